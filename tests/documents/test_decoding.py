"""Bytes of any encoding: the letters that were meant, what is told of it, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.decoding import decoded
from kg.errors import DocumentError

TEXT = (
    "À l'aube, l'armée d'Oran a évacué « le château » où logeait le général Noël Lefèvre. "
    "Ça n'a coûté à l'État qu'un cœur brisé : « Où étaient-ils ? », a-t-elle demandé."
)
GERMAN = "Die Brücke über den Fluß bei Köln war für Fußgänger größtenteils gesperrt."


@pytest.mark.parametrize(
    "codec", ["cp1252", "mac_roman", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16"]
)
@pytest.mark.parametrize("text", [TEXT, GERMAN, TEXT.upper()])
def test_text_in_any_encoding_of_the_west(codec: str, text: str) -> None:
    found = decoded(text.encode(codec), place="a.txt")
    assert found.text == text
    assert len(found.notes) == 1
    assert found.notes[0].startswith("is in ")


@pytest.mark.parametrize(
    ("codec", "text"),
    [("iso8859-15", "Un cœur à 3 €."), ("cp850", "Un citoyen a été arrêté ici.")],
)
def test_encodings_that_differ_in_few_letters(codec: str, text: str) -> None:
    assert decoded(text.encode(codec), place="a.txt").text == text


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("utf-16-le", "Москва заявила, что войска покинули город."),
        ("utf-16-be", "Η κυβέρνηση ανακοίνωσε την αποχώρηση."),
        ("cp1251", "Москва заявила, что войска покинули город в понедельник утром. " * 4),
        ("utf-16", "李明说,他明天离开。"),
    ],
)
def test_other_alphabets(codec: str, text: str) -> None:
    assert decoded(text.encode(codec), place="a.txt").text == text


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        (
            b"Le g\xe9n\xc3\xa9ral part \xc3\xa0 Oran.",
            "Le général part à Oran.",
            "has 1 byte that is not UTF-8, 'é' in Windows-1252 (at 4)",
        ),
        (
            b"\xc3\xa9t\xc3\xa9 \xc3\xa0 l\x92aube, \xab oui",
            "été à l’aube, « oui",
            "has 2 bytes that are not UTF-8, '’' in Windows-1252 (at 10)",
        ),
        (
            b"\xc3\xa9t\xc3\xa9 \xc3\xa0 No\xc3 l",
            "été à No\ufffd l",
            "has 1 byte that is not UTF-8, lost (at 11)",
        ),
    ],
)
def test_a_few_bytes_are_read_by_themselves(data: bytes, text: str, told: str) -> None:
    assert decoded(data, place="a.txt") == (text, (told,))


def test_what_a_page_declares_goes_before_its_letters() -> None:
    page = '<meta charset="windows-1251"><p>Да</p>'
    assert decoded(page.encode("cp1251"), place="a.html", declared=True).text == page
    wrong = '<meta charset="utf-8"><p>Une trêve fragile</p>'
    assert decoded(wrong.encode("cp1252"), place="a.html", declared=True).text == wrong


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b" \r\n\0\0", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xd8", "is binary"),
        (b"%PDF-1.7\x00\x01\x02\xe2\xe3", "is binary"),
        (bytes(range(256)) * 3, "is binary"),
    ],
)
def test_what_is_no_text(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        decoded(data, place="a.txt")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text, notes = decoded(data, place="a.txt")
    except DocumentError:
        text, notes = "", ("is none",)
    assert "\0" not in text
    assert notes or text.encode("utf-8") in (data, data.removeprefix(b"\xef\xbb\xbf"))


@given(st.text(alphabet="éèàçùâêîôûëïœ«»’ abcdefgh", max_size=60))
def test_utf_8_is_never_taken_for_another(text: str) -> None:
    if text.strip():
        assert decoded(text.encode(), place="a.txt") == (text, ())
