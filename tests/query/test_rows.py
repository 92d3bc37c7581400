"""Rows as a table, CSV, JSON and a DataFrame."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query import Rows
from kg.spreadsheet import harmless

CELLS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(st.characters(codec="utf-8")))
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=5).map(lambda rows: Rows(("a", "b"), tuple(rows)))


@given(ROWS)
def test_json_reads_back(rows: Rows) -> None:
    assert json.loads(rows.json()) == rows.records()


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_csv_reads_back(cells: list[tuple[str, str]]) -> None:
    written = io.StringIO(Rows(("a", "b"), tuple(cells)).csv(), newline="")
    safe = [tuple(map(harmless, row)) for row in cells]  # no cell is a formula
    assert [tuple(line) for line in csv.reader(written)] == [("a", "b"), *safe]


@given(ROWS)
def test_a_table_has_a_line_a_row(rows: Rows) -> None:
    assert len(rows.table(width=10).split("\n")) == 2 + len(rows)


def test_long_cells_are_cut() -> None:
    table = Rows(("a",), (("abcdefghij\nk",),)).table(width=5)
    assert table.splitlines()[-1] == "abcd…"


def test_a_dataframe_keeps_columns_without_rows() -> None:
    pytest.importorskip("pandas")
    frame = Rows(("a", "b"), ()).to_dataframe()
    assert list(frame.columns) == ["a", "b"]
    frame = Rows(("a", "b"), ((1, "x"), (2, None))).to_dataframe()
    assert frame["a"].sum() == 3


def test_columns_by_name() -> None:
    rows = Rows(("a", "b"), ((1, 2), (3, 4)))
    assert rows.column("b") == (2, 4)
    assert rows.without(frozenset({"a"})) == Rows(("b",), ((2,), (4,)))
    with pytest.raises(KeyError):
        rows.column("c")
