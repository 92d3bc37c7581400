"""Each target for a moment, and whatever was found once."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.fuzz.running import Run
from tests.fuzz.targets import NAMES, target

SEEDS = Path(__file__).parent / "seeds"
TRIED = {"readers": 150, "texts": 120, "trees": 25, "graphs": 40, "ontologies": 20, "offsets": 10}
NEEDED = ("pdfminer", "openpyxl", "striprtf", "feedparser", "warcio", "pyarrow", "py3langid")


def _whole(name: str) -> None:
    needed = {"readers": NEEDED, "offsets": NEEDED, "requests": ("starlette", "uvicorn")}
    if not all(map(importlib.util.find_spec, needed.get(name, ()))):
        pytest.skip("an extra is not installed")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_changed_at_random_falls_nowhere(name: str, tmp_path: Path) -> None:
    _whole(name)
    run = Run(target(name), tmp_path / "found")
    run.at_random(60, seed=1, most=len(run.target.seeds) + TRIED.get(name, 100))
    assert not run.found
    assert run.count > len(run.target.seeds)


@pytest.mark.parametrize("path", sorted(SEEDS.iterdir()), ids=lambda path: path.name)
def test_what_was_found_once_is_mended(path: Path) -> None:
    name = path.name.partition("-")[0]
    _whole(name)
    target(name).run(path.read_bytes())
