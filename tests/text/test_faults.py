"""What a person is told of damaged texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.documents import document_from_text
from kg.languages import load
from kg.text.faults import faults


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le gÃ©nÃ©ral part Ã\u00a0 Lissan.", "3 letters of UTF-8 taken for another encoding"),
        ("Le gÃƒÂ©nÃƒÂ©ral part.", "2 letters of UTF-8 taken for another encoding"),
        ("Le g√©n√©ral part √† Lissan.", "3 letters of UTF-8 taken for another encoding"),
        ("Le g&eacute;n&amp;eacute;ral part.", "2 letters written as in HTML ('&eacute;')"),
        ("Il demande larrêt des tirs dartillerie.", "2 lost apostrophes are read"),
        ("Le g\ufffdnéral part.", "1 letter lost"),
    ],
)
def test_damage_is_told(text: str, told: str) -> None:
    (found,) = faults(document_from_text("d", text), load("fr"))
    assert found.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "L'été à Oran.",
        "« Â bientôt », dit-elle.",
        "Le lavoir d'Oran.",
        "R&D; l'écart de √2 et 3 < 4 &lt; 5.",
    ],
)
def test_sound_texts_are_told_nothing(text: str) -> None:
    assert faults(document_from_text("d", text), load("fr")) == ()


@pytest.mark.pipeline
def test_the_command_tells(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le gÃ©nÃ©ral Ivo Broz a rencontrÃ© Jana Meux.", encoding="utf-8")
    found = CliRunner().invoke(app, ["extract", str(path)])
    assert found.exit_code == 0
    assert "kg:metWith" in found.stdout
    assert "note: " in found.stderr
    assert "another encoding" in found.stderr
