"""What is typed in a way that the pipeline does not know → what it is read as."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.languages import Language
from kg.languages.segmentation.sentences import boundaries_of
from kg.model import Paragraph
from kg.text.elisions import lost_apostrophes
from kg.text.misread import REFERENCE, SIGNS, meant, named
from kg.text.offsets import Edit, Edited

__all__ = ["edits"]

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HYPHENS = "-\u2010\u00ad"
_LETTER = r"[^\W\d_]"
_WORD = re.compile(r"\s*[«“\"]?\s*(\w+)")
_WORDS = re.compile(r"\w+")
_PAIR = re.compile(r"(\w+)-(?=(\w+))")
_MARK = re.compile(r"[«»“”]\s?\S?")


def edits(text: str, language: Language, paragraphs: Sequence[Paragraph] = ()) -> Iterator[Edit]:
    r"""Yield what is read otherwise than it stands in ``text``, in text order.

    A line break inside one of ``paragraphs`` is a space; elsewhere line breaks stay.

    >>> from kg.languages import load
    >>> for edit in edits("Fin  de\nl'O.T.A.N.", load("fr"), [Paragraph(0, 17)]):
    ...     print(*edit[:2], repr(edit.instead))
    3 5 ' '
    7 8 ' '
    10 17 'OTAN'
    """
    found = list(_Finder(text, language, paragraphs).find())
    read = Edited(text, found) if found else None
    lost = lost_apostrophes(read.text if read is not None else text, language)
    if read is not None:
        lost = [
            Edit(before, behind, instead)
            for start, end, instead in lost
            # what stands inside of another edit ("M.A.le" → "MAle") has no place in ``text``
            if (before := read.back(start - 1, start)[1]) <= (behind := read.back(end, end + 1)[0])
        ]
    return iter(_merged(found, lost)) if lost else iter(found)


def _merged(found: list[Edit], more: list[Edit]) -> list[Edit]:
    """Return both in text order, without those of ``found`` that stand inside one of ``more``."""
    edits: list[Edit] = []
    for edit in sorted([*found, *more], key=lambda edit: (edit.start, -edit.end)):
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    return edits


class _Finder:
    def __init__(self, text: str, language: Language, paragraphs: Sequence[Paragraph]) -> None:
        self.text, self.writing = text, language.writing
        self.openers = _openers(language)
        self.unquotes = boundaries_of(language).unquotes
        self.pattern = _pattern(language)
        self.stretches = iter([(p.start, p.end) for p in paragraphs if p.kind.is_read])
        self.stretch = next(self.stretches, None)
        self.words: frozenset[str] | None = None
        self.joined: tuple[list[str], list[str]] | None = None

    def find(self) -> Iterator[Edit]:
        for found in self.pattern.finditer(self.text):
            kind = found.lastgroup or ""
            start, end = found.span()
            edit = getattr(self, "_" + kind)(start, end)
            if edit is not None and self.text[edit.start : edit.end] != edit.instead:
                yield edit

    def _space(self, start: int, end: int) -> Edit | None:
        run = self.text[start:end]
        breaks = len(_BREAK.findall(run))
        hyphen = run[0] in _HYPHENS and start > 0 and self.text[start - 1].isalpha()
        if not breaks:
            first = start + (run[0] == "-" or run[0] == "\u2010")
            return Edit(first, end, " ")
        if breaks > 1 or not self._is_inside(start, end):
            return None
        if not hyphen or not self.text[end : end + 1].isalpha():
            return Edit(start + (run[0] in "-\u2010"), end, " ")
        return Edit(start, end, "-" if run[0] != "\u00ad" and self._is_kept(start, end) else "")

    def _is_inside(self, start: int, end: int) -> bool:
        while self.stretch is not None and self.stretch[1] < end:
            self.stretch = next(self.stretches, None)
        return self.stretch is not None and self.stretch[0] <= start

    def _is_kept(self, start: int, end: int) -> bool:
        """Whether the hyphen at the end of a line is one of the word itself."""
        before = re.search(r"[\w’']+$", self.text[max(0, start - 40) : start])
        behind = re.match(r"\w+", self.text[end : end + 40])
        if before is None or behind is None or behind[0][0].isupper():
            return True
        first, last = before[0].lower(), behind[0].lower()
        first = re.split("[’']", first)[-1]
        if first in self.writing.hyphen_behind or last in self.writing.hyphen_before:
            return True
        joined, whole = self._joined_words()
        return _has(joined, f"{first}-{last}") and not _has(whole, f"{first}{last}")

    def _joined_words(self) -> tuple[list[str], list[str]]:
        """Return what hyphens join inside of lines, and all words, both sorted and small."""
        if self.joined is None:
            text = self.text.lower()
            pairs = {f"{found[1]}-{found[2]}" for found in _PAIR.finditer(text)}
            self.joined = sorted(pairs), sorted(set(_WORDS.findall(text)))
        return self.joined

    def _ignored(self, start: int, end: int) -> Edit:
        return Edit(start, end, "")

    def _composed(self, start: int, end: int) -> Edit:
        return Edit(start, end, unicodedata.normalize("NFC", self.text[start:end]))

    def _ligature(self, start: int, end: int) -> Edit:
        return Edit(start, end, unicodedata.normalize("NFKC", self.text[start:end]))

    def _elision(self, start: int, end: int) -> Edit:
        """A blank behind an apostrophe ("l' armée")."""
        run = self.text[start:end]
        at = start + len(run.rstrip()) - 1
        return Edit(at, end, "'")

    def _apostrophe(self, start: int, end: int) -> Edit:
        return Edit(start, end, "'")

    def _joint(self, start: int, end: int) -> Edit:
        return Edit(start, end, "-")

    def _sign(self, start: int, end: int) -> Edit:
        return Edit(start, end, self.writing.marks[self.text[start:end]])

    def _stop(self, start: int, end: int) -> Edit | None:
        """A space that lacks behind a full stop ("fin.La")."""
        before, behind = self.text[max(0, start - 2) : start], self.text[end : end + 3]
        great = behind.lstrip('«“"')
        if not (before.islower() or before.isdigit()) or len(before) < 2 or not great[:1].isupper():
            return None
        if not (great[1:2].islower() or great[1:2] in ("'", "’", " ")):
            return None
        word = re.search(r"\S*$", self.text[max(0, start - 80) : start])
        if word is not None and re.search(r"[/@]|www", word[0]):
            return None
        if self._opens(end):
            end -= 1
        return Edit(end, end, " ")

    def _opens(self, end: int) -> bool:
        """Whether the mark before ``end`` opens a quotation, in a text with »…«."""
        mark = self.text[end - 1]
        if mark not in self.unquotes:
            return False
        found = _MARK.search(self.text, end)
        return found is not None and found[0][0] != mark and not found[0][-1].isalnum()

    def _dotted(self, start: int, end: int) -> Edit | None:
        """Initials with full stops ("O.T.A.N.") without them, but for one that ends a sentence.

        It does where the word behind it is written small elsewhere.
        """
        parts = self.text[start:end].strip(".").split(".")
        initials = "".join(parts)
        if len(parts) > 2 and initials[0].isupper() and min(map(len, parts[1:])) == 1:
            initials = initials.upper()  # "U.na.d.s": one of its parts is an initial at least
        elif max(map(len, parts)) > 1:
            return None
        if not initials.isupper():
            return None
        behind = _WORD.match(self.text, end)
        if self.text[end - 1] == "." and (behind is None or behind[1][0].isupper()):
            word = behind[1].lower() if behind is not None else ""
            if not word or word in self._words() or word in self.openers:
                end -= 1
            elif len(initials) == 2 and self.text[start - 1 : start].isspace():
                return None  # "J.P. Nom"
        return Edit(start, end, initials)

    def _words(self) -> frozenset[str]:
        if self.words is None:
            self.words = frozenset(_WORDS.findall(self.text))
        return self.words

    def _misread(self, start: int, end: int) -> Edit:
        """A letter of UTF-8 that somebody took for others ("Ã©")."""
        return Edit(start, end, self._plain(meant(self.text[start:end])))

    def _reference(self, start: int, end: int) -> Edit | None:
        """A letter that is named ("&eacute;")."""
        letter = named(self.text[start:end])
        return None if letter is None else Edit(start, end, self._plain(letter))

    def _plain(self, letter: str) -> str:
        """Return a letter as treebanks have it."""
        if letter.isspace():
            return " "
        return "'" if letter in self.writing.apostrophes else letter


def _has(words: Sequence[str], beginning: str) -> bool:
    """Whether one of sorted words begins so."""
    at = bisect_left(words, beginning)
    return at < len(words) and words[at].startswith(beginning)


@functools.lru_cache(maxsize=16)
def _openers(language: Language) -> frozenset[str]:
    """Return words with which sentences open, and names do not."""
    names, syntax = language.names, language.syntax
    pronouns = (*syntax.indefinite_pronouns, *language.writing.hyphen_before)
    return frozenset(
        {*names.articles, *names.possessives, *pronouns, *syntax.reporting_prepositions}
    )


@functools.lru_cache(maxsize=16)
def _pattern(language: Language) -> re.Pattern[str]:
    """The expression whose groups are the kinds of what is read otherwise."""
    writing, boundaries = language.writing, boundaries_of(language)
    nothing = f"[{re.escape(writing.ignored)}]" if writing.ignored else "(?!)"
    marks = sorted(writing.marks, key=len, reverse=True)
    letters = "|".join(map(re.escape, language.elisions.letters)) or "(?!)"
    kinds = {
        "misread": SIGNS,
        "reference": REFERENCE,
        "elision": (
            rf"(?<![\w'’])(?i:{letters})['’{re.escape(writing.apostrophes)}]"
            r"[^\S\n\r]+(?=[\w«“\"])"
        ),
        # one blank between words is read as it stands
        "space": (
            rf"(?! [^\s{re.escape(writing.ignored)}])"
            rf"(?:(?<=\w)[{_HYPHENS}])?{nothing}*\s(?:\s|{nothing})*"
        ),
        "ignored": rf"{nothing}+",
        "composed": r"\w[\u0300-\u036f\u3099\u309a]+",
        "ligature": "[\ufb00-\ufb06]",
        "apostrophe": rf"(?<=\w)[{re.escape(writing.apostrophes)}](?=[\w«“\"])",
        "joint": rf"[\u2010\u2011]|(?<={_LETTER})[–−](?={_LETTER})",
        "sign": "|".join(map(re.escape, marks)) or "(?!)",
        "dotted": (
            rf"(?<![\w.-])(?:(?:{_LETTER}\.)+{_LETTER}"
            rf"|(?:{_LETTER}{{1,3}}\.){{2,}}{_LETTER}{{1,4}}(?![.@/]\w))(?!\w)\.?"
        ),
        "stop": rf"(?<=\w)[{re.escape(''.join(sorted(boundaries.ends)))}]+[»”]?(?=[«“]?{_LETTER})",
    }
    return re.compile("|".join(f"(?P<{kind}>{kinds[kind]})" for kind in kinds))
