"""A line of a rule → its tokens, read one after another."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from kg.errors import LanguageError
from kg.trees.rules.pattern import Line

__all__ = ["Token", "Tokens"]

_TOKEN = re.compile(
    r"""\s*(?:(?P<before><<)
    |<(?P<up>[a-z|]*)(?P<up_many>\*?)-(?=[\s\],]|$)
    |-(?P<down>[=a-z|]*)(?P<down_many>\*?)>
    |"(?P<string>[^"]*)"
    |(?P<sign>[\[\],])
    |:(?P<relation>[a-z|A-Z]+)
    |\+(?P<function>[a-z|]+)
    |(?P<word>[\w:|.=!'-]+))""",
    re.VERBOSE,
)
T = TypeVar("T")


class Token(NamedTuple):
    """A step, a string, a sign or a word; ``many`` steps have a star."""

    kind: str
    text: str
    many: bool = False


class Tokens:
    """Reads one line from left to right."""

    def __init__(self, text: str, line: Line) -> None:
        self._line = line
        self._tokens = self._split(text)
        self._at = 0

    def _split(self, text: str) -> list[Token]:
        found, at = [], 0
        while at < len(text.rstrip()):
            match = _TOKEN.match(text, at)
            if match is None:
                raise self._error(
                    f"can't be read: {text[at:].strip()!r}", "See kg/trees/README.md."
                )
            kind = next(k for k, v in match.groupdict().items() if v is not None)
            many = bool(match["up_many"] or match["down_many"])
            found.append(Token(kind, match[kind] if kind != "before" else "", many))
            at = match.end()
        return found

    def _peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else Token("end", "")

    def _next(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _take(self, text: str) -> bool:
        token = self._peek()
        if token.text != text or token.kind not in ("word", "sign"):
            return False
        self._at += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._take(text):
            found = self._peek().text or "the end of the line"
            raise self._error(f"{text!r} is missing before {found!r}", f'Write "{text}".')

    def _word(self, what: str) -> str:
        token = self._next()
        if token.kind not in ("word", "string"):
            raise self._error(f"{what} is missing", f"Write {what}.")
        return token.text

    def _whole(self, found: T) -> T:
        if self._at < len(self._tokens):
            rest = self._peek().text or "<<"
            raise self._error(f"{rest!r} is too much", "Take it out or write another line.")
        return found

    def _error(self, what: str, cure: str) -> LanguageError:
        return LanguageError(what, place=self._line.place, cure=cure)
