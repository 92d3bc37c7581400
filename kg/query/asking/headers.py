"""Question files: SPARQL with a header that tells, in comments, what it asks and what it takes.

::

    # title (fr): Qui dit quoi
    # title (en): Who says what
    # description (fr): …
    # description (en): …
    # parameter: about entity
    # about (fr): ce dont il est question
    # about (en): what it is about
    # formerly: entity=about
    # columns: holder subject relation object sentence
    # order: date document
    SELECT DISTINCT ?claim WHERE { VALUES ?about { $about } … }

``ontologies/queries/README.md`` explains the notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from kg.bundled import ontologies
from kg.errors import QueryError
from kg.query.asking.binding import conditions, lacking, slots
from kg.query.asking.columns import Column
from kg.query.asking.kept import with_rules
from kg.query.asking.kinds import KINDS
from kg.query.asking.question import Parameter, Question, Questions
from kg.query.asking.showing import PARTS
from kg.query.asking.words import languages
from kg.store.queries.tokens import tokens
from kg.textfile import read_text

__all__ = ["BUILT_IN", "Parameter", "Question", "Questions", "questions", "read_question"]

BUILT_IN = frozenset({"limit", "lang", "newest", "stated", "kept"})
"""Slots that every question has.

How many rows are wanted, the language of the answer, and the newest documents: those of which a
question is asked first where nothing else narrows it; the facts that most voices state, where
sources are counted; whether what rules keep for it is kept.
"""

_TOLD = re.compile(r"#\s*([a-z][a-z_]*)\s+\(([a-z-]+)\)\s*:\s*(.*)")
_SAID = re.compile(r"#\s*(parameter|columns|order|formerly|counts)\s*:\s*(.*)")
_PARAMETER = re.compile(
    r"(?P<name>[a-z][a-z_]*)\s+(?:(?P<kind>[a-z]+)|one of (?P<choices>[a-z0-9]+(?: [a-z0-9]+)*))"
    r"(?:\s+(?P<required>required)|\s+=\s+(?P<default>\S.*))?"
)
_COLUMN = re.compile(r"(?P<name>\w+)(?:=(?P<variable>\w+)(?:\.(?P<part>\w+))?)?")


def questions(directory: Path | None = None) -> Questions:
    """Return the questions of a folder (the bundled ones by default) by name, in sorted order.

    Raises ``QueryError`` for a malformed file, naming line and cure, and for a folder without any.

    >>> questions()["who-sent-what"].title("en")
    'Who sent what to whom, and how'
    """
    return _questions(directory if directory is not None else ontologies() / "queries")


@cache
def _questions(folder: Path) -> Questions:
    files = sorted(folder.glob("*.rq"), key=lambda file: file.stem)
    if not files:
        raise QueryError(
            "holds no questions (*.rq)", place=str(folder), cure="Name another folder."
        )
    return Questions({file.stem: read_question(file) for file in files})


def read_question(file: Path) -> Question:
    """Return the question of a file; raises ``QueryError`` naming file, line and cure."""
    text, kept = with_rules(read_text(file, QueryError), str(file))
    told: dict[str, dict[str, str]] = {}
    said: dict[str, tuple[int, str]] = {}
    declared: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if (found := _TOLD.fullmatch(line.strip())) is not None:
            told.setdefault(found[1], {})[found[2]] = found[3].strip()
        elif (found := _SAID.fullmatch(line.strip())) is not None:
            if found[1] == "parameter":
                declared.append((number, found[2].strip()))
            else:
                said[found[1]] = number, found[2].strip()
    parameters = tuple(_parameter(file, number, line, told) for number, line in declared)
    counts = said.get("counts", (1, None))[1]
    _check_slots(file, text, parameters, counts)
    selected = _selected(text)
    columns = tuple(_columns(file, *said.get("columns", (1, " ".join(selected))), selected))
    order = tuple(said.get("order", (1, ""))[1].split())
    for name in order:
        if name not in {column.name for column in columns}:
            raise QueryError(
                f"names {name!r}, which is no column", place=str(file), cure="Name its columns."
            )
    return Question(
        file.stem,
        _in_all_languages(file, "title", told),
        _in_all_languages(file, "description", told),
        parameters,
        columns,
        order,
        MappingProxyType(dict(_formerly(file, *said.get("formerly", (1, "")), parameters))),
        counts,
        kept,
        text,
    )


def _in_all_languages(
    file: Path, key: str, told: Mapping[str, Mapping[str, str]]
) -> Mapping[str, str]:
    for lang in languages():
        if not told.get(key, {}).get(lang):
            raise QueryError(
                f"has no {key} in {lang}",
                place=str(file),
                cure=f"Add a line '# {key} ({lang}): …'.",
            )
    return MappingProxyType(told[key])


def _parameter(
    file: Path, number: int, line: str, told: Mapping[str, Mapping[str, str]]
) -> Parameter:
    read = _PARAMETER.fullmatch(line)
    kind = "choice" if read is not None and read["choices"] else read["kind"] if read else None
    if read is None or kind not in KINDS or (kind == "choice") != bool(read["choices"]):
        raise QueryError(
            f"the parameter {line!r} is malformed",
            place=f"{file}, line {number}",
            cure="Write: # parameter: NAME KIND, KIND being "
            f"{', '.join(sorted(KINDS - {'choice'}))} or 'one of A B'; behind it 'required' or "
            "'= default' may stand.",
        )
    if read["name"] in BUILT_IN:
        raise QueryError(
            f"every question has a parameter {read['name']}",
            place=f"{file}, line {number}",
            cure="Leave the line out.",
        )
    return Parameter(
        read["name"],
        kind,
        _in_all_languages(file, read["name"], told),
        tuple((read["choices"] or "").split()),
        read["default"],
        bool(read["required"]),
    )


def _formerly(
    file: Path, number: int, line: str, parameters: tuple[Parameter, ...]
) -> Iterator[tuple[str, str]]:
    names = {parameter.name for parameter in parameters}
    for word in line.split():
        old, sign, now = word.partition("=")
        if not sign or now not in names:
            raise QueryError(
                f"{word!r} names no parameter",
                place=f"{file}, line {number}",
                cure="Write OLD=NOW.",
            )
        yield old, now


def _check_slots(
    file: Path, text: str, parameters: tuple[Parameter, ...], counts: str | None
) -> None:
    names = {parameter.name for parameter in parameters}
    used = {*slots(text)} | {name.partition("=")[0] for name in conditions(text)}
    for name in sorted(used - names - BUILT_IN):
        raise QueryError(
            f"uses ${name}, which is no parameter",
            place=str(file),
            cure=f"Declare it: # parameter: {name} text. Variables are written ?{name}.",
        )
    for name in sorted(names - used - {counts}):
        raise QueryError(
            f"never uses its parameter {name}", place=str(file), cure=f"Use ${name} in the query."
        )
    always = {one.name for one in parameters if one.required or one.default is not None}
    always |= {"lang", "stated"}
    others = (names | BUILT_IN) - always
    but_one = (lacking(text, always | others - {name}) for name in sorted(others))
    for name in chain(lacking(text, always), *but_one):
        raise QueryError(
            f"uses ${name} where no value may be given for it",
            place=str(file),
            cure=f"End the line with #? {name}, or make the parameter required.",
        )


def _selected(text: str) -> tuple[str, ...]:
    """Return the variables that the query selects, in order; ``(… AS ?x)`` selects ``x``."""
    names: list[str] = []
    reading, depth, before = False, 0, ""
    for kind, written, _ in tokens(text):
        word = written.upper() if kind == "word" else ""
        if word == "SELECT":
            reading = True
        elif reading and (word in ("WHERE", "FROM") or written == "{"):
            break
        elif reading:
            depth += {"(": 1, ")": -1}.get(written, 0)
            if kind == "variable" and (depth == 0 or before == "AS"):
                names.append(written[1:])
        if kind != "comment" and written.strip():
            before = word
    return tuple(dict.fromkeys(names))


def _columns(file: Path, number: int, line: str, selected: tuple[str, ...]) -> Iterator[Column]:
    for word in line.split():
        read = _COLUMN.fullmatch(word)
        name, variable = (read["name"], read["variable"]) if read else (word, None)
        if read is not None and variable is None:
            column = Column(name, name) if name in selected else Column(name, "claim", name)
        else:
            column = Column(name, variable or "", read["part"] if read else None)
        if column.variable not in selected or (column.part or "id") not in PARTS:
            raise QueryError(
                f"the column {word!r} is no variable that the query selects, nor a part of one",
                place=f"{file}, line {number}",
                cure="Write NAME, NAME=VARIABLE or NAME=VARIABLE.PART, a part being "
                f"{', '.join(sorted(PARTS))}.",
            )
        yield column
