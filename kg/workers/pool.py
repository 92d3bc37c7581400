"""Several workers on one store, each of them asked by one at a time."""

from __future__ import annotations

import queue
from pathlib import Path
from typing import Any

from kg.errors import LimitError
from kg.store import Closing
from kg.workers.limits import Limits
from kg.workers.worker import Job, Worker

__all__ = ["Pool"]


class Pool(Closing):
    """``size`` workers; ``ask`` may be called by many threads, and waits for one that is free."""

    def __init__(self, path: Path, limits: Limits, *, size: int = 4) -> None:
        self.limits = limits
        self._workers = [Worker(path, limits) for _ in range(size)]
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()  # the last one is the warmest
        for worker in self._workers:
            self._free.put(worker)

    def start(self) -> None:
        """Start all processes; raises what opening the store raises."""
        for worker in self._workers:
            worker.start()

    def ask(self, job: Job, **given: Any) -> bytes:
        """Return what a worker answers; see ``Worker.ask``.

        Raises ``LimitError`` too where all are busy for as long as an answer may take.
        """
        try:
            worker = self._free.get(timeout=self.limits.seconds)
        except queue.Empty:
            raise LimitError(
                "all workers are busy",
                place="the query",
                cure="Ask again later, or serve with more workers.",
                limit="workers",
            ) from None
        try:
            return worker.ask(job, **given)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.close()
