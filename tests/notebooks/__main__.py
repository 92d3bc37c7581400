"""``python -m tests.notebooks``: the notebooks run anew, top to bottom, and keep their outputs.

Run it from the root of the checkout, with the names of some, or for all. They run in one empty
folder, as in the tests.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat

from tests.notebooks.running import NOTEBOOKS, executed


def main() -> None:
    """Run the notebooks that are named, or all."""
    asked = set(sys.argv[1:])
    with tempfile.TemporaryDirectory() as name:
        for path in NOTEBOOKS:
            notebook = executed(path, Path(name))
            if asked and path.stem not in asked:
                continue
            for cell in notebook.cells:
                cell.metadata.pop("execution", None)
            nbformat.write(notebook, path)
            sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
