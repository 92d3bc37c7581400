"""What a person is told of damaged texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.documents import document_from_text, read
from kg.errors import DocumentError
from kg.languages import load
from kg.text.faults import faults


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le gÃ©nÃ©ral part Ã\u00a0 Lissan.", "3 letters of UTF-8 taken for Windows-1252"),
        ("Il demande larrêt des tirs dartillerie.", "2 lost apostrophes are read"),
        ("Le g\ufffdnéral part.", "1 letter lost"),
    ],
)
def test_damage_is_told(text: str, told: str) -> None:
    (found,) = faults(document_from_text("d", text), load("fr"))
    assert found.startswith(told)


@pytest.mark.parametrize("text", ["L'été à Oran.", "« Â bientôt », dit-elle.", "Le lavoir d'Oran."])
def test_sound_texts_are_told_nothing(text: str) -> None:
    assert faults(document_from_text("d", text), load("fr")) == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"Le g\xe9n\xc3\xa9ral part \xc3\xa0 Oran.", "UTF-8 but for 1 byte (0xe9 at 4)"),
        (b"Le g\xe9n\xe9ral part \xe0 Oran.", "is not UTF-8 (byte 0xe9 at 4)"),
    ],
)
def test_the_cure_keeps_the_rest_of_the_text(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        list(read([path]))
    assert told in str(caught.value)
    assert ("-c -f UTF-8" in str(caught.value)) == ("but for" in told)


@pytest.mark.pipeline
def test_the_command_tells(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le gÃ©nÃ©ral Ivo Broz a rencontrÃ© Jana Meux.", encoding="utf-8")
    found = CliRunner().invoke(app, ["extract", str(path)])
    assert found.exit_code == 0
    assert "kg:metWith" in found.stdout
    assert "note: " in found.stderr
    assert "Windows-1252" in found.stderr
