"""``kg demo``: the whole way on the documents that ship with kg."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.terminal import progress

if TYPE_CHECKING:
    from kg.query import Question, Rows
    from kg.query.rows import Value

__all__ = ["add_to"]

QUESTIONS = ("who-sent-what", "who-controls-what", "who-denies-what")
_BACKGROUND = frozenset({"holder", "date", "document", "sentence", "negated"})  # not the answer
_DIM, _BOLD, _PLAIN = "\x1b[2m", "\x1b[1m", "\x1b[0m"


def demo(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write graph.html.")] = Path(),
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", "-s", metavar="DIR", help="Keep the store there.", show_default=False
        ),
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Rows to show of each answer.")] = 8,
) -> None:
    """Read the bundled sample documents, ask three questions, draw the graph.

    The samples are an invented story in French, told by eleven wires and communiqués.

    `kg demo`

    `kg demo --store S --out /tmp`
    """
    from kg.assemble import Watcher, build
    from kg.bundled import samples
    from kg.documents import read
    from kg.graph import KnowledgeGraph
    from kg.query import questions

    with _folder(store) as folder, KnowledgeGraph.open(folder) as graph:
        with progress("reading") as tell:
            report = build(read([samples()]), graph.store, graph.options, watcher=Watcher(tell))
        if report.failed:
            raise report.failed[0]
        counts = graph.stats()
        _say(
            f"{counts.documents} sample documents: {counts.claims} claims about "
            f"{counts.entities} things, {counts.quotations} quotations"
        )
        known = questions()
        for name in QUESTIONS:
            _show(known[name], graph.ask(name, lang="en"), most)
        out.mkdir(parents=True, exist_ok=True)
        page = graph.view(title="kg demo").write(out / "graph.html")
    kept = folder if store is not None else "S"
    first = "" if store is not None else f"  kg build {samples()} --store S\n"
    _say(
        f"\n{page} shows it all: open it in a browser, search, click on what you find.\n\n"
        f"Now try\n{first}"
        f"  kg ask contradictions --store {kept}\n"
        f"  kg ask --help\n"
        f"  kg query --store {kept} 'SELECT ?who ?what WHERE {{ ?who kg:signed ?what }}'\n"
        f"  kg build YOUR-ARTICLES/ --store T && kg view --store T -o mine.html --open"
    )


@contextlib.contextmanager
def _folder(store: Path | None) -> Iterator[Path]:
    if store is not None:
        yield store
        return
    folder = Path(tempfile.mkdtemp(prefix="kg-demo-"))
    try:
        yield folder / "store"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _show(question: Question, rows: Rows, most: int) -> None:
    """Print a question, and each answer with its sentence and whoever says so."""
    _say(f"\n{_bold(question.title('en'))}  {_dim(f'kg ask {question.name}')}")
    shown = 0
    seen: set[str] = set()
    for record in rows.records():
        answer = " · ".join(str(v) for k, v in record.items() if k not in _BACKGROUND and v != "")
        key = f"{answer}\n{record.get('holder')}"
        if key in seen:
            continue
        seen.add(key)
        if shown < most:
            _show_answer(answer, record)
        shown += 1
    if shown > most:
        _say(f"  … and {shown - most} more")


def _show_answer(answer: str, record: dict[str, Value]) -> None:
    day = str(record.get("date") or "")[:10]
    source = ", ".join(filter(None, (str(record.get("document") or ""), day)))
    denied = "NOT " if record.get("negated") is True else ""
    _say(f"\n  {denied}{answer}")
    _say(_dim(f"    according to {record.get('holder')} ({source})"))
    width = min(shutil.get_terminal_size().columns, 100) - 6
    sentence = " ".join(str(record.get("sentence", "")).split())
    _say(_dim(textwrap.indent(textwrap.fill(f"“{sentence}”", width), "    ")))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _styled() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _bold(text: str) -> str:
    return f"{_BOLD}{text}{_PLAIN}" if _styled() else text


def _dim(text: str) -> str:
    return f"{_DIM}{text}{_PLAIN}" if _styled() else text


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(demo)
