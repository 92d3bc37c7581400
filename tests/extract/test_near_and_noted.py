"""What is beside a place, on a channel, noted by whoever writes, done though told as a chance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

Read = Callable[[str], tuple[Claim, ...]]
Standings = Callable[[str, str], set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "relation", "told"),
    [
        ("Le camp est situé près de Lorn.", "kg:locatedIn", False),
        ("L'usine se trouve à proximité de la frontière.", "kg:locatedIn", False),
        ("L'accident a eu lieu tout près de Nantes.", "kg:happenedIn", False),
        ("L'usine se trouve au sud de Lyon.", "kg:locatedIn", False),
        ("Le front se situe à trente kilomètres au nord de Bamako.", "kg:locatedIn", False),
        ("Le séisme est survenu à 12 km à l'est de la frontière.", "kg:happenedIn", False),
        ("Le camp se trouve au nord du Mali.", "kg:locatedIn", True),
        ("L'usine se trouve dans le sud de Lyon.", "kg:locatedIn", True),
        ("Le camp est situé à Lorn.", "kg:locatedIn", True),
        # a channel and a span of time are no topics
        ("La ministre a donné un entretien sur la chaîne BFMTV.", "kg:about", False),
        ("Le maire a diffusé un message sur Facebook.", "kg:about", False),
        ("La société a annoncé un plan d'économies sur cinq ans.", "kg:about", False),
        ("La ministre a donné un entretien sur la grève.", "kg:about", True),
        ("L'Assemblée a adopté une loi sur les chaînes de télévision.", "kg:about", True),
        # who is announced as something is not announced
        ("L'homme, annoncé comme dangereux par la police, a fui.", "kg:announced", False),
        ("La police a annoncé son arrestation.", "kg:announced", True),
        # one dies of what one succumbs to
        ("L'acteur a succombé à une crise cardiaque.", "kg:diedIn", False),
        ("L'acteur a succombé à ses blessures à Rome.", "kg:diedIn", True),
        ("Le Maroc se retrouve aux côtés de la France.", "kg:metWith", False),
        ("C'est la raison pour laquelle Anna Delmas se bat.", "kg:supports", False),
        # nobody happens
        ("Elle sait ce qu'il s'est passé à Lorn.", "kg:happenedIn", False),
        ("Il s'est produit une explosion à Lorn.", "kg:happenedIn", True),
    ],
)
def test_where_and_about_what(claims_of: Read, text: str, relation: str, told: bool) -> None:
    assert any(claim.predicate.id == relation for claim in claims_of(text)) is told


@pytest.mark.parametrize(
    ("text", "relation", "modality", "status"),
    [
        ("On note que l'armée a repris la ville de Dorvil.", "kg:captured", "asserted", "current"),
        (
            "Il est précisé que Dorvil sera reprise par l'armée.",
            "kg:captured",
            "asserted",
            "planned",
        ),
        ("Il est rappelé que Paul Marchand dirige le parti.", "kg:ledBy", "asserted", "current"),
        ("On dit que l'armée a repris la ville de Dorvil.", "kg:captured", "possible", "current"),
        (
            "La ministre en a profité pour critiquer le maire.",
            "kg:criticized",
            "asserted",
            "current",
        ),
        ("Le tireur a eu le temps de blesser un gendarme.", "kg:injured", "asserted", "current"),
        ("L'association a aidé à évacuer les blessés.", "kg:evacuated", "asserted", "current"),
        (
            "Le tireur n'aura pas le temps de blesser un gendarme.",
            "kg:injured",
            "possible",
            "current",
        ),
    ],
)
def test_how_it_stands(
    standings: Standings, text: str, relation: str, modality: str, status: str
) -> None:
    assert standings(text, relation) == {(modality, status)}


def test_who_cannot_reach_a_place_is_not_there(claims_of: Read) -> None:
    """A participle is denied by the particle alone, too."""
    text = "Les pompiers ne pouvant rejoindre le village ont appelé l'armée."
    moved = [claim for claim in claims_of(text) if claim.predicate.id == "kg:movedTo"]
    assert [claim.negated for claim in moved] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Il est demandé aux habitants de quitter la ville.",
        "Il a été demandé à la banque de vendre ses parts.",
        "Il est interdit aux soldats de quitter le camp.",
    ],
)
def test_nobody_is_asked_for(stated: Callable[[str], set[str]], text: str) -> None:
    assert not any(one.startswith("Il |") for one in stated(text))


def test_lines_join_towns(stated: Callable[[str], set[str]], claims_of: Read) -> None:
    text = "Un avion assurait la liaison entre Madrid et Le Caire."
    assert stated(text) == {
        "la liaison | kg:connects | Madrid",
        "la liaison | kg:connects | Le Caire",
    }
    towns = [c.object.type for c in claims_of(text) if c.predicate.id == "kg:connects" and c.object]
    assert towns == ["kg:City", "kg:City"]
