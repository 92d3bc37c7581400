"""Paragraphs and what they are for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import bundled
from kg.documents import document_from_text, read
from kg.documents.lines import split
from kg.languages import load
from kg.model import Document, ParagraphKind
from kg.text.misread import SIGNS

FRENCH = load("fr")
SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed"


def kinds(text: str) -> list[tuple[str, str]]:
    document = document_from_text("a", text)
    return [(p.kind.value, text[p.start : p.end]) for p in document.paragraphs]


BODY = "Le pont de Varesk est fermé. Les habitants passent par Lissan."


@pytest.mark.parametrize(
    "line",
    [
        "© Agence Lumen / Vera Stolk",
        "(c) Reuters 2024",
        "Une file de camions près du pont. © AFP / V. Stolk",
        "Photo : Jonas Reuter",
        "(Crédit photo : Jonas Reuter)",
        "REUTERS/Jonas Reuter",
        "Vera Stolk / AFP",
        "Lire aussi : Le pont rouvrira-t-il ?",
        "Lire aussi Le pont rouvrira en mai",
        "→ À lire également : le pont en cinq dates",
        "À voir aussi – Le pont vu du ciel",
        "Voir aussi",
        "Abonnez-vous à notre newsletter pour suivre l'actualité.",
        "Inscrivez-vous à notre lettre d’information !",
        "Suivez-nous sur Facebook et Twitter",
        "Partagez cet article",
        "Partager",
        "Publicité",
        "© 2025 Agence Lumen. Tous droits réservés.",
    ],
)
def test_furniture(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}") == [
        ("body", BODY),
        ("furniture", line),
        ("body", BODY),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "À lire ce rapport, le pont est sûr.",
        "Suivez le guide : le maire montre le pont.",
        "Partager le pouvoir ne suffit pas, dit la ministre.",
        "Le signe © ne suffit pas à protéger cette photo, a jugé le tribunal de Lissan en avril.",
        "Photographe à Lissan, Vera Stolk a vu le pont tomber.",
        "Selon l'AFP, le pont est fermé.",
        "L'AFP a publié une photo du pont.",
        "Abonnez-vous au rêve, disait-il.",
        "« Lire aussi le latin », conseille-t-il.",
        "En savoir plus ne servirait à rien, a dit le maire.",
        "Un accord a été trouvé",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    assert ("body", line) in kinds(f"{BODY}\n\n{line}\n\n{BODY}")


def test_a_headline_behind_a_credit_is_furniture() -> None:
    text = f"{BODY}\n\n© AFP / V. Stolk\nDrenna : le pont de Lissan rouvre enfin\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["body", "furniture", "furniture", "body"]


@pytest.mark.parametrize(
    ("text", "date", "metadata"),
    [
        (f"date 2018-08 {BODY}", "2018-08", "date 2018-08"),
        (f" date 2018-08-25\n{BODY}", "2018-08-25", "date 2018-08-25"),
        (f"Date : 2018\n\n{BODY}", "2018", "Date : 2018"),
        (f"Le pont\n\n3 mars 2018\n\n{BODY}", "2018-03-03", "3 mars 2018"),
        (f"1er mai 2018. – {BODY}", "2018-05-01", "1er mai 2018. –"),
        (f"LISSAN, 3 mars 2018 (AFP) - {BODY}", "2018-03-03", "LISSAN, 3 mars 2018 (AFP) -"),
        (f"2018-08-25T10:00\n{BODY}", "2018-08-25T10:00", "2018-08-25T10:00"),
    ],
)
def test_a_leading_date_is_metadata(text: str, date: str, metadata: str) -> None:
    document = document_from_text("a", text)
    assert document.published == date
    assert ("metadata", metadata) in kinds(text)
    assert ("body", BODY) in kinds(text)


@pytest.mark.parametrize(
    "text", ["2018 fut long.", "date 2018-13 Le pont.", "Le 3 mars 2018, il part.", "Date limite."]
)
def test_no_leading_date(text: str) -> None:
    document = document_from_text("a", text)
    assert document.published is None
    assert [kind for kind, _ in kinds(text)] == ["body"]


def test_a_short_first_line_without_a_full_stop_is_the_title() -> None:
    title = "Le pont de Varesk est fermé"
    assert document_from_text("a", f"{title}\n\n{BODY}").title == title
    assert document_from_text("a", f"{title}.\n\n{BODY}").title is None
    assert document_from_text("a", title).title is None
    long = " ".join(["pont"] * 30)
    assert document_from_text("a", f"{long}\n\n{BODY}").title is None


def test_a_paragraph_that_repeats_the_given_title_is_the_title() -> None:
    document = document_from_text("a", f"Le pont : fermé.\n{BODY}", title="Le pont – fermé")
    assert document.title == "Le pont – fermé"
    assert document.paragraphs[0].kind is ParagraphKind.TITLE


SHORT = "Le commandant a reçu hier à Lissan"
NAMES = "Milan Osterov et deux autres officiers karvéniens, dont un blessé."
WRAPPED = """\
Le commandant du mouvement a reçu hier à Lissan le général
Milan Osterov et deux autres officiers karvéniens. Le pont
Vieux est fermé."""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("La trêve\ntient.\nLe camp\r\nest vide.", ["La trêve\ntient.", "Le camp\r\nest vide."]),
        ("Un.\n \t\nDeux.\r\n\r\nTrois.", ["Un.", "Deux.", "Trois."]),
        ("Un. \u2028Deux.", ["Un.", "Deux."]),
        (f"{SHORT}\n{NAMES}\nFin.", [SHORT, NAMES, "Fin."]),
        (f"{WRAPPED}\n\nFin.", [WRAPPED, "Fin."]),
        ("Le maire a vu le pont. Selon Vera\nStolk, il tient.", [0]),
        ("La trêve tient, a dit hier Mme\nLe Goff. Le camp part.", [0]),
        ("Le ministre de la\nDéfense part.", [0]),
        ("La ministre a rencontré le général Karl\nOtten. Le Front part.", [0]),
        ("Karvénie. Le pont tombe\nStolk a dit oui.", [1]),
        ("Le pont de Varesk est fermé. Il tombe\nLe maire part.", [1]),
    ],
)  # fmt: skip
def test_split(text: str, paragraphs: list[str] | list[int]) -> None:
    if paragraphs in ([0], [1]):  # whether its line break parts paragraphs
        assert len(list(split(text, FRENCH))) == 1 + int(paragraphs[0])
        return
    assert [text[start:end] for start, end in split(text, FRENCH)] == paragraphs


def check(document: Document) -> None:
    """Assert what holds for all documents: ordered, apart, bare, and no letter is lost."""
    end = 0
    for paragraph in document.paragraphs:
        between = document.text[end : paragraph.start]
        assert not any(map(str.isalnum, between))
        assert paragraph.start < paragraph.end
        words = document.text[paragraph.start : paragraph.end]
        assert words == words.strip()
        end = paragraph.end
    assert not any(map(str.isalnum, document.text[end:]))


LINES = st.sampled_from(
    ["date 2018-08", " ", "\n", "\r\n", "© AFP", "Le pont tient.", "suite", "Titre",
     "3 mars 2018 – ", "Lire aussi : X", "\t", "\u2028", "…", "—", "1", "\u00a0"]
)  # fmt: skip


@given(st.lists(LINES, min_size=1, max_size=12).map("".join).filter(str.strip))
def test_no_letter_of_a_text_is_outside_its_paragraphs(text: str) -> None:
    check(document_from_text("a", text))


def is_text(text: str) -> bool:
    """Whether a text is one whose letters are what they look like."""
    return bool(text.strip()) and "\0" not in text and re.search(f"{SIGNS}|&", text) is None


@given(st.text(min_size=1, max_size=80).filter(is_text))
def test_any_text_is_a_document(text: str) -> None:
    check(document_from_text("a", text))


def test_samples() -> None:
    documents = {d.id: d for d in read([bundled.samples()])}
    assert len(documents) == 11
    for document in documents.values():
        check(document)
        assert document.published is not None
        assert document.title is not None
        words = sum(
            len(document.text[p.start : p.end].split())
            for p in document.paragraphs
            if p.kind is ParagraphKind.BODY
        )
        assert 140 <= words <= 300
    furniture = [
        d.text[p.start : p.end][:12]
        for d in documents.values()
        for p in d.paragraphs
        if p.kind is ParagraphKind.FURNITURE
    ]
    assert furniture == [
        "© Agence Lum", "Lire aussi\u00a0:", "À lire aussi", "Inscrivez-vo", "Photo\u00a0: Agen",
        "Abonnez-vous", "Suivez-nous ", "Voir aussi\u00a0:", "© Agence Lum",
    ]  # fmt: skip


def test_furniture_of_the_seed_article() -> None:
    if not SEED.is_dir():
        pytest.skip(f"{SEED} is not there")
    (document,) = read([SEED / "docs"])
    gold = [
        json.loads(line)["span"]
        for line in (SEED / "gold_boilerplate.jsonl").read_text().splitlines()
    ]
    found = [(p.start, p.end) for p in document.paragraphs if p.kind is ParagraphKind.FURNITURE]
    assert found == [(span["start"], span["end"]) for span in gold]
    assert document.published == "2018-08"
    check(document)


PAGES = {
    "headlines below": (
        (
            "{body}\n\nAutres actualités\n\n15 - Novembre - 2017\n\nCrise : Lorn rejette l'accord\n"
            "14/11/2017\nLe Front attaque Lorn"
        ),
        1,
    ),
    "headlines with a sentence each": (
        (
            "{body}\n\nÀ lire aussi\n\nLe maire démissionne\nPaul Vidal a quitté son poste.\n"
            "Otten condamné\nLe tribunal a condamné Karl Otten à trois ans de prison."
        ),
        1,
    ),
    "a list in the middle": (
        (
            "{body}\n\nSur le même sujet Course 2016\nVelder gagne la 3e étape\nOtten gagne l'étape"
            "\n\n{body}"
        ),
        2,
    ),
    "numbered headlines": (
        "{body}\n\nLes plus lus\n\n1. Le juge a été arrêté\n2. La Tarnie expulse un diplomate",
        1,
    ),
    "no heading": (
        (
            "{body}\n\nLe juge de Bovik a été arrêté\nLa Tarnie expulse deux diplomates voldènes\n"
            "Le Front attaque Lorn la nuit\nSonia Marek quitte le gouvernement de Tarnie"
        ),
        1,
    ),
    "comments": ("{body}\n{body}\n\n2 commentaires\n\nPaul : Le maire a volé. Il a menti.", 2),
    "sources": (
        (
            "{body}\n\nSources\n\nLena Orsk, « Le pont fermé », Le Journal, 12 mars 2020.\n"
            "« Le pont de Varesk », Agence Lumen, 11 mars 2020"
        ),
        1,
    ),
    "a menu": ("Accueil\nMonde\nÉconomie\n{body}\n\n{body}", 2),
}


@pytest.mark.parametrize("name", PAGES)
def test_lists_are_furniture(name: str) -> None:
    text, bodies = PAGES[name]
    found = kinds(text.replace("{body}", BODY))
    assert [words for kind, words in found if kind == "body"] == [BODY] * bodies
    assert {kind for kind, words in found if words != BODY} == {"furniture"}


@pytest.mark.parametrize(
    "line",
    [
        "Par Jean Velder, à Bovik",
        "Par Jean Velder et Lena Orsk, journalistes à Lorn",
        "Avec AFP et Reuters",
        "Propos recueillis par Lena Orsk",
        "Source : AFP",
        "Mots-clés : pont, Varesk",
        "Temps de lecture : 3 min",
        "Page actualisée : 3 mars 2016 — « Varesk : le pont a été fermé »",
        "Accueil > Monde > Varesk",
        "Cet article mentionne l'association qui tient ce site. Notez qu'il en dépend.",
        "Vous pouvez également consulter les articles suivants sur nos autres sites :",
        "Cet article est paru d'abord dans le Journal de Lissan.",
        "Nous utilisons des cookies pour mesurer l'audience.",
    ],
)
def test_lines_about_the_page_are_furniture(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("furniture", line)


@pytest.mark.parametrize(
    "text",
    [
        (
            f"{BODY}\n\nLe maire a pris des mesures :\n\nLa fermeture du pont de Varesk\n"
            "L'envoi de deux cents soldats\nLa libération des habitants\nLe report des élections"
        ),
        f"{BODY}\n\nFait à Lissan, le 3 mai\n\nPour le bureau du Front\nLe secrétaire, Karl Otten",
        f"{BODY}\n\nPar ailleurs, le maire a signé un accord\n\nAvec lui, la ministre l'a lu",
        f"Cet article de la loi interdit le pont.\n\n{BODY}",
        f"{BODY}\n\nVelder : Le pont est fermé.\n\nOrsk : Il rouvrira.",
        f"Commentaires\n\n{BODY}\n\n{BODY}",
        f"{BODY}\n\n{BODY}\n\n{BODY}\n\n5 mars 2020\n\n{BODY}",
    ],
)
def test_what_is_no_list_of_the_page(text: str) -> None:
    assert {kind for kind, words in kinds(text) if words != "Commentaires"} <= {"body", "title"}


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Publié le 12/03/2020 à 18:05 - Mis à jour le 13/03/2020 à 09:12", "2020-03-12"),
        ("15 - Novembre - 2017", "2017-11-15"),
        ("Lissan, le 3 mars 2020", "2020-03-03"),
        ("Mardi 3 mars 2020 - 14:30", "2020-03-03"),
        ("Le 03.03.2020 à 8 h 30", "2020-03-03"),
    ],
)
def test_the_date_behind_a_menu_and_a_list(line: str, date: str) -> None:
    menu = (
        "Accueil\nMonde\nÉconomie\n\nLe pont fermé\n\nPar Jean Velder\n\nLire aussi\nLe pont tient"
    )
    document = document_from_text("a", f"{menu}\n\n{line}\n\n{BODY}")
    assert document.published == date
    assert document.title == "Le pont fermé"
