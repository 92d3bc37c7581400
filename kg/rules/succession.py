"""Rule files of states that only one can be in at a time (SPARQL SELECT): what passes on.

::

    # title: A place has one ruler at a time
    # description: …
    # may return: true
    SELECT ?claim ?of ?who ?state WHERE { … }

``?of`` is what one has at a time (with ``?kind``, where it is selected), ``?who`` has it by
``?claim``. ``?state`` is ``"holds"`` (he has it), ``"begins"`` (he takes it then) or ``"ends"`` (he
leaves it). Where nobody who had it gets it back (``may return: false``), whoever is told to have it
again later has had it all along, with others. Where it ``may be shared: true``, who stands with
another (``kg:standsWith``, kept by a rule of its own) does not take it from him.

``claim``, ``of`` and ``who`` may have slots where a few of them are quicker looked up
(``kg.query.asking.binding``); without, they stand in front.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import OntologyError
from kg.query import bound, lacking, slots
from kg.rules.selecting import variables_of
from kg.store import Term

__all__ = ["Succession", "is_succession", "succession"]

_SELECT = re.compile(r"^\s*SELECT\b", re.IGNORECASE | re.MULTILINE)
_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
_NEEDED = ("claim", "of", "who", "state")
_MAY_RETURN = re.compile(r"#\s*may return\s*:\s*(true|false)\s*")
_SHARED = re.compile(r"^#\s*may be shared\s*:\s*true\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Succession:
    """One state that passes from one to the next; ``name`` is the file's stem.

    ``select`` is the query up to its first brace, ``where`` what stands behind it.
    """

    name: str
    title: str
    description: str
    may_return: bool
    may_be_shared: bool
    select: str
    where: str

    def query(self, variable: str = "", terms: Sequence[Term] = ()) -> str:
        """Return the query; ``terms`` are all that a variable may stand for."""
        values = ""
        if variable and variable not in slots(self.where):
            values = f"VALUES ?{variable} {{ {' '.join(map(str, terms))} }}\n"
        where = bound(self.where, {variable: terms} if variable else {})
        return f"{self.select} {{ {values}{where}"


def is_succession(text: str) -> bool:
    """Return whether a rule file tells of a state, not of what follows.

    >>> is_succession("SELECT ?claim WHERE {}"), is_succession("CONSTRUCT {} WHERE {}")
    (True, False)
    """
    return _SELECT.search(text) is not None


def succession(name: str, said: Mapping[str, str], text: str, place: str) -> Succession:
    """Return what a rule file tells, ``said`` being its title and description.

    Raises ``OntologyError`` for what can't be asked.
    """
    returning = next(filter(None, map(_MAY_RETURN.fullmatch, text.splitlines())), None)
    if returning is None:
        cure = "Add a line '# may return: true', or false where nobody gets back what he had."
        raise OntologyError("does not tell whether a state may return", place=place, cure=cure)
    for given in ([], ["claim"], ["of"], ["who"]):
        for name in lacking(text, given):
            cure = f"End the line with #? {name}; claim, of and who may have slots."
            raise OntologyError(f"uses ${name} where it has no value", place=place, cure=cure)
    missing = {*_NEEDED} - variables_of(bound(text, {}), place)
    start = _WHERE.search(text)
    if missing or start is None:
        cure = "Write SELECT ?claim ?of ?who ?state WHERE { … }."
        raise OntologyError(f"selects no ?{min(missing, default='claim')}", place=place, cure=cure)
    return Succession(
        name,
        said.get("title", ""),
        said.get("description", ""),
        returning[1] == "true",
        _SHARED.search(text) is not None,
        _without_comments(text[: start.end() - 1]),
        text[start.end() :],
    )


def _without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
