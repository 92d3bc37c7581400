"""Notebooks, run from top to bottom."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

__all__ = ["NOTEBOOKS", "executed"]

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def executed(path: Path, place: Path) -> Any:
    """Return a notebook as it is after a run in a folder; raises what a cell raises."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(place)}}
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources)
    bins = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # for !kg
    client.execute(env={**os.environ, "PATH": bins})
    return notebook
