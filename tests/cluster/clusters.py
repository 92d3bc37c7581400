"""Clusters of Dask on this machine: a scheduler and worker processes that can be killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from distributed import LocalCluster

from kg.cli import main
from kg.store import open_store

__all__ = ["kg", "kill_a_worker", "local_cluster", "quads"]


@contextmanager
def local_cluster(port: int = 0, workers: int = 2) -> Iterator[LocalCluster]:
    """Give a cluster of worker processes with one thread each."""
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        scheduler_port=port,
        dashboard_address=":0",
        memory_limit=0,
    ) as cluster:
        yield cluster


def kill_a_worker(cluster: LocalCluster, number: int) -> None:
    """End a worker's process as a machine that fails would; its nanny starts another."""
    nannies = list(cluster.workers.values())
    process = nannies[number % len(nannies)].process
    pid = process.pid if process is not None else None
    if pid is not None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def kg(*arguments: object) -> int:
    """Run the command line; return its exit code."""
    try:
        main([*map(str, arguments)])
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def quads(store: Path) -> str:
    """Return all quads of a store as sorted N-Quads."""
    file = store.with_suffix(".nq")
    with open_store(store, read_only=True) as opened:
        opened.dump(file)
    return file.read_text(encoding="utf-8")
