"""Shapes that once took the square of their length: eight times the text, as long a letter."""

from __future__ import annotations

from functools import partial

import pytest

from kg.extract.statements.evidence import WholeSentences
from kg.languages import load
from kg.model import Document
from tests.growth.measuring import growth
from tests.growth.shapes import PAGES, SENTENCE, TEXTS
from tests.growth.stages import STAGES, Stage, Work, page_read

SHORT, LONG = 8_000, 64_000
MOST = 3.0  # times as long a letter; the square would be 8
CASES = (
    ("view", "hyphens at line ends"),
    ("view", "lost apostrophes"),
    ("document", "lines of one word"),
    ("document", "ends of articles"),
    ("segments", "quotations never closed"),
    ("segments", "paragraphs that open a quotation"),
    ("segments", "opening marks"),
    ("segments", "full stops"),
    ("segments", "quotations"),
    ("segments", "one sentence"),
)


@pytest.mark.parametrize(("stage", "shape"), CASES)
def test_time_grows_with_the_length(stage: str, shape: str) -> None:
    parts = Stage(load("fr"))

    def work(length: int) -> object:
        return STAGES[stage](parts, TEXTS[shape](length))

    assert growth(work, (SHORT, LONG))[1] < MOST


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("stage", "shape", "longest"),
    [
        ("tree", "persons and pronouns", 6_000),
        ("names", "persons and pronouns", 6_000),
        ("claims", "persons and pronouns", 6_000),
        ("claims", "straight marks", 24_000),
    ],
)
def test_time_of_what_is_read_grows_with_the_length(stage: str, shape: str, longest: int) -> None:
    def work(length: int) -> object:
        return STAGES[stage](parts, TEXTS[shape](length))

    parts = Stage(load("fr"))
    assert growth(work, (longest // 4, longest))[1] < MOST


def test_time_of_a_sentence_among_marks_grows_with_the_length() -> None:
    def work(length: int) -> Work:
        text = TEXTS["straight marks"](length) + SENTENCE
        document, at = Document("a", text, "fr"), len(text) - len(SENTENCE)
        return lambda: WholeSentences(document, load("fr")).around(at, at + 2)

    assert growth(work, (6_000, 24_000))[1] < MOST


@pytest.mark.parametrize(
    ("shape", "longest"),
    [("headings", 160_000), ("blocks in blocks", 160_000), ("quotations", 640_000)],
)
def test_time_of_pages_grows_with_their_length(shape: str, longest: int) -> None:
    assert growth(partial(_page, shape), (longest // 8, longest))[1] < MOST


def _page(shape: str, length: int) -> Work:
    return page_read(PAGES[shape](length))


def test_shapes_are_as_long_as_asked() -> None:
    assert len(TEXTS) > 50
    assert len(PAGES) > 25
    for made in (*TEXTS.values(), *PAGES.values()):
        assert 2_500 < len(made(5_000)) < 20_000
