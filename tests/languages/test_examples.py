"""Every example of every language is read right; no trained pipeline is needed."""

from __future__ import annotations

import pytest

from kg.languages import available
from tests.languages.examples import (
    BEGUN,
    LEAST,
    Example,
    examples,
    known_failures,
    languages,
    lines_of,
    read,
)
from tests.languages.literals import RELATIONS

EXAMPLES = {str(example): example for lang in languages() for example in examples(lang)}
FAILURES = known_failures()
PARTS_OF_SPEECH = frozenset({
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
})  # fmt: skip


def marked(name: str, example: Example) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=FAILURES[name])] if name in FAILURES else []
    return pytest.param(example, id=name, marks=marks)


def test_all_are_there() -> None:
    assert {"fr", "en", "uk"} <= set(languages())
    for lang in languages():
        found = examples(lang)
        assert len(found) >= (LEAST if lang in available() else BEGUN), lang
        assert len({example.id for example in found}) == len(found), lang
        assert sum("NEG" in "".join(example.lines) for example in found) >= len(found) // 12, lang
        assert any(line.startswith("Q: ") for example in found for line in example.lines), lang


def test_known_failures_are_examples() -> None:
    assert FAILURES.keys() <= EXAMPLES.keys()


@pytest.mark.parametrize("example", [marked(*one) for one in EXAMPLES.items()])
def test_claims_and_quotations(example: Example) -> None:
    assert lines_of(read(example), example.lines) == example.lines


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=str)
def test_spans_hold_and_nothing_open_is_plain(example: Example) -> None:
    found = read(example)
    for claim in found.claims:
        parts = [claim.subject, claim.predicate, claim.object, claim.holder, claim.evidence]
        for part in (*parts, claim.time, claim.place, *claim.outer_holders):
            assert part is None or example.text[part.start : part.end] == part.text
        assert not (claim.is_plain and (claim.negated or claim.modality != "asserted"))
        assert 0 < claim.confidence <= 1
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert read(example) == found


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=str)
def test_a_tree_is_one_of_universal_dependencies(example: Example) -> None:
    tokens = example.tokens
    roots = {i for i, token in enumerate(tokens) if token.head == i}  # quotations are parsed apart
    assert roots
    for i, token in enumerate(tokens):
        assert token.pos in PARTS_OF_SPEECH
        assert token.lemma
        assert (token.dep == "ROOT") == (i in roots)
        assert i in roots or token.dep.partition(":")[0] in RELATIONS - {"root"}
        above = i
        for _ in tokens:
            above = tokens[above].head
        assert above in roots, f"{token.form!r} hangs on no root"


def test_english_has_the_labels_of_its_treebank() -> None:
    found = {token.dep for example in examples("en") for token in example.tokens}
    assert found >= {
        "acl:relcl", "advcl:relcl", "aux:pass", "cc:preconj", "compound:prt", "csubj", "expl",
        "iobj", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj:outer", "nsubj:pass", "obl:agent",
        "obl:unmarked",
    }  # fmt: skip
