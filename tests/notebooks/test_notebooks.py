"""Every notebook runs from top to bottom, shows what it promises, and is kept with its outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import running
from tests.notebooks.running import NOTEBOOKS

LARGEST = 1_000_000  # bytes of a notebook that is kept
PROMISES = {
    "01-first-graph": ("Open the desk", "who-denies-what", "Rado Mezin", "un message"),
    "02-sparql-for-analysts": ("Did you mean kg:sent?", "share of denials", "la coalition"),
    "03-who-says-what": ("image/png", "Rado Mezin", "holder", "Varesk", "15-correction"),
    "04-networks-over-time": ("image/svg+xml", "triangles balanced", "turned", "–["),
    "05-a-relation-without-code": ("kg:Town", "Francfort", "Bristol"),
    "06-your-own-spacy-pipeline": ("kg_claims", "rien signé", "Collectif du Pont"),
}
"""What stands in the outputs of each."""

pytestmark = pytest.mark.pipeline


def test_each_notebook_is_looked_at() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(PROMISES)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder for all of them: the store that the first one builds serves the others."""
    return tmp_path_factory.mktemp("notebooks")


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def executed(request: pytest.FixtureRequest, place: Path) -> tuple[str, Any]:
    return request.param.stem, running.executed(request.param, place)


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def told(notebook: Any) -> str:
    """Return all that the cells put out, as one text."""
    pieces = []
    for output in outputs(notebook):
        data = output.get("data", {})
        pieces += [output.get("text", ""), *data, data.get("text/html", ""), data.get("text/plain")]
    return "\n".join(filter(None, pieces))


def test_it_runs_without_error_or_warning_and_keeps_its_promises(
    executed: tuple[str, Any],
) -> None:
    name, notebook = executed
    for output in outputs(notebook):
        assert output.output_type != "error"
        assert output.get("name") != "stderr", output.text
    shown = told(notebook)
    assert [promise for promise in PROMISES[name] if promise not in shown] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_with_outputs_of_one_run(path: Path) -> None:
    import nbformat

    assert path.stat().st_size < LARGEST
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [*range(1, len(code) + 1)]
    assert [promise for promise in PROMISES[path.stem] if promise not in told(notebook)] == []
    assert not [output for output in outputs(notebook) if output.output_type == "error"]
    assert "/tmp/" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_it_shows_is_seen_where_no_script_runs(path: Path) -> None:
    import nbformat

    for output in outputs(nbformat.read(path, as_version=4)):
        data = output.get("data", {})
        assert data.keys() <= {"text/plain", "text/html", "image/png", "image/svg+xml"}
        html = data.get("text/html", "")
        assert "<script" not in html
        if "<iframe" in html:
            assert "<img " in html
