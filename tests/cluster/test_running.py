"""Jobs on a real cluster: what falls is done again, what falls each time is set aside alone."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dask
import pytest

from kg.cluster import Cluster
from kg.cluster.running import Running
from kg.errors import KgError
from tests.cluster.clusters import local_cluster


@dataclass(frozen=True)
class Numbers:
    """Numbers that are written to files, each by itself."""

    numbers: tuple[int, ...]

    @property
    def name(self) -> str:
        return f"{self.numbers[0]}-{self.numbers[-1]}"

    def __str__(self) -> str:
        return ", ".join(map(str, self.numbers))

    def halves(self) -> tuple[Numbers, ...]:
        middle = len(self.numbers) // 2
        parted = self.numbers[:middle], self.numbers[middle:]
        return tuple(map(Numbers, parted)) if middle else (self,)


def write(job: Numbers, place: str) -> None:
    """Write the numbers, slowly; 5 ends the process, 6 fails at first."""
    for number in job.numbers:
        time.sleep(0.05)
        if number == 5:
            os._exit(1)
        if number == 6 and not (tried := Path(place, "tried")).exists():
            tried.touch()
            raise ValueError("not yet")
        Path(place, str(number)).touch()


def write_slowly(job: Numbers, place: str) -> None:
    """Write one number after half a second; 5 ends the process before, whatever runs beside it."""
    (number,) = job.numbers
    time.sleep(0.1 if number == 5 else 0.5)
    if number == 5:
        os._exit(1)
    Path(place, str(number)).touch()


def fours(most: int) -> Iterator[Numbers]:
    for start in range(0, most, 4):
        yield Numbers(tuple(range(start, start + 4)))


def there(folder: Path) -> set[int]:
    return {int(one.name) for one in folder.iterdir() if one.name.isdigit()}


def test_only_what_ends_its_workers_is_set_aside(tmp_path: Path) -> None:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        local_cluster() as cluster,
        Running(Cluster(cluster.scheduler_address, str(tmp_path))) as running,
    ):
        found = list(running.done(fours(16), write))
    done = [number for one in found if isinstance(one, Numbers) for number in one.numbers]
    assert done == [0, 1, 2, 3, 4, *range(6, 16)]
    (error,) = (one for one in found if isinstance(one, KgError))
    assert str(error).startswith("5: ended each worker that read it. Leave it out")
    assert there(tmp_path) == {*range(16)} - {5}


def test_what_runs_beside_a_killer_each_time_is_tried_alone(tmp_path: Path) -> None:
    jobs = [Numbers((number,)) for number in (5, 6, 7)]
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        local_cluster(workers=1, threads=3) as cluster,
        Running(Cluster(cluster.scheduler_address, str(tmp_path))) as running,
    ):
        found = list(running.done(jobs, write_slowly))
    assert found[1:] == jobs[1:]
    assert isinstance(found[0], KgError)
    assert there(tmp_path) == {6, 7}


def test_a_scheduler_that_comes_back_goes_on(tmp_path: Path) -> None:
    jobs = [Numbers((number,)) for number in range(100, 160)]
    found: list[Numbers | KgError] = []

    def run() -> None:
        found.extend(running.done(jobs, write))

    with local_cluster() as first:
        address = first.scheduler_address
        running = Running(Cluster(address, str(tmp_path), patience=120))
        at_work = threading.Thread(target=run)
        at_work.start()
        while len(there(tmp_path)) < 5:
            time.sleep(0.05)
    assert len(there(tmp_path)) < len(jobs)
    with local_cluster(port=int(address.rpartition(":")[2])):
        at_work.join(120)
        running.close()
    assert found == jobs


def test_a_cluster_without_workers_is_told_once_patience_ends(tmp_path: Path) -> None:
    with (
        local_cluster(workers=0) as cluster,
        Running(Cluster(cluster.scheduler_address, str(tmp_path), patience=2)) as running,
        pytest.raises(KgError, match=r"has had no worker for 2 s\. Start workers"),
    ):
        list(running.done(fours(16), write))


def test_no_scheduler_is_told_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"tcp://127.0.0.1:9: is no scheduler .* \(dask scheduler"):
        Running(Cluster("tcp://127.0.0.1:9", str(tmp_path)))
