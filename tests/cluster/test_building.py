"""A cluster of two worker processes builds what one machine does, whatever falls on the way."""

from __future__ import annotations

import json
import random
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.assemble import BuildReport, Options, build
from kg.bundled import samples
from kg.cluster import Cluster, ClusterReader
from kg.errors import KgError
from kg.store import open_store
from tests.cluster.clusters import Workers, kg, local_cluster, quads

pytestmark = pytest.mark.pipeline

TOWNS = ("Varesk", "Lissan", "Ostrel", "Solmira")
LETTERS = 12
SMALL = 1_500  # bytes of a part: many parts of few documents


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, lines of JSON with one that is broken, a table, and a file that is no text."""
    folder = tmp_path_factory.mktemp("pile")
    for file in sorted(samples().iterdir()):
        shutil.copy(file, folder)
    lines = [
        json.dumps(
            {
                "id": f"lettre-{number}",
                "text": f"Milan Osterov a envoyé une lettre à Rado Mezin. "
                f"L'armée contrôle {TOWNS[number % 4]} depuis {number + 2} jours.",
                "published": "2025-03-08",
            },
            ensure_ascii=False,
        )
        for number in range(LETTERS)
    ]
    lines[5:5] = ["", '{"id": "half", "text"', lines[0]]
    (folder / "lettres.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "notes.csv").write_text("id,text\nn1,Rado Mezin a quitté Lissan.\n", "utf-8")
    (folder / "lost.txt").write_bytes(b"\x00\x01\x02")
    return folder


@pytest.fixture(scope="module")
def alone(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The quads that one process writes."""
    store = tmp_path_factory.mktemp("alone") / "S"
    assert kg("build", pile, "--store", store) == 1  # two documents can't be read, and one is there
    return quads(store)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Workers]:
    with local_cluster() as found:
        yield found


def built(pile: Path, store: Path, cluster: Cluster) -> tuple[BuildReport, list[KgError]]:
    """Build as the command line does, in small parts."""
    report, told = BuildReport(), list[KgError]()
    with open_store(store) as opened, ClusterReader(cluster, store) as reader:
        for options, documents in reader.piles([pile], Options(), on_error=told.append):
            report = report.plus(build(documents, opened, options, elsewhere=reader))
    return report, told


def test_a_cluster_writes_what_one_and_two_processes_write(
    pile: Path, alone: str, cluster: Workers, tmp_path: Path
) -> None:
    assert kg("build", pile, "--store", tmp_path / "two", "--processes", 2) == 1
    assert quads(tmp_path / "two") == alone
    where = ("--engine", "dask", "--scheduler", cluster.scheduler_address)
    assert kg("build", pile, "--store", tmp_path / "many", *where) == 1
    assert quads(tmp_path / "many") == alone


def test_what_fails_is_told_as_on_one_machine(
    pile: Path, alone: str, cluster: Workers, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    place = Cluster(cluster.scheduler_address, str(parts), part_bytes=SMALL)
    report, told = built(pile, tmp_path / "S", place)
    assert quads(tmp_path / "S") == alone
    places = [error.place.removeprefix(f"{pile}/") for error in told]
    assert places == ["lettres.jsonl:7", "lettres.jsonl:8", "lost.txt"]
    assert "has the id 'lettre-0'" in told[1].what

    made = {one.name: one.stat().st_mtime_ns for one in parts.iterdir()}
    assert len(made) > 3
    again, _ = built(pile, tmp_path / "S", place)
    assert (again.built, again.skipped) == (0, report.built)
    other, _ = built(pile, tmp_path / "other", place)
    assert other.built == report.built
    assert quads(tmp_path / "other") == alone
    assert {one.name: one.stat().st_mtime_ns for one in parts.iterdir()} == made


def test_workers_that_are_killed_change_nothing(
    pile: Path, alone: str, cluster: Workers, tmp_path: Path
) -> None:
    draw, parts = random.Random(7), tmp_path / "parts"
    kills = threading.Thread(target=_kill, args=(cluster, parts, draw))
    kills.start()
    place = Cluster(cluster.scheduler_address, str(parts), part_bytes=SMALL)
    built(pile, tmp_path / "S", place)
    kills.join()
    assert quads(tmp_path / "S") == alone


def _kill(cluster: Workers, parts: Path, draw: random.Random) -> None:
    """End one worker or the other five times, each time once another part is there."""
    seen, until = 0, time.monotonic() + 300
    for _ in range(5):
        while time.monotonic() < until:
            there = len(list(parts.iterdir())) if parts.is_dir() else 0
            if there > seen or seen == 0:
                break
            time.sleep(0.1)
        seen = there
        time.sleep(draw.uniform(0.2, 2))
        cluster.kill(draw.randrange(2))
