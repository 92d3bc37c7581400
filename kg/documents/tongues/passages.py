"""Passages in another language than their document: told, and not read."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.documents.tongues.finding import is_foreign
from kg.documents.tongues.names import called
from kg.errors import LanguageError
from kg.languages import Language, load
from kg.languages.segmentation.quotation_marks import quotations_of
from kg.languages.segmentation.sentences import boundaries_of
from kg.model import Document, Paragraph, ParagraphKind

__all__ = ["foreign_apart"]

_WORD = re.compile(r"\w+")
_SHORT = 20  # characters: fewer hold no five words
_SEEN = 500  # characters by whose words it is told
_OWN, _SHARE = 2, 0.15  # small words of the document's language: names have few of them


def foreign_apart(document: Document, language: Language | None = None) -> Document:
    """Return a document with what is surely in another language as paragraphs that are not read.

    Whole paragraphs, and inside of others quotations and sentences, which part them. ``language``
    is the document's, by default the one of its code.

    >>> text = "The troops left the town on Monday, the general said."
    >>> document = Document("d", text, "fr", paragraphs=(Paragraph(0, len(text)),))
    >>> found = foreign_apart(document)
    >>> found.paragraphs[0].kind.value, found.notes
    ('foreign', ('1 paragraph in English (en) is not read',))
    """
    passages = _Passages(document, language)
    paragraphs = tuple(part for one in document.paragraphs for part in passages.parted(one))
    notes = passages.notes()
    if not notes:
        return document
    return replace(document, paragraphs=paragraphs, notes=(*document.notes, *notes))


class _Passages:
    """Finds the passages of a document, and counts them by their languages."""

    def __init__(self, document: Document, language: Language | None) -> None:
        self.text, self.lang = document.text, document.lang
        self.language = language or _language(document.lang)
        self.whole: Counter[str] = Counter()
        self.parts: Counter[str] = Counter()

    def parted(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """Yield a paragraph as it is, or its parts."""
        if not paragraph.kind.is_read:
            yield paragraph
            return
        if (code := self._foreign(paragraph.start, paragraph.end)) is not None:
            self.whole[code] += 1
            yield replace(paragraph, kind=ParagraphKind.FOREIGN)
            return
        at = paragraph.start
        for start, end in self._foreign_in(paragraph):
            yield from self._rest(replace(paragraph, start=at, end=start))
            yield Paragraph(start, end, ParagraphKind.FOREIGN)
            at = end
        yield from self._rest(replace(paragraph, start=at))

    def notes(self) -> list[str]:
        """Return what to say of them."""
        return [
            f"{number} {what}{'s' if number > 1 else ''} in {called(code)} "
            f"{'are' if number > 1 else 'is'} not read"
            for what, counts in (("paragraph", self.whole), ("passage", self.parts))
            for code, number in sorted(counts.items())
        ]

    def _foreign_in(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        """Yield the quotations and sentences that are surely in another language, in order."""
        for start, end in self._units(paragraph):
            if (code := self._foreign(start, end)) is not None:
                self.parts[code] += 1
                yield start, end

    def _units(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        """Yield the quotations of a paragraph, and the sentences between them."""
        if self.language is None:
            return
        place = (paragraph.start, paragraph.end)
        at = paragraph.start
        for quote in quotations_of(self.text, [place], self.language)[paragraph.start]:
            yield from self._sentences(at, quote.outer_start)
            yield quote.outer_start, quote.outer_end
            at = quote.outer_end
        yield from self._sentences(at, paragraph.end)

    def _sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        assert self.language is not None, "units need one"
        ends = boundaries_of(self.language).sentence_ends(self.text, start, end)
        at = start
        for stop in (*ends, end):
            bare = self.text[at:stop].strip()
            if bare:
                begin = at + self.text[at:stop].index(bare[0])
                yield begin, begin + len(bare)
            at = stop

    def _foreign(self, start: int, end: int) -> str | None:
        """Return the language of a stretch that is surely in another one than the document.

        Small words tell sooner that it is not: to ask for its language takes a hundred times as
        long.
        """
        if end - start < _SHORT:
            return None
        known = _small_words(self.language) if self.language is not None else frozenset()
        words = [word.lower() for word in _WORD.findall(self.text, start, min(end, start + _SEEN))]
        own = [word for word in words if word in known]
        if len(set(own)) >= _OWN and len(own) >= _SHARE * len(words):
            return None
        return is_foreign(self.text[start:end], self.lang)

    def _rest(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """Yield what is left of a paragraph, bare of space, if it has words."""
        left = self.text[paragraph.start : paragraph.end]
        if any(map(str.isalnum, left)):
            start = paragraph.start + len(left) - len(left.lstrip())
            yield replace(
                paragraph, start=start, end=paragraph.end - len(left) + len(left.rstrip())
            )


def _language(code: str) -> Language | None:
    try:
        return load(code)
    except LanguageError:  # a folder of the user's: its code alone does not tell where it is
        return None


@functools.lru_cache(maxsize=16)
def _small_words(language: Language) -> frozenset[str]:
    """Return articles, prepositions and the like, of which each sentence has some."""
    syntax, names = language.syntax, language.names
    lists = (
        names.articles, names.linkers, names.possessives, names.locatives,
        syntax.owner_prepositions, syntax.agent_prepositions, syntax.place_prepositions,
        syntax.complementisers,
    )  # fmt: skip
    return frozenset(word for words in lists for word in words if " " not in word)
