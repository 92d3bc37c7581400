"""CSV and Parquet, read by DuckDB."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kg.assemble import Options
from kg.graph import KnowledgeGraph
from tests.exports.conftest import Written

pytestmark = pytest.mark.pipeline
Told = Callable[..., list[tuple[Any, ...]]]


def rows(path: Path, what: str = "*", where: str = "true") -> list[tuple[Any, ...]]:
    form = "parquet" if path.name.endswith("parquet") else "csv"
    options = "" if form == "parquet" else ", header=true, strict_mode=true"
    return duckdb.sql(f"SELECT {what} FROM read_{form}('{path}'{options}) WHERE {where}").fetchall()


def test_every_claim_and_conclusion_is_a_row(graph: KnowledgeGraph, written: Written) -> None:
    found = {row[0] for row in rows(written("claims-csv"), "id")}
    claims = {claim.id for claim in graph.claims()}
    assert found == claims | {one.id for one in graph.conclusions()}
    denied = {row[0] for row in rows(written("claims-csv"), "id", "negated AND rule IS NULL")}
    assert denied == {claim.id for claim in graph.claims() if claim.negated}


@pytest.mark.parametrize("name", ["claims", "nodes", "edges"])
def test_parquet_holds_what_csv_holds(written: Written, name: str) -> None:
    one, other = rows(written(f"{name}-parquet"), "id"), rows(written(f"{name}-csv"), "id")
    assert one == other
    assert len(one) > 200


def test_an_edge_is_asserted_only_where_the_store_has_the_triple(
    graph: KnowledgeGraph, written: Written
) -> None:
    plain = {claim.id for claim in graph.claims() if claim.is_plain}
    found = rows(written("edges-csv"), "id, status, label")
    assert {row[0] for row in found if row[1] == "asserted"} <= plain
    others = [row for row in found if row[1] in ("denied", "unsure")]
    assert len(others) > 50
    assert all(row[2].endswith(")") for row in others)  # "a envoyé (nié)"


def test_edges_lead_from_node_to_node(written: Written) -> None:
    nodes = {row[0] for row in rows(written("nodes-csv"), "id")}
    ends = {end for row in rows(written("edges-csv"), "subject, object") for end in row}
    assert ends == nodes


def test_events_are_what_is_so_unless_asked_otherwise(
    graph: KnowledgeGraph, written: Written, tmp_path: Path
) -> None:
    found = rows(written("events-csv"), "status, event_type, date_from")
    assert {row[0] for row in found} == {"asserted"}
    assert all(row[1] and row[2] in ("text", "sentence", "document") for row in found)
    graph.export(tmp_path / "all-events.csv", include="all")
    assert len(rows(tmp_path / "all-events.csv")) > len(found) > 40


def test_places_of_the_gazetteer_have_coordinates(tmp_path: Path) -> None:
    graph = KnowledgeGraph()
    text = "Les rebelles ont attaqué Alep le 3 mars 2025."
    graph.add_text(text, id="note", published="2025-03-08", title="=1+1")
    graph.export(tmp_path / "events.csv")
    columns = "event_date, event_type, actor1, place, latitude, longitude, country, sentence"
    (row,) = rows(tmp_path / "events.csv", columns)
    assert str(row[0]) == "2025-03-03"
    assert row[1:] == ("ASSAULT", "Les rebelles", "Alep", 36.2, 37.2, "Syrie", text)
    graph.export(tmp_path / "claims.csv")
    assert rows(tmp_path / "claims.csv", "DISTINCT title") == [("'=1+1",)]
    graph.export(tmp_path / "claims.parquet")
    assert rows(tmp_path / "claims.parquet", "DISTINCT title") == [("=1+1",)]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Give some columns of the events that an English text tells of."""

    def events(text: str, columns: str, lang: str = "en") -> list[tuple[Any, ...]]:
        with KnowledgeGraph(options=Options(lang=lang)) as graph:
            graph.add_text(text, id="note", published="2025-03-12")
            graph.export(tmp_path / "told-events.csv", lang="en")
        return rows(tmp_path / "told-events.csv", columns)

    return events


def test_what_is_delivered_is_one_event_with_whom_it_is_for(told: Told) -> None:
    found = told("Germany delivered medicine to Lebanon.", "event_type, actor1, actor2, object")
    assert found == [("AID", "Germany", "Lebanon", "medicine")]


def test_what_is_rejected_is_whose_proposal_it_is(told: Told) -> None:
    found = told("Iran rejected a proposal from Iraq.", "event_type, actor1, actor2, object")
    assert found == [("REJECT", "Iran", "Iraq", "a proposal")]


@pytest.mark.parametrize(
    ("text", "place", "tells"),
    [
        ("Iran criticized Iraq in Oslo.", "Oslo", "text"),
        ("The militia attacked Oslo.", "Oslo", "text"),
        ("Iran criticized Iraq, a spokesman said in Oslo.", "Oslo", "sentence"),
        ("Farmers protested against the European Union in Oslo.", "Oslo", "sentence"),
        ("Iran criticized Iraq.", "Iraq", "object"),
        # what is no town tells nothing: it may be a newspaper
        ("Iran criticized Iraq, a report in The Atlantic says.", "Iraq", "object"),
        # nobody knows which of them is meant
        ("Envoys in Oslo and Rome say that Iran criticized Iraq.", "Iraq", "object"),
    ],
)
def test_where_it_was_is_told_with_what_tells_it(
    told: Told, text: str, place: str, tells: str
) -> None:
    assert told(text, "place, place_from")[0] == (place, tells)


@pytest.mark.parametrize(
    ("text", "day", "tells"),
    [
        ("The mayor criticized Iran on Monday.", "2025-03-10", "text"),
        ("The mayor urged Iran to send an envoy on Monday.", "2025-03-10", "sentence"),
        # what somebody is asked for is ahead, he is asked today
        ("The mayor urged Iran to send an envoy on 20 March 2025.", "2025-03-12", "document"),
        ("The mayor criticized Iran.", "2025-03-12", "document"),
    ],
)
def test_when_it_was_is_told_with_what_tells_it(
    told: Told, text: str, day: str, tells: str
) -> None:
    date, how = told(text, "event_date, date_from")[0]
    assert (str(date), how) == (day, tells)


def test_words_may_tell_the_type_of_event(told: Told) -> None:
    assert told("Chad cooperated with Niger.", "event_type, relation")[0][0] == "COOPERATE"
    assert told("Le Tchad a coopéré avec le Niger.", "event_type", "fr") == [("COOPERATE",)]
    assert told("The rebels surrendered to the army.", "event_type, relation") == [
        ("RETREAT", "open:surrender")
    ]
