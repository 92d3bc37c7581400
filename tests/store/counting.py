"""A store that tells how much was read of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import Quad

from kg.store import OxigraphStore


class Counting(OxigraphStore):
    """A store that counts what is read of it: quads and solutions."""

    read = 0

    def quads(self, *args: str | None, **terms: str | None) -> Iterator[Quad]:
        for quad in super().quads(*args, **terms):
            self.read += 1
            yield quad

    def query(self, sparql: str, **how: Any) -> Any:
        self.read += sum(1 for _ in super().query(sparql, **how))
        return super().query(sparql, **how)
