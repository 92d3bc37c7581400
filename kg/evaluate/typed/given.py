"""Lines of the claims format → what a system said, ready to be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kg.evaluate.golds.lines import Json, span, stem
from kg.model import Layer

__all__ = ["Given", "Range", "Said", "day", "read_given"]

Range: TypeAlias = tuple[int, int]
Value: TypeAlias = object  # what JSON has: a field of Given is called object


@dataclass(frozen=True, slots=True)
class Given:
    """A claim as a system gave it; spans that are no spans are ``None``."""

    doc: str
    relation: str  # "" where it has none
    subject: Range | None
    object: Range | None
    without_object: bool
    predicate: Range | None
    value: Value  # of a literal object
    negated: bool
    modality: str
    holder: Range | None
    without_holder: bool
    time: Value
    role: str
    inferred: bool
    repeated: bool  # the same again as an earlier claim


@dataclass(slots=True)
class Said:
    """All that a system said of the documents of a gold."""

    claims: list[Given] = field(default_factory=list)
    # document → span → the entities that it was taken for, with how often
    mentions: dict[str, dict[Range, Counter[str]]] = field(default_factory=dict)
    # document → span → value
    times: dict[str, dict[Range, object]] = field(default_factory=dict)
    notes: Counter[str] = field(default_factory=Counter)


def day(value: object) -> str:
    """Return an ISO value without its time of day; intervals stay as they are.

    >>> day("2018-07-05T15:00"), day("2014/..")
    ('2018-07-05', '2014/..')
    """
    text = str(value).strip()
    return text if "/" in text else text.split("T", 1)[0] if value is not None else text


def read_given(lines: Iterable[Json], texts: Mapping[str, str]) -> Said:
    """Return what a system said of the documents ``texts`` (id → text).

    What was done by nobody known (layer ``event``) is not in the golds: neither right nor wrong.
    """
    said, seen = Said(), set()
    for line in lines:
        doc = stem(line.get("doc"))
        if doc not in texts:
            said.notes["claims of unknown documents"] += 1
            continue
        if line.get("layer") == Layer.EVENT:
            said.notes["claims without a subject, not scored"] += 1
            continue
        _check_texts(line, texts[doc], said)
        _add_mentions(line, said.mentions.setdefault(doc, {}))
        relation = _field(line.get("predicate"), "id")
        relation = relation if isinstance(relation, str) else ""
        _add_times(line, relation, said.times.setdefault(doc, {}))
        key = _sameness(line, doc, relation)
        said.claims.append(_given(line, doc, relation, repeated=key in seen))
        seen.add(key)
    return said


def _given(line: Json, doc: str, relation: str, *, repeated: bool) -> Given:
    return Given(
        doc=doc,
        relation=relation,
        subject=span(line.get("subject")),
        object=span(line.get("object")),
        without_object=line.get("object") is None,
        predicate=span(line.get("predicate")),
        value=_field(line.get("object"), "value"),
        negated=bool(line.get("negated")),
        modality=str(line.get("modality") or "asserted"),
        holder=span(line.get("attributed_to")),
        without_holder=line.get("attributed_to") is None,
        time=_field(line.get("time"), "value"),
        role=str(line.get("role") or ""),
        inferred=bool(line.get("inferred")),
        repeated=repeated,
    )


def _field(value: object, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _arguments(line: Json) -> list[Json]:
    """The objects of a claim that may be mentions, innermost holder before the outer ones."""
    values = [line.get(name) for name in ("subject", "object", "attributed_to", "place")]
    outer = line.get("attributed_via")
    values += outer if isinstance(outer, list) else []
    return [value for value in values if isinstance(value, dict)]


def _check_texts(line: Json, text: str, said: Said) -> None:
    predicate = line.get("predicate")
    for value in _arguments(line) + ([predicate] if isinstance(predicate, dict) else []):
        at = span(value)
        if at and isinstance(value.get("text"), str) and text[at[0] : at[1]] != value["text"]:
            said.notes["spans whose text is not the document's"] += 1


def _add_mentions(line: Json, mentions: dict[Range, Counter[str]]) -> None:
    for value in _arguments(line):
        at = span(value)
        if at and value.get("entity"):
            mentions.setdefault(at, Counter())[value["entity"]] += 1


def _add_times(line: Json, relation: str, times: dict[Range, object]) -> None:
    time, moment = line.get("time"), line.get("object")
    if at := span(time):
        times[at] = _field(time, "value")
    if relation == "kg:happenedOn" and (at := span(moment)) and _field(moment, "value"):
        times[at] = _field(moment, "value")


def _sameness(line: Json, doc: str, relation: str) -> tuple[object, ...]:
    subject, value = line.get("subject"), line.get("object")
    literal = isinstance(value, dict) and not span(value)
    return (
        doc,
        relation,
        span(subject),
        _field(subject, "entity"),
        span(value),
        _field(value, "entity"),
        day(_field(value, "value")) if literal else None,
        None if relation.startswith("kg:") else span(line.get("predicate")),
    )
