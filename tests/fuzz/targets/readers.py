"""Files of every format, changed: each is read, or is an error that says where and what to do.

The first byte tells the format, the rest is the file. Where a format is a ZIP of XML, it is the XML
that is changed, and packed anew: a changed ZIP is only damaged.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.documents import read
from kg.documents.formats import Note
from kg.errors import DocumentError
from kg.model import Document
from tests.documents.formats import making
from tests.documents.formats.samples import SAMPLES
from tests.fuzz.targets import Target, clear

__all__ = ["TARGET"]

_PACKED: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a.docx": ("word/document.xml", lambda xml: making.zipped({"word/document.xml": xml})),
    "a.odt": ("content.xml", lambda xml: making.zipped({"content.xml": xml})),
    "a.epub": (
        "OEBPS/book.opf",
        lambda xml: making.repacked(making.epub({"a.xhtml": making.PAGE}), "OEBPS/book.opf", xml),
    ),
    "a.xlsx": (
        "xl/worksheets/sheet1.xml",
        lambda xml: making.repacked(
            making.xlsx([["Titre", "Texte"], ["Un", making.FIRST]]), "xl/worksheets/sheet1.xml", xml
        ),
    ),
}
_PLAIN = [*SAMPLES]
_INNER = [*_PACKED]
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-readers-"))
_EXPORTS = Path(__file__).parents[2] / "documents" / "formats" / "exports"


def run(data: bytes) -> None:
    """Read a file, and look at each document and error."""
    if not data:
        return
    number, content = data[0] % (len(_PLAIN) + len(_INNER)), data[1:]
    if number < len(_PLAIN):
        name = _PLAIN[number]
    else:
        name = _INNER[number - len(_PLAIN)]
        content = _PACKED[name][1](content)
    path = _FOLDER / name
    path.write_bytes(content)
    errors: list[DocumentError] = []
    notes: list[Note] = []
    served = {"fr": "fr", "en": "en"}
    for document in read([path], on_error=errors.append, on_note=notes.append, served=served):
        check(document)
    for error in errors:
        clear(error)
        assert error.place.startswith(str(_FOLDER)), str(error)


def check(document: Document) -> None:
    """Raise AssertionError where a document is not as documents are."""
    assert document.text.strip()
    at = 0
    for one in document.paragraphs:
        assert at <= one.start < one.end <= len(document.text), (one, at)
        assert document.text[one.start : one.end].strip()
        at = one.end
    assert all(0 <= page <= len(document.text) for page in document.pages)
    assert list(document.pages) == sorted(document.pages)


def _seeds() -> list[bytes]:
    found = []
    for number, name in enumerate(_PLAIN):
        made = SAMPLES[name]()
        found.append(bytes([number]) + (made if isinstance(made, bytes) else made.encode()))
        suffix = Path(name).suffix
        found += [
            bytes([number]) + path.read_bytes() for path in sorted(_EXPORTS.glob(f"*{suffix}"))
        ]
    whole = {name: SAMPLES[name]() for name in _INNER}
    for number, name in enumerate(_INNER, len(_PLAIN)):
        content = whole[name]
        assert isinstance(content, bytes)
        found.append(bytes([number]) + making.member(content, _PACKED[name][0]))
    return found


TARGET = Target(
    "readers",
    run,
    _seeds(),
    (
        b"<", b">", b"&#0;", b"&#xD800;", b"&nbsp;", b"<table>", b"<!--", b"<![CDATA[", b"\0",
        b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b'"', b"\\ud800", b"null",
        b"99999999999999", b"xmlns='", b"<?xml version='1.0'?>", b"{\\'ff", b"\\u-1?",
        b"charset=utf-7", b"From ", b"\xe2\x80\xa8", b"Content-Transfer-Encoding: base64\n",
        b"0000-00-00", b"Texte", b"1e999",
    ),
)  # fmt: skip
