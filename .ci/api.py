"""The API reference as pages, from the docstrings: ``python .ci/api.py FOLDER`` (extra ``docs``).

A name in ``__all__`` that is not there is an error. What trains pipelines needs PyTorch and is left
out.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import pdoc

import kg

_PACKAGE = Path(kg.__file__).parent
_LEFT_OUT = ("kg.pipelines.train", "kg.__main__")


def modules() -> list[str]:
    """Return all modules of kg that users or contributors may read about, sorted."""
    found = []
    for path in sorted(_PACKAGE.rglob("*.py")):
        parts = path.relative_to(_PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if not name.startswith(_LEFT_OUT):
            found.append(name)
    return found


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message=".*(already been added|type annotation)")
    warnings.filterwarnings("error", message=".*does not resolve")
    for name in kg.__all__:  # they are imported when first used, which pdoc doesn't do
        setattr(kg, name, getattr(kg, name))
    pdoc.render.configure(docformat="restructuredtext", footer_text="kg: who says what about whom")
    pdoc.pdoc(*modules(), output_directory=Path(sys.argv[1]))
