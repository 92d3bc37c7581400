"""A gold → what kg extracts from its documents, as JSON objects of the claims format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.training import biluo_tags_to_spans, iob_to_biluo

from kg import languages, ontology
from kg.annotate.component import Annotator
from kg.assemble import Options, Reading, read
from kg.evaluate.golds.files import gold_documents
from kg.evaluate.golds.lines import Json
from kg.evaluate.golds.sentences import read_sentences
from kg.extract.claims import Extraction, extract
from kg.model import Document, Layer
from kg.model.jsonl import claim_to_json, quotation_to_json, time_to_json
from kg.pipelines.train.conllu import read as read_treebank
from kg.pipelines.train.corpus import tree_doc

__all__ = ["Extracted", "extracted", "from_trees"]


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
        return _read(gold_documents(gold, options.lang), options, tuple(Layer))
    known = read_sentences(sentences)
    documents = (Document(name, one.text, lang=options.setup().code) for name, one in known.items())
    return _read(documents, options, (Layer.SURFACE,))


def from_trees(sentences: Path, options: Options) -> Extracted:
    """Read sentences (CoNLL-U) from the trees and names that stand there, without a parser.

    Names are told in MISC, in IOB (``Entity=B-PER``). Each sentence is a document of its own; only
    the surface layer is looked at.
    """
    setup = options.setup()
    language, knowledge = languages.load(setup.lang), ontology.load(setup.lang, setup.ontology)
    annotator, blank = Annotator(knowledge, language), spacy.blank("xx")
    found = Extracted([], [], [])
    for sentence in read_treebank(sentences):
        document = Document(sentence.id, sentence.text, lang=setup.code)
        doc = tree_doc(blank, [sentence.tokens])
        labels = iob_to_biluo(token.label for token in sentence.tokens)
        doc.ents = biluo_tags_to_spans(doc, labels)
        read_claims = extract(annotator(doc), document, knowledge, language)
        _add(found, document, read_claims, (Layer.SURFACE,))
    return found


def _read(documents: Iterable[Document], options: Options, layers: tuple[Layer, ...]) -> Extracted:
    found = Extracted([], [], [])
    for batch in read(documents, options):
        for one in batch.readings:
            _add(found, one.document, one, layers)
    return found


def _add(
    found: Extracted, document: Document, one: Reading | Extraction, layers: tuple[Layer, ...]
) -> None:
    found.claims.extend(claim_to_json(c) for c in one.claims if c.layer in layers)
    found.quotes.extend(map(quotation_to_json, one.quotations))
    found.times.extend(time_to_json(document.id, time) for time in one.times)
