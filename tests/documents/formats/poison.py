"""A hundred files that are wrong in every way we know of, most of them small."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import struct
import zipfile
import zlib
from pathlib import Path

from tests.documents.formats import making
from tests.documents.formats.pdfs import pdf

__all__ = ["poison"]

MIB = 2**20
LINE = "Le pont de Varesk est fermé.\n"
LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ha'}'>" for n in range(10))
BOMB = f"<?xml version='1.0'?><!DOCTYPE x [{LAUGHS}]>"
FETCHED = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
NESTED = 60_000
NAMES = ("a\nb.txt", "a\x1b[2Jb.txt", "a\rb.txt", "\x7f.txt", "a\u202eb.txt", "\udcff.txt")


def poison(folder: Path) -> list[Path]:
    """Write the files into ``folder`` and return their paths."""
    made = {**_texts(), **_markup(), **_packed(), **_office(), **_others()}
    paths = []
    for name, content in made.items():
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    for name in NAMES:
        path = folder / name
        path.write_text(LINE, encoding="utf-8")
        paths.append(path)
    return paths + _places(folder)


def _texts() -> dict[str, bytes | str]:
    return {
        "empty.txt": b"",
        "blank.txt": b" \n\t\r\n",
        "nul.txt": b"Le pont\0est" * 9,
        "binary.txt": bytes(range(256)) * 40,
        "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "long.txt": LINE * 50_000,
        "huge.txt": b"x" * (17 * MIB),
        "pdf.txt": pdf([[(60, 100, 10, "Un")]]),
        "zip.txt": making.zipped({"a.txt": LINE}),
        "gzip.txt": gzip.compress(LINE.encode()),
        "rtf.txt": making.rtf([LINE]),
        "surrogate.jsonl": '{"id": "s", "text": "\\ud800"}',
        "deep.jsonl": '{"id": "d", "text": ' + "[" * NESTED,
        "number.jsonl": '{"id": "n", "text": 1' + "0" * 5000 + "}",
        "blank.jsonl": b"\n\n\n",
        "list.jsonl": b"[1, 2]",
        "line.jsonl": b'{"id": "l", "text": "' + b"x" * (17 * MIB) + b'"}',
        "control.jsonl": '{"id": "c\\u0007", "text": "Le pont."}',
        "nothing.md": b"---\ntitle: x\n---\n",
        "marks.md": b"![](a.png)\n",
        "quotes.csv": b'text\n"' + b"x" * (17 * MIB),
        "names.csv": b"a;b\n1;2\n",
        "none.csv": b"text;title\n",
        "binary.csv": bytes(range(256)) * 40,
        "empty.tsv": b"",
    }


def _markup() -> dict[str, bytes | str]:
    return {
        "deep.html": "<div>" * NESTED + "x",
        "wide.html": "<b>" * NESTED,
        "table.html": "<table>" * 20_000,
        "script.html": f"<html><script>{LINE}</script></html>",
        "empty.html": b"",
        "nul.html": b"\0<p>x</p>" * 9,
        "pdf.html": pdf([[(60, 100, 10, "Un")]]),
        "laughs.xml": f"{BOMB}<rss>&l9;</rss>",
        "laughs.rss": f"{BOMB}<rss><channel><item><title>&l9;</title></item></channel></rss>",
        "fetched.rss": f"{FETCHED}<rss><channel><item><title>&e;</title></item></channel></rss>",
        "catalogue.xml": "<catalogue><a/></catalogue>",
        "empty.rss": "<rss><channel><title>x</title></channel></rss>",
        "deep.rss": "<rss><channel>" + "<a>" * NESTED,
        "cut.rss": "<rss><channel><item><ti",
        "empty.mhtml": b"",
        "plain.mhtml": b"From: a\nContent-Type: text/plain\n\nx",
        "boundary.mhtml": b"Content-Type: multipart/related\n\nx",
    }


def _packed() -> dict[str, bytes | str]:
    zeros = b"\0" * (4 * MIB)
    one = making.zipped({"a.txt": LINE * 99})
    inner = making.zipped({"a.txt": LINE})
    for _ in range(6):
        inner = making.zipped({"a.zip": inner})
    locked = bytearray(one)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(sign) + place] |= 1
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(zeros) for _ in range(20)) + packer.flush()
    return {
        "bomb.zip": _zip_bomb(),
        "bomb.txt.gz": bomb,
        "bomb.txt.bz2": bz2.compress(zeros) * 64,
        "bomb.txt.xz": lzma.compress(zeros * 5, preset=0),
        "bomb.tgz": making.tarred({"a.txt": zeros * 18}),
        "nested.zip": inner,
        "cut.zip": one[:-30],
        "head.zip": one[:60],
        "locked.zip": bytes(locked),
        "wrong.zip": one.replace(b"PK\x01\x02", b"PK\x01\x03"),
        "damaged.zip": one[:50] + b"\xff" * 20 + one[70:],
        "text.zip": LINE,
        "empty.zip": making.zipped({}),
        "pictures.zip": making.zipped({"a.png": "x", "b.jpg": "y"}),
        "cut.tgz": making.tarred({"a.txt": LINE.encode() * 9999})[:60],
        "text.tar": LINE,
        "links.tar": _links(),
        "text.gz": LINE,
        "cut.txt.gz": gzip.compress(LINE.encode() * 99)[:-12],
        "cut.txt.xz": lzma.compress(LINE.encode() * 99)[:-20],
        "zeros.xz": b"\xfd7zXZ\x00" + b"\0" * 99,
    }


def _zip_bomb() -> bytes:
    """Return a ZIP of 190 kB whose members unpack to 192 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.txt", b"a" * (24 * MIB))
    return file.getvalue()


def _links() -> bytes:
    import tarfile

    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "a.txt"), (tarfile.CHRTYPE, "b.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    return file.getvalue()


def _office() -> dict[str, bytes | str]:
    document = "word/document.xml"
    return {
        "text.docx": LINE,
        "zip.docx": making.zipped({"a.txt": LINE}),
        "laughs.docx": making.zipped({document: f"{BOMB}<x>&l9;</x>"}),
        "fetched.docx": making.zipped({document: f"{FETCHED}<x>&e;</x>"}),
        "deep.docx": making.zipped({document: "<a>" * NESTED}),
        "empty.docx": making.docx([]),
        "cut.docx": making.docx([LINE])[:200],
        "bomb.docx": making.zipped({document: "<a>" + " " * (80 * MIB) + "</a>"}),
        "laughs.odt": making.zipped({"content.xml": f"{BOMB}<x>&l9;</x>"}),
        "none.odt": making.zipped({"content.xml": "<x/>"}),
        "none.epub": making.zipped({"a.txt": LINE}),
        "away.epub": making.epub({}).replace(b"OEBPS/book.opf", b"../../book.opf"),
        "zip.xlsx": making.zipped({"a.txt": LINE}),
        "laughs.xlsx": making.zipped({"xl/workbook.xml": f"{BOMB}<x>&l9;</x>"}),
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "text.rtf": LINE,
        "deep.rtf": "{\\rtf1 " + "{" * NESTED,
        "empty.rtf": "{\\rtf1}",
        "text.pdf": LINE,
        "cut.pdf": pdf([[(60, 100, 10, "Le pont")]])[:300],
        "empty.pdf": b"%PDF-1.7\n",
        "pictures.pdf": pdf([[], []]),
        "bomb.pdf": _pdf_bomb(),
        "text.parquet": LINE,
        "cut.parquet": b"PAR1" + b"\0" * 99 + b"PAR1",
    }


def _pdf_bomb() -> bytes:
    """Return a PDF whose page is 700 MB of zeros, packed twice."""
    packer = zlib.compressobj(1)
    zeros = b"\0" * (16 * MIB)
    once = b"".join(packer.compress(zeros) for _ in range(45)) + packer.flush()
    twice = zlib.compress(once, 1)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
        b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream"
        % (len(twice), twice),
    )
    body = b"\n".join(b"%d 0 obj\n%s\nendobj" % one for one in enumerate(objects, 1))
    return b"%%PDF-1.4\n%s\ntrailer << /Root 1 0 R /Size 5 >>\n%%%%EOF" % body


def _others() -> dict[str, bytes | str]:
    return {
        "empty.eml": b"",
        "text.eml": b"\n\nx",
        "picture.eml": b"From: a\nContent-Type: image/png\n\nx",
        "text.mbox": LINE,
        "text.warc": LINE,
        "cut.warc": b"WARC/1.0\r\nContent-Length: 9\r\n\r\nx",
        "head.warc.gz": gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n"),
        "unknown.qqq": LINE,
        "wide.parquet": b"PAR1" + struct.pack("<I", 2**31 - 1) + b"PAR1",
    }


def _places(folder: Path) -> list[Path]:
    """Return paths that are no files, or lead nowhere."""
    os.mkfifo(folder / "pipe.txt")
    links = {"loop.txt": "loop.txt", "one.txt": "two.txt", "two.txt": "one.txt"}
    for name, target in {**links, "nowhere.txt": "/nowhere"}.items():
        (folder / name).symlink_to(target)
    (folder / "folder.txt").mkdir()
    names = ("pipe.txt", "loop.txt", "one.txt", "nowhere.txt", "folder.txt", "missing.txt")
    return [*(folder / name for name in names), Path("/dev/zero"), Path("/dev/null")]
