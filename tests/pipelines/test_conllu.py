"""CoNLL-U: multiword tokens merged, sentences left out, broken files refused."""

from pathlib import Path

import pytest

from kg.errors import PipelineError
from kg.pipelines.train.conllu import parse, read, sentence_keys

MERGED = """\
# sent_id = one
# text = Le chef parle du camp.
1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_
2\tchef\tchef\tNOUN\t_\t_\t3\tnsubj\t_\t_
3\tparle\tparler\tVERB\t_\tMood=Ind|VerbForm=Fin\t0\troot\t_\t_
4-5\tdu\t_\t_\t_\t_\t_\t_\t_\t_
4\tde\tde\tADP\t_\t_\t6\tcase\t_\t_
5\tle\tle\tDET\t_\tDefinite=Def|Gender=Masc\t6\tdet\t_\t_
6\tcamp\tcamp\tNOUN\t_\t_\t3\tobl:arg\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

# sent_id = two
1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_
"""


def test_a_contraction_becomes_one_preposition() -> None:
    sentence = next(parse(MERGED))
    merged = sentence.tokens[3]
    assert (merged.form, merged.lemma, merged.pos, merged.dep) == ("du", "de", "ADP", "case")
    assert merged.feats == "Definite=Def|Gender=Masc"
    assert [token.head for token in sentence.tokens] == [1, 2, 2, 4, 2, 2]
    assert sentence.text == "Le chef parle du camp."


def test_the_highest_part_stands_for_a_merged_pronoun() -> None:
    rows = """\
1-2\tAuxquels\t_\t_\t_\t_\t_\t_\t_\t_
1\tÀ\tà\tADP\t_\t_\t2\tcase\t_\t_
2\tlesquels\tlequel\tPRON\t_\tNumber=Plur\t4\tobl:arg\t_\t_
2.1\tnul\tnul\tADV\t_\t_\t_\t_\t_\t_
3\til\til\tPRON\t_\t_\t4\tnsubj\t_\t_
4\tparle\tparler\tVERB\t_\t_\t0\troot\t_\t_"""
    tokens = next(parse(rows)).tokens
    assert [(t.lemma, t.pos, t.head) for t in tokens] == [
        ("lequel", "PRON", 2),
        ("il", "PRON", 2),
        ("parler", "VERB", 2),
    ]


def test_sentences_of_another_file_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "all.conllu"
    path.write_text(MERGED, encoding="utf-8")
    part = tmp_path / "part.conllu"
    part.write_text("# sent_id = other\n1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_\n", encoding="utf-8")
    assert [s.id for s in read(path, exclude=sentence_keys(part))] == ["one"]
    assert [s.id for s in read(path, exclude={"one"})] == ["two"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\tOui\toui\n", "columns"),
        ("1\tOui\toui\tINTJ\t_\t_\t9\tdep\t_\t_\n", "head '9'"),
        ("1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n", "covers words that are missing"),
    ],
)
def test_what_is_no_treebank_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(PipelineError, match=message) as error:
        list(parse("# text = x\n\n" + text, place="a.conllu"))
    assert "a.conllu, the sentence from line 3 on" in str(error.value)


def test_a_word_that_is_its_parts_put_together_is_cut() -> None:
    rows = [
        "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_",
        "2\tn't\tnot\tPART\t_\tPolarity=Neg\t3\tadvmod\t_\t_",
        "3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
        "4\t!\t!\tPUNCT\t_\t_\t3\tpunct\t_\t_",
    ]
    (sentence,) = parse("\n".join(rows))
    assert sentence.text == "Don'tgo!"
    assert [(t.form, t.lemma, t.head, t.space) for t in sentence.tokens] == [
        ("Do", "do", 2, False),
        ("n't", "not", 2, False),
        ("go", "go", 2, False),
        ("!", "!", 2, True),
    ]
