"""Exports of press databases: one file, many articles, each with its own title, date and source."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import read
from kg.errors import DocumentError
from kg.model import Document

SHARED = Path(__file__).parents[4] / "shared" / "realcases" / "files" / "12"
NO_TEXT = ("BYLINE", "LOAD-DATE", "LENGTH", "523 mots", "Copyright", "Tous droits", "COUVAL", "©")


def articles(path: Path) -> list[Document]:
    return list(read([path]))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not here")
@pytest.mark.parametrize("name", ["europresse.html", "factiva.html", "nexis.txt"])
def test_three_exports_of_three_articles(name: str) -> None:
    found = articles(SHARED / name)
    assert [one.title for one in found] == [
        "Le Front se retire de Lissan",
        "Jana Meux rencontre Rado Mezin",
        "L'armée contrôle Lissan",
    ]
    assert [one.source for one in found] == [
        "Le Courrier de Valmont",
        "La Gazette du Nord",
        "Karvénie Matin (site web)",
    ]
    days = [(one.published or "")[:10] for one in found]
    own = ["2025-03-07", "2025-03-08", "2025-03-09"]
    assert days == (["2025-03-07"] * 3 if name == "factiva.html" else own)
    for one in found:
        assert not [words for words in NO_TEXT if words in one.text]
        assert one.paragraphs[0].kind == "body"


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
