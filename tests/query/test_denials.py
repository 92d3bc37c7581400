"""Who denies what and what contradicts what, on stores of claims made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from types import MappingProxyType

import pytest

from kg.bundled import ontologies
from kg.model import (
    Claim,
    Document,
    Entity,
    Layer,
    Mention,
    Predicate,
    Role,
    Span,
    Tense,
    TimeExpression,
)
from kg.ontology import load
from kg.query import ask
from kg.rdf import VOCABULARY, document_iri, document_quads, event_noun_quads, vocabulary_quads
from kg.rules import Remark, apply, remove, rules
from kg.store import Store, open_store

NAMES = {
    "kge:front": "Front de Lorn",
    "kge:union": "Union de Lorn",
    "kge:dax": "Jean Dax",
    "kge:cour": "la cour",
    "kge:varesk": "Varesk",
    "kge:a/armee": "l'armée",
    "kge:b/armee": "l'armée",
    "kge:a/accord": "l'accord",
    "kge:b/accord": "l'accord",
    "kge:a/arrestation": "l'arrestation de Jean Dax",
    "kge:a/attaque": "l'attaque",
    "kge:b/attaque": "l'attaque",
    "kge:a/revelation": "la révélation",
}
ENTITIES = {iri: Entity(iri, name, "kg:Event") for iri, name in NAMES.items()}
LEXICON = load("fr").lexicon
KEEPING = {name: rule for name, rule in rules().items() if isinstance(rule, Remark)}
ACQUITTED = Predicate(0, 1, "J", id="open:relaxer", lemma="relaxer", passive=True)
Said = tuple[str, str, str, dict[str, object]]


def said(subject: str, relation: str, object_: str, **parts: object) -> Said:
    return subject, relation, object_, parts


def claims(doc: str, lines: Sequence[Said]) -> tuple[str, list[Claim]]:
    text, found, numbers = "", [], count(1)
    for subject, relation, object_, parts in lines:
        start, mentions = len(text), []
        holder = parts.pop("holder", None)
        for iri in (subject, object_, holder):
            if isinstance(iri, str):
                place = len(text), len(text) + len(NAMES[iri])
                text += NAMES[iri] + " "
                mentions.append(
                    Mention(*place, NAMES[iri], head=place, type="kg:Event", entity=iri)
                )
        text += "a. "
        at = len(text) - 3
        verb = Predicate(at, at + 1, "a", id=relation, lemma=relation.partition(":")[2])
        found.append(
            replace(
                Claim(
                    id=f"sha256:{doc}{next(numbers):063x}",
                    doc=doc,
                    lang="fr",
                    event=f"{doc}#e{at}",
                    subject=mentions[0],
                    predicate=verb,
                    object=mentions[1],
                    role=Role.OBJ,
                    evidence=Span(start, at + 2, text[start : at + 2]),
                    holder=mentions[2] if holder else None,
                ),
                **parts,  # type: ignore[arg-type]
            )
        )
    return text, found


def stored(
    store: Store, days: Mapping[str, str] = MappingProxyType({}), **documents: Sequence[Said]
) -> Store:
    vocabulary = [*vocabulary_quads(ontologies() / "core.ttl")]
    store.replace_graph(VOCABULARY, [*vocabulary, *event_noun_quads(LEXICON.event_nouns(), "fr")])
    for doc, lines in documents.items():
        text, found = claims(doc, lines)
        quads = document_quads(
            Document(doc, text, "fr", published=days.get(doc)), found, (), ENTITIES
        )
        store.replace_graph(document_iri(doc), quads)
    return store


def asked(store: Store, question: str, **parameters: str) -> list[dict[str, object]]:
    """What a question finds: the same whether rules keep it or it is found as it is asked."""
    rows = ask(store, question, parameters=parameters, lang="en").records()
    apply(store, KEEPING, load("fr").ontology)
    kept = ask(store, question, parameters=parameters, lang="en").records()
    remove(store)
    assert sorted(map(repr, kept)) == sorted(map(repr, rows))
    return rows


def pairs(store: Store) -> list[tuple[object, ...]]:
    rows = asked(store, "contradictions")
    assert all(row["sentence"] and row["otherSentence"] for row in rows)
    return [(row["subject"], row["object"], row["holder"], row["otherHolder"]) for row in rows]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        yield opened


def at(value: str) -> TimeExpression:
    return TimeExpression(0, 0, "", value=value)


def test_what_is_called_alike_elsewhere_is_the_same_if_the_other_part_is(store: Store) -> None:
    stored(
        store,
        a=[
            said("kge:front", "kg:signed", "kge:a/accord", negated=True, holder="kge:front"),
            said("kge:a/armee", "kg:attacked", "kge:varesk", negated=True, holder="kge:dax"),
            said("kge:a/armee", "kg:violated", "kge:a/accord", negated=True),
        ],
        b=[
            said("kge:front", "kg:signed", "kge:b/accord", holder="kge:union"),
            said("kge:b/armee", "kg:attacked", "kge:varesk"),
            said("kge:b/armee", "kg:violated", "kge:b/accord"),  # another army, another agreement
        ],
    )
    assert pairs(store) == [
        ("Front de Lorn", "l'accord", "Union de Lorn", "Front de Lorn"),
        ("l'armée", "Varesk", "the text itself", "Jean Dax"),
    ]


@pytest.mark.parametrize(("other", "told"), [("2025-03-17", 1), ("2025-04-02", 0), ("2025", 1)])
def test_the_attack_of_another_month_is_another_one(store: Store, other: str, told: int) -> None:
    documents = {
        "a": [
            said("kge:front", "kg:announced", "kge:a/attaque", negated=True),
            done("kg:destroyed", "kge:a/accord", negated=True),
        ],
        "b": [
            said("kge:front", "kg:announced", "kge:b/attaque"),
            done("kg:destroyed", "kge:b/accord"),
        ],
        "c": [said("kge:dax", "kg:denied", "kge:a/attaque")],
        "d": [said("kge:dax", "kg:attacked", "kge:varesk")],
    }
    days = {"a": "2025-03-08", "b": other, "c": "2025-03-08", "d": other}
    assert len(pairs(stored(store, days, **documents))) == 3 * told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"time": "2025-03-08"}, {"time": "2025-03-08"}, 2),
        ({"time": "2025-03-08"}, {"time": "2025-03"}, 2),
        ({"time": "2025-03-08"}, {"time": "2025-03-01/2025-03-09"}, 2),
        ({"time": "2025-03-08"}, {}, 2),
        ({"time": "2025-03-08"}, {"time": "2025-03-09"}, 0),
        ({"place": "kge:varesk"}, {"place": "kge:varesk"}, 2),
        ({"place": "kge:varesk"}, {"place": "kge:cour"}, 0),
        ({"event": "a#e0"}, {"event": "a#e0"}, 0),
    ],
)
def test_what_is_said_of_two_days_or_places_is_no_contradiction(
    store: Store, first: dict[str, str], second: dict[str, str], told: int
) -> None:
    def parts(given: dict[str, str]) -> dict[str, object]:
        made: dict[str, object] = dict(given)
        if "time" in given:
            made["time"] = at(given["time"])
        if "place" in given:
            made["place"] = Mention(0, 0, "", entity=given["place"])
        return made

    stored(
        store,
        a=[
            said("kge:front", "kg:attacked", "kge:union", **parts(first)),
            said("kge:front", "kg:attacked", "kge:union", negated=True, **parts(second)),
            done("kg:arrested", "kge:dax", **parts(first)),
            done("kg:arrested", "kge:dax", negated=True, **parts(second)),
        ],
    )
    assert len(pairs(store)) == told


def test_an_event_is_denied_by_its_name(store: Store) -> None:
    stored(
        store,
        a=[
            said("kge:front", "kg:denied", "kge:a/arrestation"),
            said("kge:dax", "kg:visited", "kge:varesk"),  # whoever is named has a name
        ],
        b=[
            said("kge:front", "kg:arrested", "kge:dax", holder="kge:union"),
            said("kge:front", "kg:released", "kge:dax"),
            said("kge:front", "kg:arrested", "kge:union"),
        ],
    )
    assert pairs(store) == [("Front de Lorn", "Jean Dax", "Union de Lorn", "Front de Lorn")]


def test_who_denies_what_is_revealed_may_have_published_something(store: Store) -> None:
    stored(
        store,
        a=[said("kge:front", "kg:denied", "kge:a/revelation")],
        b=[said("kge:front", "kg:published", "kge:b/accord")],
    )
    assert pairs(store) == []


def test_the_attack_is_that_of_the_document_or_of_who_denies_it(store: Store) -> None:
    stored(
        store,
        a=[
            said("kge:union", "kg:attacked", "kge:varesk", holder="kge:dax"),
            said("kge:front", "kg:denied", "kge:a/attaque"),
        ],
        b=[
            said("kge:front", "kg:attacked", "kge:varesk"),
            said("kge:dax", "kg:attacked", "kge:union"),
        ],
    )
    assert pairs(store) == [
        ("Front de Lorn", "Varesk", "the text itself", "Front de Lorn"),
        ("Union de Lorn", "Varesk", "Jean Dax", "Front de Lorn"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("2025-01/..", "2025-03-10", True),
        ("2024", "2024-05", True),
        ("../2025-02", "2025-03/..", False),
        ("2024", "2025-01/..", False),
        ("2025-03-10", "../2025-03-09", False),
    ],
)
def test_two_controllers_contradict_each_other_at_one_time_only(
    store: Store, first: str, second: str, together: bool
) -> None:
    stored(
        store,
        a=[said("kge:front", "kg:controls", "kge:varesk", time=at(first))],
        b=[said("kge:varesk", "kg:controlledBy", "kge:union", time=at(second))],
    )
    assert len(pairs(store)) == int(together)


@pytest.mark.parametrize(("other", "told"), [("a#e0", 0), ("a#e9", 1)])
def test_who_hold_a_place_by_one_and_the_same_words_hold_it_together(
    store: Store, other: str, told: int
) -> None:
    both = [
        said("kge:front", "kg:controls", "kge:varesk", event="a#e0"),
        said("kge:union", "kg:controls", "kge:varesk", event=other),
    ]
    assert len(pairs(stored(store, a=both))) == told


@pytest.mark.parametrize(("holder", "told"), [(None, 0), ("kge:dax", 1)])
def test_one_voice_tells_no_two_controllers_in_one_sentence(
    store: Store, holder: str | None, told: int
) -> None:
    line = Span(0, 3, "Fro")
    both = [
        said("kge:front", "kg:controls", "kge:varesk", evidence=line),
        said("kge:union", "kg:controls", "kge:varesk", evidence=line, holder=holder),
    ]
    assert len(pairs(stored(store, a=both))) == told


def test_a_part_of_the_controller_is_no_other_controller(store: Store) -> None:
    stored(
        store,
        a=[
            said("kge:front", "kg:controls", "kge:varesk"),
            said("kge:front", "kg:partOf", "kge:union"),
        ],
        b=[said("kge:union", "kg:controls", "kge:varesk")],
    )
    assert pairs(store) == []


def test_opposite_verdicts(store: Store) -> None:
    stored(
        store,
        a=[said("kge:cour", "open:acquitter", "kge:dax")],
        b=[said("kge:union", "kg:convicted", "kge:dax", holder="kge:front")],
    )
    assert pairs(store) == [("Union de Lorn", "Jean Dax", "Front de Lorn", "the text itself")]


def test_who_denies_what_is_told_of_somebody_named(store: Store) -> None:
    stored(
        store,
        a=[
            said("kge:front", "kg:signed", "kge:a/accord", negated=True, holder="kge:dax"),
            said("kge:union", "kg:signed", "kge:a/accord", negated=True),
            said("kge:union", "kg:rejected", "kge:a/accord"),
            said("kge:front", "kg:denied", "kge:a/attaque"),
        ],
    )
    denied = ask(store, "who-denies-what", lang="en").records()
    assert [(row["holder"], row["object"]) for row in denied] == [
        ("Front de Lorn", "l'attaque"),
        ("Jean Dax", "l'accord"),
        ("Union de Lorn", "l'accord"),
    ]
    not_so = ask(store, "what-is-not-so", lang="en").records()
    assert [(row["subject"], row["holder"]) for row in not_so] == [
        ("Front de Lorn", "Jean Dax"),
        ("Union de Lorn", "the text itself"),
    ]


def done(relation: str, to: str, **parts: object) -> Said:
    """What was done by nobody known."""
    return "kge:front", relation, to, {"subject": None, "layer": Layer.EVENT, **parts}


def test_what_nobody_did_contradicts_that_it_was_done_by_anybody(store: Store) -> None:
    stored(
        store,
        a=[
            done("kg:arrested", "kge:dax", negated=True, holder="kge:union"),
            done("kg:died", "kge:dax", negated=True),
            done("kg:destroyed", "kge:varesk", negated=True),
            done("kg:released", "kge:a/armee", negated=True),
        ],
        b=[
            said("kge:front", "kg:arrested", "kge:dax"),
            done("kg:killed", "kge:dax"),
            done("kg:destroyed", "kge:dax"),  # something else
            done("kg:released", "kge:b/armee"),  # called alike
            done("kg:destroyed", "kge:varesk", tense=Tense.FUTURE),  # not yet
        ],
    )
    assert pairs(store) == [
        ("", "Jean Dax", "the text itself", "the text itself"),
        ("", "l'armée", "the text itself", "the text itself"),
        ("Front de Lorn", "Jean Dax", "the text itself", "Union de Lorn"),
    ]
    assert all(
        row["otherObject"] is not None for row in ask(store, "contradictions", lang="en").records()
    )


def test_who_held_a_place_once_need_not_hold_it_now(store: Store) -> None:
    stored(
        store,
        a=[said("kge:front", "kg:controls", "kge:varesk", tense=Tense.PAST)],
        b=[said("kge:union", "kg:controls", "kge:varesk", tense=Tense.PRESENT)],
    )
    assert pairs(store) == []


def test_an_acquittal_in_the_passive_contradicts_a_sentence(store: Store) -> None:
    stored(
        store,
        a=[done("kg:convicted", "kge:dax")],
        b=[said("kge:dax", "open:relaxer", "kge:cour", predicate=ACQUITTED)],
    )
    assert pairs(store) == [("", "Jean Dax", "the text itself", "the text itself")]


def test_one_text_in_two_documents_does_not_contradict_itself(store: Store) -> None:
    lines = [
        said("kge:front", "kg:signed", "kge:a/accord", negated=True),
        said("kge:front", "kg:signed", "kge:b/accord"),
    ]
    text, found = claims("a", lines)
    stored(store)
    for doc in "ab":
        same = [replace(one, doc=doc) for one in found]
        quads = document_quads(Document(doc, text, "fr"), same, (), ENTITIES)
        store.replace_graph(document_iri(doc), [*quads])
    assert pairs(store) == []


@pytest.mark.parametrize("about", ["Jean Dax", "Varesk", "Union de Lorn"])
def test_contradictions_about_either_side(store: Store, about: str) -> None:
    stored(
        store,
        a=[said("kge:front", "kg:controls", "kge:varesk"), said("kge:dax", "kg:left", "kge:cour")],
        b=[said("kge:union", "kg:controls", "kge:varesk")],
        c=[said("kge:dax", "kg:left", "kge:cour", negated=True)],
    )
    (row,) = asked(store, "contradictions", about=about)
    assert about in (row["subject"], row["object"], row["otherSubject"])


def test_who_said_the_contrary_and_who_changed_sides(store: Store) -> None:
    days = {"a": "2025-01-02", "b": "2025-03-04"}
    stored(
        store,
        days,
        a=[
            said("kge:front", "kg:signed", "kge:a/accord", holder="kge:dax"),
            said("kge:front", "kg:left", "kge:varesk", holder="kge:dax"),
            said("kge:union", "kg:supports", "kge:cour"),
        ],
        b=[
            said("kge:front", "kg:signed", "kge:a/accord", negated=True, holder="kge:dax"),
            said("kge:front", "kg:left", "kge:varesk", negated=True, holder="kge:union"),
            said("kge:union", "kg:opposes", "kge:cour"),
        ],
    )
    rows = asked(store, "who-changed-position")
    assert [(row["holder"], row["object"], row["before"], row["after"]) for row in rows] == [
        ("Jean Dax", "l'accord", "for", "against"),
        ("Union de Lorn", "la cour", "for", "against"),
    ]
    assert len(asked(store, "who-changed-position", by="Jean Dax")) == 1
    assert len(asked(store, "who-changed-position", about="la cour")) == 1


def test_how_much_each_voice_says(store: Store) -> None:
    stored(
        store,
        {"a": "2025-01-02", "b": "2025-03-04"},
        a=[said("kge:front", "kg:signed", "kge:a/accord", holder="kge:dax")],
        b=[
            said("kge:front", "kg:signed", "kge:a/accord", negated=True, holder="kge:dax"),
            said("kge:union", "kg:left", "kge:varesk", holder="kge:cour"),
        ],
    )
    numbers = [
        [row[name] for name in ("holder", "claims", "denials", "documents", "first", "last")]
        for row in asked(store, "holders")
    ]
    assert numbers == [
        ["Jean Dax", 2, 1, 2, "2025-01-02", "2025-03-04"],
        ["la cour", 1, 0, 1, "2025-03-04", "2025-03-04"],
    ]
    assert len(asked(store, "holders", by="la cour")) == 1
