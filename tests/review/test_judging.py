"""Judgements over claims made by hand: no pipeline is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.rdf import document_iri, document_quads, entity_in, mentions_in
from kg.resolve.judgements import Part, Verdict
from kg.review import Desk, Log
from kg.review.csv_rows import candidate_rows, judged_rows
from kg.review.judging import Proposal, judged, taken_back
from kg.rules import Basis
from kg.store import Options, Store, open_store
from tests.rdf.example import CLAIMS, DOCUMENT, ENTITIES, QUOTATIONS


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        quads = document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES)
        opened.replace_graph(document_iri(DOCUMENT.id), quads)
        yield opened


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(Basis(store), Log(store))


def quads(store: Store) -> list[str]:
    return sorted(map(str, store.quads()))


def test_nothing_is_written_by_judging_alone(store: Store) -> None:
    before = quads(store)
    log = Log(store)
    one = judged(store, log, Proposal(Verdict.RENAME, "kge:varesk", value="Vieux-Varesk"))
    assert (one.id, one.value, log.judgements()) == (1, "Vieux-Varesk", ())
    assert [entity.label for entity in one.known] == ["Varesk"]
    assert quads(store) == before


@pytest.mark.parametrize(
    ("proposal", "told"),
    [
        (Proposal(Verdict.MERGE, "kge:varesk", "kge:varesk"), "is one entity already"),
        (Proposal(Verdict.MERGE, "kge:varesk", "kge:nemo"), "no entity of the store"),
        (Proposal(Verdict.SPLIT, "kge:varesk"), "can't be split without a part"),
        (Proposal(Verdict.SPLIT, "kge:varesk", part=Part()), "can't be split without a part"),
        (Proposal(Verdict.RENAME, "kge:varesk"), "needs a value"),
    ],
)
def test_what_makes_no_sense_is_refused(store: Store, proposal: Proposal, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        judged(store, Log(store), proposal)


def test_a_part_gets_an_iri_of_its_own(store: Store) -> None:
    part = Part(doc="exemple")
    one = judged(store, Log(store), Proposal(Verdict.SPLIT, "kge:front", part=part))
    assert one.other == "kge:front-de-la-drenna-2"


def test_merging_moves_mentions_and_undoing_moves_them_back(store: Store, desk: Desk) -> None:
    before = quads(store)
    desk.merge("Milan Osterov", "Rado Mezin")
    assert {m.entity for m in mentions_in(store, "exemple") if "Mezin" in m.text} == {
        "kge:milan-osterov"
    }
    assert {m.found for m in mentions_in(store, "exemple") if "Mezin" in m.text} == {
        "kge:rado-mezin"
    }
    assert entity_in(store, "kge:rado-mezin") is None
    desk.undo(1)
    assert quads(store) == before
    with pytest.raises(QueryError, match="is taken back already"):
        taken_back(desk.log, 1)


def test_the_opposite_must_be_taken_back_first(desk: Desk) -> None:
    desk.apart("kge:milan-osterov", "kge:rado-mezin")
    with pytest.raises(QueryError, match=r"contradicts judgement 1.*undo 1"):
        desk.merge("kge:milan-osterov", "kge:rado-mezin")


def test_a_name_an_iri_and_a_mention_find_an_entity(desk: Desk) -> None:
    start = DOCUMENT.text.index("La ville de Varesk")
    mention = f"exemple:{start}-{start + len('La ville de Varesk')}"
    for name in ("Varesk", "varesk", "kge:varesk", mention):
        assert desk.find(name).iri == "kge:varesk"
    assert [entity.iri for entity in desk.search("osterov")] == ["kge:milan-osterov"]


def test_a_table_is_judged_row_by_row(desk: Desk) -> None:
    rows = (
        "verdict,entity,other,value\n"
        "rename,kge:varesk,,Vieux-Varesk\n"
        ",kge:front,,\n"
        "merge,kge:milan-osterov,kge:rado-mezin,\n"
    )
    assert [one.verdict for one in judged_rows(desk, rows, "t.csv")] == ["rename", "merge"]
    assert judged_rows(desk, rows, "t.csv") == []  # in force already
    assert candidate_rows([]).startswith("verdict,entity,other")


def test_the_log_lies_in_the_folder_of_the_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "S") as store:
        quads = document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES)
        store.replace_graph(document_iri(DOCUMENT.id), quads)
        Desk(Basis(store), Log(store)).rename("Varesk", "Vieux-Varesk")
    with open_store(tmp_path / "S") as store:
        (one,) = Log(store).judgements()
        assert one.in_words() == "kge:varesk (“Varesk”) is called “Vieux-Varesk”"
        renamed = entity_in(store, "kge:varesk")
        assert renamed is not None
        assert renamed.label == "Vieux-Varesk"


@pytest.mark.parametrize("name", ["Vieux\u2028Varesk", "Vieux\u0085Varesk", "Vieux\x1eVaresk"])
def test_a_name_with_a_break_of_its_own_stays_one_line(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / "S") as store:
        quads = document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES)
        store.replace_graph(document_iri(DOCUMENT.id), quads)
        log = Log(store)
        Desk(Basis(store), log).rename("Varesk", name, note=name)
        (one,) = Log(store).judgements()
        copied = Log(store)
        copied.replace(log.text())
        assert copied.judgements() == (one,)
    assert one.value == name


def test_a_store_without_rules_needs_no_ontology(store: Store, desk: Desk) -> None:
    desk.basis.options = Options(ontology=(Path("/nowhere/at/all"),))
    desk.rename("Varesk", "Vieux-Varesk")
    found = entity_in(store, "kge:varesk")
    assert found is not None
    assert found.label == "Vieux-Varesk"


@pytest.mark.parametrize("cut", [1, 9, 40])
def test_a_judgement_that_a_crash_cut_short_was_not_made(tmp_path: Path, cut: int) -> None:
    with open_store(tmp_path / "s") as opened:
        quads = document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES)
        opened.replace_graph(document_iri(DOCUMENT.id), quads)
        log = Log(opened)
        log.add(judged(opened, log, Proposal(Verdict.RENAME, "kge:varesk", value="Varèsk")))
        log.add(judged(opened, log, Proposal(Verdict.RENAME, "kge:varesk", value="Varesq")))
        assert log.path is not None
        written = log.path.read_bytes()
        log.path.write_bytes(written[: -1 - cut])
        assert [one.value for one in log.judgements()] == ["Varèsk"]
        log.add(judged(opened, log, Proposal(Verdict.RENAME, "kge:varesk", value="Vareck")))
        assert [one.value for one in log.judgements()] == ["Varèsk", "Vareck"]


def test_a_last_line_that_an_editor_left_open_counts(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as opened:
        quads = document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES)
        opened.replace_graph(document_iri(DOCUMENT.id), quads)
        log = Log(opened)
        log.add(judged(opened, log, Proposal(Verdict.RENAME, "kge:varesk", value="Varèsk")))
        assert log.path is not None
        log.path.write_bytes(log.path.read_bytes().rstrip())
        log.add(judged(opened, log, Proposal(Verdict.RENAME, "kge:varesk", value="Vareck")))
        assert [one.value for one in log.judgements()] == ["Varèsk", "Vareck"]
