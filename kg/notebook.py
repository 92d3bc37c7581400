"""For notebooks: ``%%sparql`` cells, and named questions in a line.

    %load_ext kg.notebook

    %%sparql graph
    SELECT ?who ?what WHERE { ?who kg:sent ?what }

    %ask who-controls-what --place Varesk --when former

A ``KnowledgeGraph`` that ends a cell, and what is in it, show themselves without it.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.query import Rows

__all__ = ["KnowledgeGraph", "ask", "load_ipython_extension", "sparql"]

_SPARQL = "Write: %%sparql [GRAPH] [--into NAME] [--any-term]."
_ASK = "Write: %ask [GRAPH] QUESTION [--PARAMETER VALUE]… [--into NAME]."


def sparql(line: str, cell: str, names: Mapping[str, Any]) -> tuple[Any, str | None]:
    """Answer a ``%%sparql`` cell: return its rows, and the name to keep them under.

    ``line`` is what stands behind ``%%sparql``: the name of a graph among ``names``, then
    ``--into NAME`` to keep the rows, and ``--any-term`` to let terms pass that no vocabulary has;
    without a name the only graph there is is asked. The rows are a DataFrame where pandas is
    installed. Raises ``QueryError``.

    >>> rows, kept = sparql("graph --into found", "ASK { ?a ?b ?c }", {"graph": KnowledgeGraph()})
    >>> len(rows), kept
    (1, 'found')
    """
    words = line.split()
    target = _into(words, _SPARQL)
    any_term = "--any-term" in words
    words = [word for word in words if word != "--any-term"]
    if len(words) > 1:
        raise _refused(f"{' '.join(words[1:])!r} is one word too many", _SPARQL)
    rows = _graph(words[0] if words else None, names, _SPARQL).query(cell, any_term=any_term)
    return _table(rows), target


def ask(line: str, names: Mapping[str, Any]) -> tuple[Rows, str | None]:
    """Answer a ``%ask`` line: return its rows as ``graph.ask`` does, and the name to keep them.

    ``line`` is a named question with its parameters as options, in quotation marks where they have
    blanks: ``who-says-what --about "Milan Osterov" --since 2025-03``; before it the name of a graph
    may stand, behind it ``--into NAME``. Raises ``QueryError``.

    >>> rows, _ = ask("who-sent-what --since 2025-03", {"graph": KnowledgeGraph()})
    >>> len(rows)
    0
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise _refused(f"a quotation mark is missing ({error})", _ASK) from error
    target = _into(words, _ASK)
    name = None
    if len(words) > 1 and not words[1].startswith("--"):
        name = words.pop(0)
    if not words:
        raise _refused("there is no question", _ASK)
    question, *options = words
    keys, values = options[::2], options[1::2]
    wrong = [key for key in keys if not key.startswith("--") or len(key) == 2]
    if wrong or len(keys) != len(values):
        raise _refused(f"{(wrong or keys)[-1]!r} is no parameter with a value", _ASK)
    given = {key[2:].replace("-", "_"): value for key, value in zip(keys, values, strict=True)}
    limit = given.pop("limit", None)
    if limit is not None and not limit.isdecimal():
        raise _refused(f"--limit {limit} is no number", _ASK)
    most = int(limit) if limit is not None else None
    return _graph(name, names, _ASK).ask(question, limit=most, **given), target


def load_ipython_extension(shell: Any) -> None:
    """Add ``%%sparql`` and ``%ask`` to a running IPython; ``%load_ext kg.notebook`` calls it."""

    def keep(found: tuple[Any, str | None]) -> Any:
        rows, target = found
        if target is None:
            return rows
        shell.user_ns[target] = rows
        return None

    def of_cell(line: str, cell: str) -> Any:
        return keep(sparql(line, cell, shell.user_ns))

    def of_line(line: str) -> Any:
        return keep(ask(line, shell.user_ns))

    shell.register_magic_function(of_cell, magic_kind="cell", magic_name="sparql")
    shell.register_magic_function(of_line, magic_kind="line", magic_name="ask")


def _into(words: list[str], cure: str) -> str | None:
    """Take ``--into NAME`` out of the words; return the name."""
    if "--into" not in words:
        return None
    at = words.index("--into")
    if len(words) == at + 1 or not words[at + 1].isidentifier():
        raise _refused("--into needs the name of a variable", cure)
    target = words[at + 1]
    del words[at : at + 2]
    return target


def _table(rows: Rows) -> Any:
    """Return rows as a DataFrame, or as they are where there is no pandas."""
    try:
        return rows.to_dataframe()
    except QueryError:
        return rows


def _graph(name: str | None, names: Mapping[str, Any], cure: str) -> KnowledgeGraph:
    """Return the graph of that name, or the only one there is."""
    if name is not None:
        found = names.get(name)
        if isinstance(found, KnowledgeGraph):
            return found
        raise _refused(f"{name!r} is no KnowledgeGraph", cure)
    # IPython keeps results under further names (_, _3): one graph may have several.
    graphs = {id(v): v for v in names.values() if isinstance(v, KnowledgeGraph)}
    if len(graphs) != 1:
        raise _refused(f"there are {len(graphs)} graphs to choose from", cure)
    return next(iter(graphs.values()))


def _refused(what: str, cure: str) -> QueryError:
    return QueryError(what, place=cure.split()[1], cure=cure)
