"""Who controls what, told by a relative clause, however the parser takes "que" and the verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.claims import Extraction
from kg.model import Claim

pytestmark = pytest.mark.pipeline
Read = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Il est né à Ostrel, que les rebelles contrôlent.", "les rebelles", "Ostrel"),
        ("Le Front a perdu Ostrel, que l'armée contrôle désormais.", "l'armée", "Ostrel"),
        ("Ostrel, que l'armée contrôle depuis mars, est calme.", "l'armée", "Ostrel"),
        ("La ville que le M23 contrôle manque d'eau.", "le M23", "La ville"),
        ("Les villages que le Front contrôle sont vides.", "le Front", "Les villages"),
        ("Le port que la milice contrôle a brûlé.", "la milice", "Le port"),
        ("L'armée a repris la colline que le Front contrôlait.", "le Front", "la colline"),
        ("Ils ont quitté le camp que l'armée occupe depuis mai.", "l'armée", "le camp"),
    ],
)
def test_who_controls_it(claims_of: Read, text: str, who: str, what: str) -> None:
    (claim,) = [one for one in claims_of(text) if one.predicate.id == "kg:controls"]
    assert claim.subject is not None
    assert claim.object is not None
    assert (claim.subject.text, claim.object.text) == (who, what)


@pytest.mark.parametrize(
    "text",
    [
        "La ministre affirme que le contrôle des frontières est levé.",
        "L'idée que les rebelles contrôlent circule.",
        "Il a proposé à la milice que l'embargo soit levé.",
    ],
)
def test_contents_describe_nothing(claims_of: Read, text: str) -> None:
    assert not [one for one in claims_of(text) if one.predicate.id == "kg:controls"]


def _stated(claims: tuple[Claim, ...], relation: str) -> set[tuple[str | None, str | None]]:
    return {
        (claim.subject and claim.subject.text, claim.object and claim.object.text)
        for claim in claims
        if claim.predicate.id == relation
    }


@pytest.mark.parametrize(
    ("text", "relation", "who", "what"),
    [
        ("La Russie et l'Iran, qui soutiennent Damas, ont rejeté le texte.", "kg:supports", 2, 1),
        ("La Russie et l'Iran, soutenus par la Chine, ont rejeté le texte.", "kg:supports", 1, 2),
        ("Le maire et le policier qui ont fui le pays sont rentrés.", "kg:fledFrom", 2, 1),
        ("L'armée a arrêté le maire et deux agents qui avaient fui le pays.", "kg:fledFrom", 1, 1),
    ],
)
def test_what_is_told_of_a_list(
    claims_of: Read, text: str, relation: str, who: int, what: int
) -> None:
    """A clause behind a list that hangs on its first tells of all, one of the last of it alone."""
    found = _stated(claims_of(text), relation)
    assert len({one for one, _ in found}) == who
    assert len({other for _, other in found}) == what


def test_what_is_told_of_a_list_in_english(read_english: Callable[[str], Extraction]) -> None:
    """So it is where verbs don't tell how many act."""
    text = "Russia and Iran, which support the Syrian government, rejected the resolution."
    found = _stated(read_english(text).claims, "kg:supports")
    assert {one for one, _ in found} == {"Russia", "Iran"}
