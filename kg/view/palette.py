"""How each family of classes is drawn: shape and colours, read from ``palette.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Family", "families", "family_of"]


@dataclass(frozen=True, slots=True)
class Family:
    """Classes that are drawn alike. ``shape`` is vis-network's, colours are ``#rrggbb``."""

    name: str
    classes: tuple[str, ...]
    shape: str
    light: str
    dark: str


@cache
def families() -> tuple[Family, ...]:
    """Return the families in the legend's order.

    >>> [family.name for family in families()][:3]
    ['person', 'organization', 'group']
    """
    path = Path(__file__).parent / "assets" / "palette.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["family"]
    return tuple(Family(**{**entry, "classes": tuple(entry["classes"])}) for entry in entries)


def family_of(classes: Iterable[str]) -> Family:
    """Return the family of a thing, given its class and that class's ancestors, nearest first.

    >>> family_of(["kg:Ministry", "kg:Organization", "kg:Actor"]).name
    'organization'
    >>> family_of([]).name
    'topic'
    """
    by_class = {name: family for family in families() for name in family.classes}
    return next((by_class[name] for name in classes if name in by_class), families()[-1])
