"""Dates as tables, feeds and exports write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.dates import iso_date
from kg.documents.stated import stated_date
from kg.languages import load

FRENCH = load("fr")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-03-12T10:00:00.000+01:00", "2025-03-12T10:00"),
        ("2025-03-12 10:00:00 UTC", "2025-03-12T10:00"),
        ("2025/3/2", "2025-03-02"),
        ("20250312", "2025-03-12"),
        ("20250312T100000Z", "2025-03-12T10:00"),
        ("12/03/2025", "2025-03-12"),
        ("12.03.25 à 9h", "2025-03-12T09:00"),
        ("31/12/99", "1999-12-31"),
        ("03/25/2025", "2025-03-25"),
        ("Wed, 12 Mar 2025 10:00:00 +0100", "2025-03-12T10:00"),
        ("12 Mar 2025", "2025-03-12"),
        ("Wednesday, March 12, 2025 10:05 PM", "2025-03-12T22:05"),
        ("12-MAR-2025", "2025-03-12"),
        ("mercredi 12 mars 2025 à 10h05", "2025-03-12T10:05"),
        ("1er févr. 2025", "2025-02-01"),
        ("mars 2025", "2025-03"),
        ("Publié le 12 mars 2025", "2025-03-12"),
        ("1741773600", "2025-03-12T10:00"),
        ("1741773600000", "2025-03-12T10:00"),
        ("2025", "2025"),
    ],
)
def test_dates_in_the_forms_people_have(written: str, date: str) -> None:
    assert stated_date(written, FRENCH) == date


@pytest.mark.parametrize(
    ("tag", "date"),
    [("en-US", "2025-12-03"), ("en-GB", "2025-03-12"), ("de", "2025-03-12"), ("qq", "2025-03-12")],
)
def test_the_order_of_numbers_is_that_of_the_place(tag: str, date: str | None) -> None:
    assert stated_date("12/03/2025", FRENCH, tag=tag) == date


@pytest.mark.parametrize(
    "written",
    ["hier", "12", "31 juin 2025", "99/99/2025", "2025-W10", "12/2025", "a 2025", "0", ""],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert stated_date(written, FRENCH) is None


@given(st.text(max_size=40))
def test_whatever_is_written_gives_an_iso_date_or_none(written: str) -> None:
    date = stated_date(written, FRENCH)
    assert date is None or iso_date(date) == date
