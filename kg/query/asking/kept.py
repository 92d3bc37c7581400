"""What rules keep for questions: taken from there, or found as it is asked for.

A line ``#< said-and-denied two-masters`` of a question stands for what the bundled rules of these
names select, all together. It is to stand under ``#? !kept``; lines under ``#? kept`` ask for the
quads that the rules have written. Which holds is told by a graph of the store.
"""

from __future__ import annotations

import re
from pathlib import Path

from pyoxigraph import Literal

from kg.bundled import ontologies
from kg.errors import QueryError
from kg.iris import PREFIXES
from kg.query.asking.binding import bound
from kg.rdf.terms import Terms
from kg.store import Store
from kg.textfile import read_text

__all__ = ["KEPT", "are_kept", "with_rules"]

KEPT = PREFIXES["kgr"] + "#state"
"""The graph that tells which rules have been applied, and the names of what they keep."""

_RULES = re.compile(r"^\s*#<(.*)$", re.MULTILINE)


def with_rules(text: str, place: str) -> tuple[str, tuple[str, ...]]:
    """Return a question's text with what the rules that it names select, and these names.

    Raises ``QueryError`` for a rule that there is not.
    """
    names: list[str] = []

    def selected(line: re.Match[str]) -> str:
        found = line[1].split()
        names.extend(found)
        return "{\n" + "\nUNION\n".join(_select(name, place) for name in found) + "\n}"

    return _RULES.sub(selected, text), tuple(names)


def are_kept(store: Store, names: tuple[str, ...]) -> bool:
    """Return whether a store keeps what the rules ``names`` tell, and none of it is being changed.

    >>> from kg.store import open_store
    >>> are_kept(open_store(None), ("holders",)), are_kept(open_store(None), ())
    (False, False)
    """
    told = store.quads(KEPT, Terms.KEEPS.value, graph=KEPT)
    known = {quad.object.value for quad in told if isinstance(quad.object, Literal)}
    return bool(names) and known.issuperset(names)


def _select(name: str, place: str) -> str:
    path: Path = ontologies() / "rules" / f"{name}.rq"
    if not path.is_file():
        cure = "Name files of ontologies/rules without their ending."
        raise QueryError(f"names the rule {name}, which there is not", place=place, cure=cure)
    return f"{{\n{bound(read_text(path, QueryError), {})}\n}}"
