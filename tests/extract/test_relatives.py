"""Who controls what, told by a relative clause, however the parser takes "que" and the verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
