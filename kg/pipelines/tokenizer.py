"""Text to tokens by rules that are data: the tokenizer of the shipped pipelines.

spaCy's own French tokenizer cuts hyphenated nouns and cannot keep a number with a space inside
("1 200") together; treebanks keep both whole. Here one regular expression, put together from a
``Rules`` object that is stored with the pipeline, finds the tokens, so another language needs
other rules and no other code. White space follows spaCy's habit: one plain space after a token
belongs to that token, everything else (line breaks, further spaces) is a token of its own.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from spacy.tokens import Doc
from spacy.util import registry

from kg.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

__all__ = ["RuleTokenizer", "Rules", "create", "pattern", "read_rules", "rules_from", "split"]

_CHARACTER = r"[\w\u0300-\u036f]"
_APOSTROPHE = "['’]"
_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a language joins and cuts.

    ``first`` and ``symbols`` are regular expressions, tried in order before and after words;
    the others are plain words, matched whatever their case, with either apostrophe.
    """

    first: tuple[str, ...] = ()  # numbers, addresses: whole wherever they start
    abbreviations: tuple[str, ...] = ()  # without their full stop, which they keep
    whole: tuple[str, ...] = ()  # words that the rules below would cut
    elisions: tuple[str, ...] = ()  # "l", "qu": cut off after the apostrophe
    clitics: tuple[str, ...] = ()  # "il", "t-il": cut off before the hyphen
    joints: str = "-"  # characters that join two words into one; there may be none
    symbols: tuple[str, ...] = ()


def rules_from(table: Mapping[str, Any], *, place: str = "") -> Rules:
    """Return the rules that a table of a TOML or JSON file holds.

    Raises PipelineError naming ``place`` and the key that is unknown or ill-typed.

    >>> rules_from({"clitics": ["il"]}).clitics
    ('il',)
    """
    known = {field.name for field in fields(Rules)}
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in table.items():
        text = isinstance(value, str)
        if key not in known or text != (key == "joints"):
            raise PipelineError(
                f"the tokenizer rule {key!r} is unknown or not of its kind",
                place=place,
                cure=f"Write lists of strings under {', '.join(sorted(known))}.",
            )
        values[key] = value if text else tuple(value)
    return Rules(**cast("dict[str, Any]", values))


def pattern(rules: Rules) -> re.Pattern[str]:
    """Return the expression whose successive matches are the tokens of a text.

    Raises PipelineError where a rule is no regular expression.
    """
    end = rf"(?!{_CHARACTER})"
    joint = f"[{re.escape(rules.joints)}]" if rules.joints else _NEVER
    clitic = rf"-(?:{_words(rules.clitics)}){end}(?!-{_CHARACTER})"
    word = rf"{_CHARACTER}+(?:(?!(?i:{clitic}))(?:{joint}|{_APOSTROPHE}){_CHARACTER}+)*"
    choices = [
        r"\s+",
        *rules.first,
        rf"(?i:(?:{_words(rules.abbreviations)})\.)",
        rf"(?i:(?:{_words(rules.whole)}){end}(?!{joint}{_CHARACTER}))",
        rf"(?i:(?:{_words(rules.elisions)}){_APOSTROPHE}(?=\S))",
        rf"(?i:(?<=\w){clitic})",
        word,
        *rules.symbols,
        r"\S",
    ]
    try:
        return re.compile("|".join(f"(?:{choice})" for choice in choices))
    except re.error as error:
        raise PipelineError(
            f"a tokenizer rule is no regular expression ({error})",
            cure="Correct the rules under first or symbols.",
        ) from None


def read_rules(path: Path) -> Rules:
    """Return the rules of a TOML file; raises PipelineError for keys that are none."""
    return rules_from(tomllib.loads(path.read_text("utf-8")), place=str(path))


def split(text: str, tokens: re.Pattern[str]) -> tuple[list[str], list[bool]]:
    """Return the tokens of a text and whether a space follows each; together they are the text.

    >>> split("Est-il là ?  Oui", pattern(Rules(clitics=("il",))))
    (['Est', '-il', 'là', '?', ' ', 'Oui'], [False, True, True, True, False, False])
    """
    words: list[str] = []
    spaces: list[bool] = []
    for match in tokens.finditer(text):
        piece = match.group()
        if piece.isspace():
            if piece[0] == " " and words:
                spaces[-1] = True
                piece = piece[1:]
            if not piece:
                continue
        words.append(piece)
        spaces.append(False)
    return words, spaces


class RuleTokenizer:
    """A tokenizer for ``nlp.tokenizer``, stored with its rules by ``nlp.to_disk``."""

    def __init__(self, vocab: Vocab, rules: Rules) -> None:
        self.vocab, self.rules = vocab, rules
        self._tokens = pattern(rules)

    def __call__(self, text: str) -> Doc:
        """Return the text as a Doc; ``doc.text == text``."""
        words, spaces = split(text, self._tokens)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Yield a Doc a text."""
        del batch_size  # spaCy passes it to every tokenizer
        for text in texts:
            yield self(text)

    def to_bytes(self, exclude: Sequence[str] = ()) -> bytes:
        """Return the rules as JSON."""
        del exclude
        return json.dumps(asdict(self.rules), ensure_ascii=False, indent=1).encode("utf-8")

    def from_bytes(self, data: bytes, exclude: Sequence[str] = ()) -> RuleTokenizer:
        """Take over the rules that ``to_bytes`` returned."""
        del exclude
        self.rules = rules_from(json.loads(data.decode("utf-8")))
        self._tokens = pattern(self.rules)
        return self

    def to_disk(self, path: str | Path, exclude: Sequence[str] = ()) -> None:
        """Write the rules to a JSON file."""
        Path(path).write_bytes(self.to_bytes(exclude))

    def from_disk(self, path: str | Path, exclude: Sequence[str] = ()) -> RuleTokenizer:
        """Read the rules from a JSON file."""
        return self.from_bytes(Path(path).read_bytes(), exclude)


@registry.tokenizers("kg.RuleTokenizer.v1")  # type: ignore[untyped-decorator]
def create(rules: Path | None = None) -> Callable[[Language], RuleTokenizer]:
    """Return what makes the tokenizer of a pipeline; a TOML file may give its first rules.

    A pipeline on disk brings its own rules, so that its config names no file.
    """
    given = Rules()
    if rules is not None:
        given = read_rules(Path(rules))

    def tokenizer(nlp: Language) -> RuleTokenizer:
        return RuleTokenizer(nlp.vocab, given)

    return tokenizer


def _words(words: Sequence[str]) -> str:
    """Return the alternatives of words, longest first; what no text has for an empty list."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", _APOSTROPHE) for word in longest_first) or _NEVER
