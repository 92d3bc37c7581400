"""CoNLL-U → sentences whose words know their characters: what facts on trees point to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import EvaluationError
from kg.evaluate.golds.lines import span

__all__ = ["Sentence", "read_sentences"]

Range = tuple[int, int]
_ID, _FORM, _POS, _COLUMNS = 0, 1, 3, 10


@dataclass(slots=True)
class Sentence:
    """A sentence; its words have the numbers of the treebank, from 1.

    Words of one multiword token ("du" = "de" + "le") share its characters.
    """

    text: str
    offsets: dict[int, Range] = field(default_factory=dict)
    pos: dict[int, str] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)
    shared: dict[int, frozenset[int]] = field(default_factory=dict)

    def words_at(self, value: object) -> frozenset[int] | None:
        """Return the words that a JSON span touches, None if it is no span of the sentence."""
        at = span(value)
        if at is None or not (at[0] >= 0 and at[1] <= len(self.text)):
            return None
        start, end = at
        return frozenset(w for w, (a, b) in self.offsets.items() if a < end and start < b) or None

    def range_of(self, first: int, last: int) -> Range:
        """Return the characters from the word ``first`` up to and with the word ``last``."""
        return self.offsets[first][0], self.offsets[last][1]

    def letters(self, at: Range) -> frozenset[int]:
        """Return where letters and digits stand in a stretch."""
        return frozenset(i for i in range(*at) if self.text[i].isalnum())

    def words_of(self, value: object) -> str:
        """Return the words of a JSON span for a person, "∅" where there is none."""
        if value is None:
            return "∅"
        if self.words_at(value) is None or not isinstance(value, dict):
            return f"no span of the sentence: {value!r}"
        return self.text[value["start"] : value["end"]]


def read_sentences(path: Path) -> dict[str, Sentence]:
    """Return the sentences of a CoNLL-U file by their ``sent_id``.

    Raises EvaluationError where a block lacks ``sent_id`` or ``text``, or a word isn't in the text.
    """
    try:
        blocks = path.read_text(encoding="utf-8").split("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(
            f"can't be read as UTF-8 text ({error})", place=str(path), cure="Check the file."
        ) from error
    sentences = {}
    for block in blocks:
        lines = [line for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        known = dict(_comments(lines))
        if not {"sent_id", "text"} <= known.keys():
            raise EvaluationError(
                f"a sentence without sent_id or text: {lines[0][:60]!r}",
                place=str(path),
                cure="Add the two comment lines.",
            )
        place = f"{path}: {known['sent_id']}"
        sentences[known["sent_id"]] = _sentence(known["text"], lines, place)
    return sentences


def _comments(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.startswith("# ") and " = " in line:
            name, value = line[2:].split(" = ", 1)
            yield name, value


def _sentence(text: str, lines: list[str], place: str) -> Sentence:
    sentence = Sentence(text)
    position = until = 0  # words up to `until` belong to the last multiword token
    for line in lines:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) < _COLUMNS:
            raise EvaluationError("a line has too few columns", place=place, cure="Use tabs.")
        number, form = columns[_ID], columns[_FORM]
        if "." in number:
            continue
        if "-" in number:
            first, until = (int(part) for part in number.split("-"))
            at = _find(text, form, position, place)
            position = at[1]
            together = frozenset(range(first, until + 1))
            for word in together:
                sentence.offsets[word], sentence.shared[word] = at, together
            continue
        word = int(number)
        sentence.pos[word], sentence.forms[word] = columns[_POS], form
        if word > until:
            at = _find(text, form, position, place)
            sentence.offsets[word], position = at, at[1]
    return sentence


def _find(text: str, form: str, position: int, place: str) -> Range:
    while position < len(text) and text[position].isspace():
        position += 1
    if not text.startswith(form, position):
        raise EvaluationError(
            f"{form!r} doesn't stand at {position} in {text!r}",
            place=place,
            cure="The words must be those of the text.",
        )
    return position, position + len(form)
