"""Queries and questions, changed or hostile: an answer, or an error in one line; nothing changes.

SPARQL is asked of a process with limits, as whoever asks over a network does.
"""

from __future__ import annotations

import atexit
import tempfile
from pathlib import Path

from kg.bundled import ontologies
from kg.errors import KgError
from kg.iris import PREFIXES
from kg.lens import through
from kg.query import questions
from kg.query.asking import ask
from kg.query.search import search
from kg.query.select import select
from kg.query.written import answer_sparql
from kg.store import Store, open_store
from kg.store.queries.guard import form, undeclared_prefixes
from kg.store.queries.tokens import tokens
from kg.workers import Limits, Worker
from tests.fuzz.choices import Choices
from tests.fuzz.targets import Target, clear
from tests.query.example import fill

__all__ = ["TARGET"]

_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-queries-"))
_VALUES = (
    "", " ", "Front", "Milan Osterov", "kge:milan-osterov", "kg:sent", "exemple", "2025-03",
    "2025", "2025-02-30", "0", "1", "-1", "999999999999", "1e9", "NaN", '"', '"""', "\\", "'",
    "}", "{ ?s ?p ?o }", "> <x", "#", "\n", "\0", "\ud800", "\u202e", "﷽" * 40, "a" * 3000,
    "kge:" + "%" * 9, "kge:<>", "*", "a*", '"Le Front"', "«", "NEAR(", "OR", "--", "%", "_",
    "$about", "?about", "#? about", "document", "now", "∅", "ʹ", "İ", "https://example.org/a b",
    "kge:a\u0301", "sources=2", "holder=document", "grade=B2", "holder=;;",
    "denied-by=Front; sources=1", "=", ";",
)  # fmt: skip


def _opened() -> Store:
    store = open_store(None)
    fill(store)
    return store


_STORE = _opened()
_BEFORE = set(_STORE.quads())


def _worker() -> Worker:
    with open_store(_FOLDER / "store") as store:
        fill(store)
    worker = Worker(_FOLDER / "store", Limits(seconds=5, megabytes=1000))
    atexit.register(worker.close)
    return worker


_WORKER = _worker()
_QUESTIONS = sorted(questions())


def run(data: bytes) -> None:
    """Ask a query, a question, a search or a lens, as the first byte says."""
    choices = Choices(data)
    try:
        match choices.number(4):
            case 0:
                _query(choices.rest().decode("utf-8", errors="replace"))
            case 1:
                _question(choices)
            case 2:
                found = search(_STORE, "".join(_some(choices)), about=_maybe(choices))
                assert all(0 <= a < b <= len(hit.text) for hit in found for a, b in hit.marks)
            case _:
                through(_STORE, "".join(_some(choices)))
    except KgError as error:
        clear(error)
    assert len(_STORE) == len(_BEFORE), "the store was changed"


def _query(sparql: str) -> None:
    list(tokens(sparql))
    form(sparql)
    undeclared_prefixes(sparql, frozenset(PREFIXES))
    given = {"sparql": sparql, "form": "csv", "any_term": True, "width": None}
    try:
        _WORKER.ask(answer_sparql, **given)
    except KgError as error:
        clear(error)
        return
    select(_STORE, "ASK { ?s ?p ?o }")


def _some(choices: Choices) -> list[str]:
    return [choices.one(_VALUES) for _ in range(1 + choices.number(3))]


def _maybe(choices: Choices) -> str | None:
    return choices.one(_VALUES) if choices.number(2) else None


def _question(choices: Choices) -> None:
    question = questions()[choices.one(_QUESTIONS)]
    given = {
        one.name: "".join(_some(choices)) for one in question.parameters if choices.number(3) == 0
    }
    ask(_STORE, question.name, parameters=dict(given), lang=choices.one(("fr", "en")), limit=20)


def _seeds() -> list[bytes]:
    found = [b"\0" + path.read_bytes() for path in sorted(ontologies().rglob("*.rq"))]
    found += [b"\0SELECT * { ?s kg:sent ?o }", b"\0ASK { ?s ?p 'a' }", b"\0DESCRIBE kge:front"]
    return found + [bytes([kind, *range(0, 90, 4)]) for kind in (1, 2, 3)]


TARGET = Target(
    "queries",
    run,
    _seeds(),
    (
        b"SERVICE <http://127.0.0.1/> {", b"{", b"}", b"(", b")", b"[", b"]", b"\\u0053",
        b"\\U0010FFFF", b"LOAD <file:///etc/hostname>", b"; INSERT DATA {}", b"UNION",
        b"OPTIONAL", b"FILTER", b"?s", b"'''", b'"""', b"^^xsd:integer", b"@fr-", b"1e999",
        b"GROUP BY", b"COUNT(*)", b"<<", b">>", b"NOT EXISTS", b"GRAPH ?g", b"#", b"\0", b"kg:",
        b"/kg:sent*", b"REGEX(?s, '(a+)+$')", b"!", b"VALUES ?s {", b"BIND(", b"FROM <x>",
        b"PREFIX kg: <x>", b"BASE <x>", b"ORDER BY", b"LIMIT 99",
    ),
)  # fmt: skip
