"""Files, folders and globs, and everything that can be wrong with them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.documents import document_from_text, files, read
from kg.errors import DocumentError, ForeignError

TEXT = "Le pont de Varesk est fermé."


def outcome(*paths: str | Path) -> tuple[list[str], list[str]]:
    """Return the ids of what was read and the messages of what was not."""
    errors: list[DocumentError] = []
    ids = [document.id for document in read(paths, on_error=errors.append)]
    return ids, [str(error) for error in errors]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "article.fr.txt"
    path.write_bytes("\ufeffLe pont\r\nest fermé. \r\n".encode())
    (document,) = read([path])
    assert document.id == "article.fr"
    assert document.text == "Le pont\r\nest fermé. \r\n"
    assert document.path == str(path)


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("empty.txt", b"", ["is empty"]),
        ("blank.txt", b" \r\n\t ", ["is empty"]),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xd8", ["is binary"]),
        ("nul.txt", b"Le pont\x00ferme", ["is binary"]),
        ("report.pdf", b"%PDF-1.7", ["is damaged or cut off"]),
        ("page.html", b"<html><body></body></html>", ["no article"]),
        ("lines.jsonl", b"\n\n", ["is empty"]),
    ],
)
def test_a_bad_file_is_a_one_line_error_and_the_others_are_read(
    tmp_path: Path, good: Path, name: str, content: bytes, parts: list[str]
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    ids, errors = outcome(bad, good)
    assert ids == ["good"]
    (error,) = errors
    assert error.startswith(f"{bad}: ")
    assert "\n" not in error
    for part in parts:
        assert part in error
    with pytest.raises(DocumentError):
        list(read([bad]))


def test_missing_path_and_pattern(tmp_path: Path, good: Path) -> None:
    ids, errors = outcome(tmp_path / "none.txt", tmp_path / "no*.txt", good)
    assert ids == ["good"]
    assert "does not exist" in errors[0]
    assert "matches no file" in errors[1]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ('{"id": "b", "text": "Le pont', "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": 3.5, "text": "Le pont."}', "'id' is not text"),
        ('{"id": "b"}', "'text' is missing"),
        ('{"id": "b", "text": 3}', "'text' is not text"),
        ('{"id": "b", "text": " "}', "has no text"),
        ('{"id": "b", "text": "Le pont.", "lang": "xx"}', "said to be in xx"),
        ('{"id": "b", "text": "Le pont.", "title": 3}', "'title' is not text"),
        ('{"id": "b", "text": "\\ud800"}', "surrogate"),
        ('{"id": "b", "text": "Le\\u0000 pont."}', "NUL"),
        ('{"id": "b\\n", "text": "Le pont."}', "id"),
        ("[" * 100_000, "line"),
    ],
)
def test_a_bad_line_is_an_error_with_its_number(tmp_path: Path, line: str, part: str) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_text(
        f'{{"id": "a", "text": "{TEXT}"}}\n\n{line}\n{{"id": 7, "text": "{TEXT}"}}\n',
        encoding="utf-8",
    )
    ids, errors = outcome(path)
    assert ids == ["a", "7"]
    (error,) = errors
    assert error.startswith(f"{path}:3: ")
    assert part in error
    assert "\n" not in error


def test_a_line_in_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_bytes('{"id": "a", "text": "fermé"}\n'.encode("latin-1"))
    (document,) = read([path])
    assert document.text == "fermé"
    assert document.notes == ("is in Windows-1252, not UTF-8",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_lines_without_an_id_and_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "batch.jsonl"
    lines = ['{"id": null, "text": "Le général part."}', "", '{"text": "Il est à Lissan."}']
    path.write_bytes("\r\n".join(lines).encode(encoding))
    first, second = read([path])
    assert (first.id, first.text) == ("batch:1", "Le général part.")
    assert (second.id, second.text) == ("batch:3", "Il est à Lissan.")
    assert bool(first.notes) == encoding.startswith("utf-16")


def test_a_language_without_a_pipeline_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Die Truppen haben die Stadt am Montag verlassen, sagte er.", "utf-8")
    with pytest.raises(ForeignError, match="which no pipeline here reads"):
        list(read([path]))


def test_fields_under_other_names(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    lines = [
        {"id": "a", "text": TEXT, "date": "12/03/2025", "headline": "Le pont", "outlet": "Lumen"},
        {"id": "b", "text": TEXT, "date": 1741773600, "journal": {"name": "Lumen"}},
        {"id": "c", "text": TEXT, "published": "2025", "date": "2024"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    first, second, third = read([path])
    assert (first.published, first.title, first.source) == ("2025-03-12", "Le pont", "Lumen")
    assert (second.published, second.source) == ("2025-03-12T10:00", None)
    assert third.published == "2025"


def test_a_date_that_can_not_be_read_costs_no_document(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    lines = [{"id": one, "text": TEXT, "published": one} for one in ("hier", "12/03/2025")]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    undated, dated = read([path])
    assert undated.published is None
    assert undated.notes == ("its date 'hier' can't be read, and is left out",)
    assert (dated.published, dated.notes) == ("2025-03-12", ())


def test_fields_of_a_line(tmp_path: Path) -> None:
    record = {
        "id": "a",
        "text": TEXT,
        "title": "Le pont",
        "published": "2018-08-25T10:00:00Z",
        "source": "Lumen",
        "url": "https://lumen.example/a",
        "lang": "fr",
        "comment": None,
    }
    path = tmp_path / "batch.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    (document,) = read([path])
    assert document.published == "2018-08-25T10:00"
    for field in ("id", "text", "title", "source", "url", "lang"):
        assert getattr(document, field) == record[field]


def test_the_same_id_twice_names_both_places(tmp_path: Path, good: Path) -> None:
    other = tmp_path / "inside"
    other.mkdir()
    (other / "good.txt").write_text(TEXT, encoding="utf-8")
    ids, errors = outcome(good, other)
    assert ids == ["good"]
    assert str(good) in errors[0]
    assert str(other / "good.txt") in errors[0]


def test_the_same_file_twice_is_one_file(tmp_path: Path, good: Path) -> None:
    assert outcome(good, tmp_path, tmp_path / "*.txt") == (["good"], [])


def test_a_folder_is_read_in_order_and_in_depth(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.HTM",
        "a.txt",
        ".hidden.txt",
        ".git/x.txt",
        "notes.doc",
        "c.jsonl",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    found = [str(path.relative_to(tmp_path)) for path in files([tmp_path])]
    assert found == ["a.txt", "c.jsonl", "b/1.HTM", "b/2.txt"]


def test_globs(tmp_path: Path) -> None:
    for name in ("x/2.txt", "x/y/1.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    assert len(files([str(tmp_path / "**" / "*.txt")])) == 2
    (tmp_path / "odd[1].txt").write_text(TEXT, encoding="utf-8")
    assert [p.name for p in files([tmp_path / "odd[1].txt"])] == ["odd[1].txt"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert "holds no document" in outcome(tmp_path)[1][0]


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "folder"
    outside = tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text(TEXT, encoding="utf-8")
    (folder / "link.txt").symlink_to(good)
    (folder / "inner").symlink_to(outside)
    (folder / "own.txt").write_text(TEXT, encoding="utf-8")
    (folder / "same.txt").symlink_to(folder / "own.txt")
    ids, errors = outcome(folder)
    assert ids == ["own"]
    assert len(errors) == 1
    assert "link that leads out" in errors[0]


def test_what_is_no_regular_file(tmp_path: Path, good: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    ids, errors = outcome(tmp_path / "pipe.txt", good)
    assert ids == ["good"]
    assert "not a regular file" in errors[0]


def test_a_name_without_suffix_is_text(tmp_path: Path) -> None:
    path = tmp_path / "article"
    path.write_text(TEXT, encoding="utf-8")
    assert outcome(path) == (["article"], [])


def test_a_text_too_long_for_a_pipeline() -> None:
    with pytest.raises(DocumentError, match="1,000,001 characters"):
        document_from_text("a", "a" * 1_000_001)
