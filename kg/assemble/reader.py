"""Documents → readings: what one process reads from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.assemble.chunks import CHUNK
from kg.assemble.stamps import reading_stamp
from kg.errors import DocumentError, KgError
from kg.model import Claim, Document, Mention, Quotation, TimeExpression
from kg.stopwatch import stage
from kg.store import Pipeline, Setup

if TYPE_CHECKING:
    from kg.trees.tree import Tree

__all__ = ["Reader", "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what was read from it, in text order."""

    document: Document
    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    names: tuple[Mention, ...] = ()  # whether or not a claim mentions them
    phrases: tuple[Mention, ...] = ()  # whatever refers, where it was asked for

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions of claims and quotations; a span may come more than once."""
        for claim in self.claims:
            yield from claim.mentions()
        for quotation in self.quotations:
            if quotation.speaker is not None:
                yield quotation.speaker


class Reader:
    """A loaded pipeline with its language and knowledge: documents → readings."""

    def __init__(self, setup: Setup) -> None:
        from threadpoolctl import ThreadpoolController

        from kg import languages, ontology, pipelines
        from kg.annotate.component import Annotator

        self.setup = setup
        self.language = languages.load(setup.lang)
        self.knowledge = ontology.load(setup.lang, setup.ontology)
        self.pipeline = pipelines.load(setup.model)
        self.annotator = Annotator(self.knowledge, self.language)
        # BLAS on one thread: sentences are small products, which several threads halve in speed
        # on a busy machine; and the last bits of a result must not depend on the number of cores
        self.threads = ThreadpoolController().select(user_api="blas")

    def read(
        self, documents: Sequence[Document], *, fatal: tuple[type[Exception], ...] = ()
    ) -> list[Reading | KgError]:
        """Return a reading or an error a document, in order; one's failure spares the others.

        What is ``fatal`` is raised.
        """
        try:
            with self.threads.limit(limits=1):
                return list(self._read(documents))
        except fatal:
            raise
        except Exception as error:  # noqa: BLE001  (whichever document it was, the others are read)
            if len(documents) == 1:
                return [_failure(documents[0], error)]
            return [self.read([document], fatal=fatal)[0] for document in documents]

    def _read(self, documents: Sequence[Document]) -> Iterator[Reading]:
        from kg.annotate.docs import annotate
        from kg.annotate.mentions import named_mentions
        from kg.extract.claims import extract
        from kg.text.view import view_behind
        from kg.trees.tree import tree_of

        for document in documents:
            if document.lang != self.language.code:
                raise DocumentError(
                    f"is in {document.lang!r}, not in {self.language.code!r}",
                    place=document.path or document.id,
                    cure="Leave it out, or read it with that language.",
                )
        docs = annotate(documents, self.pipeline, self.language, batch=CHUNK.count)
        for document, doc in zip(documents, docs, strict=True):
            with stage("annotation"):
                tree = tree_of(doc, self.language, self.knowledge)
                phrases = self._phrases(tree) if self.setup.mentions else set()
                self.annotator(doc)
                if phrases:
                    phrases.update(node.i for node in tree if node.coreferent is not None)
                view = view_behind(tree.text, document, self.language)
                names = tuple(map(view.mention, named_mentions(tree)))
            with stage("claims"):
                found = extract(doc, document, self.knowledge, self.language, sorted(phrases))
            yield Reading(
                document, found.claims, found.quotations, found.times, names, found.mentions
            )

    def _phrases(self, tree: Tree) -> set[int]:
        """Return the words that head phrases that refer, by index; before annotation."""
        from kg.annotate.coreference.phrases import find_nominals

        typed = self.annotator.typed(tree)
        return {one.index for one in find_nominals(tree, typed, self.language)}

    def fingerprint(self) -> str:
        """Return a hash of whatever decides what is read: kg, pipeline, language, ontology."""
        digest = hashlib.sha256(reading_stamp(self.setup, self.knowledge).encode())
        digest.update(self._meta())
        return digest.hexdigest()

    def remembered(self) -> Pipeline:
        """Return what a store remembers of the pipeline."""
        meta, setup = self.pipeline.meta, self.setup
        digest = hashlib.sha256(self._meta()).hexdigest()
        return Pipeline(setup.lang, setup.model, str(meta.get("version", "")), digest)

    def _meta(self) -> bytes:
        return json.dumps(self.pipeline.meta, sort_keys=True, default=str).encode()


def _failure(document: Document, error: Exception) -> KgError:
    if isinstance(error, KgError):
        return error
    if isinstance(error, MemoryError):
        return DocumentError(
            "takes more memory to read than there is",
            place=document.path or document.id,
            cure="Split it, or free memory.",
        )
    return DocumentError(
        f"can't be read ({type(error).__name__}: {error})",
        place=document.path or document.id,
        cure="This is a fault of kg: please report it with the document.",
    )
