"""What trees are mended for: clauses and appositions of further words that parsers hang wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[[str], set[str]]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Le rapport cite Mikhaïl Dranov, qui a financé le parti et a été arrêté par la police.",
            {"la police | kg:arrested | Mikhaïl Dranov"},
        ),
        (
            "La presse soutient le maire, qui dirige la ville et est critiqué par le préfet.",
            {"le préfet | kg:criticized | le maire"},
        ),
        (
            "On attend Boris Sand, qui a quitté l'armée et a été félicité par le ministre.",
            {"le ministre | kg:praised | Boris Sand"},
        ),
        (
            "L'envoyé a reçu la ministre, qui quittait le pays, et a annoncé un accord.",
            {"L'envoyé | kg:announced | un accord"},
        ),
    ],
)
def test_a_relative_clause_goes_on_until_a_comma_closes_it(
    stated: Stated, text: str, claims: set[str]
) -> None:
    assert claims <= stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le juge exclu de ce collège a saisi la Cour.",
        "Le joueur exclu du tournoi a quitté Varesk.",
        "La candidate exclue de la réunion a saisi le tribunal.",
        "L'élu exclu de cette séance a protesté.",
    ],
)
def test_who_is_left_out_rejects_nothing(stated: Stated, text: str) -> None:
    assert not any("kg:rejected" in claim for claim in stated(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "L'État a perdu le contrôle de Kerna, fief des rebelles.",
            "Kerna | kg:controlledBy | rebelles",
        ),
        (
            "L'armée a perdu le contrôle du port de Meux, bastion de la milice.",
            "port de Meux | kg:controlledBy | la milice",
        ),
        (
            "On annonce le décès de Dora Valin, la présidente du club.",
            "Dora Valin | kg:holdsPosition | la présidente du club",
        ),
    ],
)
def test_an_apposition_tells_more_of_one_of_its_kind(stated: Stated, text: str, claim: str) -> None:
    found = stated(text)
    assert claim in found
    told = claim.partition(" | ")[2]
    assert [one for one in found if one.endswith(told)] == [claim]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "L'armée a bombardé la ville de Meux, dont la milice venait de prendre le contrôle.",
            "la milice | kg:captured | la ville de Meux",
        ),
        (
            "La ville de Sorel, dont les rebelles ont pris le contrôle, est assiégée.",
            "les rebelles | kg:captured | La ville de Sorel",
        ),
        (
            "Le port, dont l'armée a repris le contrôle mardi, reste fermé.",
            "l'armée | kg:captured | Le port",
        ),
        (
            "Le mouvement, dont Paul Marchand est le porte-parole, a rejeté le texte.",
            "Paul Marchand | kg:spokespersonFor | Le mouvement",
        ),
    ],
)
def test_of_which_completes_an_expression_or_a_noun(stated: Stated, text: str, claim: str) -> None:
    assert claim in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Paul Marchand a appelé à signer le texte.",
        "Le ministre a demandé de libérer les otages.",
        "Le préfet a ordonné d'évacuer le camp.",
        "La loi interdit de quitter le pays.",
        "L'ONU exhorte à respecter la trêve.",
    ],
)
def test_who_asks_nobody_in_particular_does_not_do_it(stated: Stated, text: str) -> None:
    own = ("signed", "released", "evacuated", "fledFrom", "compliedWith", "withdrewFrom")
    assert not any(f"kg:{name} |" in claim for claim in stated(text) for name in own)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Les rebelles, appelés à évacuer le camp, ont attaqué Meux.",
            "Les rebelles | kg:evacuated | le camp",
        ),
        (
            "Le gouvernement s'engage à libérer les otages.",
            "Le gouvernement | kg:released | les otages",
        ),
        (
            "La police a demandé aux soldats d'évacuer le camp.",
            "soldats | kg:evacuated | le camp",
        ),
    ],
)
def test_who_is_asked_or_binds_himself_does_it(stated: Stated, text: str, claim: str) -> None:
    assert claim in stated(text)


def test_by_the_same_occasion_nobody_is_named(stated: Stated) -> None:
    for text in (
        "Par la même occasion, Paul Marchand a été nommé ministre.",
        "Paul Marchand a été arrêté par erreur.",
        "Paul Marchand a été arrêté par précaution.",
    ):
        assert not any("occasion" in one or "erreur" in one or "précaution" in one
                       for one in stated(text))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "À la tête de la délégation se trouvait Anna Delmas.",
            "la délégation | kg:ledBy | Anna Delmas",
        ),
        (
            "Au sud de Lorn se trouvent deux camps de la milice.",
            "deux camps de la milice | kg:locatedIn | sud de Lorn",
        ),
        (
            "À Genève se déroule une conférence sur la trêve.",
            "une conférence sur la trêve | kg:happenedIn | Genève",
        ),
    ],
)
def test_a_subject_may_stand_behind_its_verb(stated: Stated, text: str, claim: str) -> None:
    assert claim in stated(text)
