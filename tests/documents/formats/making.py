"""Files of every format that are binary, or hard to write by hand, made of sentences of our own."""

from __future__ import annotations

import datetime as dt
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from email.message import EmailMessage

FIRST = (
    "Le pont de Varesk a été fermé mercredi par le maire, qui attend depuis mars les résultats "
    "d'une étude."
)
SECOND = "« Nous avons quitté la ville », a affirmé le colonel Ivo Broz."
PAGE = (
    f"<html lang='fr'><head><title>Le pont</title></head><body><article><h1>Le pont</h1>"
    f"<p>{FIRST} {FIRST}</p><p>{SECOND} {FIRST}</p></article></body></html>"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP with these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def member(package: bytes, name: str) -> bytes:
    """Return what a member of a ZIP holds."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


def repacked(package: bytes, name: str, content: bytes) -> bytes:
    """Return a ZIP with another content of one member."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    return zipped({**members, name: content})


def tarred(members: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """Return a TAR, packed as ``mode`` says."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def docx(paragraphs: Iterable[str], *, title: str | None = None) -> bytes:
    """Return a DOCX; ``paragraphs`` are texts or XML of runs."""
    style = '<w:pPr><w:pStyle w:val="Titre"/></w:pPr>'
    body = "".join(
        f"<w:p>{one if one.startswith('<w:') else f'<w:r><w:t>{one}</w:t></w:r>'}</w:p>"
        for one in paragraphs
    )
    if title is not None:
        body = f"<w:p>{style}<w:r><w:t>{title}</w:t></w:r></w:p>{body}"
    return zipped({
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{_W}"><w:style w:styleId="Titre">'
        '<w:name w:val="Title"/></w:style></w:styles>',
        "docProps/core.xml": '<c xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Anne Exemple</dc:creator><dc:title>Modèle</dc:title></c>",
    })  # fmt: skip


def odt(body: str) -> bytes:
    """Return an ODT with the XML of its paragraphs (prefix ``t``)."""
    return zipped(
        {
            "content.xml": f'<o:document xmlns:o="{_ODF}office:1.0" xmlns:t="{_ODF}text:1.0">'
            f"<o:body><o:text>{body}</o:text></o:body></o:document>",
            "meta.xml": f'<o:document-meta xmlns:o="{_ODF}office:1.0" xmlns:m="{_ODF}meta:1.0">'
            "<m:initial-creator>Anne Exemple</m:initial-creator></o:document-meta>",
        }
    )


def epub(chapters: Mapping[str, str]) -> bytes:
    """Return an EPUB with these pages in the order of reading, and a list of contents."""
    names = {"nav.xhtml": "<html><body><h1>Sommaire</h1></body></html>", **chapters}
    nav = " properties='nav'"
    items = "".join(
        f"<item id='i{n}' href='{name.replace(' ', '%20')}' media-type='application/xhtml+xml'"
        f"{'' if n else nav}/>"
        for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>La Revue</dc:title>'
        "<dc:creator>Anne Exemple</dc:creator><dc:date>2025-03-07</dc:date>"
        "<dc:publisher>Lumen</dc:publisher><dc:language>fr</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    return zipped(
        {
            "META-INF/container.xml": "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/>"
            "</rootfiles></container>",
            "OEBPS/book.opf": book,
            **{f"OEBPS/{name}": page for name, page in names.items()},
        }
    )


def rtf(paragraphs: Iterable[str]) -> bytes:
    """Return an RTF with a title and an author of its own."""
    body = "\\par\n".join(map(_escaped, paragraphs))
    info = f"{{\\info{{\\title {_escaped('Le pont fermé')}}}{{\\author Anne Exemple}}}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252{info}\\pard {body}\\par}}".encode("ascii")


def _escaped(text: str) -> str:
    return "".join(one if ord(one) < 128 else f"\\u{ord(one)}?" for one in text)


def xlsx(rows: Iterable[Iterable[object]]) -> bytes:
    """Return a workbook with one sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def parquet(columns: Mapping[str, list[object]]) -> bytes:
    """Return a table as Parquet."""
    import pyarrow as pa
    from pyarrow import parquet as writer

    file = io.BytesIO()
    writer.write_table(pa.table(dict(columns)), file)
    return file.getvalue()


def mail() -> bytes:
    """Return a mail with a text, a page that says the same, a file and a picture."""
    message = EmailMessage()
    message["From"] = "Anne Exemple <anne@lumen.example>"
    message["Subject"] = "Le pont fermé"
    message["Date"] = "Fri, 07 Mar 2025 09:12:00 +0100"
    message.set_content(f"{FIRST}\n\n{SECOND}\n")
    message.add_alternative(f"<p>{FIRST}</p>", subtype="html")
    message.add_attachment(SECOND.encode(), "text", "plain", filename="note.txt")
    message.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    return bytes(message)


def saved_page(page: str = PAGE) -> bytes:
    """Return a page as Chromium saves it."""
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://lumen.example/pont\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: '
        "text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return f"{head}{page}\n--B--\n".encode()


def warc() -> bytes:
    """Return an archive of a page, a picture and a page that was not found."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    for status, kind, body in (
        ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("200 OK", "image/png", b"\x89PNG"),
        ("404 Not Found", "text/html", b"<p>Rien</p>"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://lumen.example/pont", "response", payload=io.BytesIO(body), http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
    return file.getvalue()


DAY = dt.datetime(2025, 3, 8, 9, 12)
