"""Clusters of Dask on this machine: a scheduler and worker processes that can be killed."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from distributed import LocalCluster

from kg.cli import main
from kg.store import open_store

__all__ = ["Workers", "kg", "local_cluster", "quads"]


class Workers:
    """A scheduler, and worker processes of it that are started anew whenever they end.

    Dask's own nannies give up where a worker ends while it starts, as it does on a busy machine.
    """

    def __init__(self, scheduler_address: str, number: int, threads: int) -> None:
        self.scheduler_address = scheduler_address
        self._command = (
            *(sys.executable, "-m", "distributed.cli.dask_worker", scheduler_address),
            *("--no-nanny", "--nthreads", str(threads), "--memory-limit", "0"),
            *("--no-dashboard", "--death-timeout", "60"),
        )
        self._processes = [self._started() for _ in range(number)]
        self._is_over = threading.Event()
        self._keeper = threading.Thread(target=self._keep)
        self._keeper.start()

    def kill(self, number: int) -> None:
        """End a worker's process as a machine that fails would; another takes its place."""
        self._processes[number % len(self._processes)].kill()

    def close(self) -> None:
        """End them all."""
        self._is_over.set()
        self._keeper.join()
        for process in self._processes:
            process.kill()
            process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _keep(self) -> None:
        while not self._is_over.wait(0.1):
            for number, process in enumerate(self._processes):
                if process.poll() is not None:
                    self._processes[number] = self._started()


@contextmanager
def local_cluster(port: int = 0, workers: int = 2, threads: int = 1) -> Iterator[Workers]:
    """Give a cluster of worker processes with so many threads each."""
    with (
        LocalCluster(
            n_workers=0, protocol="tcp", scheduler_port=port, dashboard_address=":0"
        ) as scheduler,
        closing(Workers(scheduler.scheduler_address, workers, threads)) as found,
    ):
        yield found
    with warnings.catch_warnings():  # sockets that Dask leaves open
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


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
