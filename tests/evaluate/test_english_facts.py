"""The English sentences with facts: their trees are sound, and what is read from them is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.assemble import Options
from kg.cli import main
from kg.errors import EvaluationError
from kg.evaluate import Evaluation, Score, Share, evaluate_trees
from kg.evaluate.golds.facts import read_facts
from kg.pipelines.train.conllu import ROOT, Sentence, read

GOLD = Path(__file__).parent / "gold" / "en"
FACTS, TREES = GOLD / "facts.jsonl", GOLD / "facts.conllu"
TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
RELATIONS = """
    acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound
    compound:prt conj cop csubj csubj:pass det det:predet discourse expl fixed flat iobj list mark
    nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent
    obl:unmarked orphan parataxis punct vocative xcomp
"""


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    return list(read(TREES))


def test_trees_are_trees_of_the_treebank(sentences: list[Sentence]) -> None:
    assert len({sentence.id for sentence in sentences}) == len(sentences) >= 120
    for sentence in sentences:
        assert [token.dep for token in sentence.tokens].count(ROOT) == 1, sentence.id
        for i, token in enumerate(sentence.tokens):
            assert token.pos in TAGS.split(), f"{sentence.id}: {token}"
            assert token.dep in {ROOT, *RELATIONS.split()}, f"{sentence.id}: {token}"
            between = range(min(i, token.head) + 1, max(i, token.head))
            assert all(token.head in path(sentence, j) for j in between), f"{sentence.id}: {token}"


def path(sentence: Sentence, i: int) -> list[int]:
    """Words from ``i`` up to the root; a cycle would be longer than the sentence."""
    found = [i]
    while (head := sentence.tokens[found[-1]].head) != found[-1]:
        found.append(head)
        assert len(found) <= len(sentence.tokens), sentence.id
    return found


def test_each_sentence_has_facts_on_words_that_it_has() -> None:
    gold = read_facts(FACTS, TREES)
    assert not gold.unjudged
    for name, facts in gold.facts.items():
        assert facts, name
        words = gold.sentences[name].offsets
        for fact in facts:
            for part in (fact["subj"], fact["pred"], fact["arg"], fact["source"]):
                assert part is None or set(part["heads"]) <= words.keys(), name
            assert (fact["arg"] is None) == (fact["role"] == "none"), name


@pytest.fixture(scope="module")
def report() -> Evaluation:
    return evaluate_trees(FACTS, options=Options(lang="en"))


def test_facts_are_found_on_trees(report: Evaluation) -> None:
    facts = report.figures["facts"]
    assert isinstance(facts, Score)
    assert facts.f1 >= 0.95


@pytest.mark.parametrize(
    ("name", "least"), [("holder", 0.95), ("polarity", 0.97), ("modality", 0.97)]
)
def test_who_says_so_and_whether_it_is_so(report: Evaluation, name: str, least: float) -> None:
    figure = next(f for title, f in report.figures.items() if title.split(",")[0] == name)
    assert isinstance(figure, Share)
    assert figure.of > 200
    assert figure.value >= least


def test_the_command_says_the_same(report: Evaluation, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["evaluate", str(FACTS), "--lang", "en", "--trees", "--json"])
    assert not leaving.value.code
    facts = json.loads(capsys.readouterr().out)["figures"]["facts"]
    assert facts["right"] == report.figures["facts"].found


def test_trees_are_read_instead_of_claims(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["evaluate", str(FACTS), str(FACTS), "--trees"])
    assert leaving.value.code
    assert "a gold of facts, and no claims" in capsys.readouterr().err


def test_a_typed_gold_has_no_trees() -> None:
    with pytest.raises(EvaluationError, match="has no trees"):
        evaluate_trees(GOLD)
