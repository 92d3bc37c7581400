"""Readings as plain JSON, and back: a part that somebody tampered with holds data, never code."""

from __future__ import annotations

import functools
import types
from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = ["Coder", "coder"]

T = TypeVar("T")
Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Coder(Generic[T]):
    """How values of a kind become what ``json`` writes, and how they come back."""

    encode: Callable[[T], Any]
    decode: Callable[[Any], T]


def coder(kind: type[T]) -> Coder[T]:
    """Return the coder of a dataclass of the model: its fields in order, without their names.

    Fields may be texts, numbers, enumerations, tuples, other dataclasses, and unions of these.
    Decoding raises ``ValueError`` or ``TypeError`` for what is no value of the kind.

    >>> from kg.model import Span
    >>> spans = coder(Span)
    >>> spans.encode(Span(0, 3, "Oui")), spans.decode([0, 3, "Oui"])
    ([0, 3, 'Oui'], Span(start=0, end=3, text='Oui'))
    """
    return Coder(*_changes(cast("Hashable", kind)))


@functools.cache
def _changes(kind: Any) -> tuple[Change, Change]:
    origin = get_origin(kind)
    if origin is tuple:
        return _of_tuple(get_args(kind))
    if origin in (Union, types.UnionType):
        return _of_union(get_args(kind))
    if is_dataclass(kind):
        return _of_dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda value: value.value), kind
    if kind is float:
        return _same, float
    return _same, functools.partial(_checked, kind)


def _of_dataclass(kind: Any) -> tuple[Change, Change]:
    hints = get_type_hints(kind)
    parts = [(one.name, *_changes(hints[one.name])) for one in fields(kind)]
    writing = [(name, encode) for name, encode, _ in parts]
    reading = [decode for _, _, decode in parts]

    def encode(value: Any) -> Any:
        return [change(getattr(value, name)) for name, change in writing]

    def decode(row: Any) -> Any:
        return kind(*(change(one) for change, one in zip(reading, row, strict=True)))

    return encode, decode


def _of_tuple(inside: tuple[Any, ...]) -> tuple[Change, Change]:
    if len(inside) == 2 and inside[1] is Ellipsis:
        encode, decode = _changes(inside[0])
        return (lambda values: [*map(encode, values)]), (lambda row: tuple(map(decode, row)))
    changes = [_changes(one) for one in inside]

    def encode_each(values: Any) -> Any:
        return [change[0](one) for change, one in zip(changes, values, strict=True)]

    def decode_each(row: Any) -> Any:
        return tuple(change[1](one) for change, one in zip(changes, row, strict=True))

    return encode_each, decode_each


def _of_union(kinds: tuple[Any, ...]) -> tuple[Change, Change]:
    """Return the changes of one kind or nothing; of several, each comes with its number."""
    some = [kind for kind in kinds if kind is not type(None)]
    changes = [_changes(kind) for kind in some]
    if len(some) == 1:
        encode, decode = changes[0]
        return (
            (lambda value: None if value is None else encode(value)),
            (lambda row: None if row is None else decode(row)),
        )

    def encode_one(value: Any) -> Any:
        if value is None:
            return None
        number = next(n for n, kind in enumerate(some) if type(value) is kind)
        return [number, changes[number][0](value)]

    def decode_one(row: Any) -> Any:
        return None if row is None else changes[row[0]][1](row[1])

    return encode_one, decode_one


def _same(value: Any) -> Any:
    return value


def _checked(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
