"""Each format: the words of a document, and what its file says of it."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg.cli.options import Paths
from kg.documents import read
from kg.documents.formats import FORMATS, SUFFIXES, Note
from kg.errors import DocumentError
from kg.model import Document
from tests.documents.formats import making
from tests.documents.formats.making import FIRST, SECOND

BOTH = f"{FIRST}\n\n{SECOND}"
ARTICLE = f"Le pont\n{FIRST} {FIRST}\n{SECOND} {FIRST}"
TITLE = {"title": "Le pont fermé", "author": "Anne Exemple"}
DATED = {**TITLE, "published": "2025-03-07T09:12"}
MATTER = "---\ntitle: 'Le pont fermé'\ndate: 7 mars 2025\nauthor: Anne Exemple\n---\n"
HEADER = "journal;date;titre;texte;auteur"
ROW = f'Lumen;vendredi 7 mars 2025 - 09:12:00 +0100;Le pont fermé;"{FIRST}";Anne Exemple'
RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Lumen</title><item><title>Le pont "
    "fermé</title><link>https://lumen.example/pont</link><author>Anne Exemple</author><pubDate>Fri,"
    f" 07 Mar 2025 09:12:00 +0100</pubDate><description>&lt;p>{FIRST}&lt;/p></description></item>"
    "</channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lumen</title><entry><id>tag:lumen.example,1"
    "</id><title>Le pont fermé</title><author><name>Anne Exemple</name></author><published>"
    f"2025-03-07T09:12:00+01:00</published><content type='html'>&lt;p>{FIRST}&lt;/p></content>"
    "</entry></feed>"
)
RUNS = f"<w:r><w:t>{FIRST[:20]}</w:t></w:r><w:ins><w:r><w:t>{FIRST[20:]}</w:t></w:r></w:ins>"
GONE = "<w:del><w:r><w:delText>rien</w:delText></w:r></w:del>"
NOTE = "<t:note><t:p>rien</t:p></t:note>"
CASES: Mapping[str, tuple[Callable[[], str | bytes], str, Mapping[str, str]]] = {
    "a.txt": (lambda: BOTH, BOTH, {}),
    "a.md": (lambda: f"{MATTER}\n**{FIRST[:7]}**{FIRST[7:]}\n\n- {SECOND}\n", BOTH, TITLE),
    "a.mhtml": (making.saved_page, ARTICLE, {"url": "https://lumen.example/pont"}),
    "a.docx": (
        lambda: making.docx([RUNS + GONE, SECOND], title="Le pont fermé"),
        f"Le pont fermé\n\n{BOTH}",
        TITLE,
    ),
    "a.odt": (
        lambda: making.odt(
            f"<t:h t:style-name='Title'>Le pont fermé</t:h><t:p>{FIRST[:7]}<t:s/>{FIRST[8:]}"
            f"{NOTE}</t:p><t:p>{SECOND}</t:p>"
        ),
        f"Le pont fermé\n\n{BOTH}",
        TITLE,
    ),
    "a.rtf": (lambda: making.rtf([FIRST, SECOND]), BOTH, TITLE),
    "a.epub": (
        lambda: making.epub({"un pont.xhtml": f"<h2>Le pont fermé</h2><p>{FIRST}</p>"}),
        f"Le pont fermé\n\n{FIRST}",
        {**TITLE, "published": "2025-03-07", "source": "Lumen"},
    ),
    "a.csv": (lambda: f"{HEADER}\n{ROW}\n", FIRST, {**DATED, "source": "Lumen"}),
    "a.tsv": (lambda: f"Headline\tBody\nUn\t{FIRST}\n", FIRST, {"title": "Un"}),
    "a.xlsx": (
        lambda: making.xlsx([["Titre", "Date", "Texte intégral"], ["Un", making.DAY, FIRST]]),
        FIRST,
        {"title": "Un", "published": "2025-03-08T09:12"},
    ),
    "a.parquet": (
        lambda: making.parquet({"content": [FIRST], "publisher": ["Lumen"], "n": [1]}),
        FIRST,
        {"source": "Lumen"},
    ),
    "a.rss": (lambda: RSS, FIRST, {**DATED, "source": "Lumen", "url": "https://lumen.example/pont"}),
    "a.atom": (lambda: ATOM, FIRST, {**DATED, "source": "Lumen"}),
    "a.warc.gz": (making.warc, ARTICLE, {"url": "https://lumen.example/pont", "title": "Le pont"}),
    "a.txt.gz": (lambda: gzip.compress(BOTH.encode()), BOTH, {}),
    "a.txt.bz2": (lambda: bz2.compress(BOTH.encode()), BOTH, {}),
    "a.txt.xz": (lambda: lzma.compress(BOTH.encode()), BOTH, {}),
}  # fmt: skip


def _changed(data: bytes) -> bytes:
    """Return packed bytes of which some in the middle became others on their way."""
    return data[:20] + b"\xff" * 20 + data[40:]


NEEDS = {
    "a.rtf": "striprtf",
    "a.doc": "striprtf",
    "a.xlsx": "openpyxl",
    "a.rss": "feedparser",
    "a.atom": "feedparser",
    "a.warc.gz": "warcio",
    "a.pdf": "pdfminer",
}


def need(*names: str) -> None:
    """Skip a test where the extra of a format is not installed; ``[test]`` has all of them."""
    for name in names:
        if name in NEEDS:
            pytest.importorskip(NEEDS[name], reason="an extra is not installed")


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def outcome(*paths: Path) -> tuple[dict[str, Document], list[DocumentError], list[str]]:
    errors: list[DocumentError] = []
    notes: list[Note] = []
    found = {one.id: one for one in read(paths, on_error=errors.append, on_note=notes.append)}
    return found, errors, [note.text for note in notes]


@pytest.mark.parametrize("name", CASES)
def test_what_a_file_holds(tmp_path: Path, name: str) -> None:
    need(name)
    made, text, known = CASES[name]
    found, errors, _ = outcome(write(tmp_path, name, made()))
    assert not errors
    (document,) = found.values()
    assert document.text == text
    assert {field: getattr(document, field) for field in known} == dict(known)


def test_every_format_is_told_by_the_command_line() -> None:
    told = str(Paths.__metadata__[0].help)  # type: ignore[attr-defined]
    assert [one.name for one in FORMATS if one.name.lower() not in told.lower()] == []
    assert len(FORMATS) >= 20
    assert len(SUFFIXES) == sum(len(one.suffixes) for one in FORMATS)


def test_mails_and_what_is_attached(tmp_path: Path) -> None:
    box = b"From a@lumen.example Fri Mar  7 09:12:00 2025\n" + making.mail() + b"\n\n"
    path = write(tmp_path, "box.mbox", box + b"From b@c Sat\nSubject: Deux\n\n>From Lissan.\n")
    found, errors, notes = outcome(path)
    assert not errors
    assert list(found) == ["box:1", "box:1/note", "box:2"]
    assert found["box:1"].text == BOTH
    assert found["box:1"].published == "2025-03-07T09:12"
    assert found["box:1/note"].text == SECOND
    assert found["box:2"].text == "From Lissan."
    assert notes == ["1 file in it is left out (.png)"]


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    inner = making.zipped({"x/b.txt": SECOND, "i.png": b"x", "__MACOSX/b.txt": b"x"})
    members = {"2025/a.txt": FIRST.encode(), "in.zip": inner, "../../evil.txt": SECOND.encode()}
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    found, errors, notes = outcome(write(folder, "all.tgz", making.tarred(members)))
    assert not errors
    assert list(found) == ["all/2025/a", "all/in/x/b", "all/evil"]
    assert found["all/in/x/b"].path == f"{folder}/all.tgz/in.zip/x/b.txt"
    assert notes == ["1 file in it is left out (.png)"]
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["all.tgz"]


def test_columns_are_named_where_they_can_not_be_guessed(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", f"parution;mots;n\n07/03/2025;{FIRST};9\n;;\n;;8\n")
    with pytest.raises(DocumentError, match=r"'parution', 'mots', 'n'.*--text-column"):
        list(read([path]))
    errors: list[DocumentError] = []
    columns = {"text": "mots", "published": "parution", "id": "n"}
    (document,) = read([path], columns=columns, on_error=errors.append)
    assert (document.id, document.published) == ("t:9", "2025-03-07")
    assert [error.place for error in errors] == [f"{path}:4"]
    with pytest.raises(DocumentError, match="has no column 'corps'"):
        list(read([path], columns={"text": "corps"}))


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.pdf", FIRST, "is no PDF"),
        ("a.txt", "%PDF-1.7 x", "is a PDF, not text. Rename it to .pdf"),
        ("a.html", "{\\rtf1 x}", "is RTF, not HTML. Rename it to .rtf"),
        ("a.docx", FIRST, "is no DOCX"),
        ("a.docx", making.zipped({"a.txt": "x"}), "has no part 'word/document.xml'"),
        ("a.zip", making.zipped({"a.png": "x"}), "holds no document"),
        ("a.zip", making.zipped({"a.txt": FIRST * 99})[:90], "is damaged or cut off"),
        ("a.tar", b"x" * 600, "is damaged or cut off"),
        ("a.gz", FIRST, "is damaged or cut off (not packed"),
        ("a.txt.gz", gzip.compress(FIRST.encode() * 9)[:-9], "is damaged or cut off"),
        ("a.txt.gz", _changed(gzip.compress(FIRST.encode() * 9)), "is damaged or cut off"),
        ("a.xml", "<catalogue/>", "is no RSS or Atom feed"),
        ("a.mbox", FIRST, "is no mailbox"),
        ("a.csv", "\n\n", "is empty"),
        ("a.csv", ";;\n1;2;3", "no names of columns"),
        ("a.parquet", "PAR1x", "is damaged or cut off"),
        ("a.eml", "\n\nx", "is no mail"),
        ("a.mhtml", "From: a\n\nx", "has no page in it"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"x" * 600, "is a file of an old office program. Save it"),
        ("a.qqq", FIRST, "has the unknown format '.qqq'"),
    ],
)
def test_what_is_not_what_it_is_called(
    tmp_path: Path, name: str, content: str | bytes, part: str
) -> None:
    found, errors, _ = outcome(write(tmp_path, name, content))
    assert not found
    (error,) = errors
    assert part in str(error)
    assert error.cure
    assert str(error).startswith(f"{tmp_path / name}: ")


def test_what_has_no_known_suffix_is_what_it_begins_with(tmp_path: Path) -> None:
    need("a.doc")
    paths = [
        write(tmp_path, "a.doc", making.rtf([FIRST])),
        write(tmp_path, "page", f"<!DOCTYPE html>{making.PAGE}"),
        write(tmp_path, "plain", FIRST),
    ]
    found, errors, _ = outcome(*paths)
    assert not errors
    assert [found["a"].text, found["plain"].text] == [FIRST, FIRST]
    assert found["page"].title == "Le pont"


def test_a_store_in_a_folder_is_no_pile_of_documents(tmp_path: Path) -> None:
    store = tmp_path / "S"
    store.mkdir()
    (store / "kg-store.json").write_text("{}", encoding="utf-8")
    write(store, "notes.txt", SECOND)
    write(tmp_path, "a.txt", FIRST)
    assert list(outcome(tmp_path)[0]) == ["a"]
