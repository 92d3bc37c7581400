"""Blocks of text with named entities, from IOB files (token, tag, ``SpaceAfter=No`` or ``_``).

The tokens of such files are not the pipeline's: only the text and the entities' characters are
taken, and the pipeline's tokenizer cuts the text anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import PipelineError

__all__ = ["Block", "Entity", "parse", "read"]

_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: characters ``start`` to ``end`` (half-open) of its block."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two empty lines: a sentence or a part of one; ``space`` follows it."""

    text: str
    entities: tuple[Entity, ...]
    space: bool


def read(path: Path) -> Iterator[Block]:
    """Yield the blocks of a file; raises PipelineError naming file and line."""
    yield from parse(path.read_text(encoding="utf-8"), place=str(path))


def parse(text: str, *, place: str = "") -> Iterator[Block]:
    r"""Yield the blocks of an IOB text.

    >>> next(parse("Vive\tO\t_\nla\tB-LOC\t_\nFrance\tI-LOC\tSpaceAfter=No\n"))
    Block(text='Vive la France', entities=(Entity(start=5, end=14, label='LOC'),), space=False)
    """
    rows: list[tuple[str, str, bool]] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            if rows:
                yield _block(rows)
            rows = []
        elif len(cells) == _COLUMNS and cells[1][:2] in {"O", "B-", "I-"}:
            rows.append((cells[0], cells[1], cells[2] != "SpaceAfter=No"))
        else:
            raise PipelineError(
                "a line is not token, IOB tag and SpaceAfter with tabs between them",
                place=f"{place}:{number}",
                cure="Give an IOB file of three columns.",
            )


def _block(rows: list[tuple[str, str, bool]]) -> Block:
    text = ""
    entities: list[Entity] = []
    before = "O"
    for token, tag, space in rows:
        start, end = len(text), len(text) + len(token)
        if tag != "O":
            label = tag[2:]
            if tag[0] == "I" and before[2:] == label:
                start = entities.pop().start
            entities.append(Entity(start, end, label))
        before = tag
        text += token + " " * space
    return Block(text.rstrip(" "), tuple(entities), rows[-1][2])
