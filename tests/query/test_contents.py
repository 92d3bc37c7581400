"""What a store says, as Python values: as one would expect of spaCy, pandas and networkx."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.model import Claim
from kg.query import Contents, Found
from kg.rdf import claims_at, claims_from
from kg.store import Store, open_store
from tests.rdf.example import CLAIMS, DENIED, HAPPENED, HOPED, SENT, SENT_TO


@pytest.fixture
def graph(store: Store) -> KnowledgeGraph:
    return KnowledgeGraph(store)


def ids(claims: Found[Claim]) -> list[str]:
    """The ids of claims, by their last two digits."""
    return [claim.id[-2:] for claim in claims]


def test_a_graph_is_a_collection_of_documents(graph: KnowledgeGraph) -> None:
    assert len(graph) == 2
    assert list(graph) == ["autre", "exemple"]
    assert "exemple" in graph
    assert "kge:varesk" in graph
    assert "kge:nobody" not in graph
    assert "nothing" not in graph
    assert 3 not in graph
    assert KnowledgeGraph()  # an empty graph is a graph


def test_documents_have_what_is_known_of_them(graph: KnowledgeGraph) -> None:
    first, second = graph.documents()
    assert (first.id, first.published) == ("autre", "2025-04")
    assert (second.title, second.source) == ("Une lettre", "Agence d'exemple")
    assert second.url == "https://example.org/lettre"


def test_an_entity_by_its_iri_and_by_its_names(graph: KnowledgeGraph) -> None:
    one = graph["kge:milan-osterov"]
    assert (one.label, one.type, one.names) == ("Milan Osterov", "kg:Person", ("M. Osterov",))
    for name in ("Milan Osterov", "m. osterov", "kge:milan-osterov"):
        assert graph.entity(name) == one
    front = graph.entity("Front de la Drenna")
    assert front.links == ("http://www.wikidata.org/entity/Q1",)
    assert front.documents == ("autre", "exemple")
    assert DENIED.id in {claim.id for claim in front.claims}
    assert HOPED.id in {claim.id for claim in graph.entity("Rado Mezin").said}
    assert str(front).startswith("Front de la Drenna (kg:ArmedGroup, kge:front)")
    assert "contrôlée → le Front" in str(front)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Osterov", "'Osterov': names no entity.*Near: kge:milan-osterov"),
        ("Varesc", "Near: kge:varesk"),
        ("kge:milan-osterow", "names no entity"),
        ("Zzz", "kg entities find"),
    ],
)
def test_a_name_of_nobody_is_told_with_what_is_near(
    graph: KnowledgeGraph, name: str, told: str
) -> None:
    with pytest.raises(QueryError, match=told):
        graph.entity(name)


def test_brackets_take_entities(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match=r"no IRI of an entity.*claims\(document=ID\)"):
        graph["exemple"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"subject": "Milan Osterov", "document": "exemple"}, ["01", "06"]),
        ({"relation": "sent"}, ["01", "08"]),
        ({"relation": "open:envoyer en urgence"}, ["06"]),
        ({"object": "kge:rado-mezin"}, ["02"]),
        ({"about": "Rado Mezin"}, ["05", "02"]),
        ({"holder": "kge:ministere"}, ["03"]),
        ({"holder": "document", "document": "exemple"}, ["04", "01", "06", "02", "08"]),
        ({"denied": True}, ["03"]),
        ({"denied": False, "relation": "kg:compliedWith"}, ["aa"]),
        ({"denied": False, "relation": "kg:compliedWith", "document": "exemple"}, []),
        ({"since": "2025-04"}, ["aa", "bb"]),
        ({"since": "2025-03-08", "document": "exemple"}, ["03", "04", "05", "06"]),
        ({"since": "2025-02-20", "relation": "kg:sent"}, ["01", "08"]),  # some day of February
        ({"since": "2025-03", "relation": "kg:sent"}, []),
        ({"subject": "Rado Mezin", "denied": True}, []),
    ],
)
def test_claims_are_narrowed_by_keywords(
    graph: KnowledgeGraph, wanted: dict[str, Any], found: list[str]
) -> None:
    assert sorted(ids(graph.claims(**wanted))) == sorted(found)


def test_what_is_no_date_is_told(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match=r"'yesterday': is no date\. Write 2025"):
        graph.claims(since="yesterday")


def test_narrowed_claims_are_those_that_were_written_in_the_order_of_the_text(
    graph: KnowledgeGraph,
) -> None:
    every = list(claims_from(graph.store))
    wanted = graph.claims(holder="document")
    assert list(wanted) == [claim for claim in every if claim.holder is None]
    assert {claim.id for claim in graph.claims("exemple")} == {
        claim.id for claim in (*CLAIMS, HAPPENED)
    }
    assert set(graph.claims(about="kge:rado-mezin", document="exemple")) == {SENT_TO, HOPED}


def test_what_rules_concluded_is_apart_from_what_texts_claim(graph: KnowledgeGraph) -> None:
    made = list(graph.conclusions())
    assert made
    claimed = {claim.id for claim in graph.claims()}
    assert {source for each in made for source in each.sources} <= claimed
    assert claimed.isdisjoint(each.id for each in made)


def test_events_name_who_takes_part(graph: KnowledgeGraph) -> None:
    found = {event.id: event for event in graph.events("exemple")}
    assert [(each.role, each.value) for each in found[SENT.event].participants] == [
        ("subj", SENT.subject),
        ("obj", SENT.object),
    ]


def test_only_what_is_meant_is_read(graph: KnowledgeGraph) -> None:
    class Counting:
        """A store that counts the quads it gives away."""

        def __init__(self, store: Store) -> None:
            self.store, self.given = store, 0

        def graphs(self) -> tuple[str, ...]:
            return self.store.graphs()

        def quads(self, *args: Any, **kwargs: Any) -> Any:
            for quad in self.store.quads(*args, **kwargs):
                self.given += 1
                yield quad

    from kg.rdf import claim_iri, document_iri

    counting = Counting(graph.store)
    (one,) = claims_at(counting, [(document_iri("exemple"), claim_iri(SENT.id))])
    assert one == SENT
    assert counting.given < len([*graph.store.quads(graph=document_iri("exemple"))]) / 2


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"relation": "kg:snt"}, "'kg:snt': is no relation.*Did you mean.*kg:sent"),
        ({"subject": "Nemo"}, "'Nemo': names no entity"),
        ({"holder": "Osterov"}, "Near: kge:milan-osterov"),
    ],
)
def test_what_nothing_has_is_no_empty_answer(
    graph: KnowledgeGraph, wanted: dict[str, Any], told: str
) -> None:
    with pytest.raises(QueryError, match=told):
        graph.claims(**wanted)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (lambda g: g.claims(), ["id", "document", "subject", "relation", "holder", "sentence"]),
        (lambda g: g.claims(denied=True), ["negated", "modality", "object_entity"]),
        (lambda g: g.conclusions(), ["rule", "subject", "relation", "object", "sources"]),
        (lambda g: g.events(), ["lemma", "actors", "time", "place"]),
        (lambda g: g.documents(), ["id", "lang", "title", "published", "source", "url"]),
        (lambda g: g.quotations(), ["document", "speaker", "content", "direct"]),
        (lambda g: g.entities(), ["iri", "label", "type", "names", "same_as"]),
        (lambda g: g.query("SELECT ?s WHERE { ?s kg:sent ?o }"), ["s"]),
    ],
)
def test_everything_becomes_a_data_frame(
    graph: KnowledgeGraph,
    table: Callable[[KnowledgeGraph], Any],
    columns: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = table(graph)
    frame = found.to_dataframe()
    assert set(columns) <= set(frame.columns)
    assert len(frame) == len(found) > 0
    monkeypatch.setitem(sys.modules, "pandas", None)  # as where it is not installed
    with pytest.raises(QueryError, match=r"pandas is not installed.*kg-news\[pandas\]"):
        found.to_dataframe()


def test_an_empty_table_has_its_columns() -> None:
    frame = Contents(open_store(None)).claims().to_dataframe()
    assert (len(frame), frame.columns[0]) == (0, "id")


def test_what_was_found_is_a_sequence() -> None:
    read = []

    def letters() -> Any:
        read.append(1)
        return iter("abcd")

    found = Found(letters, lambda letter: {"letter": letter}, ("letter",))
    assert next(iter(found)) == "a"
    assert (len(found), found[-1], list(found[1:3])) == (4, "d", ["b", "c"])
    assert list(found) == list("abcd")
    assert len(read) == 2  # once to iterate, once to be held
    assert repr(found) == "[a, b, c, …] (4)"
