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
    from kg.graph import KnowledgeGraph
    from kg.query import Question, Rows
    from kg.query.rows import Value

__all__ = ["add_to"]

QUESTIONS = ("who-sent-what", "who-controls-what", "who-denies-what")
DISPUTES = "contradictions"
_BACKGROUND = frozenset({"holder", "date", "document", "sentence", "negated"})  # not the answer
_DIM, _BOLD, _PLAIN = "\x1b[2m", "\x1b[1m", "\x1b[0m"


def demo(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write the pages.")] = Path(),
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", "-s", metavar="DIR", help="Keep the store there.", show_default=False
        ),
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Rows to show of each answer.")] = 8,
) -> None:
    """Read the bundled sample documents, ask questions, draw the graph.

    The samples are an invented story, told in French by eleven wires and communiqués, then in
    English by eight other outlets. Both make one graph, in which they contradict each other.

    `kg demo`

    `kg demo --store S --out /tmp`
    """
    from kg.assemble import Options
    from kg.bundled import samples
    from kg.graph import KnowledgeGraph
    from kg.query import questions

    known = questions()
    names = samples().parent / "names.csv"
    with _folder(store) as folder:
        with KnowledgeGraph.open(folder) as graph:
            _read(graph, samples())
            _say(f"{graph.stats().documents} sample documents: {_counted(graph)}")
            for name in QUESTIONS:
                _show(known[name], graph.ask(name, lang="en"), most)
        # What the invented places are called in both languages no gazetteer knows.
        both = Options(ontology=(names,), change=True)
        with KnowledgeGraph.open(folder, options=both) as graph:
            _read(graph, samples("en"))
            _say(f"\nWith those in English, {graph.stats().documents} documents: {_counted(graph)}")
            _show_disputes(known[DISPUTES], graph.ask(DISPUTES, lang="en"), most)
            out.mkdir(parents=True, exist_ok=True)
            page = graph.view(title="kg demo").write(out / "graph.html")
            english = graph.view(title="kg demo", lang="en").write(out / "graph.en.html")
    kept = folder if store is not None else "S"
    building = f"  kg build {samples()} {samples('en')} --ontology {names} --store S\n"
    first = "" if store is not None else building
    _say(
        f"\n{page} shows it all: open it in a browser, search, click on what you find.\n"
        f"{english} is the same page in English.\n\n"
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


def _read(graph: KnowledgeGraph, folder: Path) -> None:
    """Read documents into a graph; the first that fails is an error."""
    from kg.assemble import Watcher, build, piles

    with progress("reading") as tell:
        for options, documents in piles([folder], graph.options, graph.record):
            report = build(documents, graph.store, options, watcher=Watcher(tell))
            if report.failed:
                raise report.failed[0]


def _counted(graph: KnowledgeGraph) -> str:
    counts = graph.stats()
    return f"{counts.claims} claims about {counts.entities} things, {counts.quotations} quotations"


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


def _show_disputes(question: Question, rows: Rows, most: int) -> None:
    """Print what can't both hold: each of the two with its sentence and whoever says so."""
    _say(f"\n{_bold(question.title('en'))}  {_dim(f'kg ask {question.name}')}")
    records = [*rows.records()]
    for record in records[:most]:
        _show_answer(_stated(record), record)
        other = {
            key[5:6].lower() + key[6:]: value
            for key, value in record.items()
            if key.startswith("other")
        }
        denied = _stated(other) == _stated(record)
        _show_answer(f"yet {'NOT ' if denied else ''}{_stated(other)}", other)
    if len(records) > most:
        _say(f"  … and {len(records) - most} more")


def _stated(record: dict[str, Value]) -> str:
    return " · ".join(str(record.get(key) or "") for key in ("subject", "relation", "object"))


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
