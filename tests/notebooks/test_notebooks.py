"""Every notebook runs from top to bottom, and shows what it promises."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.view.carried import tables_of

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

pytestmark = pytest.mark.pipeline


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def executed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(request.param, as_version=4)
    folder = tmp_path_factory.mktemp("notebook")
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    return notebook


def outputs(notebook: Any, source: str) -> str:
    """Return all that the cell with ``source`` in it put out, as one text."""
    cell = next(c for c in notebook.cells if c.cell_type == "code" and source in c.source)
    return "\n".join(
        output.get("text", "") + "".join(output.get("data", {}).get("text/html", ""))
        for output in cell.outputs
    )


def test_it_runs_without_error_or_warning(executed: Any) -> None:
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            assert output.output_type != "error"
            assert output.get("name") != "stderr", output.text


def test_the_graph_is_drawn_inline(executed: Any) -> None:
    page = outputs(executed, "graph.view(")
    assert page.strip().startswith('<iframe srcdoc="')
    assert 'sandbox="allow-scripts"' in page
    assert "Milan Osterov" in tables_of(unescape(page))["entities"]["label"]


def test_claims_questions_and_networks_have_answers(executed: Any) -> None:
    assert "according to" in outputs(executed, "kg:sent")
    assert "who-denies-what" in outputs(executed, "graph.questions")
    assert "is denied:" in outputs(executed, "denials[0]")
    assert "<table" in outputs(executed, "kg:controlledBy")


def test_notebooks_are_kept_without_outputs() -> None:
    import nbformat

    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)
        assert not any(cell.get("outputs") for cell in notebook.cells), path.name
