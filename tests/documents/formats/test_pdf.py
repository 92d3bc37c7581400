"""PDFs: columns, running heads, words and sentences that lines and pages part, titles, pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import read
from kg.documents.formats import Note
from kg.errors import DocumentError
from kg.model import Document
from tests.documents.formats.pdfs import Set, pdf

pytest.importorskip("pdfminer", reason="the extra 'pdf' is not installed")


def read_pdf(folder: Path, data: bytes, notes: list[Note] | None = None) -> Document:
    path = folder / "a.pdf"
    path.write_bytes(data)
    told: list[Note] = [] if notes is None else notes
    (document,) = read([path], on_note=told.append)
    return document


def column(left: float, top: float, lines: list[str], size: float = 10) -> list[Set]:
    return [(left, top + 13 * number, size, line) for number, line in enumerate(lines)]


HEAD: Set = (200, 30, 8, "Le Courrier de Valmont - 7 mars 2025")
LEFT = [
    "Le maire de Lissan a dénoncé la libé-",
    "ration du colonel Ivo Broz, que le Sud-",
    "Est du pays attendait depuis un mois et",
    "que la ministre a démentie.",
]
RIGHT = [
    "Le Front a retiré ses combattants de",
    "Lissan jeudi, et la population de la",
    "ville est revenue dans les rues. Les",
]
SECOND_PAGE = ["habitants saluent la fin du siège."]


def pages() -> list[list[Set]]:
    first = [(60.0, 90.0, 22.0, "La trêve tient à Lissan"), *column(60, 140, LEFT)]
    first += column(310, 140, RIGHT)
    return [
        [HEAD, *first, (290, 820, 8, "1")],
        [HEAD, *column(60, 90, SECOND_PAGE), (290, 820, 8, "2")],
    ]


def test_a_page_of_columns_is_read_as_it_was_written(tmp_path: Path) -> None:
    document = read_pdf(tmp_path, pdf(pages(), author="Anne Exemple"))
    assert document.text == (
        "La trêve tient à Lissan\n\n"
        "Le maire de Lissan a dénoncé la libération du colonel Ivo Broz, que le Sud-Est du pays "
        "attendait depuis un mois et que la ministre a démentie.\n\n"
        "Le Front a retiré ses combattants de Lissan jeudi, et la population de la ville est "
        "revenue dans les rues. Les habitants saluent la fin du siège."
    )
    assert document.title == "La trêve tient à Lissan"
    assert document.author == "Anne Exemple"
    assert [document.text[at:][:9] for at in document.pages] == ["La trêve ", "habitants"]


def test_a_line_that_ends_before_its_edge_ends_a_paragraph(tmp_path: Path) -> None:
    lines = ["7 mars 2025", "Le Front a quitté Lissan et ses environs jeudi"]
    lines += ["matin, selon le colonel.", "Le cessez-le-feu tient depuis lors, a dit le minis-"]
    lines += ["tère de la Défense."]
    document = read_pdf(tmp_path, pdf([column(60, 100, lines)]))
    assert document.text.split("\n\n") == [
        "7 mars 2025",
        "Le Front a quitté Lissan et ses environs jeudi matin, selon le colonel.",
        "Le cessez-le-feu tient depuis lors, a dit le ministère de la Défense.",
    ]


def test_where_no_words_are_parted_hyphens_are_their_own(tmp_path: Path) -> None:
    lines = [
        f"La ville numéro {number} est revenue sous le contrôle de l'armée" for number in range(40)
    ]
    lines[20] = "Il est mort au terme d'une course-"
    lines[21] = "poursuite avec la police de la ville de Lissan, dit-on"
    assert "une course-poursuite avec" in read_pdf(tmp_path, pdf([column(60, 60, lines)])).text


def test_a_page_without_text_is_told(tmp_path: Path) -> None:
    notes: list[Note] = []
    document = read_pdf(tmp_path, pdf([column(60, 100, LEFT), []]), notes)
    assert document.pages == (0, len(document.text))
    assert [str(note) for note in notes] == [f"{tmp_path / 'a.pdf'}: no text on 1 of its pages (2)"]


def test_a_picture_of_a_text_is_an_error_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no text layer.*ocrmypdf"):
        read_pdf(tmp_path, pdf([[]]))


@pytest.mark.parametrize("keep", [9, 200, 700])
def test_a_file_that_is_cut_off_is_an_error_or_what_is_left(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages())[:keep])
    errors: list[DocumentError] = []
    assert list(read([path], on_error=errors.append)) == []
    assert len(errors) == 1
    assert str(errors[0]).startswith(f"{path}: ")


def test_a_name_of_a_file_is_no_title(tmp_path: Path) -> None:
    plain = [column(60, 100, LEFT)]
    assert read_pdf(tmp_path, pdf(plain, title="rapport final.docx")).title is None
    assert read_pdf(tmp_path, pdf(plain, title="La libération")).title == "La libération"
