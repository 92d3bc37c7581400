"""What is measured: each stage from a file to claims, without the parser's own time.

Parses are remembered: a stretch of words is parsed once, and what was parsed is taken again, so
that what is left to measure is kg's own work on it.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.annotate.mentions import named_mentions
from kg.annotate.segments import segments
from kg.assemble import Reading
from kg.assemble.graphs import quads_of, source_of
from kg.documents import document_from_text
from kg.documents.formats import Asked, Draft
from kg.documents.formats.drafting import drafts
from kg.documents.formats.source import Source
from kg.documents.settling import settled
from kg.extract.claims import extract
from kg.languages import Language
from kg.model import Document
from kg.ontology import Knowledge
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline
from kg.pipelines.biaffine.pieces import piece_lengths
from kg.rdf import document_iri
from kg.resolve import Names
from kg.store.n_quads import sound
from kg.text.view import _edited, view_of
from kg.trees.tree import tree_of

__all__ = ["STAGES", "Stage", "page_read", "text_read"]

_LONGEST = 200  # words parsed together
_ASKED = Asked(served={"fr": "fr"})
_PARSED = 150  # stretches of a text that are parsed; others are no sentences, and get a plain tree

Work = Callable[[], object]


@dataclass(slots=True)
class Remembering:
    """A pipeline that remembers what it parsed."""

    nlp: Any
    known: dict[tuple[str, ...], Doc] = field(default_factory=dict)
    fresh: int = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.nlp, name)

    def pipe(self, docs: Iterable[Doc], disable: Sequence[str] = ()) -> Iterator[Doc]:
        self.fresh = 0
        return map(self._parsed, docs)

    def _parsed(self, doc: Doc) -> Doc:
        words = [token.text for token in doc]
        lengths = piece_lengths(words, _LONGEST)
        pieces: list[Doc] = []
        at = 0
        for length in lengths:
            pieces.append(self._piece(words[at : at + length], doc, at))
            at += length
        if len(pieces) == 1 and [t.text for t in pieces[0]] == words:
            spaces = [bool(token.whitespace_) for token in doc]
            if [bool(token.whitespace_) for token in pieces[0]] == spaces:
                return pieces[0]
        return self._joined(doc, words, pieces)

    def _piece(self, words: list[str], doc: Doc, at: int) -> Doc:
        key = tuple(words)
        if key not in self.known:
            spaces = [bool(doc[at + i].whitespace_) for i in range(len(words))]
            starts = [i == 0 for i in range(len(words))]
            made = Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts)  # type: ignore[arg-type]
            if self.fresh >= _PARSED:
                return self._plain(words, spaces)
            self.fresh += 1
            self.known[key] = next(iter(self.nlp.pipe([made])))
        return self.known[key]

    def _plain(self, words: list[str], spaces: list[bool]) -> Doc:
        kinds = ["PROPN" if word[:1].isupper() else "NOUN" for word in words]
        return Doc(
            self.vocab, words=words, spaces=spaces, pos=kinds, lemmas=words,
            heads=[max(i - 1, 0) for i in range(len(words))],
            deps=["ROOT", *["flat" if i % 2 else "nmod" for i in range(len(words) - 1)]],
        )  # fmt: skip

    def _joined(self, doc: Doc, words: list[str], pieces: list[Doc]) -> Doc:
        """Return one tree of several pieces, as the parser joins them."""
        tokens = [token for piece in pieces for token in piece]
        heads: list[int] = []
        first: int | None = None
        deps: list[str] = []
        for piece in pieces:
            offset = len(heads)
            for token in piece:
                root = token.head is token or token.head.i == token.i
                if root and first is not None:
                    heads.append(first)
                    deps.append("parataxis")
                    continue
                if root:
                    first = offset + token.i
                heads.append(offset + token.head.i)
                deps.append(token.dep_)
        return Doc(
            doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc],
            pos=[token.pos_ for token in tokens], lemmas=[token.lemma_ for token in tokens],
            morphs=[str(token.morph) for token in tokens], heads=heads, deps=deps,
            tags=[token.tag_ for token in tokens],
            ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in tokens],
        )  # fmt: skip


class Stage:
    """What reads texts in a language; what is not asked for is not loaded."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @functools.cached_property
    def knowledge(self) -> Knowledge:
        return load_knowledge(self.language.code)

    @functools.cached_property
    def nlp(self) -> Any:
        return Remembering(load_pipeline(self.language.code))

    @functools.cached_property
    def annotator(self) -> Annotator:
        return Annotator(self.knowledge, self.language)

    def document(self, text: str) -> Document:
        return document_from_text("a", text)

    def found(self, text: str) -> Work:
        """Paragraphs, title, date."""
        return lambda: self.document(text)

    def viewed(self, text: str) -> Work:
        document = self.document(text)

        def work() -> object:
            _edited.cache_clear()
            return view_of(document, self.language)

        return work

    def parted(self, text: str) -> Work:
        document = view_of(self.document(text), self.language).document
        return lambda: list(segments(document, self.language))

    def joined(self, text: str) -> Work:
        """One Doc of remembered parses."""
        document = self.document(text)
        next(iter(annotate([document], self.nlp, self.language)))
        return lambda: next(iter(annotate([document], self.nlp, self.language)))

    def treed(self, text: str) -> Work:
        def work(doc: Doc) -> object:
            return tree_of(doc, self.language, self.knowledge)

        return self._on_doc(text, work)

    def annotated(self, text: str) -> Work:
        def work(doc: Doc) -> object:
            return self.annotator(doc)

        return self._on_doc(text, work, tree=True)

    def claimed(self, text: str) -> Work:
        document = self.document(text)

        def work(doc: Doc) -> object:
            return extract(doc, document, self.knowledge, self.language)

        return self._on_doc(text, work, tree=True, names=True)

    def resolved(self, text: str) -> Work:
        source = {"a": source_of(self._reading(text))}

        def work() -> object:
            with closing(Names(self.knowledge, self.language)) as names:
                return names.update(source, source.__getitem__)

        return work

    def told(self, text: str) -> Work:
        """The quads of a document."""
        reading = self._reading(text)
        source = {"a": source_of(reading)}
        with closing(Names(self.knowledge, self.language)) as names:
            resolution = names.update(source, source.__getitem__).resolutions["a"]
        return lambda: sound(document_iri("a"), quads_of(self, reading, resolution, "0"))

    def _reading(self, text: str) -> Reading:
        document = self.document(text)
        doc = next(iter(annotate([document], self.nlp, self.language)))
        tree = tree_of(doc, self.language, self.knowledge)
        self.annotator(doc)
        view = view_of(document, self.language)
        found = extract(doc, document, self.knowledge, self.language)
        names = tuple(map(view.mention, named_mentions(tree)))
        return Reading(document, found.claims, found.quotations, found.times, names)

    def _on_doc(
        self, text: str, work: Callable[[Doc], object], *, tree: bool = False, names: bool = False
    ) -> Work:
        doc = next(iter(annotate([self.document(text)], self.nlp, self.language)))
        if tree:
            tree_of(doc, self.language, self.knowledge)
        if names:
            self.annotator(doc)
        return lambda: work(doc)


STAGES: Mapping[str, Callable[[Stage, str], Work]] = {
    "document": Stage.found,
    "view": Stage.viewed,
    "segments": Stage.parted,
    "doc": Stage.joined,
    "tree": Stage.treed,
    "names": Stage.annotated,
    "claims": Stage.claimed,
    "resolution": Stage.resolved,
    "quads": Stage.told,
}


def _read(name: str, content: str) -> Work:
    """A file, read in this process: the time of another would not be seen."""
    folder = Path(tempfile.mkdtemp(prefix="growth-"))
    path = folder / name
    path.write_text(content, encoding="utf-8")

    def work() -> object:
        found = drafts(Source.of_file(path), _ASKED)
        return [settled(one, _ASKED) if isinstance(one, Draft) else one for one in found]

    return work


def text_read(text: str) -> Work:
    """A file of text."""
    return _read("a.txt", text)


def page_read(page: str) -> Work:
    """A saved page."""
    return _read("a.html", page)
