"""Judgements of persons over entities: what they merge, keep apart, split, rename and retype.

A judgement is one line of JSON in a log that is only added to; whoever takes one back adds a line
that says so. ``Judgements`` are those in force, laid over what resolution finds: nothing that was
found is lost, so that taking back costs nothing.
"""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kg.errors import KgError
from kg.model import Entity
from kg.normal import normal

__all__ = ["NONE", "Judgement", "Judgements", "Part", "Verdict", "in_force", "read_log", "written"]


class Verdict(StrEnum):
    """What a person says of entities."""

    MERGE = "merge"  # other is the same thing as entity, and becomes it
    APART = "apart"  # entity and other are two things, never to be joined
    SPLIT = "split"  # a part of entity's mentions is another thing: other
    RENAME = "rename"  # entity is called value
    RETYPE = "retype"  # entity is of the class value
    UNDO = "undo"  # the judgement number value is taken back


@dataclass(frozen=True, slots=True)
class Part:
    """Which mentions of an entity: those in a document, under a name, or at one place."""

    doc: str | None = None
    name: str | None = None
    span: tuple[int, int] | None = None

    def holds(self, doc: str, name: str | None, span: tuple[int, int]) -> bool:
        """Return whether a mention of the document ``doc`` is among them."""
        if self.doc not in (None, doc) or self.span not in (None, span):
            return False
        return self.name is None or (name is not None and normal(name) == normal(self.name))


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the log.

    ``entity`` and ``other`` are IRIs; ``known`` tells what they were when they were judged, so
    that the line can be read without the store, and taken back.
    """

    id: int
    verdict: Verdict
    entity: str = ""
    other: str = ""
    value: str = ""
    part: Part | None = None
    known: tuple[Entity, ...] = ()
    when: str = ""
    note: str = ""

    def in_words(self) -> str:
        """Return the judgement in words."""
        names = {e.iri: f"{e.iri} (“{e.label}”)" for e in self.known}
        one, two = (names.get(iri, iri) for iri in (self.entity, self.other))
        match self.verdict:
            case Verdict.MERGE:
                return f"{two} is {one}"
            case Verdict.APART:
                return f"{one} and {two} are two"
            case Verdict.SPLIT:
                return f"{_part_in_words(self.part)} of {one} are {self.other}"
            case Verdict.RENAME:
                return f"{one} is called “{self.value}”"
            case Verdict.RETYPE:
                return f"{one} is a {self.value}"
        return f"judgement {self.value} is taken back"


@dataclass(frozen=True)
class Judgements:
    """The judgements in force, in the order in which they were made.

    >>> same = Judgement(1, Verdict.MERGE, "kge:a", "kge:b")
    >>> Judgements((same,)).final("kge:b", "doc", "B", (0, 1))
    'kge:a'
    """

    line: tuple[Judgement, ...] = ()
    _moves: dict[str, list[tuple[int, Judgement]]] = field(init=False, repr=False, compare=False)
    _apart: frozenset[frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        moves: defaultdict[str, list[tuple[int, Judgement]]] = defaultdict(list)
        for i, one in enumerate(self.line):
            if one.verdict is Verdict.MERGE:
                moves[one.other].append((i, one))
            elif one.verdict is Verdict.SPLIT:
                moves[one.entity].append((i, one))
        pairs = (frozenset((j.entity, j.other)) for j in self.line if j.verdict is Verdict.APART)
        object.__setattr__(self, "_moves", dict(moves))
        object.__setattr__(self, "_apart", frozenset(pairs))

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.line)

    def apart(self, one: str, other: str) -> bool:
        """Return whether a person judged the two to be two."""
        return frozenset((one, other)) in self._apart

    def final(self, iri: str, doc: str, name: str | None, span: tuple[int, int]) -> str:
        """Return the entity of a mention that was found to mean ``iri``.

        ``name`` is the name by which the mention, or what it points back to, calls the thing.
        """
        after = -1
        while True:
            for i, one in self._moves.get(iri, ()):
                if i <= after:
                    continue
                if one.verdict is Verdict.MERGE:
                    iri, after = one.entity, i
                    break
                if one.part is None or one.part.holds(doc, name, span):
                    iri, after = one.other, i
                    break
            else:
                return iri

    def described(self, entity: Entity) -> Entity:
        """Return ``entity`` with the names and class that persons gave it."""
        for one in self.line:
            if one.entity == entity.iri and one.verdict is Verdict.MERGE:
                entity = _merged(entity, one)
            elif one.entity == entity.iri and one.verdict is Verdict.RENAME:
                names = tuple(sorted({*entity.names, one.value}))
                entity = replace(entity, label=one.value, names=names)
            elif one.entity == entity.iri and one.verdict is Verdict.RETYPE:
                entity = replace(entity, type=one.value)
        reasons = [
            f"judgement {one.id}: {one.in_words()}"
            for one in self.line
            if (one.verdict is Verdict.MERGE and one.entity == entity.iri)
            or (one.verdict is Verdict.SPLIT and one.other == entity.iri)
        ]
        missing = [reason for reason in reasons if reason not in entity.reason]
        if missing:
            entity = replace(entity, reason="; ".join(filter(None, [*missing, entity.reason])))
        return entity

    def through(self, now: Callable[[str], str]) -> Judgements:
        """Return the judgements on what entities are ``now``, by the IRIs that were judged."""
        moved = []
        for one in self.line:
            entity, other = (now(iri) if iri else "" for iri in (one.entity, one.other))
            if entity != other:
                known = tuple(replace(e, iri=now(e.iri)) for e in one.known)
                moved.append(replace(one, entity=entity, other=other, known=known))
        return Judgements(tuple(moved))

    @property
    def pairs_apart(self) -> frozenset[frozenset[str]]:
        """The pairs of IRIs that persons judged to be two."""
        return self._apart

    def about(self, *iris: str) -> tuple[Judgement, ...]:
        """Return the judgements that speak of any of the entities."""
        return tuple(one for one in self.line if {one.entity, one.other} & set(iris))


NONE = Judgements()


def read_log(text: str, place: str) -> tuple[Judgement, ...]:
    """Return all judgements of a log, also those taken back; ``place`` names it in errors.

    Raises KgError, with the line, for what is no judgement.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):  # a name may hold other line breaks
        if line.strip():
            try:
                found.append(_judgement(json.loads(line)))
            except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
                raise KgError(
                    f"is no judgement ({type(error).__name__}: {error})",
                    place=f"{place}, line {number}",
                    cure="Mend the line or delete it; the others are independent of it.",
                ) from None
    return tuple(found)


def in_force(log: Sequence[Judgement]) -> Judgements:
    """Return the judgements of a log that nobody took back."""
    undone: set[str] = set()
    kept = []
    for one in reversed(log):
        if str(one.id) in undone:
            continue
        if one.verdict is Verdict.UNDO:
            undone.add(one.value)
        else:
            kept.append(one)
    return Judgements(tuple(reversed(kept)))


def written(judgement: Judgement) -> str:
    """Return the judgement as a line of the log."""
    row: dict[str, object] = {"id": judgement.id, "verdict": judgement.verdict.value}
    for name in ("entity", "other", "value"):
        if value := getattr(judgement, name):
            row[name] = value
    if judgement.part is not None:
        part = dataclasses.asdict(judgement.part)
        row["part"] = {key: value for key, value in part.items() if value is not None}
    for name in ("when", "note"):
        if value := getattr(judgement, name):
            row[name] = value
    if judgement.known:
        row["known"] = {e.iri: _known(e) for e in judgement.known}
    return json.dumps(row, ensure_ascii=False)


def _known(entity: Entity) -> Mapping[str, object]:
    return {"label": entity.label, "type": entity.type, "names": list(entity.names)}


def _judgement(row: Mapping[str, object]) -> Judgement:
    known, part = row.get("known", {}), row.get("part")
    if not isinstance(known, dict):
        raise TypeError("what was known is no object")
    return Judgement(
        id=int(str(row["id"])),
        verdict=Verdict(str(row["verdict"])),
        entity=str(row.get("entity", "")),
        other=str(row.get("other", "")),
        value=str(row.get("value", "")),
        part=_part(part) if isinstance(part, dict) else None,
        known=tuple(_entities(known)),
        when=str(row.get("when", "")),
        note=str(row.get("note", "")),
    )


def _part(row: Mapping[str, object]) -> Part:
    span, doc, name = row.get("span"), row.get("doc"), row.get("name")
    return Part(
        doc=None if doc is None else str(doc),
        name=None if name is None else str(name),
        span=(int(span[0]), int(span[1])) if isinstance(span, list) else None,
    )


def _entities(known: Mapping[str, Mapping[str, object]]) -> Iterator[Entity]:
    for iri, row in known.items():
        names = row.get("names", ())
        if not isinstance(names, Iterable):
            raise TypeError("names are no list")
        yield Entity(iri, str(row["label"]), str(row["type"]), names=tuple(map(str, names)))


def _merged(entity: Entity, judgement: Judgement) -> Entity:
    """Return ``entity`` with the names of what it was merged with, its own label and class."""
    known = {e.iri: e for e in judgement.known}
    own, other = known.get(judgement.entity), known.get(judgement.other)
    if own is None or other is None:
        return entity
    names = tuple(sorted({*entity.names, *other.names}))
    label = own.label if entity.label in other.names else entity.label
    return replace(entity, label=label, type=own.type, names=names)


def _part_in_words(part: Part | None) -> str:
    if part is None:
        return "all mentions"
    said = [f"called “{part.name}”"] if part.name else []
    said += [f"in {part.doc}"] if part.doc else []
    said += [f"at {part.span[0]}–{part.span[1]}"] if part.span else []
    return " ".join(["the mentions", *said])
