"""For notebooks: the graph shown inline, and ``%%sparql`` cells.

    %load_ext kg.notebook

    %%sparql graph
    SELECT ?who ?what WHERE { ?who kg:sent ?what }

A ``KnowledgeGraph`` that ends a cell is drawn by itself (``KnowledgeGraph._repr_html_``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.errors import QueryError
from kg.graph import KnowledgeGraph

__all__ = ["KnowledgeGraph", "load_ipython_extension", "sparql"]


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
    target = None
    if "--into" in words:
        at = words.index("--into")
        if len(words) == at + 1 or not words[at + 1].isidentifier():
            raise _refused("--into needs the name of a variable")
        target = words[at + 1]
        del words[at : at + 2]
    any_term = "--any-term" in words
    words = [word for word in words if word != "--any-term"]
    if len(words) > 1:
        raise _refused(f"{' '.join(words[1:])!r} is one word too many")
    rows = _graph(words[0] if words else None, names).query(cell, any_term=any_term)
    try:
        return rows.to_dataframe(), target
    except QueryError:  # there is no pandas here
        return rows, target


def load_ipython_extension(shell: Any) -> None:
    """Add ``%%sparql`` to a running IPython; ``%load_ext kg.notebook`` calls it."""

    def magic(line: str, cell: str) -> Any:
        rows, target = sparql(line, cell, shell.user_ns)
        if target is None:
            return rows
        shell.user_ns[target] = rows
        return None

    shell.register_magic_function(magic, magic_kind="cell", magic_name="sparql")


def _graph(name: str | None, names: Mapping[str, Any]) -> KnowledgeGraph:
    """Return the graph of that name, or the only one there is."""
    if name is not None:
        found = names.get(name)
        if isinstance(found, KnowledgeGraph):
            return found
        raise _refused(f"{name!r} is no KnowledgeGraph")
    # IPython keeps results under further names (_, _3): one graph may have several.
    graphs = {id(v): v for v in names.values() if isinstance(v, KnowledgeGraph)}
    if len(graphs) != 1:
        raise _refused(f"there are {len(graphs)} graphs to choose from")
    return next(iter(graphs.values()))


def _refused(what: str) -> QueryError:
    cure = "Write: %%sparql GRAPH [--into NAME] [--any-term]."
    return QueryError(what, place="%%sparql", cure=cure)
