"""Lemmas from endings: a table, part of speech by part of speech, of what an ending becomes.

The longest listed ending of a word decides ("^" at its front: the whole word), so words of the
lexicon that the table was made from get their own lemma, and unknown words that of their like.
``kg.pipelines.train.lemmas`` makes the table; the spaCy component ``kg_lemmas`` writes
``token.lemma_`` from it.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from spacy.language import Language

from kg import bundled
from kg.errors import PipelineError

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["WHOLE", "EndingLemmas", "Endings", "create", "lemma_of", "normal", "of_bundled"]

WHOLE = "^"
_FILE = "lemmas.json.gz"
_COMMONEST = 6  # inflections of a part of speech that are asked of a word

Endings = Mapping[str, str]  # "ions" -> "4er": four letters off, "er" on


def normal(form: str) -> str:
    """Return a word as the table spells it: small letters, straight apostrophes.

    >>> normal("L’")
    "l'"
    """
    return form.lower().replace("’", "'")


def lemma_of(word: str, endings: Endings, longest: int) -> str:
    """Return the lemma of a word in normal spelling.

    ``longest`` is the length of the longest ending.

    >>> lemma_of("chevaux", {"": "0", "aux": "2l", "^eaux": "1"}, 5)
    'cheval'
    """
    marked = WHOLE + word
    for length in range(min(longest, len(marked)), -1, -1):
        rule = endings.get(marked[len(marked) - length :])
        if rule is not None:
            digits = 2 if rule[1:2].isdigit() else 1
            return word[: len(word) - int(rule[:digits])] + rule[digits:]
    return word


class EndingLemmas:
    """The component ``kg_lemmas``.

    ``tables`` has the endings of each part of speech. The lemma of a word of another one (a
    proper noun, say) or with a digit in it is the word as it stands.
    """

    def __init__(
        self, tables: Mapping[str, Endings] = MappingProxyType({}), name: str = "kg_lemmas"
    ) -> None:
        self.name = name
        self.set_tables(tables)

    def __call__(self, doc: Doc) -> Doc:
        """Write the lemmas of one Doc."""
        for token in doc:
            token.lemma_ = self.lemma(token.pos_, token.text)
        return doc

    def is_lemma(self, pos: str, word: str) -> bool:
        """Return whether a word may be a lemma: its own, or that of most of its inflections.

        "Found" is the past of "find", and the lemma of "founds", "founded", "founding".
        """
        if self.lemma(pos, word) == word or pos not in self.tables:
            return True
        inflected = [word + suffix for suffix in _suffixes(self.tables[pos])]
        return 2 * sum(self.lemma(pos, form) == word for form in inflected) > len(inflected)

    def to_bytes(self, exclude: Sequence[str] = ()) -> bytes:
        """Return the tables as compressed JSON, the same bytes for the same tables."""
        del exclude
        value = {pos: dict(sorted(self.tables[pos].items())) for pos in sorted(self.tables)}
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return gzip.compress(text.encode("utf-8"), mtime=0)

    def from_bytes(self, data: bytes, exclude: Sequence[str] = ()) -> EndingLemmas:
        """Take over the tables that ``to_bytes`` returned; raises PipelineError on other bytes."""
        del exclude
        try:
            self.set_tables(json.loads(gzip.decompress(data)))
        except (OSError, EOFError, ValueError, AttributeError) as error:
            raise PipelineError(
                f"the lemma table can't be read ({error})", cure="Install kg again."
            ) from error
        return self

    def to_disk(self, path: str | Path, exclude: Sequence[str] = ()) -> None:
        """Write the tables into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes(exclude))

    def from_disk(self, path: str | Path, exclude: Sequence[str] = ()) -> EndingLemmas:
        """Read the tables from a folder."""
        return self.from_bytes((Path(path) / _FILE).read_bytes(), exclude)

    def set_tables(self, tables: Mapping[str, Endings]) -> None:
        """Take tables over, in place of those it had."""
        self.tables = {pos: dict(endings) for pos, endings in tables.items()}
        self._longest = {
            pos: max(map(len, endings), default=0) for pos, endings in self.tables.items()
        }
        self._known: dict[tuple[str, str], str] = {}

    def lemma(self, pos: str, text: str) -> str:
        """Return the lemma of a word with this part of speech."""
        found = self._known.get((pos, text))
        if found is None:
            found = text
            if pos in self.tables and not any(map(str.isdigit, text)):
                found = lemma_of(normal(text), self.tables[pos], self._longest[pos])
            self._known[pos, text] = found
        return found


def _suffixes(endings: Endings) -> list[str]:
    """Return the commonest endings that are only added to a lemma, the commonest first."""
    counts: Counter[str] = Counter()
    for ending, rule in endings.items():
        if rule.isdigit() and 0 < int(rule) < len(ending):
            counts[ending[-int(rule) :]] += 1
    return [suffix for suffix, _ in counts.most_common(_COMMONEST)]


def of_bundled(name: str) -> EndingLemmas | None:
    """Return the lemmas of a pipeline that ships with kg, ``None`` where there is none so called.

    >>> lemmas = of_bundled("en")
    >>> lemmas.is_lemma("VERB", "found"), lemmas.is_lemma("VERB", "was"), of_bundled("uk")
    (True, False, None)
    """
    folder = bundled.pipelines() / name / "kg_lemmas"
    return EndingLemmas().from_disk(folder) if (folder / _FILE).is_file() else None


@Language.factory("kg_lemmas")
def create(nlp: Language, name: str) -> EndingLemmas:
    """Return an empty component; ``nlp.from_disk`` brings its tables."""
    del nlp
    return EndingLemmas(name=name)
