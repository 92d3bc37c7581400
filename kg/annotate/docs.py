"""Documents → spaCy Docs: parsed segment by segment, one Doc a document.

A Doc has the text of its document, but where that is typed in ways that pipelines don't know: then
it has the text as read (``kg.text``), and ``extract`` finds the way back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.annotate.segments import Segment, segments
from kg.errors import PipelineError
from kg.languages import Language
from kg.model import Document
from kg.stopwatch import stage
from kg.text.view import view_of

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

__all__ = ["annotate"]

DOCUMENT_COMPONENTS = ("kg_annotate", "kg_claims")  # these want whole documents
_STARTS = ["token.is_sent_start"]
_SPACE = re.compile(r"\s+")


def annotate(
    documents: Iterable[Document], nlp: Pipeline, language: Language, *, batch: int = 32
) -> Iterator[Doc]:
    """Yield one Doc a document, in order, with trees, entities and ``doc._.kg_document``.

    ``nlp`` may be any pipeline with Universal Dependencies trees; its document-level components
    (``kg_annotate``, ``kg_claims``) are left for later. ``batch`` documents are parsed together.
    Raises PipelineError where the pipeline has no parser.
    """
    for name in ("kg_document", "parse_certainty"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    group: list[Document] = []
    for document in documents:
        group.append(document)
        if len(group) >= batch:
            yield from _group(group, nlp, language)
            group = []
    if group:
        yield from _group(group, nlp, language)


def _group(given: list[Document], nlp: Pipeline, language: Language) -> Iterator[Doc]:
    with stage("normalising"):
        documents = [view_of(document, language).document for document in given]
    with stage("sentence starts"):
        parts = [list(segments(document, language)) for document in documents]
    with stage("tokens"):
        units = [
            _unit(nlp, document.text[segment.start : segment.end])
            for document, found in zip(documents, parts, strict=True)
            for segment in found
            if segment.read
        ]
    with stage("parse"):
        parsed = iter(list(nlp.pipe(units, disable=_superfluous(nlp))))
    for original, document, found in zip(given, documents, parts, strict=True):
        with stage("annotation"):
            doc = _join(document, found, parsed, nlp)
        doc._.kg_document = original
        yield doc


def _superfluous(nlp: Pipeline) -> list[str]:
    """Return the components that want whole documents, or find what is settled: sentence starts."""
    return [
        name
        for name in nlp.pipe_names
        if name in DOCUMENT_COMPONENTS or nlp.get_pipe_meta(name).assigns == _STARTS
    ]


def _unit(nlp: Pipeline, text: str) -> Doc:
    """One sentence as a Doc whose boundaries are settled."""
    made = nlp.make_doc(text)
    words = [t.text for t in made]
    spaces = [bool(t.whitespace_) for t in made]
    starts: list[bool | int | None] = [i == 0 for i in range(len(words))]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


class _Rows:
    """The columns of the Doc to be."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.tags: list[str] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []
        self.ents: list[str] = []
        self.certainty: list[float | None] = []

    def add_white_space(self, gap: str) -> None:
        """Add what lies between two segments: one blank goes to the word before."""
        if not gap:
            return
        if self.words and not self.spaces[-1] and gap[0] == " ":
            self.spaces[-1] = True
            gap = gap[1:]
        if gap:
            self._plain(gap, "SPACE", head=max(0, len(self.words) - 1))

    def add_unread(self, doc: Doc) -> None:
        """Add the words of a paragraph that is not read: no trees."""
        for token in doc:
            self._plain(token.text, "SPACE" if token.is_space else "X", head=len(self.words))
            self.spaces[-1] = bool(token.whitespace_)

    def _plain(self, word: str, pos: str, head: int) -> None:
        self.words.append(word)
        self.spaces.append(False)
        self.tags.append("")
        self.pos.append(pos)
        self.morphs.append("")
        self.lemmas.append(word)
        self.heads.append(head)
        self.deps.append("")
        self.ents.append("O")
        self.certainty.append(None)

    def add_parsed(self, doc: Doc) -> None:
        """Add a parsed sentence; a second root hangs on the first."""
        offset = len(self.words)
        self.certainty.extend(_certainty(doc) or [None] * len(doc))
        root: int | None = None
        for token in doc:
            self.words.append(token.text)
            self.spaces.append(bool(token.whitespace_))
            self.tags.append(token.tag_)
            self.pos.append(token.pos_)
            self.morphs.append(str(token.morph))
            self.lemmas.append(token.lemma_)
            self.deps.append("" if token.is_space else token.dep_)
            head = offset + token.head.i
            if token.head is token or token.head.i == token.i:
                if root is None and not token.is_space:
                    root = head
                elif root is not None and not token.is_space:
                    head = root
                    self.deps[-1] = "parataxis"
            self.heads.append(head)
            kind = token.ent_type_
            self.ents.append(f"{token.ent_iob_}-{kind}" if kind else "O")


def _certainty(doc: Doc) -> list[float] | None:
    """How probable the parser holds each word's head and label, if it tells."""
    found: list[float] | None = doc._.parse_certainty
    return found


def _join(document: Document, found: list[Segment], parsed: Iterator[Doc], nlp: Pipeline) -> Doc:
    rows = _Rows()
    at = 0
    for segment in found:
        rows.add_white_space(document.text[at : segment.start])
        text = document.text[segment.start : segment.end]
        if segment.read:
            rows.add_parsed(next(parsed))
        else:
            rows.add_unread(nlp.make_doc(text))
        at = segment.end
    rows.add_white_space(document.text[at:])
    doc = Doc(
        nlp.vocab,
        words=rows.words,
        spaces=rows.spaces,
        tags=rows.tags,
        pos=rows.pos,
        morphs=rows.morphs,
        lemmas=rows.lemmas,
        heads=rows.heads,
        deps=rows.deps,
        ents=rows.ents,
    )
    doc._.parse_certainty = rows.certainty
    if doc.text != document.text:
        raise PipelineError(
            "the pipeline's tokenizer changes the text",
            place=document.id,
            cure="Use a pipeline whose tokens join to the text that it was given.",
        )
    return doc
