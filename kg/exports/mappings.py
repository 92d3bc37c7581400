"""What kg's classes and relations are in other people's models: ``ontologies/exports/*.toml``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from kg.bundled import ontologies

__all__ = ["mapping", "nearest"]


@functools.cache
def mapping(name: str) -> Mapping[str, Any]:
    """Return the table of a model.

    >>> mapping("ftm")["classes"]["kg:Person"]
    'Person'
    """
    file = ontologies() / "exports" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def nearest(table: Mapping[str, Any], classes: Iterable[str]) -> Any:
    """Return what a table tells of the first of some classes that it has, else ``None``.

    >>> nearest({"kg:Actor": "x"}, ("kg:Person", "kg:Actor"))
    'x'
    """
    return next((table[name] for name in classes if name in table), None)
