"""Named questions: SPARQL files with a title, a description and parameters in their header.

::

    # title: Who sent what to whom
    # description: Messages with sender and receiver …
    # parameter: WHO "" part of the sender's name
    SELECT ?sender … ?WHO WHERE { … FILTER(CONTAINS(LCASE(?sender), LCASE(?WHO))) }

A parameter has a default in quotation marks and a description. The query selects it as a variable
of the same name, so that its value is bound as a term and never becomes part of the query; its
column is left out of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal

from kg.bundled import ontologies
from kg.errors import QueryError
from kg.query.rows import Rows
from kg.query.select import select
from kg.store import Store
from kg.textfile import read_text

__all__ = ["Parameter", "Question", "ask", "questions"]

_HEADER = re.compile(r"#\s*(title|description|parameter)\s*:\s*(.*)")
_PARAMETER = re.compile(r"([A-Z][A-Z_]*)\s+\"([^\"]*)\"\s*(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: its name in capitals, its default, and what it means."""

    name: str
    default: str
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question as its file has it; ``name`` is the file's stem."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str


def questions(directory: Path | None = None) -> Mapping[str, Question]:
    """Return the questions of a folder (the bundled ones by default) by name, in sorted order.

    Raises ``QueryError`` for a file without a title or description, with a parameter that the
    query does not select, and for a folder without questions.

    >>> "who-sent-what" in questions()
    True
    """
    folder = directory if directory is not None else ontologies() / "queries"
    files = sorted(folder.glob("*.rq"))
    if not files:
        raise QueryError(
            "holds no questions (*.rq)", place=str(folder), cure="Name another folder."
        )
    return MappingProxyType({file.stem: _read(file) for file in files})


def ask(
    store: Store,
    name: str,
    *,
    parameters: Mapping[str, str] | None = None,
    directory: Path | None = None,
) -> Rows:
    """Answer a named question; parameters that are not given have their defaults.

    Raises ``QueryError`` for an unknown question or parameter, naming those that there are.
    """
    known = questions(directory)
    if name not in known:
        close = get_close_matches(name, known, n=1)
        raise QueryError(
            "there is no such question" + (f"; did you mean {close[0]!r}?" if close else ""),
            place=repr(name),
            cure=f"Ask one of: {', '.join(known)}.",
        )
    question = known[name]
    names = [parameter.name for parameter in question.parameters]
    given = {key.upper(): value for key, value in (parameters or {}).items()}
    for key in given:
        if key not in names:
            raise QueryError(
                f"has no parameter {key}",
                place=f"the question {name!r}",
                cure=f"Its parameters are: {', '.join(names) or 'none'}.",
            )
    bindings = {p.name: Literal(given.get(p.name, p.default)) for p in question.parameters}
    rows = select(store, question.sparql, bindings=bindings, place=f"the question {name!r}")
    return rows.without(frozenset(names))


def _read(file: Path) -> Question:
    text = read_text(file, QueryError)
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), start=1):
        found = _HEADER.fullmatch(line.strip())
        if found is None:
            continue
        key, rest = found[1], found[2].strip()
        if key != "parameter":
            said[key] = rest
            continue
        read = _PARAMETER.fullmatch(rest)
        if read is None:
            raise QueryError(
                f"the parameter {rest!r} is malformed",
                place=f"{file}, line {number}",
                cure='Write: # parameter: NAME "default" what it means.',
            )
        parameters.append(Parameter(read[1], read[2], read[3]))
    for key in ("title", "description"):
        if not said.get(key):
            raise QueryError(f"has no {key}", place=str(file), cure=f"Add a line '# {key}: …'.")
    for parameter in parameters:
        if not re.search(rf"\?{parameter.name}\b", text):
            raise QueryError(
                f"never uses its parameter {parameter.name}",
                place=str(file),
                cure=f"Select ?{parameter.name} and use it in a FILTER.",
            )
    return Question(file.stem, said["title"], said["description"], tuple(parameters), text)
