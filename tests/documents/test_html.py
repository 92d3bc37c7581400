"""Saved pages: article, metadata, encodings; nothing is fetched."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kg import bundled
from kg.documents import read
from kg.documents.formats.markup import page_tree
from kg.documents.formats.portions import portions
from kg.errors import DocumentError
from kg.model import Document, ParagraphKind

PROSE = (
    "Le pont de Varesk a été fermé mercredi par le maire, qui attend depuis mars les résultats"
    " d'une étude. Les habitants passent désormais par Lissan, à six kilomètres en aval. "
)


def page(head: str = "", body: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='fr'><head>{head}</head><body><article><h1>Le pont fermé</h1>"
        f"<p>{PROSE}</p>{body}<p>{PROSE}Le maire n'a pas répondu.</p></article></body></html>"
    )


def read_page(folder: Path, content: str | bytes) -> Document:
    path = folder / "page.html"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (document,) = read([path])
    return document


def test_sample_page() -> None:
    (document,) = read([bundled.samples() / "04-camp-de-solmira.html"])
    assert document.published == "2025-03-21T09:40"
    assert document.source == "Agence Lumen"
    assert document.url == "https://lumen.example/drenna/camp-de-solmira"
    assert document.title is not None
    assert document.paragraphs[0].kind is ParagraphKind.TITLE
    for gone in ("Mentions légales", "Accueil", "Les plus lus"):
        assert gone not in document.text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2018-08-25T10:00:00+02:00">',
        '<meta itemprop="datePublished" content="2018-08-25T10:00">',
        '<script type="application/ld+json">{"datePublished": "2018-08-25T10:00:00Z"}</script>',
    ],
)
def test_the_date_is_as_precise_as_the_page_states_it(tmp_path: Path, head: str) -> None:
    assert read_page(tmp_path, page(head)).published == "2018-08-25T10:00"


def test_a_declared_encoding(tmp_path: Path) -> None:
    text = page('<meta charset="iso-8859-1">', "<p>L'été à Lissan coûte 5 € de plus.</p>")
    document = read_page(tmp_path, text.encode("cp1252"))
    assert "L'été à Lissan coûte 5 € de plus." in document.text
    undeclared = read_page(tmp_path, page(body="<p>L'été à Oran.</p>").encode("mac_roman"))
    assert "L'été à Oran." in undeclared.text
    assert undeclared.notes == ("is in MacRoman, not UTF-8",)


def test_nothing_is_fetched_and_nothing_is_expanded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    secret = tmp_path / "secret"
    secret.write_text("mot de passe", encoding="utf-8")
    doctype = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a "ha">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    )
    body = (
        "<p>&x; &c;</p><img src='http://192.0.2.1/a.png'><iframe src='http://192.0.2.1/'></iframe>"
        "<link rel='stylesheet' href='http://192.0.2.1/a.css'><script>alert('vol')</script>"
    )
    text = page(body=body).replace("<!DOCTYPE html>", doctype)
    document = read_page(tmp_path, text)
    assert "mot de passe" not in document.text
    assert "hahaha" not in document.text
    assert "alert" not in document.text


def test_deep_nesting_ends(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 50_000 + PROSE + "</div>" * 50_000, encoding="utf-8")
    errors: list[DocumentError] = []
    documents = list(read([path], on_error=errors.append))
    assert len(documents) + len(errors) == 1


TEASERS = (
    ("Le juge de Bovik arrêté", "La police a arrêté le juge Karl Otten dimanche à la frontière."),
    ("La Tarnie expulse deux diplomates", "Le gouvernement a expulsé deux diplomates voldènes."),
    ("Le Front attaque Lorn", "Des combattants du Front ont attaqué la ville de Lorn."),
)


def items(form: str) -> str:
    return "".join(form.format(title, sentence) for title, sentence in TEASERS)


@pytest.mark.parametrize(
    "other",
    [
        items("<div class='card'><a href='#'><h2>{}</h2></a><span>Monde</span><p>{}</p></div>"),
        items("<article class='small'><h3><a href='#'>{}</a></h3><p>{}</p></article>"),
        "<ul>" + items("<li><span>Monde</span><h4><a href='#'>{}</a></h4><p>{}</p></li>") + "</ul>",
        "<ol>" + items("<li><a href='#'>{}</a></li>") + "</ol>",
        "<h3>Autres actualités</h3><dl>"
        + items("<dt>15 - Mai - 2017</dt><dd>{}. {}</dd>")
        + "</dl>",
        "<h3>Commentaires (3)</h3><div>" + items("<p>{} : {}</p>") + "</div>",
        "<figure><img src='a.jpg'><figcaption>Le maire a quitté Lorn. © AFP</figcaption></figure>",
    ],
)
def test_teasers_captions_and_comments_are_left_out(tmp_path: Path, other: str) -> None:
    text = f"<html><head><title>Le pont fermé</title></head><body><div><p>{PROSE}</p>{{}}</div>{{}}"
    for content in (text.format("", other), text.format(other, ""), text.format("", "") + other):
        document = read_page(tmp_path, content)
        assert document.text.strip() == PROSE.strip()
        assert document.title == "Le pont fermé"
        assert document.published is None


def test_links_in_prose_stay(tmp_path: Path) -> None:
    prose = f"<p>{PROSE}<a href='#'>Le maire de Lissan n'a pas répondu</a>.</p>" * 2
    document = read_page(tmp_path, f"<html><body><div>{prose}</div></body></html>")
    assert document.text.count("n'a pas répondu") >= 1


def test_a_page_of_links_alone_is_still_read(tmp_path: Path) -> None:
    rows = "".join(f"<p><a href='#'>{PROSE}</a></p>" for _ in range(3))
    assert "Varesk" in read_page(tmp_path, f"<html><body><div>{rows}</div></body></html>").text


def test_a_long_page_is_read_in_portions_and_whole(tmp_path: Path) -> None:
    words = [f"Le village {number} a gardé son école malgré la crue." for number in range(2_500)]
    body = "".join(f"<p>{one}</p>" for one in words)
    furniture = "<nav>" + "<a href='/a'>Accueil</a>" * 3_000 + "</nav>"
    head = '<meta property="article:published_time" content="2018-08-25T10:00:00+02:00">'
    document = read_page(tmp_path, page(head, body).replace("<article>", f"{furniture}<article>"))
    lines = [line for line in document.text.splitlines() if line.startswith("Le village")]
    assert lines == words
    assert "Accueil" not in document.text
    assert document.published == "2018-08-25T10:00"


def test_portions_have_each_text_once_and_what_stands_around_it() -> None:
    inner = "".join(f"<p class='c'>{number}</p>, {number}" for number in range(40))
    tree = page_tree(f"<html><body>a<div id='d'>b{inner}<i>c</i></div>d<p>e</p></body></html>")
    whole = "".join(tree.itertext())
    parts = list(portions(tree, 12))
    assert "".join("".join(one.itertext()) for one in parts) == whole
    assert len(parts) == 4
    assert all(one.find("body/div").get("id") == "d" for one in parts)
    assert all(len(list(one.iter())) <= 18 for one in parts)


def test_a_page_of_too_many_elements_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page(body="<p>a<br>" * 100_100), encoding="utf-8")
    with pytest.raises(DocumentError, match="over 200,000 elements"):
        list(read([tmp_path / "page.html"]))
