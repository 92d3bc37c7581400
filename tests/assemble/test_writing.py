"""Readings → a store, with claims made by hand: no pipeline is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg import languages, ontology
from kg.assemble import BuildReport, Reading
from kg.assemble.graphs import Graphs
from kg.assemble.positions import positions
from kg.assemble.processes import sifted
from kg.assemble.writing import Writing
from kg.errors import DocumentError, KgError
from kg.iris import expand
from kg.languages import Language
from kg.model import Claim, Document, Mention, MentionKind, Predicate, Role, Span
from kg.ontology import Knowledge
from kg.query import entity_called
from kg.query.search import kept_up
from kg.query.search.index import Index
from kg.query.search.keeping import FILE, index_of, prints_of
from kg.rdf import claims_from, document_iri, entity_in
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.resolve.judgements import NONE
from kg.rules import Upkeep, rules
from kg.store import Store, open_store
from tests.store.counting import Counting


@dataclass(frozen=True)
class World:
    """French and what ships with kg."""

    knowledge: Knowledge
    language: Language


@pytest.fixture(scope="module")
def world() -> World:
    return World(ontology.load("fr"), languages.load("fr"))


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        yield opened


def named(text: str, name: str, kind: str, before: int = 0) -> Mention:
    start = text.index(name, before)
    span = (start, start + len(name))
    return Mention(*span, name, head=span, kind=MentionKind.NAME, type=kind, name=name)


def reading(doc: str, text: str, subject: str, verb: str, place: str) -> Reading:
    """Read by hand: who left which town."""
    who, where = named(text, subject, "kg:Person"), named(text, place, "kg:City")
    at = text.index(verb)
    predicate = Predicate(at, at + len(verb), verb, "kg:fledFrom", verb)
    made = Claim(
        f"sha256:{doc:0>64}", doc, f"{doc}#e1", who, predicate, where, Role.OBJ,
        Span(0, len(text), text), "fr",
    )  # fmt: skip
    return Reading(Document(doc, text, "fr"), (made,), (), (), (who, where))


A = reading("a", "Milan Osterov a fui Varesk.", "Milan Osterov", "a fui", "Varesk")
B = reading("b", "Osterov a fui Lissan.", "Osterov", "a fui", "Lissan")


def write(store: Store, world: World, *found: Reading, stamp: str = "1", again: bool = False
          ) -> tuple[BuildReport, list[str]]:  # fmt: skip
    """Write these readings as a build would, and return its report and the ids that it told."""
    told: list[str] = []
    upkeep = Upkeep(store, rules(), world.knowledge.ontology)
    upkeep.begin()
    by_id = {one.document.id: one for one in found}

    def reads(documents: Iterable[Document]) -> Iterator[Reading | KgError]:
        return (by_id[document.id] for document in documents)

    failed: list[KgError] = []
    with closing(Graphs(store, world, "1", upkeep.changed)) as graphs:
        graphs.catch_up(NONE)
        writing = Writing(store, graphs, stamp, NONE, told.append)
        documents = [one.document for one in found]
        assert (
            sum(writing.written(documents, reads, failed.append, again=again))
            == writing.report.built
        )
    assert failed == []
    return writing.report, told


def test_a_mention_is_met_again_in_the_next_document(store: Store, world: World) -> None:
    report, told = write(store, world, A, B)
    assert report == BuildReport(built=2, claims=2)
    assert told == ["a", "b"]
    assert {claim.subject.entity for claim in claims_from(store)} == {"kge:milan-osterov"}


def test_what_is_stored_alike_is_skipped(store: Store, world: World) -> None:
    write(store, world, A, B)
    before = sorted(map(str, store.quads()))
    report, told = write(store, world, A, B)
    assert (report.built, report.skipped, told) == (0, 2, ["a", "b"])
    assert write(store, world, A, B, again=True)[0].built == 2
    assert sorted(map(str, store.quads())) == before
    assert write(store, world, A, stamp="2")[0].built == 1  # read by another kg


def test_older_documents_follow_what_newer_ones_tell(store: Store, world: World) -> None:
    write(store, world, B)
    assert {claim.subject.entity for claim in claims_from(store)} == {"kge:osterov"}
    write(store, world, A)
    assert {claim.subject.entity for claim in claims_from(store)} == {"kge:milan-osterov"}
    assert entity_in(store, "kge:osterov") is None
    assert entity_called(store, "kge:osterov") == "kge:milan-osterov"
    other = reading("a", "Rado Mezin a fui Varesk.", "Rado Mezin", "a fui", "Varesk")
    write(store, world, other)
    assert {claim.subject.entity for claim in claims_from(store, "b")} == {"kge:osterov"}


def test_a_document_that_is_read_again_does_not_find_its_own_entities(
    store: Store, world: World
) -> None:
    write(store, world, B)
    other = reading("b", "Rado Mezin a fui Lissan.", "Rado Mezin", "a fui", "Lissan")
    write(store, world, other)
    assert entity_in(store, "kge:osterov") is None
    assert {claim.subject.entity for claim in claims_from(store)} == {"kge:rado-mezin"}


def test_a_position_names_the_body_that_its_words_hold(world: World) -> None:
    text = "Osterov est ancien chef de l'Armée bleue."
    who = replace(named(text, "Osterov", "kg:Person"), entity="kge:osterov")
    body = replace(named(text, "Armée bleue", "kg:ArmedForce"), entity="kge:armee-bleue")
    words = "ancien chef de l'Armée bleue"
    start = text.index(words)
    held = Mention(start, start + len(words), words, type="kg:Position", entity="kge:chef")
    predicate = Predicate(8, 11, "est", "kg:holdsPosition", "être")
    claim = Claim(
        "sha256:0", "d", "d#e1", who, predicate, held, Role.ATTR, Span(0, len(text), text), "fr"
    )
    small = world.language.names.unspelled
    (found,) = positions([claim], [who, body], world.knowledge.ontology, small)
    assert (found.mention, found.body) == (held, body)
    assert found.title.endswith("chef")
    assert list(positions([claim], [who], world.knowledge.ontology, small)) == []


def test_errors_are_handed_over_or_raised() -> None:
    error = DocumentError("is broken", place="x")
    seen: list[KgError] = []
    assert list(sifted([A, error, B], seen.append)) == [A, B]
    assert seen == [error]
    with pytest.raises(DocumentError, match="is broken"):
        list(sifted([A, error], None))


def test_what_was_sealed_is_not_looked_at_one_by_one(tmp_path: Path, world: World) -> None:
    with open_store(tmp_path / "S") as store, kept_up(store):
        write(store, world, A, B)
    for sealed in (False, True):
        with Counting(tmp_path / "S") as store:
            if sealed:
                store.put_seal()
            with closing(Graphs(store, world, "1", lambda _: None)) as graphs, kept_up(store):
                assert graphs.catch_up(NONE) == ()
            assert (store.read == 0) is sealed
    (tmp_path / "S" / "names-fr.sqlite").unlink()  # as after a crash, or by hand
    with open_store(tmp_path / "S") as store:
        assert store.seal != 0
        with closing(Graphs(store, world, "1", lambda _: None)) as graphs:
            assert sorted(graphs.catch_up(NONE)) == ["a", "b"]


SHOUTED = reading("c", "Milan OSTEROV a fui Varesk.", "Milan OSTEROV", "a fui", "Varesk")


def put(store: Store, world: World, *batches: list[Reading]) -> None:
    with kept_up(store) as words, closing(Graphs(store, world, "1", _untold, words)) as graphs:
        for batch in batches:
            graphs.put(batch, {one.document.id: "print" for one in batch}, NONE)
            words.take_in()


def _untold(_: str) -> None:
    return None


def test_who_is_called_otherwise_is_written_and_found_as_if_all_came_together(
    tmp_path: Path, world: World
) -> None:
    with open_store(tmp_path / "one by one") as grown, open_store(tmp_path / "at once") as made:
        put(grown, world, [A])
        assert [*called_in(grown, "a")] == ["Milan Osterov"]
        put(grown, world, [SHOUTED])
        put(made, world, [A, SHOUTED])
        assert [*called_in(grown, "a")] == ["Milan OSTEROV"]
        assert sorted(map(str, grown.quads())) == sorted(map(str, made.quads()))
        with index_of(grown) as one, index_of(made) as other:
            assert one.differing(grown, prints_of(grown)) == set()
            assert sorted(one.find("OSTEROV")) == sorted(other.find("OSTEROV"))


def test_who_was_being_called_otherwise_is_seen_to_be_behind(tmp_path: Path, world: World) -> None:
    with open_store(tmp_path / "S") as store:
        put(store, world, [A])
        graph = document_iri("a")
        with pytest.raises(InterruptedError), kept_up(store) as words, words.renaming([graph]):
            raise InterruptedError
        with Index(tmp_path / "S" / FILE, read_only=True) as index:
            assert index.behind(prints_of(store)) == {"a"}
        with index_of(store) as index:
            assert index.behind(prints_of(store)) == set()


def called_in(store: Store, doc: str) -> Iterator[str]:
    node, graph = expand("kge:milan-osterov"), document_iri(doc)
    for quad in store.quads(node, Terms.LABEL.value, graph=graph):
        yield text_of(quad.object)
