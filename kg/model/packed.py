"""The claims of one document as a few bytes, and back.

They take a tenth of what their quads do, and are read in a tenth of the time. The words of spans
are not among them: the document's text has these.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Container, Iterable, Iterator
from typing import Any

from kg.model.claims import Claim, Layer, Modality, Predicate, Role, Status, Tense
from kg.model.mentions import UNKNOWN_SPEAKER, Mention, MentionKind
from kg.model.spans import Literal, Span, TimeExpression

__all__ = ["pack", "unpack"]

_UNKNOWN = -1  # in place of a mention: who says so is unknown

# a look at a table takes a fifth of asking an enumeration for its member
_KINDS = {one.value: one for one in MentionKind}
_ROLES = {one.value: one for one in Role}
_LAYERS = {one.value: one for one in Layer}
_MODALITIES = {one.value: one for one in Modality}
_TENSES = {one.value: one for one in Tense}
_STATUSES = {one.value: one for one in Status}


def pack(claims: Iterable[Claim]) -> bytes:
    """Return the claims of a document, whose spans all have the words of its text, as bytes.

    The same claims give the same JSON, compressed by zlib: the mentions, each once, and a row a
    claim, in which numbers stand for them.
    """
    mentions: dict[Mention, int] = {}

    def number(mention: Mention) -> int:
        return mentions.setdefault(mention, len(mentions))

    def held(mention: Mention) -> int:
        return _UNKNOWN if mention == UNKNOWN_SPEAKER else number(mention)

    rows = [
        [
            one.id,
            one.event,
            None if one.subject is None else number(one.subject),
            _predicate_row(one.predicate),
            _value_row(one.object) if isinstance(one.object, Literal) else None,
            number(one.object) if isinstance(one.object, Mention) else None,
            one.role.value,
            [one.evidence.start, one.evidence.end],
            one.lang,
            one.layer.value,
            one.negated,
            one.modality.value,
            None if one.tense is None else one.tense.value,
            one.status.value,
            None if one.holder is None else held(one.holder),
            [held(mention) for mention in one.outer_holders],
            None if one.time is None else [one.time.start, one.time.end, one.time.value],
            None if one.place is None else number(one.place),
            one.number,
            one.confidence,
            one.confidence_reasons,
        ]
        for one in claims
    ]
    told = json.dumps([[_mention_row(mention) for mention in mentions], rows], ensure_ascii=False)
    return zlib.compress(told.encode())


def unpack(
    packed: bytes, doc: str, text: str, wanted: Container[str] | None = None
) -> Iterator[Claim]:
    """Yield the claims of the document ``doc`` with a ``text``, in the order they were packed in.

    With ``wanted`` those of some ids alone. Raises ``zlib.error`` for bytes that are damaged.

    >>> said = Claim("sha256:0", "d", "d#e1", Mention(0, 3, "Ils"), Predicate(4, 11, "partent",
    ...     "open:partir", "partir"), None, Role.NONE, Span(0, 12, "Ils partent."), "fr")
    >>> list(unpack(pack([said]), "d", "Ils partent.")) == [said]
    True
    """
    mentions, rows = json.loads(zlib.decompress(packed))
    known: dict[int | None, Mention | None] = {None: None, _UNKNOWN: UNKNOWN_SPEAKER}

    def mention(number: int) -> Mention:
        found = known.get(number)
        if found is None:
            found = known[number] = _mention(mentions[number], text)
        return found

    for (
        name, event, subject, predicate, value, thing, role, evidence, lang, layer, negated,
        modality, tense, status, holder, via, time, place, number, confidence, reasons,
    ) in rows:  # fmt: skip
        if wanted is not None and name not in wanted:
            continue
        yield Claim(
            name,
            doc,
            event,
            None if subject is None else mention(subject),
            _predicate(predicate, text),
            _value(value, text)
            if value is not None
            else thing
            if thing is None
            else mention(thing),
            _ROLES[role],
            Span(evidence[0], evidence[1], text[evidence[0] : evidence[1]]),
            lang,
            _LAYERS[layer],
            negated,
            _MODALITIES[modality],
            _TENSES.get(tense),
            _STATUSES[status],
            None if holder is None else mention(holder),
            tuple(map(mention, via)),
            None if time is None else _time(time, text),
            None if place is None else mention(place),
            number,
            confidence,
            tuple(reasons),
        )


def _mention_row(one: Mention) -> list[Any]:
    kind = one.kind.value
    return [one.start, one.end, one.head, kind, one.type, one.name, one.antecedent, one.entity,
            one.part, one.found]  # fmt: skip


def _mention(row: list[Any], text: str) -> Mention:
    start, end, head, kind, type_, name, back, entity, part, found = row
    return Mention(
        start,
        end,
        text[start:end],
        tuple(head),
        _KINDS[kind],
        type_,
        name,
        None if back is None else tuple(back),
        entity,
        part,
        found,
    )


def _predicate_row(one: Predicate) -> list[Any]:
    lemma = None if one.is_named_by_lemma else one.lemma
    return [one.start, one.end, one.id, lemma, one.plover, one.passive]


def _predicate(row: list[Any], text: str) -> Predicate:
    start, end, relation, lemma, plover, passive = row
    if lemma is None:
        lemma = relation.partition(":")[2]
    return Predicate(start, end, text[start:end], relation, lemma, plover, passive)


def _time(row: list[Any], text: str) -> TimeExpression:
    start, end, value = row
    return TimeExpression(start, end, text[start:end], value)


def _value_row(one: Literal) -> list[Any]:
    return [one.start, one.end, one.value, one.datatype]


def _value(row: list[Any], text: str) -> Literal:
    start, end, value, datatype = row
    return Literal(start, end, text[start:end], value, datatype)
