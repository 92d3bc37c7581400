"""Of open claims the predicate is told with the verbs above that say how it is with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.claims import Extraction
from kg.model import Claim

pytestmark = pytest.mark.pipeline
English = Callable[[str], Extraction]
French = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The engineers were able to strengthen the dam.", "were able to strengthen"),
        ("The company is expected to slowly repaint its fleet.", "is expected to slowly repaint"),
        ("The committee has had to postpone the lecture.", "has had to postpone"),
        ("The museum tried to preserve the fresco.", "tried to preserve"),
        ("The museum wanted to try to preserve the fresco.", "wanted to try to preserve"),
        ("The painter asked the museum to preserve the fresco.", "preserve"),
        ("The museum cleaned the fresco.", "cleaned"),
    ],
)
def test_english(read_english: English, text: str, words: str) -> None:
    (noun,) = {"dam", "fleet", "lecture", "fresco"} & set(text.strip(".").split())
    found = read_english(text).claims
    said = {one.predicate.text for one in found if one.object and one.object.text.endswith(noun)}
    assert said == {words}


def test_french(claims_of: French) -> None:
    found = claims_of("Les ingénieurs ont réussi à consolider la digue.")
    assert [one.predicate.text for one in found] == ["ont réussi à consolider"]


def test_a_relation_has_its_own_words(read_english: English) -> None:
    (claim,) = read_english("The rebels tried to capture the town.").claims
    assert (claim.predicate.id, claim.predicate.text) == ("kg:captured", "capture")
