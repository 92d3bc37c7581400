"""Every example of every language is read right; no trained pipeline is needed."""

from __future__ import annotations

import pytest

from tests.languages.examples import (
    LEAST,
    Example,
    examples,
    known_failures,
    languages,
    lines_of,
    read,
)

EXAMPLES = {str(example): example for lang in languages() for example in examples(lang)}
FAILURES = known_failures()


def marked(name: str, example: Example) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=FAILURES[name])] if name in FAILURES else []
    return pytest.param(example, id=name, marks=marks)


def test_all_are_there() -> None:
    assert {"fr", "en"} <= set(languages())
    for lang in languages():
        found = examples(lang)
        assert len(found) >= LEAST, lang
        assert len({example.id for example in found}) == len(found), lang
        assert sum("NEG" in "".join(example.lines) for example in found) >= 5, lang
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
