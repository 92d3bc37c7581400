"""Questions on documents of several days: control, connections, news, changes of mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.bundled import ontologies
from kg.errors import QueryError
from kg.model import Document, Span, Status
from kg.network import network
from kg.ontology import load
from kg.query import ask
from kg.query.names import relation_called
from kg.rdf import VOCABULARY, document_iri, document_quads, vocabulary_quads
from kg.rules import apply, rules
from kg.store import Store, open_store
from tests.query.test_denials import ENTITIES, Said, at, claims, said

FRONT, UNION, DAX = "kge:front", "kge:union", "kge:dax"
VARESK, COURT = "kge:varesk", "kge:cour"


def dated(store: Store, **documents: list[Said]) -> Store:
    """Fill a store with documents called ``dYYYYMMDD``."""
    store.replace_graph(VOCABULARY, vocabulary_quads(ontologies() / "core.ttl"))
    for name, lines in documents.items():
        text, found = claims(name, lines)
        for number, claim in enumerate(found):
            words = claim.evidence.text
            if words not in text:  # told in a sentence of its own
                span = Span(len(text), len(text) + len(words), words)
                found[number], text = replace(claim, evidence=span), f"{text}{words} "
        day = f"{name[1:5]}-{name[5:7]}-{name[7:9]}"
        document = Document(name, text, "fr", published=day, source=name[9:] or None)
        store.replace_graph(document_iri(name), document_quads(document, found, (), ENTITIES))
    return store


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        yield opened


PASSES = {"control-passes": rules()["control-passes"]}


def controllers(store: Store, **given: str) -> list[object]:
    apply(store, PASSES, load("fr").ontology)
    rows = ask(store, "who-controls-what", parameters=given, lang="en").records()
    return [(row["controller"], row["standing"], row["time"]) for row in rows]


def test_who_controls_a_place_now_and_who_did(store: Store) -> None:
    dated(
        store,
        d20250301=[said(FRONT, "kg:captured", VARESK)],
        d20250401=[said(UNION, "kg:captured", VARESK, holder=DAX)],
    )
    front = ("Front de Lorn", "confirmed", "2025-03-01")
    union = ("Union de Lorn", "claimed", "2025-04-01")
    assert controllers(store) == [front, union]
    assert controllers(store, when="now") == [union]
    assert controllers(store, when="former") == [front]
    assert controllers(store, standing="confirmed", place="Varesk") == [front]
    assert controllers(store, by="Union de Lorn", standing="confirmed") == []


def test_who_left_a_place_or_lost_it_controls_it_no_more(store: Store) -> None:
    dated(
        store,
        d20250301=[said(FRONT, "kg:controls", VARESK)],
        d20250302=[said(FRONT, "kg:withdrewFrom", VARESK)],
        d20250303=[said(UNION, "kg:controls", "kge:a/armee", status=Status.ENDED)],
    )
    assert controllers(store, when="now") == []
    assert [who for who, *_ in controllers(store, when="former")] == [
        "Front de Lorn",
        "Union de Lorn",
    ]


def test_what_closes_a_claim_tells_until_when_it_held(store: Store) -> None:
    dated(
        store,
        d20250301=[said(FRONT, "kg:controls", VARESK)],
        d20250401=[said(UNION, "kg:captured", VARESK, time=at("2025-03"))],
        d20250501=[said(UNION, "kg:captured", VARESK, time=at("2025-04"))],
    )
    controllers(store)
    rows = ask(store, "who-controls-what", parameters={"when": "former"}, lang="en").records()
    assert [(row["controller"], row["time"], row["until"]) for row in rows] == [
        ("Front de Lorn", "2025-03-01", "2025-04")
    ]


def test_two_who_say_that_they_control_a_place_both_do_by_their_words(store: Store) -> None:
    dated(
        store,
        d20250301=[said(FRONT, "kg:controls", VARESK, holder=FRONT)],
        d20250401=[said(UNION, "kg:captured", VARESK, holder=DAX)],
    )
    assert [who for who, *_ in controllers(store, when="now")] == ["Front de Lorn", "Union de Lorn"]


def test_a_claim_of_an_earlier_time_undoes_nothing(store: Store) -> None:
    dated(
        store,
        d20250301=[said(FRONT, "kg:controls", VARESK)],
        d20250401=[said(UNION, "kg:captured", VARESK, time=at("2024-05"))],
    )
    assert controllers(store, when="now") == [("Front de Lorn", "confirmed", "2025-03-01")]


def test_how_two_actors_are_connected(store: Store) -> None:
    dated(
        store,
        d20250301=[
            said(DAX, "kg:metWith", UNION),
            said(UNION, "kg:attacked", FRONT),
            said(COURT, "kg:convicted", DAX, negated=True),
            said(COURT, "kg:convicted", FRONT),
        ],
        d20250302=[said(FRONT, "kg:released", DAX)],
    )
    rows = ask(store, "connections", parameters={"about": "Dax", "other": FRONT}).records()
    assert [(row["steps"], row["via"], row["document"]) for row in rows] == [
        (1, "", "d20250302"),
        (2, "Union de Lorn", "d20250301"),
    ]
    assert (rows[1]["thenSubject"], rows[1]["thenObject"]) == ("Union de Lorn", "Front de Lorn")
    assert rows[1]["sentence"]
    assert rows[1]["thenSentence"]
    near = {"about": "Dax", "other": FRONT, "steps": "1"}
    assert len(ask(store, "connections", parameters=near)) == 1
    with pytest.raises(QueryError, match="needs other"):
        ask(store, "connections", parameters={"about": "Dax"})


def test_what_is_new_since_a_date(store: Store) -> None:
    dated(
        store,
        d20250301=[said(FRONT, "kg:attacked", UNION), said(FRONT, "kg:captured", VARESK)],
        d20250401=[
            said(FRONT, "kg:attacked", UNION),  # known already
            said(UNION, "kg:attacked", FRONT),
            said(FRONT, "kg:captured", VARESK, negated=True),
        ],
    )

    def new(**given: str) -> list[object]:
        rows = ask(store, "what-is-new", parameters=given).records()
        return [(row["subject"], row["negated"]) for row in rows]

    assert new(since="2025-04") == [("Union de Lorn", False), ("Front de Lorn", True)]
    assert new(since="2025-04", about="Varesk") == [("Front de Lorn", True)]
    assert len(new(since="2025")) == 5
    assert new(since="2025-04-02") == []
    for wrong in ("yesterday", "2025-13", "2025-02-30", "20250401", ""):
        with pytest.raises(QueryError, match="is no date"):
            new(since=wrong)


def test_who_changed_position(store: Store) -> None:
    dated(
        store,
        d20250301=[
            said(DAX, "kg:supports", "kge:a/accord"),
            said(FRONT, "kg:attacked", UNION, holder=DAX),
        ],
        d20250401=[
            said(DAX, "kg:opposes", "kge:a/accord"),
            said(UNION, "kg:supports", "kge:a/accord"),
            said(FRONT, "kg:attacked", UNION, holder=DAX, negated=True),
        ],
    )
    rows = ask(store, "who-changed-position", lang="en").records()
    assert sorted((row["object"], row["before"], row["after"]) for row in rows) == [
        ("Union de Lorn", "for", "against"),
        ("l'accord", "for", "against"),
    ]
    assert {row["holder"] for row in rows} == {"Jean Dax"}
    assert {(row["date"], row["otherDate"]) for row in rows} == {("2025-03-01", "2025-04-01")}
    assert len(ask(store, "who-changed-position", parameters={"by": "Union de Lorn"})) == 0
    assert len(ask(store, "who-changed-position", parameters={"about": "kge:a/accord"})) == 1


def test_the_timeline_of_an_actor(store: Store) -> None:
    dated(
        store,
        d20250301=[said(DAX, "kg:metWith", UNION, time=at("2024-12"))],
        d20250201=[said(COURT, "kg:convicted", DAX), said(COURT, "kg:convicted", FRONT)],
        d20250401=[said(DAX, "open:partir", VARESK)],
    )

    def times(**given: str) -> list[object]:
        rows = ask(store, "timeline", parameters={"about": "Dax", **given})
        return list(rows.column("time"))

    assert times() == ["2024-12", "2025-02-01"]
    assert times(open="yes") == ["2024-12", "2025-02-01", "2025-04-01"]
    assert times(since="2025") == ["2025-02-01"]
    assert times(until="2024") == ["2024-12"]
    with pytest.raises(QueryError, match="none of the choices; did you mean yes"):
        times(open="yess")


def test_the_newest_documents_come_first_where_rows_are_limited(store: Store) -> None:
    days = {f"d2025{month:02}01": [said(DAX, "kg:metWith", UNION)] for month in range(1, 13)}
    dated(store, **days)
    rows = ask(store, "meetings", limit=2)
    assert rows.column("date") == ("2025-11-01", "2025-12-01")
    assert rows.more
    assert not ask(store, "meetings", limit=12).more


def test_a_name_is_found_whatever_its_case_and_as_a_part(store: Store) -> None:
    dated(store, d20250301=[said(FRONT, "kg:attacked", VARESK, holder=DAX)])
    for name in ("Jean Dax", "jean dax", "JEAN  DAX", "Dax", "kge:dax"):
        assert len(ask(store, "who-says-what", parameters={"by": name})) == 1
    with pytest.raises(QueryError, match=r"'Jean Da': names no entity.*Near: kge:dax"):
        ask(store, "who-says-what", parameters={"by": "Jean Da"})


def test_a_name_of_several_is_all_of_them(store: Store) -> None:
    dated(
        store,
        d20250301=[said(FRONT, "kg:attacked", "kge:a/armee")],
        d20250302=[said(FRONT, "kg:attacked", "kge:b/armee")],
    )
    assert len(ask(store, "evidence-for", parameters={"about": "l'armée"})) == 2


def test_a_relation_is_named_by_its_name_or_its_label(store: Store) -> None:
    dated(
        store,
        d20250301=[said(FRONT, "kg:attacked", VARESK), said(FRONT, "kg:captured", VARESK)],
    )
    for name in ("kg:attacked", "attacked"):
        assert len(ask(store, "evidence-for", parameters={"relation": name})) == 1
    for name in ("a perdu la vie à", "Est mort à"):  # its label, and another name of it
        assert relation_called(store, name) == "kg:diedIn"
    with pytest.raises(QueryError, match=r"is no relation.*kg:attacked"):
        ask(store, "evidence-for", parameters={"relation": "attaked"})
    with pytest.raises(QueryError, match="is no document"):
        ask(store, "evidence-for", parameters={"document": "d1"})


def test_a_file_is_a_question_but_no_name_is_a_path(store: Store, tmp_path: Path) -> None:
    dated(store, d20250301=[said(FRONT, "kg:attacked", VARESK, holder=DAX)])
    told = "".join(f"# title ({x}): t\n# description ({x}): d\n" for x in ("en", "fr"))
    file = tmp_path / "mine.rq"
    file.write_text(
        f"{told}# columns: holder object\nSELECT ?claim {{ ?claim kg:holder ?h }}\n",
        encoding="utf-8",
    )
    assert ask(store, file).rows == (("Jean Dax", "Varesk"),)
    with pytest.raises(QueryError, match="there is no such question"):
        ask(store, str(file))


def wire(sentence: str, **parts: object) -> Said:
    return said(FRONT, "kg:captured", VARESK, evidence=Span(0, len(sentence), sentence), **parts)


WIRE = "Le Front a repris la ville de Varesk mardi matin, après deux jours de combats."
COPY = "Mardi : le Front a repris la ville de Varesk mardi matin, après deux jours de combats."
OWN = "Nos envoyés ont vu les drapeaux du Front sur la mairie de Varesk."


def corroborated(store: Store, **given: str) -> list[object]:
    rows = ask(store, "corroboration", parameters=given).records()
    return [(row["sources"], row["document"], row["voice"]) for row in rows]


def test_a_copied_passage_is_no_second_source(store: Store) -> None:
    dated(store, d20250301a=[wire(WIRE)], d20250302b=[wire(COPY)])
    assert corroborated(store) == []
    assert corroborated(store, sources="1") == [(1, "d20250301a", 1), (1, "d20250302b", 1)]


def test_what_two_sources_state_is_told_with_each_of_them(store: Store) -> None:
    dated(store, d20250301a=[wire(WIRE)], d20250302b=[wire(COPY)], d20250303c=[wire(OWN)])
    assert corroborated(store, about="Varesk") == [
        (2, "d20250301a", 1),
        (2, "d20250302b", 1),
        (2, "d20250303c", 2),
    ]
    assert corroborated(store, about="Front de Lorn", sources="3") == []
    assert ask(store, "corroboration", limit=1).more
    with pytest.raises(QueryError, match="is no whole number"):
        corroborated(store, sources="many")


def test_one_voice_and_one_publisher_count_once(store: Store) -> None:
    dated(
        store,
        d20250301a=[wire(WIRE, holder=DAX)],
        d20250302b=[wire(OWN, holder=DAX)],
        d20250303c=[wire("Varesk est tombée.")],
        d20250304c=[wire("La ville est aux mains du Front depuis mardi soir, dit-on.")],
    )
    assert [voice for *_, voice in corroborated(store)] == [1, 1, 2, 2]


def test_what_is_stated_most_but_copied_hides_nothing(store: Store) -> None:
    def other(sentence: str) -> Said:
        return said(UNION, "kg:captured", VARESK, evidence=Span(0, len(sentence), sentence))

    dated(
        store,
        d20250301a=[wire(WIRE)],
        d20250302b=[wire(WIRE)],
        d20250303c=[wire(WIRE), other("L'Union tient la ville.")],
        d20250304d=[other("Des hommes de l'Union gardent les ponts.")],
        d20250305e=[said(DAX, "kg:metWith", UNION)],
        d20250306f=[said(DAX, "kg:metWith", UNION)],
    )
    for limit in (1, 2, 3, None):
        found = ask(store, "corroboration", limit=limit)
        assert found.rows[0] == ask(store, "corroboration").rows[0]
        assert found.column("sources")[0] == 2


def test_things_are_called_as_documents_in_the_language_of_the_answer_call_them(
    store: Store,
) -> None:
    dated(store, d20250301=[said(FRONT, "kg:attacked", VARESK)])
    dated(store, d20250302=[said(FRONT, "kg:attacked", VARESK, holder=DAX)])
    text, found = claims("other", [said(FRONT, "kg:attacked", VARESK)])
    called = {**ENTITIES, FRONT: replace(ENTITIES[FRONT], label="Lorn Front")}
    document = Document("other", text, "en", published="2025-03-03")
    store.replace_graph(document_iri("other"), document_quads(document, found, (), called))
    for lang, name in (("fr", "Front de Lorn"), ("en", "Lorn Front")):
        rows = ask(store, "who-says-what", lang=lang).records()
        assert {row["subject"] for row in rows} == {name}
        assert network(store, include="all", lang=lang).nodes[FRONT]["label"] == name
