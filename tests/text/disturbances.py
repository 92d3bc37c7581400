"""Clean texts → the same texts as they are often typed, copied or converted."""

from __future__ import annotations

import contextlib
import random
import re
import textwrap
import unicodedata
from collections.abc import Callable

__all__ = ["DISTURBANCES", "plain"]

_COLUMNS = 70
_KEPT = frozenset({"Ll", "Lo", "Nd"})
_INITIALS = re.compile(r"\b(?:ONU|ONG|OTAN|OMS|FMI)\b")
_LIGATURES = {"ffi": "ﬃ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}


def _each(text: str, change: Callable[[str], str], between: str = "\n\n") -> str:
    return between.join(map(change, re.split(r"\n\s*\n", text)))


def _wrapped(width: int, *, hyphens: bool = False, between: str = "\n\n") -> Callable[[str], str]:
    def wrap(paragraph: str) -> str:
        return "\n".join(textwrap.wrap(paragraph, width, break_on_hyphens=hyphens))

    return lambda text: _each(text, wrap, between)


def _inside_words(mark: str) -> Callable[[str], str]:
    """Put ``mark`` into four of ten longer words."""

    def disturb(text: str) -> str:
        draw = random.Random(1)

        def one(found: re.Match[str]) -> str:
            word = found[0]
            at = draw.randrange(2, len(word) - 2)
            return word[:at] + mark + word[at:] if draw.random() < 0.4 else word

        return re.sub(r"[^\W\d_]{6,}", one, text)

    return disturb


def _syllables(paragraph: str) -> str:
    """Wrap a paragraph with words parted at the ends of lines."""
    lines, line = [], ""
    for word in paragraph.split(" "):
        room = _COLUMNS - len(line) - 2
        if len(line) + len(word) + 1 <= _COLUMNS:
            line = f"{line} {word}".strip()
        elif re.fullmatch(r"[^\W\d_]{7,}[,.]?", word) and word.islower() and 3 <= room < 5:
            lines.append(f"{line} {word[:room]}-")
            line = word[room:]
        else:
            lines.append(line)
            line = word
    return "\n".join([*lines, line])


def _quoted(opening: str, closing: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"\s*»", closing, re.sub(r"«\s*", opening, text))


def _replaced(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def replace(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return replace


def _title_in_capitals(text: str) -> str:
    title, _, rest = text.partition("\n")
    return f"{title.upper()}\n{rest}"


def _paragraph_in_capitals(number: int) -> Callable[[str], str]:
    def disturb(text: str) -> str:
        parts = text.split("\n\n")
        if number < len(parts):
            parts[number] = parts[number].upper()
        return "\n\n".join(parts)

    return disturb


def _broken_names(text: str) -> str:
    """Put a line break into the first name of each paragraph that follows an end of a sentence."""
    return _each(
        text,
        lambda paragraph: re.sub(
            r"(\w{3}\. .*? [A-Z]\w{2,}) (?=[A-Z][a-zé]\w+)", r"\1\n", paragraph, count=1
        ),
    )


DISTURBANCES: dict[str, Callable[[str], str]] = {
    "no-break spaces": _replaced((" ", "\u00a0")),
    "thin spaces": lambda text: re.sub(" (?=[»:;?!d])|(?<=[«l]) ", "\u202f", text),
    "double spaces": _replaced((" ", "  ")),
    "tabs": lambda text: re.sub(r" (?=\w)", "\t", text),
    "wrapped at 72": _wrapped(72, hyphens=True),
    "wrapped at 40": _wrapped(40),
    "wrapped, no blank lines": _wrapped(72, between="\n"),
    "Windows line breaks": _replaced(("\n", "\r\n")),
    "decomposed accents": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": _inside_words("\u00ad"),
    "zero-width spaces": lambda text: _inside_words("\u200b")(text).replace(" ", " \u200b"),
    "hyphens at line ends": lambda text: _each(text, _syllables),
    "lost spaces": lambda text: re.sub(r"(?<=[.?!]) (?=[^\W\d_])", "", text),
    "curly apostrophes": _replaced(("'", "’")),
    "modifier apostrophes": _replaced(("'", "ʼ")),
    "primes": _replaced(("'", "′")),
    "backticks": _replaced(("'", "`")),
    "English quotation marks": _quoted("“", "”"),
    "straight quotation marks": _quoted('"', '"'),
    "two signs a quotation mark": _replaced(("«", "<<"), ("»", ">>")),
    "no-break hyphens": _replaced(("-", "\u2011")),
    "en dashes for hyphens": lambda text: re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", "–", text),
    "ligatures": _replaced(*_LIGATURES.items()),
    "dotted abbreviations": lambda text: _INITIALS.sub(lambda f: ".".join(f[0]) + ".", text),
    "title in capitals": _title_in_capitals,
    "first paragraph in capitals": _paragraph_in_capitals(1),
    "second paragraph in capitals": _paragraph_in_capitals(2),
    "lost apostrophes": lambda text: re.sub("(?<=[^\\W\\d_])['’](?=[^\\W\\d_])", "", text),
    "apostrophes as spaces": lambda text: re.sub("(?<=[^\\W\\d_])['’](?=[^\\W\\d_])", " ", text),
    "spaces behind apostrophes": _replaced(("'", "' "), ("’", "’ ")),
    "turned quotation marks": _quoted("»", "«"),
    "single quotation marks": _quoted("‹ ", " ›"),
    "German quotation marks": _quoted("„", "“"),
    "spaces before commas": lambda text: re.sub(r"(?<=\w)([,.])(?=\s)", r" \1", text),
    "lost spaces behind commas": lambda text: re.sub(r"(?<=[^\W\d_]), (?=[^\W\d_])", ",", text),
    "trailing spaces": _replaced((".", ". "), ("\n", " \n")),
    "line break in a name": _broken_names,
    "UTF-8 read as Windows-1252": lambda text: "".join(map(_mistaken, text)),
    "several at once": lambda text: unicodedata.normalize(
        "NFD", _wrapped(72)(_inside_words("\u00ad")(text).replace("'", "ʼ"))
    ).replace(" de ", "\u00a0de "),
}


def _mistaken(character: str) -> str:
    data = character.encode()
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


def plain(words: str) -> str:
    """Return what is left of words when all that disturbances change is put aside."""
    with contextlib.suppress(UnicodeError):
        words = bytes(map(_byte, words)).decode()
    words = unicodedata.normalize("NFKC", words)
    return "".join(c for c in words.casefold() if unicodedata.category(c) in _KEPT)


def _byte(character: str) -> int:
    code = ord(character)
    return code if code < 0x100 else character.encode("cp1252")[0]
