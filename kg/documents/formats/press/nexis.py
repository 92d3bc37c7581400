"""Nexis: articles in lines, with labels before colons around their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.documents.formats.press.article import Article
from kg.documents.formats.press.words import words

__all__ = ["in_lines"]

# "1 of 3 DOCUMENTS", "Document 2 de 3"
_NUMBER = re.compile(r"\s*(?:[^\W\d_]+ )?(\d+) [^\W\d_]{2,4} (\d+)(?: [^\W\d_]{4,12})?\s*")
_HEAD = 4  # blocks before a date: a title, a source, a section
_CAPITALS = re.compile(r"[^\W\d_a-z][^\W_a-z\d -]{2,29}(?<! ):")


def in_lines(lines: Sequence[str]) -> list[Article]:
    """Return the articles of an export of Nexis, none for other texts."""
    parts = _numbered(lines) or _ended(lines)
    return [_Reading(blocks).article() for part in parts if (blocks := list(_blocks(part)))]


def _numbered(lines: Sequence[str]) -> list[Sequence[str]]:
    """Return the parts between lines that count documents, all out of the same number."""
    marks = [
        (at, found)
        for at, line in enumerate(lines)
        if (found := _NUMBER.fullmatch(line)) and words().date_in(line) is None
    ]
    total = marks[0][1][2] if marks else ""
    marks = [(at, found) for at, found in marks if found[2] == total]
    numbers = [int(found[1]) for _, found in marks]
    if not numbers or numbers != sorted(set(numbers)) or numbers[-1] > int(total):
        return []
    ends = [at for at, _ in marks[1:]] + [len(lines)]
    parts = [lines[at + 1 : end] for (at, _), end in zip(marks, ends, strict=True)]
    return parts if all(any(map(words().label, part)) for part in parts) else []


def _ended(lines: Sequence[str]) -> list[Sequence[str]]:
    """Return the parts before lines that end documents."""
    ends = [at for at, line in enumerate(lines) if line.strip().casefold() in words().ends]
    starts = [0, *(end + 1 for end in ends)]
    parts = [lines[start:end] for start, end in zip(starts, ends, strict=False)]
    return parts if all(any(map(words().label, part)) for part in parts) else []


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield runs of lines that have something on them, bare of space."""
    block: list[str] = []
    for line in [*lines, ""]:
        if bare := line.strip():
            block.append(bare)
        elif block:
            yield block
            block = []


class _Reading:
    """Reads the blocks of an article one by one: head, words, foot."""

    def __init__(self, blocks: list[list[str]]) -> None:
        self.blocks = blocks
        self.before: list[str] = []  # what stands before the date
        self.known: dict[str, str | None] = {}
        self.paragraphs: list[str] = []
        self.labelled = False

    def article(self) -> Article:
        """Return the article; what is no title, label or notice is its words."""
        rest = iter(self.blocks)
        for block in rest:
            if not self._is_head(block):
                self.paragraphs.append("\n".join(block))
                break
        for block in rest:
            line = block[0]
            if self._label(line) or words().is_right(line):
                self._note_all(rest, block)
                break
            self.paragraphs.append("\n".join(block))
        title = self.known.get("title")
        source = self.before[-1] if self.before else None
        if len(self.before) > 1:
            title = self.before[-2]
        return Article(
            paragraphs=self.paragraphs,
            title=title,
            author=self.known.get("author") or None,
            published=self.known.get("published"),
            source=words().outlet(source) if source else None,
            lang=words().language_in(self.known.get("language") or ""),
        )

    def _is_head(self, block: list[str]) -> bool:
        line = " ".join(block)
        if line.casefold() in words().bodies:
            self.labelled = True
            return True
        if words().is_right(line):
            return True
        if found := self._label(line):
            self.labelled = True
            return self._note(found)
        if "published" not in self.known:
            date = words().date_in(line)
            if date is None:
                self.before = [*self.before, line][-_HEAD:]
            else:
                self.known["published"] = date
            return True
        if len(self.before) < 2 and "title" not in self.known and not self.labelled:
            self.known["title"] = line
            return True
        return False

    def _note_all(self, rest: Iterator[list[str]], block: list[str]) -> None:
        """Note what the labels at the foot tell."""
        for one in (block, *rest):
            for line in one:
                if found := words().label(line):
                    self.known.setdefault(found[1], found[2])

    def _note(self, found: tuple[str, str, str]) -> bool:
        _, told, rest = found
        if told in {"body", "lead"} and rest:
            self.paragraphs.append(rest)
        else:
            self.known.setdefault(told, rest)
        return True

    def _label(self, line: str) -> tuple[str, str, str] | None:
        """Return the label that a line begins with; at the head, capitals before a colon, too."""
        if found := words().label(line) or words().label(f"{line}:"):
            return found
        if not self.paragraphs and _CAPITALS.match(line):
            name, _, rest = line.partition(":")
            return name.casefold(), "other", rest.strip()
        return None
