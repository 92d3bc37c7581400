"""A table of a TOML file → a frozen dataclass, or an error that names file, key and cure."""

from __future__ import annotations

import dataclasses
import difflib
import typing
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from kg.errors import LanguageError

__all__ = ["closest", "convert", "fill"]

T = TypeVar("T")


def fill(cls: type[T], table: Any, *, place: str) -> T:
    """Return ``cls`` filled from ``table``, a table of TOML; lists become tuples or sets.

    Fields are as in ``convert``; those with a default may be absent. Raises LanguageError for
    unknown keys, missing ones and wrong types.

    >>> @dataclasses.dataclass(frozen=True)
    ... class Words:
    ...     months: tuple[str, ...]
    >>> fill(Words, {"months": ["janvier"]}, place="fr/times.toml")
    Words(months=('janvier',))
    """
    if not isinstance(table, dict):
        raise LanguageError("is not a table", place=place, cure="Write a [table] of keys.")
    hints = typing.get_type_hints(cls)
    fields = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    for key in table:
        if key not in fields:
            raise LanguageError(f"unknown key {key!r}", place=place, cure=closest(key, fields))
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if name in table:
            values[name] = convert(table[name], hints[name], f"{place} {name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise LanguageError(f"key {name!r} is missing", place=place, cure="Add it.")
    return cls(**values)


def convert(value: Any, hint: Any, place: str) -> Any:
    """Return ``value`` as what ``hint`` asks for, or raise LanguageError.

    ``hint`` is ``str``, an enum of strings, ``int``, ``float``, ``bool``, ``tuple[str, ...]``,
    ``frozenset[str]``, or a ``dict`` from ``str`` to any of these.

    >>> convert({"dans": ["cadre"]}, dict[str, frozenset[str]], "fr/words.toml")
    {'dans': frozenset({'cadre'})}
    """
    origin = typing.get_origin(hint)
    if origin is tuple or origin is frozenset:
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            if not all(v.strip() for v in value):
                raise LanguageError("has an empty string", place=place, cure="Take it out.")
            return origin(value)
        raise LanguageError("is not a list of strings", place=place, cure='Write ["a", "b"].')
    if origin is dict:
        inner = typing.get_args(hint)[1]
        if isinstance(value, dict):
            return {str(k): convert(v, inner, f"{place}.{k}") for k, v in value.items()}
        raise LanguageError("is not a table", place=place, cure="Write a [table] of keys.")
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if value in list(hint):
            return hint(value)
        raise LanguageError(f"there is no {value!r}", place=place, cure=closest(str(value), hint))
    if type(value) is hint:
        return value
    wanted = {
        str: "a string",
        int: "a whole number",
        float: "a number with a point",
        bool: "true or false",
    }[hint]
    raise LanguageError(f"{value!r} is not {wanted}", place=place, cure=f"Write {wanted}.")


def closest(word: str, known: Iterable[str]) -> str:
    """Return the cure for a key that is not known: the one that was meant, or all there are.

    >>> closest("mouths", ["months", "days"])
    "Did you mean 'months'?"
    """
    names = sorted(known)
    near = difflib.get_close_matches(word, names, 1)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(names)}."
