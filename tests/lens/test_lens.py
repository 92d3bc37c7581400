"""A store through lenses: what stays is what passes, and what stands on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.bundled import ontologies
from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.keeping import backup, restore
from kg.keeping.checking import check
from kg.lens import Lens, through
from kg.model import Claim, Modality
from kg.ontology import load
from kg.query import ask, select
from kg.query.sources import GRADES, Grade, Grades
from kg.rdf import (
    VOCABULARY,
    claims_from,
    conclusions_from,
    document_id,
    document_iri,
    document_quads,
    flaws_by_text,
    vocabulary_quads,
)
from kg.rules import apply, rules
from kg.store import OxigraphStore, Store, open_store
from tests.rdf.example import CONTROLLED, DOCUMENT, ENTITIES, FRONT, HOPED, MINISTRY, VARESK
from tests.rules.world import Said, write, write_vocabulary

PLAIN = "ASK { kge:varesk kg:controlledBy kge:front }"
CONCLUDED = "ASK { kge:front kg:controls kge:varesk }"


def told(doc: str, number: int = 0, **parts: object) -> Claim:
    """That Varesk is controlled by the Front, as a document tells it."""
    digits = f"{ord(doc):x}{number}"
    return replace(CONTROLLED, doc=doc, id=f"sha256:{digits:0>64}", **parts)  # type: ignore[arg-type]


CLAIMS = {
    "a": (told("a"),),  # a wire
    "b": (told("b"),),  # and its copy
    "c": (told("c", holder=MINISTRY), told("c", 1, subject=VARESK, object=MINISTRY)),
    "d": (told("d", holder=FRONT, negated=True), replace(HOPED, doc="d")),
    # one document says that it may be, and that the ministry says it is
    "e": (told("e", modality=Modality.POSSIBLE), told("e", 1, holder=MINISTRY)),
}


def fill(store: Store) -> None:
    store.replace_graph(VOCABULARY, vocabulary_quads(ontologies() / "core.ttl"))
    for doc, claims in CLAIMS.items():
        document = replace(DOCUMENT, id=doc, source=f"Agence {doc.upper()}")
        quads = document_quads(document, claims, (), ENTITIES)
        store.replace_graph(document_iri(doc), quads)
    apply(store, rules(), load("fr").ontology)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    with open_store(tmp_path / "S") as opened:
        fill(opened)
        yield opened


def places(store: Store) -> list[str]:
    """Return the documents of claims, and the number of each: "a0", "c0"."""
    return sorted(f"{one.doc}{CLAIMS[one.doc].index(one)}" for one in claims_from(store))


def holds(store: Store, query: str) -> bool:
    from kg.query import select

    return bool(select(store, query).rows[0][0])


LENSES = {
    "holder=document": (["a0", "b0", "c1", "e0"], True),
    "holder=kge:ministere": (["c0", "e1"], True),
    "holder=Front": (["d0"], False),
    "holder=Rado Mezin": (["d1"], False),
    "denied-by=Front": (["a0", "b0", "c0", "e1"], True),
    "holder=kge:ministere; denied-by=Front": (["c0", "e1"], True),
    "holder=document; denied-by=kge:ministere": ([], False),
    "sources=1": (["a0", "b0", "c0", "c1", "d0", "d1", "e0", "e1"], True),
    "sources=2": (["a0", "b0", "c0", "e1"], True),
    "sources=3": ([], False),
    "holder=document; sources=2": ([], False),
    "grade=A": ([], False),
}


@pytest.mark.parametrize("lens", LENSES)
def test_what_passes_stays_and_nothing_else(store: OxigraphStore, lens: str) -> None:
    before = len(store)
    expected, plain = LENSES[lens]
    seen = through(store, lens)
    assert places(seen) == expected
    assert holds(seen, PLAIN) is plain
    assert holds(seen, CONCLUDED) is plain  # by a rule, from the plain triple alone
    assert not list(flaws_by_text(seen))  # every span has its words, every triple its claim
    passed = {claim.id for claim in claims_from(seen)}
    for conclusion in conclusions_from(seen):
        assert passed.issuperset(conclusion.sources)
    assert len(store) == before


def test_a_triple_whose_only_fact_is_gone_goes(store: OxigraphStore) -> None:
    store.replace_graphs({document_iri(doc): () for doc in "abcd"})
    assert holds(store, PLAIN)
    seen = through(store, "holder=document")
    assert places(seen) == ["e0"]
    assert not holds(seen, PLAIN)  # the document itself only holds it for possible


def test_a_store_in_itself_through_everything_is_itself(store: OxigraphStore) -> None:
    whole = set(store.quads())
    seen = set(through(store, "sources=1").quads())
    assert seen <= whole
    left_out = {q.predicate.value.rpartition("#")[2] for q in whole - seen}
    assert left_out <= {"fingerprint"}  # how far rules have been applied


TABLE = """source,grade,note
Agence A,B2,
agence  c,E,
kge:ministere,C,
kge:front,4,only how credible
e,A1,confirmed
"""


def test_sources_are_graded_in_a_table(store: OxigraphStore) -> None:
    assert store.path is not None
    (store.path / GRADES).write_text(TABLE, encoding="utf-8")
    assert places(through(store, "grade=B")) == ["a0", "e0"]
    assert places(through(store, "grade=C")) == ["a0", "e0", "e1"]
    assert places(through(store, "grade=E")) == ["a0", "c0", "c1", "e0", "e1"]
    assert places(through(store, "grade=B2")) == ["a0", "e0"]
    assert places(through(store, "grade=B1")) == ["e0"]
    assert places(through(store, "grade=4")) == ["a0", "d0", "e0", "e1"]
    assert places(through(store, "grade=C; sources=2")) == ["a0", "e1"]
    rows = ask(store, "corroboration", lang="en")
    assert set(zip(rows.column("document"), rows.column("grade"), strict=True)) == {
        ("a", "B2"), ("b", "F6"), ("c", "E6"), ("e", "C1"),
    }  # fmt: skip
    seen = ask(through(store, "sources=2"), "corroboration", lang="en")
    assert seen.column("grade") == rows.column("grade")


def test_the_table_is_kept_with_the_store(store: OxigraphStore, tmp_path: Path) -> None:
    assert store.path is not None
    (store.path / GRADES).write_text(TABLE, encoding="utf-8")
    backup(store, tmp_path / "b.zip")
    restore(tmp_path / "b.zip", tmp_path / "T")
    assert (tmp_path / "T" / GRADES).read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("name,grade\n", "has no column source"),
        ("source,grade\nAFP,G\n", "line 2: 'G' is no grade"),
        ("source,grade\nAFP,\n", "line 2: '' is no grade"),
        ("source,grade\nAFP,B2\n,B\n", "line 3: grades no source"),
        ("source,grade\nAFP\n", "line 2: '' is no grade"),
        ("", "has no column source"),
    ],
)
def test_a_wrong_table_is_one_line(store: OxigraphStore, table: str, told: str) -> None:
    assert store.path is not None
    (store.path / GRADES).write_text(table, encoding="utf-8")
    with pytest.raises(QueryError, match=told):
        through(store, "grade=B")
    assert any(GRADES in one.place for one in check(store.path))


@pytest.mark.parametrize(
    "lens",
    ["", ";", "x", "holder", "holder=", "sources=0", "sources=-1", "sources=two", "grade=G",
     "grade=B22", "grade=", "holder=a; holder=b", "holder=Nemo", "denied-by=Nemo",
     "holder=') } DROP ALL #", "sources=99999"],
)  # fmt: skip
def test_what_is_no_lens_is_one_line(store: OxigraphStore, lens: str) -> None:
    with pytest.raises(QueryError) as raised:
        through(store, lens)
    assert "\n" not in str(raised.value)


def test_a_lens_reads_back() -> None:
    for lens in (
        Lens(holder="Milan Osterov", denied_by="Front", sources=2, grade="B2"),
        Lens(holder="document"),
    ):
        assert Lens.of(str(lens)) == lens
    assert Grade.of("b") == Grade("B", 6)
    assert not Grades()


def test_a_graph_through_a_lens_is_a_graph_for_reading(store: OxigraphStore) -> None:
    graph = KnowledgeGraph(store).through(Lens(holder="kge:ministere"))
    assert list(graph) == ["c", "e"]
    assert {edge["relation"] for *_, edge in graph.network(evidence=True).edges(data=True)} == {
        "kg:controlledBy"
    }
    assert {claim.doc for hit in graph.search("Varesk", limit=None) for claim in hit.claims} == {
        "c", "e",
    }  # fmt: skip
    assert {row[0] for row in graph.ask("holders", lang="en")}
    with pytest.raises(Exception, match="open for reading only"):
        graph.store.remove_graph(document_iri("c"))


@pytest.mark.pipeline
@pytest.mark.parametrize("holder", ["document", "kge:front-de-la-drenna"])
def test_the_network_of_one_voice_is_that_of_the_lens(sample_store: Path, holder: str) -> None:
    with KnowledgeGraph.open(sample_store, read_only=True) as graph:
        one = graph.network(holder=holder, include="all")
        other = graph.through(Lens(holder=holder)).network(include="all")
    assert set(one.edges(keys=True)) == set(other.edges(keys=True))
    assert one.number_of_edges() > 3


def test_conclusions_are_drawn_anew_from_what_passes() -> None:
    with open_store(None) as store:
        write_vocabulary(store)
        zone = Said("village", "locatedIn", "zone")
        write(store, "a", [zone, Said("zone", "controlledBy", "front", holder="maire")])
        write(store, "b", [Said("zone", "controlledBy", "front")])
        apply(store, rules(), load("fr").ontology)
        seen = through(store, "holder=document")
        with open_store(None) as alone:  # what would follow if nothing else had been said
            write_vocabulary(alone)
            for graph in seen.graphs():
                if document_id(graph) is not None:
                    alone.replace_graph(graph, seen.quads(graph=graph))
            apply(alone, rules(), load("fr").ontology)
            assert set(alone.quads()) == set(seen.quads())
        assert holds(seen, "ASK { kge:village kg:controlledBy kge:front }")


def test_states_are_closed_by_what_passes() -> None:
    ended = "SELECT ?by { ?claim kg:endedBy/rdf:object ?by }"
    with open_store(None) as store:
        write_vocabulary(store)
        write(store, "a", [Said("ville", "controlledBy", "front")], "2025-03-01")
        write(store, "b", [Said("ville", "controlledBy", "bloc", holder="maire")], "2025-04-01")
        write(store, "c", [Said("ville", "controlledBy", "ligue")], "2025-05-01")
        apply(store, rules(), load("fr").ontology)

        def closers(one: Store) -> set[str]:
            rows = select(one, ended).rows
            return {str(by) for (by,) in rows}

        assert closers(store) == {"kge:bloc", "kge:ligue"}
        assert closers(through(store, "holder=document")) == {"kge:ligue"}
        assert closers(through(store, "holder=kge:maire")) == set()
