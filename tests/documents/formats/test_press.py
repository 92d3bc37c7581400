"""Exports of press databases: one file, many articles, each with its own title, date and source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg.documents import read
from kg.errors import DocumentError
from kg.model import Document
from tests.documents.formats import making

SHARED = Path(__file__).parents[4] / "shared" / "realcases" / "files" / "12"
EXPORTS = Path(__file__).parent / "exports"
NO_TEXT = (
    "BYLINE", "LOAD-DATE", "LENGTH", "SECTION", "SIGNATURE", "RUBRIQUE", "CHARGEMENT", " mots",
    " words", "Copyright", "Tous droits", "COUVAL", "GAZNOR", "©", "Français", "FRENCH", "ENGLISH",
    "Anne Exemple", "2025", "Document", "news·", "Body", "bridge",
)  # fmt: skip
BOTH = {"fr": "fr", "en": "en"}
QUITTED = (
    "Le Front de libération a retiré ses combattants de Lissan jeudi.",
    "« Nous avons quitté la ville », a affirmé le colonel Ivo Broz.",
)
WRAPPED = """VALMONT : le Front de libération a retiré ses combattants de Lissan jeudi,
après trois mois de siège."""
MET = ("La ministre Jana Meux a rencontré Rado Mezin à Valmont vendredi.",)
HOLDS = ("L'armée karvénienne contrôle Lissan depuis samedi, selon le général Paul Vidal.",)
COURIER = ("Le Front se retire de Lissan", "Le Courrier de Valmont", "2025-03-07", "Anne Exemple")
GAZETTE = ("Jana Meux rencontre Rado Mezin", "La Gazette du Nord", "2025-03-08", None)
FIRST, SECOND = (*COURIER, QUITTED), (*GAZETTE, MET)

Told = tuple[str, str, str, str | None, tuple[str, ...]]
CASES: Mapping[str, tuple[Told, ...]] = {
    "europresse_plain.html": (
        (*COURIER, (QUITTED[0], QUITTED[1].replace("Ivo Broz", "Ivo\u00a0Broz"))),
        ("L'armée contrôle Lissan", "Karvénie Matin", "2025-03-01", None, HOLDS),
    ),
    "factiva_coded.html": (FIRST, SECOND),
    "factiva_hours.html": (("L'armée contrôle Lissan", "Agence Lumen", "2025-03-09", None, HOLDS),),
    "nexis_french.txt": (
        (
            *COURIER,
            (
                "Le colonel Ivo Broz annonce la fin du siège.",
                WRAPPED,
                QUITTED[1],
            ),
        ),
        SECOND,
    ),
    "factiva.txt": (FIRST, SECOND),
    "factiva_coded.txt": (FIRST,),
    "europresse.csv": (
        FIRST,
        (*GAZETTE, ('La ministre a dit : "Je pars."',)),
    ),
}
ENGLISH = (
    (
        "The Front leaves Lissan", "The Valmont Courier", "2025-03-07", "Anne Exemple",
        ("The Liberation Front has withdrawn its fighters from Lissan.",),
    ),
    (
        "Meux meets Mezin", "Northern Gazette", "2025-03-08", None,
        ("Jana Meux met Rado Mezin in Valmont.",),
    ),
)  # fmt: skip


DATED = ("Le Front se retire de Lissan", "Le Courrier de Valmont", "2025-03-07")
AUTHORED = ((*DATED, "Anne Exemple", QUITTED), SECOND)
IN_TABLES = ((*DATED, "Anne Exemple", QUITTED[:1]), (*GAZETTE[:2], "2025-03-08T07:30", None, MET))
TRUCE = ("Jana Meux met Rado Mezin in Valmont on Friday, and they spoke about the truce.",)
WEB = ("Meux meets Mezin", "Northern Gazette (web site)", "2025-03-08T18:05", None, TRUCE)
MORE: Mapping[str, tuple[Told, ...]] = {  # two articles each, of other years and desks
    "europresse_sections.html": (FIRST, IN_TABLES[1]),
    "europresse_english.html": (ENGLISH[0], WEB),
    "factiva_english.html": ENGLISH,
    "factiva_sections.txt": AUTHORED,
    "nexis_uni.txt": AUTHORED,
    "nexis_old.txt": AUTHORED,
    "factiva.csv": AUTHORED,
    "europresse.tsv": IN_TABLES,
}


def packed() -> bytes:
    """Return a ZIP of exports, as a library's server sends them."""
    names = ("europresse_sections.html", "nexis_uni.txt")
    return making.zipped({f"export/{name}": (EXPORTS / name).read_bytes() for name in names})


def saved() -> bytes:
    """Return a page of an export as Chromium saves it."""
    page = (EXPORTS / "europresse_sections.html").read_text("utf-8")
    return making.saved_page(page)


def told(document: Document) -> Told:
    """Return what a test says of a document."""
    title, source = document.title or "", document.source or ""
    paragraphs = tuple(document.text.split("\n\n"))
    return title, source, document.published or "", document.author, paragraphs


def lines(name: str) -> list[str]:
    return (EXPORTS / name).read_text("utf-8").splitlines()


def lexis() -> list[str]:
    """Return the paragraphs of an export of two articles, as Nexis writes them in Word."""
    one = ["Le Front se retire de Lissan", "Le Courrier de Valmont", "7 mars 2025 vendredi"]
    one += ["Copyright 2025 Le Courrier de Valmont Tous droits réservés", "Section: INTERNATIONAL"]
    one += ["Length: 523 words", "Byline: Anne Exemple", "Body", "", *QUITTED]
    one += ["Graphic", "Load-Date: March 8, 2025", "", "End of Document"]
    two = ["Jana Meux rencontre Rado Mezin", "La Gazette du Nord", "8 mars 2025 samedi"]
    two += ["Length: 211 words", "Body", *MET, "Load-Date: March 8, 2025", "End of Document"]
    return [*one, *two]


BINARY: Mapping[str, tuple[str, Callable[[], bytes], tuple[Told, ...]]] = {
    "factiva.rtf": ("striprtf", lambda: making.rtf(lines("factiva.txt")), (FIRST, SECOND)),
    "coded.rtf": ("striprtf", lambda: making.rtf(lines("factiva_coded.txt")), (FIRST,)),
    "nexis.docx": ("lxml", lambda: making.docx(lexis()), (FIRST, SECOND)),
    "factiva.odt": (
        "lxml",
        lambda: making.odt("".join(f"<t:p>{line}</t:p>" for line in lines("factiva.txt"))),
        (FIRST, SECOND),
    ),
    "export.xlsx": (
        "openpyxl",
        lambda: making.xlsx(
            [["Titre", "Source", "Date", "Auteur", "Texte"], [*COURIER, "\n\n".join(QUITTED)]]
        ),
        (FIRST,),
    ),
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not here")
@pytest.mark.parametrize("name", ["europresse.html", "factiva.html", "nexis.txt", "europresse.csv"])
def test_exports_of_three_articles(name: str) -> None:
    found = list(read([SHARED / name]))
    titles = ("Le Front se retire de Lissan", "Jana Meux rencontre Rado Mezin")
    assert [one.title for one in found] == [*titles, "L'armée contrôle Lissan"]
    assert [one.source for one in found] == [
        "Le Courrier de Valmont",
        "La Gazette du Nord",
        "Karvénie Matin (site web)",
    ]
    own = ["2025-03-07", "2025-03-08", "2025-03-09"]
    days = [(one.published or "")[:10] for one in found]
    assert days == (own[:1] * 3 if name == "factiva.html" else own)
    for one in found:
        assert not [words for words in NO_TEXT if words in one.text]
        assert one.paragraphs[0].kind == "body"


@pytest.mark.parametrize("name", CASES)
def test_articles_of_an_export(name: str) -> None:
    found = list(read([EXPORTS / name]))
    assert tuple(map(told, found)) == CASES[name]
    first = 2 if name.endswith(".csv") else 1  # the first row names columns
    numbers = range(first, first + len(found))
    assert [one.id for one in found] == [f"{Path(name).stem}:{number}" for number in numbers]


@pytest.mark.parametrize("name", MORE)
def test_articles_of_exports_of_other_kinds(name: str) -> None:
    assert tuple(map(told, read([EXPORTS / name], served=BOTH))) == MORE[name]


def test_exports_in_a_saved_page_and_in_an_archive(tmp_path: Path) -> None:
    for name, made in (("a.mhtml", saved()), ("b.zip", packed())):
        (tmp_path / name).write_bytes(made)
    found = {one.id: told(one) for one in read([tmp_path])}
    pages = MORE["europresse_sections.html"]
    assert found == {
        "a:1": pages[0],
        "a:2": pages[1],
        "b/export/europresse_sections:1": pages[0],
        "b/export/europresse_sections:2": pages[1],
        "b/export/nexis_uni:1": AUTHORED[0],
        "b/export/nexis_uni:2": AUTHORED[1],
    }


@pytest.mark.parametrize("name", BINARY)
def test_articles_of_an_export_of_office(tmp_path: Path, name: str) -> None:
    library, make, articles = BINARY[name]
    pytest.importorskip(library)
    path = tmp_path / name
    path.write_bytes(make())
    assert tuple(map(told, read([path]))) == articles


def test_english_exports_say_their_language() -> None:
    found = list(read([EXPORTS / "nexis_english.txt"], served=BOTH))
    assert tuple(map(told, found)) == ENGLISH
    assert {one.lang for one in found} == {"en"}


def test_no_word_around_articles_is_text() -> None:
    found = [one for path in sorted(EXPORTS.iterdir()) for one in read([path], served=BOTH)]
    assert len(found) >= 29
    for one in found:
        assert not [words for words in NO_TEXT if words in one.text], one.id


def test_an_article_without_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nexis.txt"
    path.write_text(
        "1 of 2 DOCUMENTS\n\nLumen\n\n7 mars 2025\n\nLe pont\n\nLENGTH: 3 mots\n\nLe pont est "
        "fermé.\n\nLOAD-DATE: 8 mars 2025\n\n2 of 2 DOCUMENTS\n\nLumen\n\n8 mars 2025\n\nVide\n\n"
        "LENGTH: 0 mots\n",
        encoding="utf-8",
    )
    errors: list[DocumentError] = []
    (document,) = read([path], on_error=errors.append)
    assert (document.text, document.title) == ("Le pont est fermé.", "Le pont")
    assert "article 'Vide' has no text" in str(errors[0])
    assert errors[0].place == f"{path}:2"


@pytest.mark.parametrize(
    "text",
    [
        "Deux ou trois\n\n2 sur 3\n\nLe pont est fermé.",
        "1 of 3 DOCUMENTS were found, said the colonel.\n\nSECTION: rien",
        "Document 1 de 2\n\nLe pont est fermé. Il dit : rien.",
    ],
)
def test_a_text_that_looks_like_an_export_is_one_document(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    (document,) = read([path], served=BOTH)
    assert document.text == text
