"""The scores: a perfect reader has 100, and each kind of error costs in its own column."""

from dataclasses import fields
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import PipelineError
from kg.pipelines.evaluate import evaluate, names, trees
from kg.pipelines.score_table import as_text
from kg.pipelines.train.files import Source, files, recipe, sources

GOLD = """\
# sent_id = 1
1\tAnna\tAnna\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\tdit\tdire\tVERB\t_\t_\t0\troot\t_\t_
3\tque\tque\tSCONJ\t_\t_\t5\tmark\t_\t_
4\tPaul\tPaul\tPROPN\t_\t_\t5\tnsubj\t_\t_
5\tdort\tdormir\tVERB\t_\t_\t2\tccomp\t_\t_

# sent_id = 2
1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_
"""


@Language.component("kg_test_reader")
def _reader(doc: Doc) -> Doc:
    """Read the text above, the mark of its clause wrongly."""
    heads = [1, 1, 1, 4, 1, 5]
    deps = ["nsubj", "ROOT", "obj", "nsubj", "ccomp", "ROOT"]
    tags = ["PROPN", "VERB", "SCONJ", "PROPN", "VERB", "INTJ"]
    lemmas = ["Anna", "dire", "que", "Paul", "dorer", "oui"]
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    read = Doc(
        doc.vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=tags, lemmas=lemmas
    )
    read.set_ents([Span(read, 0, 1, label="PER")])
    return read


@pytest.fixture
def nlp() -> Language:
    reader = spacy.blank("fr")
    reader.add_pipe("kg_test_reader")
    return reader


def test_each_error_costs_in_its_column(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    score = trees(nlp, path)
    assert (score.sentences, score.words) == (2, 6)
    assert (score.token, score.sentence, score.pos) == (100, 100, 100)
    assert score.lemma == score.uas == score.las == 83.33
    assert score.lemma_noun_verb == 50
    assert score.completive == score.completive_attached == 0


def test_paragraphs_of_a_treebank_are_paragraphs_of_the_text(tmp_path: Path) -> None:
    seen: list[str] = []

    @Language.component("kg_test_listener")
    def listener(doc: Doc) -> Doc:
        seen.append(doc.text)
        return doc

    blank = spacy.blank("fr")
    blank.add_pipe("sentencizer")
    blank.add_pipe("kg_test_listener")
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD.replace("# sent_id = 2", "# newpar id = p2"), encoding="utf-8")
    score = trees(blank, path)
    assert seen == ["Anna dit que Paul dort\n\nOui"]
    assert score.token == 100


def test_a_completive_word_on_the_wrong_verb_is_read_but_not_hung(tmp_path: Path) -> None:
    reader = spacy.blank("fr")
    reader.add_pipe("kg_test_reader")
    reader.add_pipe("kg_test_mark")
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    score = trees(reader, path)
    assert (score.completive, score.completive_attached) == (100, 0)


@Language.component("kg_test_mark")
def _mark(doc: Doc) -> Doc:
    doc[2].dep_ = "mark"  # of "dit", where the gold has "dort"
    return doc


def test_only_gold_files_are_taken(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "gold.txt").touch()
    for name in ("gold.txt", "missing.conllu"):
        with pytest.raises(PipelineError, match=name):
            evaluate(nlp, [tmp_path / name])


def test_the_table_has_every_figure(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "gold.conllu").write_text(GOLD, encoding="utf-8")
    found = list(evaluate(nlp, [tmp_path / "gold.conllu"]))
    table = as_text([*found, ("other", found[0][1])])
    (_, score), *_ = found
    heads, *rows = table.splitlines()
    assert heads.split()[-2:] == ["gold", "other"]
    assert len(rows) == len(fields(score))  # type: ignore[arg-type]
    assert ["LAS", "without", "subtypes", "83.33", "83.33"] in [row.split() for row in rows]


def test_names_count_by_label(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "gold.iob"
    rows = "Anna\tB-PER\t_\ndit\tO\t_\nque\tO\t_\nPaul\tB-PER\t_\ndort\tO\t_\nOui\tO\t_\n"
    path.write_text(rows, encoding="utf-8")
    score = names(nlp, path)
    assert (score.precision, score.recall, score.f1) == (100, 50, 66.67)
    assert score.labels == {"PER": (100, 50, 66.67)}


def test_files_are_used_by_name_and_their_sources_known(tmp_path: Path) -> None:
    for name in ("sequoia-dev", "gsd-test", "gsd-dev", "fr_gsd-ud-train"):
        (tmp_path / f"{name}.conllu").touch()
    found = files(tmp_path, ".conllu", recipe().trees)
    assert [path.stem for path in found.train] == ["fr_gsd-ud-train", "gsd-dev"]
    assert [path.stem for path in found.test] == ["gsd-test"]
    used = sources(found.train, recipe().sources)
    assert used == (Source("gsd", "UD_French-GSD", "CC BY-SA 4.0"),)
