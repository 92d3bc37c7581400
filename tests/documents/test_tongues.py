"""The language of documents and of passages: found, told, and left out where nothing reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.documents import read
from kg.documents.tongues import called, code_named, shares
from kg.errors import DocumentError, ForeignError
from kg.model import Document, ParagraphKind

FRENCH = (
    "Le Front a quitté la ville de Lissan lundi matin, selon le ministère de la Défense.\n"
    "« Nos soldats ont tenu leur parole », a déclaré le général Osterov devant la presse.\n"
)
ENGLISH = (
    "The Front left the town of Lissan on Monday morning, according to the ministry.\n"
    "Our soldiers have kept their word, General Osterov told reporters after the meeting.\n"
)
GERMAN = "Die Truppen haben die Stadt am Montag verlassen, sagte der General den Journalisten.\n"

pytest.importorskip("py3langid")


def outcome(path: Path, text: str | dict[str, str], **asked: str) -> Document | DocumentError:
    if isinstance(text, dict):
        file = path / "a.jsonl"
        file.write_text(json.dumps({"id": "a", **text}), encoding="utf-8")
    else:
        file = path / "a.txt"
        file.write_text(text, encoding="utf-8")
    errors: list[DocumentError] = []
    served = None if "lang" in asked else {"fr": "fr"}
    found = list(read([file], on_error=errors.append, lang=asked.get("lang"), served=served))
    return found[0] if found else errors[0]


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_what_nothing_reads_is_left_out_and_told(tmp_path: Path, text: str, code: str) -> None:
    error = outcome(tmp_path, text)
    assert isinstance(error, ForeignError)
    assert error.language == code
    assert f"is in {called(code)}, which no pipeline" in str(error)


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        "Milan Osterov, Jana Meux, Ivo Broz",
        "Osterov rencontre Meux",
        "Goma : M23",
        "12 mars 2025",
        FRENCH.upper(),
        "Le general Osterov a ete recu a Valmont ou il a evoque la treve avec la ministre.",
    ],
)
def test_french_however_short_is_read(tmp_path: Path, text: str) -> None:
    found = outcome(tmp_path, text)
    assert isinstance(found, Document)
    assert found.lang == "fr"
    assert found.notes == ()


@pytest.mark.parametrize("stated", ["fr", "fr-FR", "FR", "fr_CA", "fra", "French", "Français"])
def test_french_by_any_name(tmp_path: Path, stated: str) -> None:
    found = outcome(tmp_path, {"text": "Il part.", "lang": stated})
    assert isinstance(found, Document)
    assert found.lang == "fr"


def test_words_go_before_what_is_stated(tmp_path: Path) -> None:
    assert isinstance(outcome(tmp_path, {"text": ENGLISH, "lang": "fr"}), ForeignError)
    assert isinstance(outcome(tmp_path, {"text": FRENCH, "lang": "en"}), Document)
    error = outcome(tmp_path, {"text": "Fin.", "lang": "de-AT"})
    assert "is said to be in German (de)" in str(error)


def test_who_names_the_language_is_believed(tmp_path: Path) -> None:
    found = outcome(tmp_path, {"text": ENGLISH, "lang": "en"}, lang="fr")
    assert isinstance(found, Document)
    assert (found.lang, found.notes) == ("fr", ())
    assert all(p.kind.is_read for p in found.paragraphs)


def test_passages_in_another_language_are_told_and_not_read(tmp_path: Path) -> None:
    found = outcome(tmp_path, FRENCH + ENGLISH)
    assert isinstance(found, Document)
    assert found.notes == ("2 paragraphs in English (en) are not read",)
    foreign = [p for p in found.paragraphs if p.kind is ParagraphKind.FOREIGN]
    assert [found.text[p.start : p.end] for p in foreign] == ENGLISH.splitlines()


def test_a_text_mostly_in_another_language_is_read_where_it_is_french(tmp_path: Path) -> None:
    found = outcome(tmp_path, GERMAN + FRENCH + 2 * ENGLISH)
    assert isinstance(found, Document)
    assert sum(p.kind.is_read for p in found.paragraphs) == 2
    assert isinstance(outcome(tmp_path, FRENCH.split("\n")[0] + "\n" + 8 * ENGLISH), ForeignError)


FRENCH_LINE = "Le Front a quitté la ville de Lissan lundi."
REACTION = "Le ministère de la Défense n'a pas réagi à la nouvelle."
QUOTED = "« The troops left the town on Monday and will not come back », a déclaré le général."


@pytest.mark.parametrize(
    ("text", "foreign", "read"),
    [
        (
            f"{FRENCH_LINE} {QUOTED} Il est parti le soir même.",
            ["« The troops left the town on Monday and will not come back »"],
            [
                FRENCH_LINE,
                ", a déclaré le général. Il est parti le soir même.",
            ],
        ),
        (
            f"{FRENCH_LINE} Our soldiers have kept their word and they will go on. {REACTION}",
            ["Our soldiers have kept their word and they will go on."],
            [FRENCH_LINE, REACTION],
        ),
        ("« No comment », a dit le général à la presse de Lissan.", [], None),
        ("Le film « The Bridge of Lissan » sort mercredi dans les salles de Valmont.", [], None),
    ],
)
def test_sentences_and_quotations_in_another_language_are_not_read(
    tmp_path: Path, text: str, foreign: list[str], read: list[str] | None
) -> None:
    found = outcome(tmp_path, text)
    assert isinstance(found, Document)
    words = {kind: [found.text[p.start : p.end] for p in found.paragraphs if p.kind.is_read is kind]
             for kind in (True, False)}  # fmt: skip
    assert words[False] == foreign
    assert words[True] == (read or [text])
    assert found.notes == (("1 passage in English (en) is not read",) if foreign else ())


def test_names_and_numbers_tell_no_language() -> None:
    assert not shares("Osterov 12 – Meux 7\nBroz 3 – Mezin 1\n2025 2024 2023 2022 2021")


@pytest.mark.parametrize("written", ["", "??", "une langue", "42"])
def test_what_names_no_language(written: str) -> None:
    assert code_named(written) is None
