"""Texts in files of each format, read to claims: all that is quoted stands where it is said to.

The first byte tells the format, the others which pieces the paragraphs are made of. Whatever a
format does to a text, the words of each span are those of the document there.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import html
import io
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

from kg.assemble import Options
from kg.assemble.processes import reader_of
from kg.assemble.reader import Reader, Reading
from kg.documents import read
from kg.errors import DocumentError
from kg.model import Document, Span
from kg.model.packed import pack, unpack
from tests.documents.formats import making
from tests.documents.formats.making import FIRST, SECOND
from tests.documents.formats.pdfs import pdf
from tests.fuzz.choices import Choices
from tests.fuzz.targets import Target, clear
from tests.fuzz.targets.readers import check

__all__ = ["TARGET"]

_PIECES = (
    f"{FIRST} ", f"{SECOND} ", "Milan Osterov, le maire de Lissan, a nié avoir envoyé un message. ",
    "Selon lui, « l’accord tient », mais le Front aurait attaqué le 3 mars 2025. ", "Il a dit : ",
    "« ", " »", "“", "”", '"', "l’", "l'", "e\u0301", "\u0301", "\u00ad", "\u200b", "\ufeff", "ﬁ",
    "\u00a0", "\u202f", " ", "\n", "\t", "\r\n", "-\n", "\u2011", "–", "…", "M. ", "U.R.S.S. ",
    "Ã©", "&eacute;", "&lt;b>", "&amp;amp;", "<b>", "</p><p>", "]]>", "{\\b ", "}", "\\", "*", "_",
    "[1](x)", "# ", "> ", "|", ";", ",", "🙂", "\U0001d400", "İ", "ß", "市長は町を去った。",
    "Он ушёл. ", "\u2028", "\x0c", "\x07", "\0", "\ufffd", "12/03/2025 ", "1 250 soldats ", "2 %",
)  # fmt: skip
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-offsets-"))

Paragraphs = Sequence[str]


def _page(paragraphs: Paragraphs) -> str:
    inner = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    return f"<html lang='fr'><body><article><h1>Le pont</h1>{inner}</article></body></html>"


def _xml(text: str) -> str:
    """Return a text as XML has it, without what it can't have."""
    return html.escape("".join(one for one in text if one >= " " or one in "\t\n\r"))


def _table(paragraphs: Paragraphs, delimiter: str) -> str:
    file = io.StringIO()
    rows = csv.writer(file, delimiter=delimiter)
    rows.writerows([["titre", "texte"], ["Le pont", "\n\n".join(paragraphs)]])
    return file.getvalue()


def _mail(paragraphs: Paragraphs) -> bytes:
    message = EmailMessage()
    message["From"] = "Anne Exemple <anne@lumen.example>"
    message["Subject"] = "Le pont"
    message.set_content("\n\n".join(paragraphs))
    return bytes(message)


def _feed(paragraphs: Paragraphs) -> str:
    inner = "".join(f"<p>{_xml(one)}</p>" for one in paragraphs)
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Lumen</title><item><title>Le pont"
        f"</title><description>{html.escape(inner)}</description></item></channel></rss>"
    )


def _set(paragraphs: Paragraphs) -> bytes:
    """Return a PDF with lines of 80 letters, of those that its font has."""
    text = "\n\n".join(paragraphs).encode("cp1252", "ignore").decode("cp1252")
    lines = [text[at : at + 80].replace("\n", " ") for at in range(0, len(text), 80)]
    return pdf([[(60, 60 + 13 * n, 10, line) for n, line in enumerate(lines)]])


_WRITTEN: Mapping[str, Callable[[Paragraphs], str | bytes]] = {
    "a.txt": "\n\n".join,
    "a.md": "\n\n".join,
    "a.html": _page,
    "a.mhtml": lambda some: making.saved_page(_page(some)),
    "a.pdf": _set,
    "a.docx": lambda some: making.docx(map(_xml, some)),
    "a.odt": lambda some: making.odt("".join(f"<t:p>{_xml(one)}</t:p>" for one in some)),
    "a.rtf": lambda some: making.rtf(
        one.encode("utf-16", "ignore").decode("utf-16") for one in some
    ),
    "a.epub": lambda some: making.epub({"a.xhtml": "".join(f"<p>{_xml(one)}</p>" for one in some)}),
    "a.csv": lambda some: _table(some, ";"),
    "a.tsv": lambda some: _table(some, "\t"),
    "a.xlsx": lambda some: making.xlsx(
        [["Titre", "Texte"], ["Le pont", "\n\n".join(map(html.unescape, map(_xml, some)))]]
    ),
    "a.parquet": lambda some: making.parquet({"text": ["\n\n".join(some)]}),
    "a.jsonl": lambda some: json.dumps({"id": "a", "text": "\n\n".join(some)}),
    "a.rss": _feed,
    "a.eml": _mail,
    "a.zip": lambda some: making.zipped({"a.txt": "\n\n".join(some)}),
}


@functools.cache
def _reader() -> Reader:
    return reader_of(Options().setup())


def run(data: bytes) -> None:
    """Write a text in a format, read it, and look at all that is quoted from it."""
    choices = Choices(data)
    name = choices.one([*_WRITTEN])
    paragraphs = [""]
    for _ in range(60):
        if not choices:
            break
        kind = choices.number(len(_PIECES) + 4)
        if kind < len(_PIECES):
            paragraphs[-1] += _PIECES[kind]
        else:
            paragraphs.append("")
    content = _WRITTEN[name](paragraphs)
    path = _FOLDER / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    errors: list[DocumentError] = []
    for document in read([path], on_error=errors.append, served={"fr": "fr"}):
        check(document)
        _look(document)
    for error in errors:
        clear(error)


def _look(document: Document) -> None:
    (found,) = _reader().read([document])
    assert isinstance(found, Reading), found
    told = (*found.claims, *found.quotations, *found.times, *found.names)
    for span in _spans(told):
        assert 0 <= span.start <= span.end <= len(document.text), span
        assert document.text[span.start : span.end] == span.text, span
    assert list(unpack(pack(found.claims), document.id, document.text)) == list(found.claims)


def _spans(value: object) -> Iterator[Span]:
    """Yield the spans in what was read, however deep they stand."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from _spans(one)
    elif dataclasses.is_dataclass(value):
        for known in dataclasses.fields(value):
            yield from _spans(getattr(value, known.name))


def _seeds() -> list[bytes]:
    told = (0, 1, 2, 3, len(_PIECES), 4, 5, 2, 6), range(len(_PIECES))
    return [bytes([name, *some]) for name in range(len(_WRITTEN)) for some in told]


TARGET = Target("offsets", run, _seeds())
