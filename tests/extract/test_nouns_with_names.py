"""A class noun with its name right behind it is one mention: "le journal local La Vigie"."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L'organisation Sourel Verte a revendiqué l'attentat de lundi.",
            "L'organisation Sourel Verte | kg:claimedResponsibilityFor | l'attentat",
        ),
        (
            "Le journal karvénien Nova Strana a publié un rapport mardi.",
            "Le journal karvénien Nova Strana | kg:published | un rapport",
        ),
        (
            "Le groupe Jamaat-ul-Badr a revendiqué l'attaque.",
            "Le groupe Jamaat-ul-Badr | kg:claimedResponsibilityFor | l'attaque",
        ),
        (
            "L'ONG Droits et Paix a condamné l'attaque de mardi.",
            "L'ONG Droits et Paix | kg:criticized | l'attaque",
        ),
        (
            "L'accident s'est produit dans le district Belmina.",
            "L'accident | kg:happenedIn | le district Belmina",
        ),
    ],
)
def test_the_mention_is_whole(text: str, expected: str, stated: Callable[[str], set[str]]) -> None:
    """The noun, its adjectives and the name stand in one mention."""
    assert expected in stated(text)


def test_the_thing_is_the_one_named(claims_of: Callable) -> None:
    """An adjective between the noun and its name does not part them."""
    claims = claims_of("Le média social Linkora a annoncé la suppression de 200 postes.")
    (announced,) = [c for c in claims if c.predicate.id == "kg:announced"]
    assert announced.subject.name == "Linkora"


@pytest.mark.parametrize(
    ("who", "name", "cls"),
    [
        ("L'agence de presse officielle Novapresse", "Novapresse", "kg:MediaOutlet"),
        ("Le groupe français de gestion d'actifs Amarante", "Amarante", "kg:Group"),
        ("La société karvénienne de logiciels Orbelis", "Orbelis", "kg:Company"),
        ("Le syndicat de police Rempart", "Rempart", "kg:Organization"),
        ("Le fabricant de satellites Orbelis", "Orbelis", "kg:Company"),
    ],
)
def test_what_tells_the_kind_does_not_part_them(
    claims_of: Callable, who: str, name: str, cls: str
) -> None:
    """Nouns without an article between an organisation and its name tell what it is."""
    claims = claims_of(f"{who} a annoncé la suppression de 200 postes.")
    (announced,) = [c for c in claims if c.predicate.id == "kg:announced"]
    assert (announced.subject.name, announced.subject.type) == (name, cls)


def test_who_is_called_by_a_people_is_the_one_named(claims_of: Callable) -> None:
    """A firm may be "the American" as a person is."""
    claims = claims_of("L'américain Boeing a annoncé la suppression de 200 postes.")
    (announced,) = [c for c in claims if c.predicate.id == "kg:announced"]
    assert (announced.subject.name, announced.subject.type) == ("Boeing", "kg:Company")


@pytest.mark.parametrize(
    ("text", "relation", "entity"),
    [
        ("Chinese telecom giant Huawei denied the charges.", "kg:denied", "Huawei"),
        (
            "The rights group Amnesty International criticized the mayor.",
            "kg:criticized",
            "Amnesty International",
        ),
        (
            "Defense contractor Lockheed Martin delivered two jets to Poland.",
            "kg:delivered",
            "Lockheed Martin",
        ),
    ],
)
def test_english_names_stand_behind_their_kind(
    read_english: Callable, text: str, relation: str, entity: str
) -> None:
    """What a firm or a group does is told of its name."""
    (claim,) = [c for c in read_english(text).claims if c.predicate.id == relation]
    assert claim.subject.name == entity


def test_the_next_of_a_list_has_its_own_name(claims_of: Callable) -> None:
    """An organisation is not called like the one that it is told of with."""
    text = "Le gouvernement et la multinationale Orbelis ont signé un accord."
    names = {c.subject.name for c in claims_of(text) if c.predicate.id == "kg:signed"}
    assert names == {None, "Orbelis"}


def test_who_is_only_told_of_stays_apart(stated: Callable[[str], set[str]]) -> None:
    """Behind a comma, or before a person, the noun is not called so."""
    found = stated("La société, Velmar en tête, a annoncé un plan.")
    assert not any("société, Velmar" in claim for claim in found)
    found = stated("Une bombe a explosé près de la capitale somalienne Mogadiscio.")
    assert "Mogadiscio | kg:capitalOf | somalienne" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le romancier Michel Tor a rencontré la maire.", "Michel Tor | kg:metWith | la maire"),
        ("Le juge Paul Darnel a visité le camp.", "Paul Darnel | kg:visited | le camp"),
        ("La police a arrêté le ministre Paul Brun.", "La police | kg:arrested | Paul Brun"),
    ],
)
def test_a_title_before_a_name_gives_the_person(
    text: str, expected: str, stated: Callable[[str], set[str]]
) -> None:
    """Whatever the parser ties the name with, the claim is of the person."""
    assert expected in stated(text)
