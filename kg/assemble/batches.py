"""Documents → batches of readings whose mentions carry their entities, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from kg.assemble.chunks import BATCH, bounded, length
from kg.assemble.graphs import source_of
from kg.assemble.processes import OnError, readers_of, readings, sifted
from kg.assemble.reader import Reading
from kg.model import Document, Entity
from kg.resolve import Names, Resolution, Source
from kg.store import Options

__all__ = ["Batch", "read"]


@dataclass(frozen=True, slots=True)
class Batch:
    """Readings whose mentions carry their entities, and these entities by IRI."""

    readings: tuple[Reading, ...]
    entities: dict[str, Entity]


def read(
    documents: Iterable[Document],
    options: Options,
    *,
    on_error: OnError | None = None,
) -> Iterator[Batch]:
    """Yield batches of documents with their claims and entities, in the documents' order.

    Names mean what the documents of the batch and of those before tell. A document that can't be
    read is handed to ``on_error``; without it the error is raised.
    """
    readers = readers_of(options.setup(), options, options.workers)
    sources: dict[str, Source] = {}
    with (
        readings(readers, options.workers) as reads,
        closing(Names(readers.knowledge, readers.language)) as names,
    ):
        found = sifted(reads(documents), on_error)
        for group in bounded(found, BATCH, lambda one: length(one.document)):
            fresh = {one.document.id: source_of(one) for one in group}
            sources |= fresh
            update = names.update(fresh, sources.__getitem__)
            names.commit()
            yield _batch(group, [update.resolutions[one.document.id] for one in group])


def _batch(group: list[Reading], resolutions: list[Resolution]) -> Batch:
    entities: dict[str, Entity] = {}
    for resolution in resolutions:
        entities |= resolution.entities
    found = tuple(map(_resolved, group, resolutions))
    return Batch(found, dict(sorted(entities.items())))


def _resolved(one: Reading, found: Resolution) -> Reading:
    return replace(
        one,
        claims=found.apply(one.claims),
        quotations=found.apply_quotations(one.quotations),
        names=tuple(map(found.mention, one.names)),
        phrases=tuple(map(found.mention, one.phrases)),
    )
