"""Bytes → text with what was done to read it, or an error that says what the bytes are."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from kg.documents.decoding.patching import patched
from kg.documents.decoding.western import western
from kg.documents.decoding.wide import wide
from kg.errors import DocumentError

__all__ = ["MAX_CHARACTERS", "Decoded", "decode", "decoded"]

MAX_CHARACTERS = 1_000_000  # what a spaCy pipeline takes as one text

_CONTROLS = r"[\x00-\x08\x0e-\x1a\x1c-\x1f]"
_BINARY = re.compile(_CONTROLS.encode())
_CONTROL = re.compile(_CONTROLS)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)
_HEAD = 2048  # bytes in which a page declares its encoding
_SEEN = 65_536  # bytes by which an encoding is guessed


class Decoded(NamedTuple):
    """A text, and what a person should know of how its bytes were read, a sentence part each."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, place: str, declared: bool = False) -> str:
    """Return the text of ``decoded``."""
    return decoded(data, place=place, declared=declared).text


def decoded(data: bytes, *, place: str, declared: bool = False) -> Decoded:
    r"""Return ``data`` as text, line breaks untouched, without a byte order mark.

    Read as UTF-8, or as UTF-16 and UTF-32 with or without a mark. Where few bytes are no UTF-8,
    these are taken for Windows-1252; where most are, all of them for the one among Windows-1252,
    ISO-8859-15, MacRoman and CP850 in which words have letters, else for what charset-normalizer
    takes them for. With ``declared``, the encoding that an HTML ``<meta>`` names goes before these.
    ``place`` stands in front of messages. Raises DocumentError for empty and binary bytes.

    >>> decoded(b"La tr\xeave tient.", place="a.txt")
    Decoded(text='La trêve tient.', notes=('is in Windows-1252, not UTF-8',))
    """
    if not data.strip(b" \t\r\n\v\f\0"):
        raise DocumentError("is empty", place=place, cure="Put text in or leave it out.")
    if found := wide(data):
        text = data.decode(found, errors="replace").removeprefix("\ufeff")
        return _checked(text, place, (_note(found), *_lost(text)))
    try:
        return _checked(data.decode("utf-8-sig"), place)
    except UnicodeDecodeError:
        if _BINARY.search(data):
            raise _binary(place) from None
    if declared and (named := _declared_encoding(data)):
        text = data.decode(named, errors="replace")
        return Decoded(text, _lost(text))
    if mended := patched(data):
        return Decoded(*mended)
    guess = western(data) or _guessed(data)
    if guess is None:
        raise DocumentError(
            "is in no encoding that its bytes tell",
            place=place,
            cure=f"Save it as UTF-8: iconv -f ENCODING -t UTF-8 {place.split(':')[0]!r} > cured",
        )
    text = data.decode(guess, errors="replace")
    return Decoded(text, (_note(guess), *_lost(text)))


def _checked(text: str, place: str, notes: tuple[str, ...] = ()) -> Decoded:
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) // 100:
        raise _binary(place)
    return Decoded(text, notes)


def _declared_encoding(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    try:
        codec = codecs.lookup(match[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    # "latin-1" on the web means Windows-1252 (WHATWG Encoding, section 4.2)
    name = "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name
    wide_or_utf8 = name.startswith("utf")
    return name if codec._is_text_encoding and not wide_or_utf8 else None


def _guessed(data: bytes) -> str | None:
    """Return what charset-normalizer takes bytes for that are not of the West."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SEEN]).best()
    return None if best is None or best.encoding.startswith(("utf", "ascii")) else best.encoding


def _note(codec: str) -> str:
    return f"is in {_NAMES.get(codec, codec.replace('_', '-').upper())}, not UTF-8"


_NAMES = {
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO-8859-15",
    "mac_roman": "MacRoman",
    "cp850": "CP850",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
}


def _lost(text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    return (f"has {lost} bytes that are no letters in it",) if lost else ()


def _binary(place: str) -> DocumentError:
    return DocumentError(
        "is binary, not text", place=place, cure="Give text, or name it by its format's suffix."
    )
