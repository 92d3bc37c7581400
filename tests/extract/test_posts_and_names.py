"""Posts beside names as news writes them: former, alleged, outgoing; their holders, whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

Read = Callable[[str], tuple[Claim, ...]]
Stated = Callable[[str], set[str]]


def of(claims: tuple[Claim, ...], relation: str) -> set[str]:
    return {
        f"{claim.modality.value} {claim.status.value}"
        for claim in claims
        if claim.predicate.id == relation
    }


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("L'ex ministre Anna Delmas a parlé à Lorn.", "kg:holdsPosition", "asserted ended"),
        ("On a vu l'ex président du club, Paul Marchand.", "kg:holdsPosition", "asserted ended"),
        ("Elle est trésorière du parti en 1987.", "kg:holdsPosition", "asserted ended"),
        ("Il devient, entre 1981 et 1986, ministre du Budget.", "kg:holdsPosition",
         "asserted ended"),
        ("La ville est prise par le Front rural, alors affilié à l'OTAN.", "kg:memberOf",
         "asserted ended"),
        ("Paul Marchand, chef présumé du réseau, a fui.", "kg:holdsPosition", "possible current"),
        ("La police a arrêté un membre supposé de l'EI.", "kg:memberOf", "possible current"),
        ("Deux hommes présumés membres de l'EI sont morts.", "kg:memberOf", "possible current"),
    ],
)  # fmt: skip
def test_how_a_post_stands(claims_of: Read, text: str, relation: str, expected: str) -> None:
    assert of(claims_of(text), relation) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le directeur sortant de la CIA, Paul Marchand, a parlé.",
            "Paul Marchand | kg:holdsPosition | Le directeur sortant de la CIA",
        ),
        (
            "Anna Delmas a été nommée par Paul Marchand première ministre.",
            "Anna Delmas | kg:holdsPosition | première ministre",
        ),
        (
            "La chancelière Allemande Anna Weber a parlé.",
            "Anna Weber | kg:holdsPosition | La chancelière Allemande",
        ),
        (
            "L'équipe est dirigée par l'Algérienne Maya Sahli.",
            "L'équipe | kg:ledBy | Maya Sahli",
        ),
        (
            "La chanteuse, comédienne et autrice belge Anna Weber est née à Lyon.",
            "Anna Weber | kg:bornIn | Lyon",
        ),
        (
            "Le peintre et sculpteur belge Jan Mertens est parti.",
            "Jan Mertens | kg:citizenOf | belge",
        ),
        (
            "Les ministres Luc Vern (ministre de la Santé) et Anna Delmas ont signé l'accord.",
            "Luc Vern | kg:holdsPosition | ministre de la Santé",
        ),
        ("Elle a battu la Slovène Tina Zupan.", "Tina Zupan | kg:citizenOf | la Slovène"),
        ("Le titre revient à la Chilienne Ana Rojas.", "Ana Rojas | kg:citizenOf | la Chilienne"),
    ],
)
def test_who_is_what(stated: Stated, text: str, expected: str) -> None:
    assert expected in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Delmas, chirurgienne renommée, est parmi les blessés.",
        "La Suédoise Eva Lind, licenciée en Italie, a gagné.",
        "Chaque membre remplit un court sondage.",
        "La voiture pilotée par Paul Marchand a quitté la route.",
        "Originaire de Chine, cette chenille dévore le buis.",
    ],
)
def test_other_senses(claims_of: Read, text: str) -> None:
    wrong = {"kg:appointed", "kg:dismissed", "kg:compliedWith", "kg:ledBy"}
    found = {claim.predicate.id for claim in claims_of(text)}
    assert not found & wrong
    assert "kg:citizenOf" not in found or "Suédoise" in text


def test_titles_before_a_name_are_one_person(claims_of: Read) -> None:
    claims = claims_of("L'acteur, réalisateur et scénariste Paul Marchand est mort à Lyon.")
    dead = [
        claim.object.text for claim in claims if claim.predicate.id == "kg:died" and claim.object
    ]
    assert dead == ["Paul Marchand"]


def test_the_name_of_a_brand_holds_no_post(stated: Stated) -> None:
    found = stated("La fondatrice de la marque de sport The Long Road, Anna Delmas, a parlé.")
    assert not any(line.startswith("The Long Road |") for line in found)


def test_a_list_has_the_next_title_from_there_on(stated: Stated) -> None:
    found = stated("Les Danois Ivan Lund et Hugo Berg, les Belges Jan Mertens, Luc Peeters jouent.")
    assert "Hugo Berg | kg:citizenOf | Les Danois" in found
    assert "Luc Peeters | kg:citizenOf | Les Danois" not in found
