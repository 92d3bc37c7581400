"""The things that mentions stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["ALONE", "Entity"]

ALONE = "the only mention"
"""Why something is one thing of which nothing else is told."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that mentions stand for.

    ``iri`` is a compact IRI (``kge:valeri-guerassimov``), ``same_as`` full IRIs of the same thing
    elsewhere (Wikidata), ``names`` all names seen or known, sorted; ``reason`` says in words why
    its mentions were taken for one thing: empty where it is ``ALONE``.
    """

    iri: str
    label: str
    type: str = "kg:Topic"
    same_as: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=())
    reason: str = ""
