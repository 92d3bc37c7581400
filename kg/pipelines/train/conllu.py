"""Sentences of a dependency treebank in CoNLL-U, as a spaCy pipeline sees them.

A multiword token whose parts put together are the word ("don't" = do + n't) falls into its parts.
Any other ("du" = de + le) becomes one token, since spaCy's tokens are the words as written: it
keeps the part of speech, the relation, the head and the lemma of its highest part (for an article
contracted with a preposition: the preposition), and the union of its parts' features; what hung on
any part hangs on it. Empty nodes and enhanced dependencies are dropped. Where a treebank tells its
paragraphs ("# newpar", "# newdoc"), sentences know whether they open one.

``read(path)`` yields ``Sentence`` objects; ``sentence_keys(path)`` gives the ids and texts of a
file whose sentences ``read(..., exclude=...)`` shall leave out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import PipelineError

__all__ = ["PARAGRAPH_BREAK", "Sentence", "Token", "parse", "read", "sentence_keys"]

_COLUMNS = 10
_GLUED = "SpaceAfter=No"
_LABEL = re.compile(r"(?:^|\|)Entity=([BI]-\w+)(?:\||$)")  # other treebanks mean other things by it
_OPENERS = ("newpar", "newdoc")
PARAGRAPH_BREAK = "\n\n"
ROOT = "ROOT"  # the name that spaCy gives to the relation of a root


@dataclass(frozen=True, slots=True)
class Token:
    """One word as written; ``head`` is an index into the sentence, a root's head is itself."""

    form: str
    lemma: str
    pos: str
    feats: str  # "Gender=Masc|Number=Sing", sorted by name, "" if none
    head: int
    dep: str  # UD relation with its subtype; "ROOT" for the root
    space: bool  # a space follows
    label: str = "O"  # of a name, in IOB: MISC has ``Entity=B-PER``


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tree; ``opens`` where a paragraph or a document begins with it."""

    id: str
    tokens: tuple[Token, ...]
    opens: bool = False

    @property
    def text(self) -> str:
        """Return the sentence as written, without the space that may follow its last token.

        >>> Sentence("1", (Token("Il", "il", "PRON", "", 1, "nsubj", True),
        ...                Token("dort", "dormir", "VERB", "", 1, "ROOT", True))).text
        'Il dort'
        """
        return "".join(t.form + " " * t.space for t in self.tokens).rstrip(" ")

    @property
    def joint(self) -> str:
        r"""Return what parts the sentence from the one before it in a running text.

        >>> Sentence("1", (), opens=True).joint, Sentence("2", ()).joint
        ('\n\n', ' ')
        """
        return PARAGRAPH_BREAK if self.opens else " "


def read(path: Path, exclude: Collection[str] = ()) -> Iterator[Sentence]:
    """Yield the sentences of a file, but none whose id or text is in ``exclude``.

    Raises PipelineError naming file and line where the file is not CoNLL-U.
    """
    yield from parse(
        path.read_text(encoding="utf-8").replace("\r\n", "\n"), place=str(path), exclude=exclude
    )


def sentence_keys(path: Path) -> frozenset[str]:
    """Return every sentence id and every sentence text of a file, for ``read``'s ``exclude``."""
    sentences = tuple(read(path))
    return frozenset(s.id for s in sentences if s.id) | frozenset(s.text for s in sentences)


def parse(text: str, *, place: str = "", exclude: Collection[str] = ()) -> Iterator[Sentence]:
    r"""Yield the sentences of a CoNLL-U text.

    >>> rows = ["1-2\tAu\t_\t_\t_\t_\t_\t_\t_\t_",
    ...         "1\tÀ\tà\tADP\t_\t_\t3\tcase\t_\t_",
    ...         "2\tle\tle\tDET\t_\tNumber=Sing\t3\tdet\t_\t_",
    ...         "3\tnord\tnord\tNOUN\t_\t_\t0\troot\t_\t_"]
    >>> [(t.form, t.lemma, t.pos, t.dep, t.head) for t in next(parse("\n".join(rows))).tokens]
    [('Au', 'à', 'ADP', 'case', 1), ('nord', 'nord', 'NOUN', 'ROOT', 1)]
    """
    for number, block in _blocks(text):
        meta = {
            name.strip(): value.strip()
            for name, equals, value in (line[1:].partition("=") for line in block if line[0] == "#")
            if equals
        }
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        if not rows:
            continue
        where = f"{place}, the sentence from line {number} on" if place else f"line {number}"
        if any(len(row) != _COLUMNS for row in rows):
            raise PipelineError(
                f"a row has not {_COLUMNS} columns with tabs between them",
                place=where,
                cure="Give a treebank in the CoNLL-U format.",
            )
        opens = any(line[1:].split()[:1] == [word] for line in block for word in _OPENERS)
        sentence = Sentence(meta.get("sent_id", ""), _merged(rows, where), opens=opens)
        if sentence.id not in exclude and sentence.text not in exclude:
            yield sentence


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each run of lines without an empty one, with the number of its first line."""
    block: list[str] = []
    start = 1
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line:
            if not block:
                start = number
            block.append(line)
        elif block:
            yield start, block
            block = []


def _merged(rows: Sequence[list[str]], place: str) -> tuple[Token, ...]:
    """Return the tokens of one sentence, each range of words merged into one or cut into them."""
    words = {row[0]: row for row in rows if "-" not in row[0] and "." not in row[0]}
    spans: list[tuple[list[str], list[list[str]]]] = []  # row with form and MISC, its words
    covered = 0
    for row in rows:
        if "." in row[0]:
            continue
        try:
            first, _, last = row[0].partition("-")
            if int(first) <= covered:
                continue
            covered = int(last or first)
            parts = [words[str(i)] for i in range(int(first), covered + 1)]
        except (KeyError, ValueError):
            raise PipelineError(
                f"the token number {row[0]!r} is no number or covers words that are missing",
                place=place,
                cure="Number the words of a sentence 1, 2, 3 …",
            ) from None
        if len(parts) > 1 and "".join(part[1] for part in parts) == row[1]:
            *first_parts, last_part = parts
            spans.extend(([*part[:9], _GLUED], [part]) for part in first_parts)
            spans.append(([*last_part[:9], row[9]], [last_part]))
        else:
            spans.append((row, parts))
    position = {part[0]: i for i, (_, parts) in enumerate(spans) for part in parts}
    return tuple(_token(row, parts, position, place) for row, parts in spans)


def _token(row: list[str], parts: list[list[str]], position: dict[str, int], place: str) -> Token:
    inside = {part[0] for part in parts}
    top = next((part for part in parts if part[6] not in inside), parts[0])
    root = top[6] == "0"
    if not root and top[6] not in position:
        raise PipelineError(
            f"the head {top[6]!r} of {row[1]!r} is no word of the sentence",
            place=place,
            cure="Give a treebank with complete basic dependencies.",
        )
    return Token(
        form=row[1],
        lemma=top[2],
        pos=top[3],
        feats=_united([part[5] for part in parts]),
        head=position[top[0] if root else top[6]],
        dep=ROOT if root else top[7],
        space=_GLUED not in row[9].split("|"),
        label=label[1] if (label := _LABEL.search(row[9])) else "O",
    )


def _united(columns: Sequence[str]) -> str:
    """Return the union of feature columns; the first to give a name keeps it."""
    feats: dict[str, str] = {}
    for column in columns:
        if column != "_":
            for pair in column.split("|"):
                name, _, value = pair.partition("=")
                feats.setdefault(name, value)
    return "|".join(f"{name}={feats[name]}" for name in sorted(feats, key=str.lower))
