"""What a store must offer so that claims can be read from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import Quad

__all__ = ["QuadSource"]


class QuadSource(Protocol):
    """What a store must offer for claims to be read from it."""

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of all named graphs, sorted."""

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, ``None`` matching anything."""
