"""Several workers on one store, each of them asked by one at a time."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import KgError, LimitError
from kg.store import Closing
from kg.workers.limits import Limits
from kg.workers.worker import Job, Worker

__all__ = ["Pool"]


class Pool(Closing):
    """``size`` workers; ``ask`` may be called by many threads, and waits for one that is free.

    A worker whose process was ended starts another at once, while the others answer.
    """

    def __init__(
        self, path: Path, limits: Limits, *, size: int = 4, modules: Sequence[str] = ()
    ) -> None:
        self.limits = limits
        self._closed = threading.Event()
        self._workers = [Worker(path, limits, modules) for _ in range(size)]
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
            if worker.pid is not None:
                self._free.put(worker)
            else:
                threading.Thread(target=self._revive, args=(worker,), daemon=True).start()

    def _revive(self, worker: Worker) -> None:
        with contextlib.suppress(KgError):  # else the next answer tells what is wrong
            worker.start()
        if self._closed.is_set():
            worker.close()
        self._free.put(worker)

    def close(self) -> None:
        """End all processes."""
        self._closed.set()
        for worker in self._workers:
            worker.close()
