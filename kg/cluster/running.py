"""Jobs on a Dask cluster: a bounded number at a time, in order, whatever falls on the way."""

from __future__ import annotations

import contextlib
import queue
import statistics
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, Self, TypeAlias, TypeVar

from kg.cluster.pieces import Piece
from kg.cluster.tasks import PART_BYTES
from kg.cluster.work import count_lines
from kg.documents.formats.extras import needed
from kg.errors import DocumentError, KgError
from kg.store import Closing

__all__ = ["Cluster", "Job", "Running"]

Client: TypeAlias = Any  # of Dask, which tells no types of these
Future: TypeAlias = Any


class Job(Protocol):
    """What is done by one worker, once or more often: it leaves a file that is named by it.

    As a string it tells a person what it reads.
    """

    @property
    def name(self) -> str:
        """What tells it from others."""

    def halves(self) -> Sequence[Self]:
        """Return the jobs that do its parts, itself where it can't be parted."""


AnyJob = TypeVar("AnyJob", bound=Job)
Work: TypeAlias = Callable[[AnyJob, str], None]
"""What a worker does: with a job, and the folder of the parts."""

_AHEAD = 2  # tasks under way for each thread of the workers
_LEAST = 8  # under way even where no worker is there yet: clusters grow when they are asked
_TICK = 1.0  # seconds between two looks at what nobody tells of
_LATE, _SLOWER = 60.0, 4.0  # seconds, and times the median, after which a task is sent once more


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the work is done: the address of a Dask scheduler, and the folder of the parts.

    ``parts`` is a folder, or an address that fsspec reads (``s3://…``), under which all machines
    reach the same files. A task reads about ``part_bytes``; what fails is tried ``tries`` times.
    A scheduler that is gone, or that has no workers, is waited for ``patience`` seconds.
    """

    scheduler: str
    parts: str
    part_bytes: int = PART_BYTES
    tries: int = 3
    patience: float = 600.0


@dataclass(slots=True, eq=False)
class _Flight(Generic[AnyJob]):
    """A job under way, or over: then it is done, or ``error`` tells why it is not."""

    job: AnyJob
    tries: int = 0  # that failed
    falls: int = 0  # that ended with a worker, by whatever it fell over
    is_alone: bool = False  # under way while nothing else is: what ends its worker then is itself
    since: float = 0.0
    futures: list[Future] = field(default_factory=list)
    is_over: bool = False
    error: KgError | None = None


class Running(Closing):
    """A connection to a cluster that does jobs."""

    def __init__(self, cluster: Cluster) -> None:
        """Connect. Raises ``KgError`` where there is no scheduler, or no Dask here."""
        self.cluster = cluster
        self.distributed = needed("distributed", extra="cluster", place="--engine dask")
        self.client = self._connected()
        self._worked = time.monotonic()  # when a worker was last seen

    def close(self) -> None:
        """Let go of the cluster; parts that are there stay."""
        with contextlib.suppress(Exception):
            self.client.close(timeout=5)

    def done(self, jobs: Iterable[AnyJob], work: Work[AnyJob]) -> Iterator[AnyJob | KgError]:
        """Yield each job once it is done, in order, or the error that stands for it.

        What fails again and again is parted, so that only what it fails over is set aside. Other
        jobs may be done meanwhile. A worker takes with it whatever it had under way: what ended
        with one again and again is tried alone before it is held for the cause.
        """
        return _Course(self, work).done(jobs)

    def counted(self, pieces: Sequence[Piece]) -> list[int]:
        """Return how many lines end in each piece."""
        futures = self.client.map(count_lines, pieces, pure=False)
        return list(self.client.gather(futures))

    def most(self) -> int:
        """Return how many jobs may be under way."""
        try:
            threads = int(sum(self.client.nthreads().values()))
        except Exception:  # noqa: BLE001  (it is told when what was sent does not come back)
            threads = 0
        if threads:
            self._worked = time.monotonic()
        return max(_LEAST, _AHEAD * threads)

    def without_workers(self) -> None:
        """Raise ``KgError`` where no worker was seen for longer than one has patience."""
        if time.monotonic() - self._worked > self.cluster.patience:
            raise KgError(
                f"has had no worker for {self.cluster.patience:.0f} s",
                place=self.cluster.scheduler,
                cure="Start workers (dask worker ADDRESS), and run the same command again; parts"
                " that are made stay.",
            )

    def reconnect(self) -> None:
        """Wait for the scheduler, or for one that takes its place."""
        until = time.monotonic() + self.cluster.patience
        self.close()
        while True:
            try:
                self.client = self._connected()
                self._worked = time.monotonic()
                return
            except KgError:
                if time.monotonic() > until:
                    raise
                time.sleep(_TICK)

    def _connected(self) -> Client:
        address = self.cluster.scheduler
        try:
            return self.distributed.Client(address, timeout=10, set_as_default=False)
        except (OSError, TimeoutError, ValueError, ImportError) as error:
            raise KgError(
                f"is no scheduler of Dask that answers ({_told(error)})",
                place=address,
                cure="Start one (dask scheduler), and give its address: --scheduler tcp://HOST:8786"
                "; parts that are made stay.",
            ) from None


class _Course(Generic[AnyJob]):
    """Jobs of one kind on their way through a cluster."""

    def __init__(self, running: Running, work: Work[AnyJob]) -> None:
        self._running, self._work = running, work
        self._client = running.client
        self._over: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._line: deque[_Flight[AnyJob]] = deque()
        self._up: list[_Flight[AnyJob]] = []
        self._suspects: deque[_Flight[AnyJob]] = deque()
        self._took: deque[float] = deque(maxlen=200)

    def done(self, jobs: Iterable[AnyJob]) -> Iterator[AnyJob | KgError]:
        """Yield the jobs, or what stands for them, in order."""
        rest, is_last = iter(jobs), False
        while self._line or not is_last:
            most = self._running.most()
            while not is_last and not self._is_held and len(self._up) < most:
                job = next(rest, None)
                is_last = job is None
                if job is not None:
                    self._line.append(self._sent(_Flight(job)))
            if self._suspects and not self._up:
                suspect = self._suspects.popleft()
                suspect.is_alone = True
                self._sent(suspect)
            while self._line and self._line[0].is_over:
                flight = self._line.popleft()
                yield flight.error or flight.job
            if self._line:
                self._wait(is_ending=is_last)

    @property
    def _is_held(self) -> bool:
        """Whether nothing new is sent, since a suspect waits to be alone, or is."""
        return bool(self._suspects) or any(flight.is_alone for flight in self._up)

    def _wait(self, *, is_ending: bool) -> None:
        with contextlib.suppress(queue.Empty):
            self._over.get(timeout=_TICK)
            while True:
                self._over.get_nowait()
        if self._running.client.status != "running":
            self._running.reconnect()
        if self._client is not self._running.client:
            self._client = self._running.client
            for flight in self._up:
                flight.futures.clear()
        self._running.without_workers()
        now = time.monotonic()
        for flight in tuple(self._up):
            states = {one.status for one in flight.futures}
            if "finished" in states:
                self._took.append(now - flight.since)
                self._land(flight)
            elif states == {"error"}:
                self._failed(flight)
            elif states <= {"cancelled", "lost", "error"}:
                self._sent(flight)
            elif is_ending and len(flight.futures) == 1 and now - flight.since > self._late():
                self._sent(flight, beside=True)

    def _sent(self, flight: _Flight[AnyJob], *, beside: bool = False) -> _Flight[AnyJob]:
        """Send a job; ``beside`` the one that is late: whichever is first does it."""
        future = self._client.submit(
            self._work,
            flight.job,
            self._running.cluster.parts,
            key=f"{self._work.__name__}-{flight.job.name}-{time.monotonic_ns()}",
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

    def _land(self, flight: _Flight[AnyJob]) -> None:
        flight.is_over = True
        flight.futures.clear()
        self._up.remove(flight)

    def _failed(self, flight: _Flight[AnyJob]) -> None:
        error = flight.futures[0].exception()
        if isinstance(error, KgError):
            raise error
        halves = flight.job.halves()
        fell = isinstance(error, self._running.distributed.KilledWorker)
        flight.falls += fell
        flight.tries += not fell
        tried = flight.falls if fell else flight.tries
        if tried < self._running.cluster.tries and (len(halves) == 1 or not fell):
            self._sent(flight)
        elif not fell and not self._took:
            raise KgError(
                f"its workers can do nothing ({_told(error)})",
                place=self._running.cluster.scheduler,
                cure="Install the same kg, with the extra 'cluster', on scheduler and workers.",
            )
        elif len(halves) > 1:
            self._land(flight)
            at = self._line.index(flight)
            self._line.remove(flight)
            for number, half in enumerate(halves):
                self._line.insert(at + number, self._sent(_Flight(half)))
        elif fell and not flight.is_alone:
            flight.futures.clear()
            self._up.remove(flight)
            self._suspects.append(flight)
        else:
            flight.error = _set_aside(flight.job, error, fell=fell)
            self._land(flight)

    def _late(self) -> float:
        usual = statistics.median(self._took) if self._took else _LATE
        return max(_LATE, _SLOWER * usual)


def _set_aside(job: Job, error: BaseException | None, *, fell: bool) -> KgError:
    how = "ended each worker that read it" if fell else f"can't be read ({_told(error)})"
    return DocumentError(
        how,
        place=str(job),
        cure="Leave it out, or give workers more memory; the rest is read.",
    )


def _told(error: Any) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
