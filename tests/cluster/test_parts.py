"""Parts, pieces and tasks: what is written comes back, and stretches of a file are all of it."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest

from kg.assemble import Reading
from kg.cluster.coding import coder
from kg.cluster.parts import documents, entries, write_part
from kg.cluster.pieces import Piece
from kg.cluster.places import Parts, is_object, packed, stored_files
from kg.cluster.tasks import Manner, Task, found_pieces, tasks
from kg.documents import Asked, Note, document_from_text, documents_of
from kg.errors import DocumentError, ForeignError, KgError
from kg.model import (
    Claim,
    Document,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Predicate,
    Quotation,
    Role,
    Span,
    Tense,
    TimeExpression,
)
from kg.store import Options

WHO = Mention(0, 5, "Mezin", head=(0, 5), kind=MentionKind.NAME, type="kg:Person", name="Mezin")
WHEN = Literal(14, 19, "lundi", "2025-03-10", "xsd:date")


def reading() -> Reading:
    document = document_from_text("a", "Mezin part le lundi.", published="2025-03-08")
    claim = Claim(
        "sha256:1",
        "a",
        "a#e1",
        WHO,
        Predicate(6, 10, "part", "open:partir", "partir"),
        WHEN,
        Role.TIME,
        Span(0, 20, document.text),
        "fr",
        modality=Modality.POSSIBLE,
        tense=Tense.PRESENT,
        outer_holders=(WHO, dataclasses.replace(WHO, part=1)),
        time=TimeExpression(14, 19, "lundi", "2025-03-10"),
        confidence=0.1 + 0.2,
        confidence_reasons=("far", "mood"),
    )
    said = Quotation("sha256:2", "a", Span(0, 5, "Mezin"), direct=True, speaker=WHO, claims=("x",))
    other = dataclasses.replace(claim, object=WHO, subject=None)
    return Reading(document, (claim, other), (said,), (claim.time,), (WHO,))  # type: ignore[arg-type]


def test_what_was_read_comes_back_from_a_part(tmp_path: Path) -> None:
    found = [
        reading(),
        DocumentError("is empty", place="b.txt", cure="Leave it out."),
        ForeignError("is in English", place="c.txt", cure="Name one.", language="en"),
        Note(place="d.zip", text="holds pictures"),
    ]
    parts = Parts(str(tmp_path / "parts"))
    write_part(parts, "one", found)
    back = list(entries(parts, "one"))
    assert back[0] == found[0]
    assert repr(back[0]) == repr(found[0])
    assert [(type(one), vars(one)) for one in back[1:3] if isinstance(one, KgError)] == [
        (type(one), vars(one)) for one in found[1:3] if isinstance(one, KgError)
    ]
    assert back[3] == found[3]
    assert [type(one) for one in entries(parts, "one", "en")] == [type(one) for one in found[1:]]
    assert next(documents(parts, "one")) == reading().document
    assert "one" in parts
    assert parts.names() == {"one"}


@pytest.mark.parametrize("text", ['["reading", "fr", [1, 2]]\n', "[]\n", '{"a": 1}', "\x00"])
def test_a_part_that_was_tampered_with_is_an_error(tmp_path: Path, text: str) -> None:
    parts = Parts(str(tmp_path))
    parts.write("one", packed(text))
    with pytest.raises(KgError, match=r"one: is damaged .* Remove it"):
        list(entries(parts, "one"))
    (tmp_path / "one").write_bytes(packed(text)[:9])
    with pytest.raises(KgError, match=r"one: can't be read"):
        list(entries(parts, "one"))


def test_no_value_of_another_kind_is_decoded() -> None:
    with pytest.raises(TypeError, match="is no int"):
        coder(Span).decode(["0", 3, "Oui"])


def lines(many: int) -> str:
    draw = random.Random(3)
    rows = []
    for number in range(many):
        text = f"Mezin a quitté Varesk {'hier ' * draw.randrange(30)}à midi."
        rows.append(f'{{"id": "d{number}", "text": "{text}"}}')
        rows += [""] * (draw.randrange(9) == 0)
    rows.insert(4, '{"id": "broken"')
    return "\n".join(rows)


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("most", [1, 40, 100, 512, 10_000])
@pytest.mark.parametrize("scheme", ["", "file://"])
def test_stretches_of_a_file_hold_each_line_once(
    tmp_path: Path, end: str, most: int, scheme: str
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(lines(12) + end, "utf-8")
    (whole,) = found_pieces([f"{scheme}{path}"], allow_network=False)
    assert isinstance(whole, Piece)
    asked = Asked(lang="fr")
    cut = [piece for task in made([whole], most) for piece in task.pieces]
    assert len(cut) > 1 or most == 10_000
    together = [told(one) for piece in cut for one in documents_of(piece.source(), asked)]
    assert together == [told(one) for one in documents_of(whole.source(), asked)]
    assert len(together) == 13


def test_what_is_in_utf_16_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(lines(12), "utf-16")
    (whole,) = found_pieces([path], allow_network=False)
    assert isinstance(whole, Piece)
    assert [task.pieces for task in made([whole], 100)] == [(whole,)]


def told(one: object) -> object:
    return (one.id, one.text, one.path) if isinstance(one, Document) else str(one)


def made(pieces: list[Piece], most: int) -> list[Task]:
    manner = Manner({"fr": Options().setup()}, {"fr": "0"}, False, {}, Options())
    return list(tasks(pieces, manner, lambda some: [one.lines() for one in some], most))


def test_a_file_more_changes_one_part(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(f"Mezin part le {number}.", "utf-8")

    def names() -> set[str]:
        found = found_pieces([tmp_path], allow_network=False)
        return {task.name for task in made([p for p in found if isinstance(p, Piece)], 1 << 18)}

    before = names()
    assert len(before) > 5
    assert names() == before
    (tmp_path / "017b.txt").write_text("Selm reste.", "utf-8")
    assert len(names() - before) <= 2
    (tmp_path / "200.txt").write_text("Selm revient.", "utf-8")
    assert len(names() & before) >= len(before) - 3


def test_only_what_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a.txt").write_text("Mezin part.", "utf-8")
    (tmp_path / "inside" / ".hidden.txt").write_text("Mezin part.", "utf-8")
    (tmp_path / "inside" / "b.png").write_bytes(b"0")
    (tmp_path / "out.txt").write_text("Selm part.", "utf-8")
    (tmp_path / "inside" / "out.txt").symlink_to(tmp_path / "out.txt")
    folder = (tmp_path / "inside").as_uri()
    assert [one.name for one in stored_files(folder, frozenset({".txt"}))] == ["a.txt"]
    assert [one.size for one in stored_files(f"{folder}/a.txt", frozenset())] == [11]
    with pytest.raises(DocumentError, match="holds no document"):
        list(stored_files(f"{folder}/none", frozenset({".txt"})))
    with pytest.raises(DocumentError, match="an address in an address"):
        list(stored_files(f"file://x::{folder}", frozenset({".txt"})))
    lost, refused = found_pieces(["https://lumen.example/a", "ftp://x/a"], allow_network=False)
    assert isinstance(lost, Piece)
    with pytest.raises(DocumentError, match="x/a: does not exist"):
        lost.source()
    assert isinstance(refused, DocumentError)
    assert "nothing is fetched unless you ask for it" in str(refused)
    assert not is_object("https://lumen.example/a")
    (page,) = found_pieces(["https://lumen.example/a"], allow_network=True)
    assert isinstance(page, Piece)
    assert page.is_page
