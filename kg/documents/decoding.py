"""Bytes → text, or an error that says how to convert the file."""

from __future__ import annotations

import codecs
import re

from kg.errors import DocumentError

__all__ = ["decode"]

MAX_CHARACTERS = 1_000_000  # what a spaCy pipeline takes as one text

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)


def decode(data: bytes, *, place: str, declared: bool = False) -> str:
    r"""Return ``data`` as text, read as UTF-8, line breaks untouched, without a byte order mark.

    With ``declared``, bytes that are not UTF-8 are read in the encoding that an HTML ``<meta>``
    among the first 2048 bytes names. ``place`` stands in front of messages. Raises DocumentError
    for empty, binary and other bytes.

    >>> decode(b"\xef\xbb\xbfLa tr\xc3\xaave\r\n", place="a.txt")
    'La trêve\r\n'
    """
    if not data.strip():
        raise DocumentError("is empty", place=place, cure="Put text in or leave it out.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _not_utf8("UTF-16", place)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _BINARY.search(data):
            raise _binary(place) from None
        encoding = _declared_encoding(data) if declared else None
        if encoding is None:
            if wrong := _few_wrong(data):
                raise _single_bytes(place, data[error.start], error.start, wrong) from None
            raise _not_utf8("WINDOWS-1252", place, data[error.start], error.start) from None
        return data.decode(encoding, errors="replace")
    if "\0" in text or len(_BINARY.findall(data)) > len(data) // 100:
        raise _binary(place)
    return text


def _declared_encoding(data: bytes) -> str | None:
    match = _DECLARED.search(data[:2048])
    if match is None:
        return None
    try:
        codec = codecs.lookup(match[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    # "latin-1" on the web means Windows-1252 (WHATWG Encoding, section 4.2)
    name = "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name
    return name if codec._is_text_encoding and name != "utf-8" else None


def _binary(place: str) -> DocumentError:
    return DocumentError(
        "is binary, not text", place=place, cure="Give plain text, HTML or JSONL in UTF-8."
    )


def _few_wrong(data: bytes) -> int:
    """Return how many bytes are no UTF-8, where most letters beyond ASCII are, else 0."""
    read = data.decode("utf-8", errors="surrogateescape")
    wrong = sum("\udc80" <= c <= "\udcff" for c in read)
    return wrong if sum(c > "\x7f" for c in read) >= 2 * wrong else 0


def _single_bytes(place: str, byte: int, at: int, wrong: int) -> DocumentError:
    file = place.split(":")[0]
    return DocumentError(
        f"is UTF-8 but for {wrong} byte{'' if wrong == 1 else 's'} (0x{byte:02x} at {at})",
        place=place,
        cure=f"Write the letter anew there, or drop it: iconv -c -f UTF-8 -t UTF-8 {file!r} > "
        "converted-file",
    )


def _not_utf8(guess: str, place: str, byte: int | None = None, at: int = 0) -> DocumentError:
    seen = "" if byte is None else f" (byte 0x{byte:02x} at {at})"
    return DocumentError(
        f"is not UTF-8{seen}",
        place=place,
        cure=f"Convert it: iconv -f {guess} -t UTF-8 {place.split(':')[0]!r} > converted-file",
    )
