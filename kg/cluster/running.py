"""Tasks on a Dask cluster: a bounded number at a time, in order, whatever falls on the way."""

from __future__ import annotations

import contextlib
import queue
import statistics
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kg.cluster.pieces import Piece
from kg.cluster.tasks import PART_BYTES, Manner, Task
from kg.cluster.work import count_lines, make_part
from kg.documents.formats.extras import needed
from kg.errors import DocumentError, KgError
from kg.store import Closing

__all__ = ["Cluster", "Running"]

Client: TypeAlias = Any  # of Dask, which tells no types of these
Future: TypeAlias = Any

_AHEAD = 2  # tasks under way for each thread of the workers
_LEAST = 8  # under way even where no worker is there yet: clusters grow when they are asked
_TICK = 1.0  # seconds between two looks at what nobody tells of
_LATE, _SLOWER = 60.0, 4.0  # seconds, and times the median, after which a task is sent once more


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the work is done: the address of a Dask scheduler, and the folder of the parts.

    ``parts`` is a folder, or an address that fsspec reads (``s3://…``), under which all machines
    reach the same files. A task reads about ``part_bytes``; what fails is tried ``tries`` times.
    A scheduler that is gone is waited for ``patience`` seconds.
    """

    scheduler: str
    parts: str
    part_bytes: int = PART_BYTES
    tries: int = 3
    patience: float = 600.0


@dataclass(slots=True, eq=False)
class _Flight:
    """A task under way, or over: then its part is there, or ``error`` tells why it is not."""

    task: Task
    tries: int = 0
    since: float = 0.0
    futures: list[Future] = field(default_factory=list)
    is_over: bool = False
    error: KgError | None = None


class Running(Closing):
    """A connection to a cluster that makes the parts of tasks."""

    def __init__(self, cluster: Cluster) -> None:
        """Connect. Raises ``KgError`` where there is no scheduler, or no Dask here."""
        self.cluster = cluster
        self._distributed = needed("distributed", extra="cluster", place="--engine dask")
        self._over: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._up: list[_Flight] = []
        self._took: deque[float] = deque(maxlen=200)
        self._client = self._connected()

    def close(self) -> None:
        """Let go of the cluster; parts that are there stay."""
        with contextlib.suppress(Exception):
            self._client.close(timeout=5)

    def made(self, tasks: Iterable[Task], manner: Manner) -> Iterator[Task | KgError]:
        """Yield each task once its part is there, in order, or the error that stands for it.

        What fails again and again is parted, so that only what it fails over is set aside.
        """
        rest, line = iter(tasks), deque[_Flight]()
        is_done = False
        while line or not is_done:
            while not is_done and len(self._up) < self._most():
                task = next(rest, None)
                is_done = task is None
                if task is not None:
                    line.append(self._sent(_Flight(task), manner))
            while line and line[0].is_over:
                flight = line.popleft()
                yield flight.error or flight.task
            if line:
                self._wait(line, manner, is_ending=is_done)

    def counted(self, pieces: Sequence[Piece]) -> list[int]:
        """Return how many lines end in each piece."""
        futures = self._client.map(count_lines, pieces, pure=False)
        return list(self._client.gather(futures))

    # -- what happens ------------------------------------------------------------------------------

    def _wait(self, line: deque[_Flight], manner: Manner, *, is_ending: bool) -> None:
        with contextlib.suppress(queue.Empty):
            self._over.get(timeout=_TICK)
            while True:
                self._over.get_nowait()
        if self._client.status != "running":
            self._reconnect()
        now = time.monotonic()
        for flight in tuple(self._up):
            if not flight.futures:
                self._sent(flight, manner)
            elif any(one.status == "finished" for one in flight.futures):
                self._took.append(now - flight.since)
                self._land(flight)
            elif all(one.status == "error" for one in flight.futures):
                self._failed(flight, line, manner)
            elif all(one.status in ("cancelled", "lost", "error") for one in flight.futures):
                self._sent(flight, manner)
            elif is_ending and len(flight.futures) == 1 and now - flight.since > self._late():
                self._sent(flight, manner, beside=True)

    def _sent(self, flight: _Flight, manner: Manner, *, beside: bool = False) -> _Flight:
        """Send a task; ``beside`` the one that is late: whichever is first makes the part."""
        number = time.monotonic_ns()
        future = self._client.submit(
            make_part,
            flight.task,
            manner,
            self.cluster.parts,
            key=f"part-{flight.task.name.partition('.')[0]}-{number}",
            pure=False,
        )
        future.add_done_callback(self._over.put)
        if not beside:
            flight.futures.clear()
            flight.since = time.monotonic()
        flight.futures.append(future)
        if flight not in self._up:
            self._up.append(flight)
        return flight

    def _land(self, flight: _Flight) -> None:
        flight.is_over = True
        flight.futures.clear()
        self._up.remove(flight)

    def _failed(self, flight: _Flight, line: deque[_Flight], manner: Manner) -> None:
        error = flight.futures[0].exception()
        if isinstance(error, KgError):
            raise error
        flight.tries += 1
        halves = flight.task.halves()
        fell = isinstance(error, self._distributed.KilledWorker)
        if flight.tries < self.cluster.tries and (len(halves) == 1 or not fell):
            self._sent(flight, manner)
        elif not fell and not self._took:
            raise KgError(
                f"its workers can do nothing ({_told(error)})",
                place=self.cluster.scheduler,
                cure="Install the same kg, with the extra 'cluster', on scheduler and workers.",
            )
        elif len(halves) > 1:
            self._land(flight)
            parted = [_Flight(Task.of(pieces, manner)) for pieces in halves]
            at = line.index(flight)
            line.remove(flight)
            for number, one in enumerate(parted):
                line.insert(at + number, self._sent(one, manner))
        else:
            flight.error = _set_aside(flight.task, error, fell=fell)
            self._land(flight)

    # -- the cluster -------------------------------------------------------------------------------

    def _most(self) -> int:
        try:
            threads = int(sum(self._client.nthreads().values()))
        except Exception:  # noqa: BLE001  (it is told when what was sent does not come back)
            threads = 0
        return max(_LEAST, _AHEAD * threads)

    def _late(self) -> float:
        usual = statistics.median(self._took) if self._took else _LATE
        return max(_LATE, _SLOWER * usual)

    def _connected(self) -> Client:
        address = self.cluster.scheduler
        try:
            return self._distributed.Client(address, timeout=10, set_as_default=False)
        except (OSError, TimeoutError, ValueError, ImportError) as error:
            raise KgError(
                f"is no scheduler of Dask that answers ({_told(error)})",
                place=address,
                cure="Start one (dask scheduler), and give its address: --scheduler tcp://HOST:8786"
                "; parts that are made stay.",
            ) from None

    def _reconnect(self) -> None:
        """Wait for the scheduler, or for one that takes its place; send anew what was under way."""
        until = time.monotonic() + self.cluster.patience
        self.close()
        while True:
            try:
                self._client = self._connected()
                break
            except KgError:
                if time.monotonic() > until:
                    raise
                time.sleep(_TICK)
        for flight in self._up:
            flight.futures = []


def _set_aside(task: Task, error: BaseException | None, *, fell: bool) -> KgError:
    how = "ended each worker that read it" if fell else f"can't be read ({_told(error)})"
    return DocumentError(
        how,
        place=", ".join(map(str, task.pieces)),
        cure="Leave it out, or give workers more memory; the rest is read.",
    )


def _told(error: Any) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
