"""How far a build is, told where somebody looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.documents import read, sizes
from kg.inline.forecast import Forecast
from kg.inline.pace import NotebookBar, Pace, expected, in_notebook
from kg.model import Document


def documents(many: int) -> list[Document]:
    return [Document(f"d{at}", "", "fr") for at in range(many)]


class Screen:
    """What a notebook would show: a display whose outputs can be updated."""

    def __init__(self) -> None:
        self.shown: list[dict[str, str]] = []

    def __call__(self, data: dict[str, str], **_: Any) -> Screen:
        self.shown.append(data)
        return self

    def update(self, data: dict[str, str], **_: Any) -> None:
        self.shown.append(data)


def test_a_bar_appears_when_it_takes_long_and_ends_with_what_was_done() -> None:
    clock = iter([0.0, *(0.4 * step for step in range(1, 11))]).__next__
    screen, pace = Screen(), Pace(clock)
    bar = NotebookBar(screen, pace)
    for document in expected(documents(10), bar.expect):
        bar.tell(document.id)
    texts = [one["text/plain"] for one in screen.shown]
    assert texts[0] == "5 of 10 documents, 2.5 per second, 0:02 left"
    assert texts[-1] == "10 of 10 documents, 2.5 per second, 4 s"
    assert '<progress value="5" max="10">' in screen.shown[0]["text/html"]
    assert "<progress" not in screen.shown[-1]["text/html"]


def test_a_bar_ends_though_its_last_document_was_done_before_it_was_known_as_the_last() -> None:
    screen = Screen()
    bar = NotebookBar(screen, Pace(iter([0.0, 0.0, 0.1, 0.2, 2.1, 2.2, 2.2]).__next__))
    for document in expected(iter(documents(6)), bar.expect):
        bar.tell(document.id)
    assert [one["text/plain"] for one in screen.shown] == [
        "4 documents, 1.9 per second",
        "6 of 6 documents, 2.7 per second, 2 s",
    ]
    assert "<progress" not in screen.shown[-1]["text/html"]


def test_nothing_appears_where_it_is_quick() -> None:
    screen = Screen()
    bar = NotebookBar(screen, Pace(iter([0.0, 0.1, 0.2]).__next__))
    bar.expect(2)
    bar.tell("a")
    bar.tell("b")
    assert screen.shown == []


def test_where_nobody_knows_how_many_there_will_be_no_time_is_promised() -> None:
    pace = Pace(iter([0.0, 1.0]).__next__)
    pace.add()
    assert str(pace) == "1 document, 1.0 per second"
    assert pace.left is None


def test_what_is_foreseen_is_told_until_it_is_known() -> None:
    pace = Pace(iter([0.0, 1.0, 2.0]).__next__)
    pace.foresee(10)
    pace.add()
    assert str(pace) == "1 of about 10 documents, 1.0 per second, 0:09 left"
    pace.expect(2)
    pace.add()
    assert str(pace) == "2 of 2 documents, 1.0 per second, 2 s"


def test_files_that_are_over_tell_how_many_documents_there_will_be(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        rows = "".join(f'{{"id": "{name}{n}", "text": "Le Front tient."}}\n' for n in range(5))
        (tmp_path / f"{name}.jsonl").write_text(rows, encoding="utf-8")
    forecast = Forecast(sizes([tmp_path]))
    told = [forecast.taken(document.path or "") for document in read([tmp_path], lang="fr")]
    assert told == [None] * 5 + [20] * 15


def test_several_piles_add_up() -> None:
    pace = Pace()
    for many in (2, 3):
        assert len(list(expected(iter(documents(many)), pace.expect))) == many
    assert pace.total == 5


def test_no_notebook_runs_here() -> None:
    assert in_notebook() is None


@pytest.mark.pipeline
def test_a_build_tells_how_many_it_expects(tmp_path: Path) -> None:
    from kg.assemble import Options, Watcher, build
    from kg.documents import document_from_text
    from kg.store import open_store

    pace = Pace()
    texts = [document_from_text(f"d{at}", "Le Front tient Ostrel.", lang="fr") for at in range(3)]
    with open_store(None) as store:
        build(
            iter(texts), store, Options(), watcher=Watcher(lambda _: pace.add(), None, pace.expect)
        )
    assert (pace.done, pace.total) == (3, 3)
