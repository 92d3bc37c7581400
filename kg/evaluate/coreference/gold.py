"""CoNLL with chains in the last column → texts with their gold mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import EvaluationError

__all__ = ["GoldMention", "GoldText", "read_chains"]

_BEGIN = re.compile(r"#begin document \((?P<name>.*)\)")
_PART = re.compile(r"(?P<open>\()?(?P<chain>\d+)(?P<close>\))?")
_PARAGRAPH, _LEAST = 11, 14  # columns
_NO_SPACE_BEFORE = frozenset(".,)]…")
_NO_SPACE_BEHIND = ("'", "’", "(", "[")
_LEADING = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A stretch ``[start, end)`` of the text that refers, the chain it is of, its head word.

    ``head`` is the ``(start, end)`` of the word that heads it.
    """

    start: int
    end: int
    chain: int
    head: tuple[int, int]
    part_of_speech: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its gold mentions, sorted by start, the longer first."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    pos: str
    head: int  # index of the word above, -1 for a root


@dataclass(slots=True)
class _Text:
    name: str
    text: str = ""
    paragraph: str = ""
    words: list[_Word] = field(default_factory=list)
    open: dict[int, list[int]] = field(default_factory=dict)
    found: list[tuple[int, int, int]] = field(default_factory=list)  # first, last word, chain

    def put(self, form: str, paragraph: str) -> tuple[int, int]:
        """Write a form behind the text; return where it stands."""
        if self.text and paragraph != self.paragraph:
            self.text += "\n"
        elif self.text and not (
            form[0] in _NO_SPACE_BEFORE
            or self.text.endswith(_NO_SPACE_BEHIND)
            or (form[0] == "-" and len(form) > 1)
        ):
            self.text += " "
        self.paragraph = paragraph
        start = len(self.text)
        self.text += form
        return start, len(self.text)


def read_chains(path: Path) -> Iterator[GoldText]:
    """Yield the texts of a CoNLL file (CoNLL-U, paragraph, names, chains).

    Words are written with the spaces of French typing; a word of a multiword token has the span of
    the whole. Raises EvaluationError where a line has too few columns.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    text = _Text("")
    rows: list[list[str]] = []
    for number, line in enumerate(lines, 1):
        begin = _BEGIN.match(line)
        if begin is not None:
            text = _Text(begin["name"])
        elif line.startswith("#end"):
            _sentence(text, rows)
            rows = []
            yield _finished(text)
        elif not line.strip():
            _sentence(text, rows)
            rows = []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if len(columns) < _LEAST:
                raise EvaluationError(
                    f"a word with {len(columns)} columns",
                    place=f"{path}:{number}",
                    cure="Give CoNLL-U with a paragraph, names and chains behind it.",
                )
            rows.append(columns)


def _sentence(text: _Text, rows: list[list[str]]) -> None:
    first = len(text.words)
    shared, until = (0, 0), ""
    for row in rows:
        number, form = row[0], row[1]
        if "-" in number:
            shared, until = text.put(form, row[_PARAGRAPH]), number.partition("-")[2]
            continue
        if until:
            start, end = shared
            until = "" if number == until else until
        else:
            start, end = text.put(form, row[_PARAGRAPH])
        above = int(row[6]) if row[6].isdigit() else 0
        here = len(text.words)
        text.words.append(_Word(start, end, row[3], first + above - 1 if above else -1))
        for part in row[-1].split("|"):
            found = _PART.fullmatch(part)
            if found is None:
                continue
            chain = int(found["chain"])
            if found["open"]:
                text.open.setdefault(chain, []).append(here)
            if found["close"] and text.open.get(chain):
                text.found.append((text.open[chain].pop(), here, chain))


def _finished(text: _Text) -> GoldText:
    mentions = []
    for first, last, chain in text.found:
        inside = range(first, last + 1)
        tops = [i for i in inside if text.words[i].head not in inside]
        worded = [i for i in tops if text.words[i].pos != "PUNCT"]
        head = text.words[(worded or tops or inside)[0]]
        start, end = text.words[first].start, text.words[last].end
        word = text.text[head.start : head.end].lstrip(_LEADING)  # "-t-il" is "il"
        mentions.append(GoldMention(start, end, chain, (head.end - len(word), head.end), head.pos))
    mentions.sort(key=lambda m: (m.start, -m.end, m.chain))
    return GoldText(text.name, text.text, tuple(mentions))
