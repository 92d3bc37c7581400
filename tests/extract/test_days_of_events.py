"""When events took or take place, and further wordings of news, through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

DAYS = [
    ("L'incendie s'est produit le 3 mars à Ostrel.", "L'incendie", "2025-03-03", "current"),
    ("Le concert a eu lieu samedi dernier.", "Le concert", "2025-03-08", "current"),
    ("Une attaque perpétrée le 2 mars a fait six blessés.", "Une attaque", "2025-03-02", "current"),
    ("La réunion se tiendra le 20 mars.", "La réunion", "2025-03-20", "planned"),
    ("La rencontre est prévue vendredi à Genève.", "La rencontre", "2025-03-14", "planned"),
    ("La course, prévue le 4 avril, aura lieu.", "La course", "2025-04-04", "planned"),
    ("Les funérailles auront lieu samedi.", "Les funérailles", "2025-03-15", "planned"),
]


@pytest.mark.parametrize(("sentence", "event", "day", "status"), DAYS)
def test_when_an_event_takes_place(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, event: str, day: str, status: str
) -> None:
    found = [
        (one.subject.text, getattr(one.object, "value", None), one.status.value)
        for one in claims_of(sentence)
        if one.predicate.id == "kg:happenedOn" and one.subject is not None
    ]
    assert (event, day, status) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Celle-ci est survenue le 3 mars.",
        "Le concert aura lieu depuis mars.",
        "Anna Delmas organise une réunion avec ses voisins le 3 mars.",
    ],
)
def test_no_day_of_nothing(stated: Callable[[str], set[str]], sentence: str) -> None:
    assert not [one for one in stated(sentence) if "kg:happenedOn" in one]


STATED = {
    "Ana Lorens annonce sa candidature à l'élection.": (
        "Ana Lorens | kg:announced | sa candidature",
        "Ana Lorens | kg:candidateFor | l'élection",
    ),
    "Ivan Morel a officialisé sa candidature pour la primaire.": (
        "Ivan Morel | kg:candidateFor | la primaire",
    ),
    "Ivan Morel a annoncé son soutien à Ana Lorens.": ("Ivan Morel | kg:supports | Ana Lorens",),
    "Le conducteur a foncé sur des passants.": ("Le conducteur | kg:attacked | des passants",),
    "Ivan Morel comparaît devant le tribunal d'Ostrel.": (
        "le tribunal d'Ostrel | kg:tried | Ivan Morel",
    ),
    "La décision a été accueillie avec soulagement par le syndicat.": (
        "le syndicat | kg:praised | La décision",
    ),
    "Ana Lorens s'est montrée très critique envers le gouvernement.": (
        "Ana Lorens | kg:criticized | le gouvernement",
    ),
    "Les soldats en poste à Mopti sont partis.": (
        "Les soldats en poste à Mopti | kg:locatedIn | Mopti",
    ),
    "Le maire appelle à la fin du blocus.": ("Le maire | kg:requested | la fin du blocus",),
    "Lyon recevra la finale.": ("la finale | kg:happenedIn | Lyon",),
    "Ana Lorens a participé à la création du journal.": (
        "Ana Lorens | kg:participatedIn | la création du journal",
    ),
    "Ana Lorens, candidate à la présidentielle, a parlé.": (
        "Ana Lorens | kg:candidateFor | la présidentielle",
    ),
    "Les députés ont voté l'interdiction du glyphosate.": (
        "Les députés | kg:votedFor | l'interdiction du glyphosate",
    ),
    "La banque a dévoilé les chiffres du trimestre.": (
        "La banque | kg:published | les chiffres du trimestre",
    ),
    "Les maires ont signé une déclaration.": ("Les maires | kg:signed | une déclaration",),
    "Ana Lorens se réunira avec ses partisans.": ("Ana Lorens | kg:metWith | ses partisans",),
}


@pytest.mark.parametrize(("sentence", "claims"), STATED.items())
def test_what_a_sentence_states(
    stated: Callable[[str], set[str]], sentence: str, claims: tuple[str, ...]
) -> None:
    assert stated(sentence).issuperset(claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ivan Morel a été réélu à la tête du pays.",
        "La coalition a élu Ana Lorens à la tête du parti.",
    ],
)
def test_who_is_elected_to_lead_is_elected(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str
) -> None:
    assert {"kg:elected", "kg:ledBy"} <= {one.predicate.id for one in claims_of(sentence)}


def test_a_defeat_is_somebodys(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    found = claims_of("La défaite de Morel a surpris le parti.")
    assert [one.object.text for one in found if one.predicate.id == "kg:defeated" and one.object]


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Pour Anna Delmas, la maire de la ville, la trêve tient.", "Anna Delmas"),
        ("Pour Luc Valier, l'un des chefs du parti, il s'agit d'un échec.", "Luc Valier"),
        ("Pour Dora Mertens, directrice de l'usine, la grève est finie.", "Dora Mertens"),
    ],
)
def test_whose_opinion_stands_in_front(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, holder: str
) -> None:
    holders = {one.holder.text for one in claims_of(sentence) if one.holder is not None}
    assert holders == {holder}
