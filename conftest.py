"""Which modules' doctests can't be collected here."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

# the recipe that trains the parser needs the extra "train"; everything else runs without PyTorch
collect_ignore = [
    str(path.relative_to(Path(__file__).parent))
    for path in sorted((Path(__file__).parent / "kg" / "pipelines" / "train").rglob("*.py"))
    if find_spec("torch") is None and "\nimport torch\n" in path.read_text(encoding="utf-8")
]
