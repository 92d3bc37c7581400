"""When and where events are and things stand, as nouns tell it: through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

DAYS = [
    ("L'attentat du 14 juillet 2016 a fait 86 morts.", "L'attentat", "2016-07-14"),
    ("Les émeutes de novembre 2005 ont marqué Ostrel.", "Les émeutes", "2005-11"),
    ("Lors de la présidentielle de 2012, Paul Marchand a perdu.", "la présidentielle", "2012"),
    ("L'attaque de mardi a fait six morts.", "L'attaque", "2025-03-11"),
]


@pytest.mark.parametrize(("sentence", "event", "day"), DAYS)
def test_when_an_event_was(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, event: str, day: str
) -> None:
    found = [
        (one.subject.text, getattr(one.object, "value", None))
        for one in claims_of(sentence)
        if one.predicate.id == "kg:happenedOn" and one.subject is not None
    ]
    assert found == [(event, day)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Delmas annonce une réunion mardi.",
        "Les émeutes depuis mars inquiètent.",
        "Le budget de 2012 est voté.",
    ],
)
def test_no_day_of_nothing(stated: Callable[[str], set[str]], sentence: str) -> None:
    assert not [one for one in stated(sentence) if "kg:happenedOn" in one]


STATED = {
    "Le tournoi se tient à Tallinn en Estonie.": "Tallinn | kg:locatedIn | Estonie",
    "Il habite à Cahors en Occitanie.": "Cahors | kg:locatedIn | Occitanie",
    "Le télescope Vega au Chili a été fermé.": "Le télescope Vega | kg:locatedIn | Chili",
    "Paul Marchand a été hospitalisé à Lyon.": "Paul Marchand | kg:locatedIn | Lyon",
    "La flamme s'est éteinte dans le centre de Lima, la capitale du Pérou.": (
        "Lima | kg:capitalOf | Pérou"
    ),
    "La marche a réuni jusqu'à 2000 manifestants à Lyon.": (
        "2000 manifestants | kg:participatedIn | La marche"
    ),
    "L'armée a pris deux villages, dont la milice s'était emparée en mai.": (
        "la milice | kg:captured | deux villages"
    ),
    "Le chauffeur a lancé son camion sur la foule.": "Le chauffeur | kg:attacked | la foule",
    "Les gendarmes ont intercepté deux voleurs.": "Les gendarmes | kg:arrested | deux voleurs",
    "La maire a été entendue par les enquêteurs.": "les enquêteurs | kg:investigated | La maire",
    "L'armée a exclu toute négociation.": "L'armée | kg:rejected | toute négociation",
    "Le préfet a ordonné l'évacuation du camp.": "Le préfet | kg:requested | l'évacuation du camp",
    "Anna Delmas, professeure à l'université de Lorn, a parlé.": (
        "Anna Delmas | kg:worksFor | l'université de Lorn"
    ),
    "Les pays participants au sommet ont voté.": "Les pays | kg:participatedIn | sommet",
    "Ivan Morel sera reçu jeudi à l'Élysée.": "Ivan Morel | kg:visited | l'Élysée",
    "Les familles ont trouvé refuge au Tchad.": "Les familles | kg:movedTo | Tchad",
    "Anna Delmas se présente à la mairie d'Ostrel.": (
        "Anna Delmas | kg:candidateFor | la mairie d'Ostrel"
    ),
    "Marek Brun, chef du syndicat Aube Verte, a parlé.": (
        "Marek Brun | kg:holdsPosition | chef du syndicat Aube Verte"
    ),
    "Le roi Jean Valin, le préfet Luc Vern ainsi que la maire Anna Delmas ont réagi à la grève.": (
        "Luc Vern | kg:holdsPosition | le préfet"
    ),
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(
    stated: Callable[[str], set[str]], sentence: str, claim: str
) -> None:
    assert claim in stated(sentence)


UNDERGONE = {
    "La région déplore des milliers de morts.": "kg:died | des milliers de morts",
    "Le conflit a fait des centaines de morts.": "kg:killed | des centaines de morts",
    "Le bilan s'alourdit à 41 morts.": "kg:died | 41 morts",
    "Le maire est visé par une enquête.": "kg:investigated | Le maire",
    "L'explosion est imputée aux rebelles.": "kg:accused | rebelles",
}


def undergone(claims: tuple[Claim, ...]) -> set[str]:
    """What the claims state of somebody without a doer: ``relation | object``."""
    found = ((one.predicate.id, one.object) for one in claims if one.subject is None)
    return {f"{name} | {thing.text}" for name, thing in found if thing is not None}


@pytest.mark.parametrize(("sentence", "claim"), UNDERGONE.items())
def test_what_is_undergone(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, claim: str
) -> None:
    assert claim in undergone(claims_of(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "On dénombre six enfants parmi les victimes.",
        "Le bilan s'alourdit avec la mort subite d'un coureur.",
    ],
)
def test_who_is_not_counted(claims_of: Callable[[str], tuple[Claim, ...]], sentence: str) -> None:
    dead = {one for one in undergone(claims_of(sentence)) if one.startswith("kg:died")}
    assert dead <= {"kg:died | un coureur"}


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Ils sont partis de Lugny en Estonie.", "kg:locatedIn"),
        ("La physicienne belge Anna Delmas a parlé.", "kg:worksFor"),
        ("Les enquêteurs ont entendu trois témoins.", "kg:investigated"),
    ],
)
def test_what_it_does_not(stated: Callable[[str], set[str]], sentence: str, relation: str) -> None:
    assert not [one for one in stated(sentence) if relation in one]
