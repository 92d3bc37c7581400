"""A gold → what kg extracts from its documents, as JSON objects of the claims format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.assemble import Options, read
from kg.evaluate.golds.files import gold_documents
from kg.evaluate.golds.lines import Json
from kg.evaluate.golds.sentences import read_sentences
from kg.model import Document, Layer
from kg.model.jsonl import claim_to_json, quotation_to_json, time_to_json

__all__ = ["Extracted", "extracted"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """Claims, quotations and times, as ``kg extract`` writes them."""

    claims: list[Json]
    quotes: list[Json]
    times: list[Json]


def extracted(gold: Path, options: Options, sentences: Path | None = None) -> Extracted:
    """Read the documents of a typed gold, or the ``sentences`` (CoNLL-U) of a gold of facts.

    Each sentence is a document of its own; of facts, only the surface layer is looked at.
    """
    if sentences is None:
        return _read(gold_documents(gold), options, tuple(Layer))
    known = read_sentences(sentences)
    documents = (Document(name, one.text, lang=options.setup().code) for name, one in known.items())
    return _read(documents, options, (Layer.SURFACE,))


def _read(documents: Iterable[Document], options: Options, layers: tuple[Layer, ...]) -> Extracted:
    found = Extracted([], [], [])
    for batch in read(documents, options):
        for one in batch.readings:
            found.claims.extend(claim_to_json(c) for c in one.claims if c.layer in layers)
            found.quotes.extend(map(quotation_to_json, one.quotations))
            found.times.extend(time_to_json(one.document.id, time) for time in one.times)
    return found
