"""Names that many countries have, by the country of the text; acronyms spelled out later."""

from __future__ import annotations

import pytest

from kg.languages import load as load_language
from kg.model import Mention, MentionKind
from kg.ontology import load
from tests.resolve.worlds import World

PARTY, COUNTRY, MINISTRY, ORGANIZATION = (
    "kg:Party", "kg:Country", "kg:Ministry", "kg:Organization",
)  # fmt: skip


def mention(start: int, text: str, cls: str, name: str | None = "") -> Mention:
    """A name, without what stands before it where ``name`` is given; ``None``: a mere phrase."""
    kind = MentionKind.NOMINAL if name is None else MentionKind.NAME
    end = start + len(text)
    own = None if name is None else name or text
    return Mention(start, end, text, head=(start, end), kind=kind, type=cls, name=own)


def entities(*mentions: Mention) -> list[str]:
    found = World(load("fr"), load_language("fr")).put({"a": mentions})
    return [iri for _, iri in sorted(found.entity_of.items())]


@pytest.mark.parametrize(
    ("whole", "name", "acronym", "expected"),
    [
        (
            "Parti des travailleurs d'Algérie", "Parti des travailleurs", "PT",
            "kge:parti-des-travailleurs-d-algerie",
        ),
        (
            "Parti conservateur du Chili", "Parti conservateur", "Parti conservateur",
            "kge:parti-conservateur-du-chili",
        ),
        (
            "Conseil d'État libanais", "Conseil d'État", "Conseil d'État",
            "kge:conseil-d-etat-libanais",
        ),
    ],
)  # fmt: skip
def test_what_is_of_another_state_is_another(
    whole: str, name: str, acronym: str, expected: str
) -> None:
    mentions = (
        mention(0, f"Le {whole}", PARTY, name),
        mention(90, f"Le {acronym}", PARTY, acronym),
    )
    assert entities(*mentions) == [expected, expected]


@pytest.mark.parametrize(
    ("state", "name", "expected"),
    [
        ("Brésil", "PT", "kge:pt-brazil"),
        ("États-Unis", "Les Républicains", "kge:republican-party"),
        ("France", "Les Républicains", "kge:les-republicains"),
        ("Burundi", "Assemblée nationale", "kge:burundi-national-assembly"),
        ("France", "Assemblée nationale", "kge:france-national-assembly"),
    ],
)
def test_the_state_of_the_text_tells_which_is_meant(state: str, name: str, expected: str) -> None:
    found = entities(
        mention(0, state, COUNTRY),
        mention(50, name, PARTY if name != "Assemblée nationale" else ORGANIZATION),
    )
    assert found[1] == expected


@pytest.mark.parametrize(
    ("name", "cls", "expected"),
    [
        ("ministère de l'Intérieur", MINISTRY, "kge:mali-ministry-interior"),
        ("CENI", ORGANIZATION, "kge:mali-electoral-commission"),
        ("police nationale", ORGANIZATION, "kge:mali-police"),
        ("Cour suprême", ORGANIZATION, "kge:mali-supreme-court"),
    ],
)
def test_what_every_state_has_is_that_of_the_text(name: str, cls: str, expected: str) -> None:
    assert entities(mention(0, "Mali", COUNTRY), mention(50, name, cls))[1] == expected


def test_of_two_states_neither_is_meant() -> None:
    found = entities(
        mention(0, "Mali", COUNTRY),
        mention(20, "Niger", COUNTRY),
        mention(50, "ministère de l'Intérieur", MINISTRY),
    )
    assert found[2] == "kge:ministere-de-l-interieur"


def test_what_is_written_small_is_no_name() -> None:
    for text in ("les républicains", "les horizons", "le monde"):
        assert entities(mention(0, text, ORGANIZATION, None))[0].startswith("kge:a/")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("FLK", "Front de libération karvénien"),
        ("UFT", "Union des forces tarskiennes"),
        ("MPV", "Mouvement populaire voldène"),
    ],
)
def test_an_acronym_spelled_out_later_is_the_same_in_any_order(short: str, long: str) -> None:
    alone = {"one": (mention(0, short, ORGANIZATION),)}
    first = mention(0, long, ORGANIZATION)
    back = mention(60, short, ORGANIZATION)
    both = {"two": (first, Mention(
        back.start, back.end, back.text, head=back.head, kind=back.kind, type=back.type,
        name=back.name, antecedent=(first.start, first.end),
    ))}  # fmt: skip
    for batches in ([alone, both], [both, alone], [{**alone, **both}]):
        found = World(load("fr"), load_language("fr"))
        for batch in batches:
            found.put(batch)
        (entity,) = found.entities.values()
        assert entity.label == long
        assert set(found.entity_of.values()) == {entity.iri}


@pytest.mark.parametrize(
    ("text", "cls", "name", "is_known"),
    [
        ("Gilets jaunes", "kg:Organization", "Gilets jaunes", True),
        ("Des Gilets jaunes", "kg:Group", None, False),
        ("Les Gilets jaunes", "kg:Group", None, False),
        ("80 Gilets jaunes", "kg:Group", None, False),
    ],
)
def test_some_of_a_movement_are_not_what_the_gazetteer_knows(
    text: str, cls: str, name: str | None, is_known: bool
) -> None:
    (found,) = entities(mention(0, text, cls, name))
    assert (found == "kge:yellow-vests") is is_known


def test_the_ministry_of_a_state_that_nobody_knows_is_no_other_states() -> None:
    found = entities(
        mention(0, "gouvernement de Karvénie", "kg:Government", None),
        mention(40, "Karvénie", "kg:Place"),
        mention(60, "Genève", "kg:City"),
        mention(80, "le ministère de la Défense", "kg:Ministry", None),
    )
    assert not any("switzerland" in iri for iri in found)
