"""Documents → batches: readings whose mentions carry their entities."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from kg.assemble.processes import OnError, chunks_of, reader_of, readings, sifted
from kg.assemble.reader import CHUNK, Reading
from kg.languages import Language
from kg.model import Document, Entity
from kg.ontology import Knowledge
from kg.resolve import Known, resolve
from kg.store import Options

__all__ = ["BATCH", "Batch", "World", "read", "resolved"]

BATCH = 12 * CHUNK  # documents resolved together


class World(Protocol):
    """What is known of a language and of the world: a ``Reader``, or whatever has both."""

    @property
    def knowledge(self) -> Knowledge:
        """Ontology, lexicon and gazetteer."""

    @property
    def language(self) -> Language:
        """The language's own words."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Readings whose mentions carry their entities, and these entities by IRI.

    ``named`` are pairs of a document's id and the IRI of an entity that it names.
    """

    readings: tuple[Reading, ...]
    entities: dict[str, Entity]
    named: frozenset[tuple[str, str]] = frozenset()


def read(
    documents: Iterable[Document],
    options: Options,
    *,
    known: Known | None = None,
    on_error: OnError | None = None,
) -> Iterator[Batch]:
    """Yield batches of documents with their claims and entities, in the documents' order.

    ``known`` entities are met again under their IRIs; those of a batch are known to the next, in
    ``known`` too.
    A document that can't be read is handed to ``on_error``; without it the error is raised.
    """
    reader = reader_of(options.setup())
    known = Known() if known is None else known
    with readings(reader, options.processes) as chunks:
        found = sifted(itertools.chain.from_iterable(chunks(chunks_of(documents, CHUNK))), on_error)
        for group in chunks_of(found, BATCH):
            batch = resolved(group, reader, known)
            known.add(batch.entities, batch.named)
            yield batch


def resolved(group: list[Reading], world: World, known: Known) -> Batch:
    """Return the readings of ``group`` with the entities of their mentions."""
    mentions = {one.document.id: (*one.names, *(one.phrases or one.mentions())) for one in group}
    dates = {one.document.id: one.document.published for one in group}
    found = resolve(mentions, world.knowledge, world.language, known, dates=dates)
    readings = tuple(
        replace(
            one,
            claims=found.apply(one.claims),
            quotations=found.apply_quotations(one.quotations),
            names=tuple(found.mention(one.document.id, name) for name in one.names),
            phrases=tuple(found.mention(one.document.id, phrase) for phrase in one.phrases),
        )
        for one in group
    )
    named = frozenset((doc, iri) for (doc, *_), iri in found.entity_of.items())
    return Batch(readings, dict(found.entities), named)
