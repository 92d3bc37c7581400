"""A table of a TOML file → a frozen dataclass, or an error that names file, key and cure."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from kg.errors import LanguageError

__all__ = ["fill"]

T = TypeVar("T")


def fill(cls: type[T], table: Mapping[str, Any], *, place: str) -> T:
    """Return ``cls`` filled from ``table``; lists become tuples, keys must match exactly.

    Fields may be ``str``, ``int``, ``bool``, ``tuple[str, ...]``, ``frozenset[str]``,
    ``dict[str, str]``, ``dict[str, int]``, ``dict[str, tuple[str, ...]]`` or
    ``dict[str, frozenset[str]]``. Fields with a default may be absent.

    >>> @dataclasses.dataclass(frozen=True)
    ... class Words:
    ...     months: tuple[str, ...]
    >>> fill(Words, {"months": ["janvier"]}, place="fr.toml [times]")
    Words(months=('janvier',))
    """
    hints = typing.get_type_hints(cls)
    fields = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(set(table) - set(fields))
    if unknown:
        raise LanguageError(
            f"unknown key {unknown[0]!r}",
            place=place,
            cure=f"Known keys: {', '.join(sorted(fields))}.",
        )
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if name in table:
            values[name] = _convert(table[name], hints[name], f"{place} {name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise LanguageError(f"key {name!r} is missing", place=place, cure="Add it.")
    return cls(**values)


def _convert(value: Any, hint: Any, place: str) -> Any:
    origin = typing.get_origin(hint)
    if origin is tuple or origin is frozenset:
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return origin(value)
        raise LanguageError("is not a list of strings", place=place, cure='Write ["a", "b"].')
    if origin is dict:
        inner = typing.get_args(hint)[1]
        if isinstance(value, dict):
            return {str(k): _convert(v, inner, f"{place}.{k}") for k, v in value.items()}
        raise LanguageError("is not a table", place=place, cure="Write a [table] of keys.")
    if isinstance(hint, type) and isinstance(value, hint):
        return value
    raise LanguageError(f"{value!r} is not of type {hint}", place=place, cure="Correct the value.")
