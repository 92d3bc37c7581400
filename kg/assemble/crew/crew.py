"""Chunks → what several processes read of them, in order; what ends one of them is set aside."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from kg.assemble.chunks import length
from kg.assemble.crew.falls import Fall, set_aside
from kg.assemble.crew.forking import ForkServer
from kg.assemble.crew.protocol import Fallen
from kg.assemble.reader import Reading
from kg.errors import KgError
from kg.model import Document
from kg.processes import receive, send
from kg.store import Closing

__all__ = ["Crew"]

_AHEAD = 4  # chunks that a process has before it, so that it need not wait while we write
_PATIENCE = 20  # times its share of a processor that a chunk may take by the clock
_LOOK = 2.0  # seconds between two looks at the clock
_IN_A_ROW = 8  # processes ended from outside with nothing read meanwhile: too many for the memory


@dataclass(slots=True, eq=False)
class _Chunk:
    """Documents, and what was found of each so far."""

    documents: list[Document]
    found: list[Reading | KgError | None] = field(init=False)
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = len(self.documents)
        self.found = [None] * self.left


@dataclass(slots=True, eq=False)
class _Task:
    """Documents of a chunk from ``start`` on that are read together; ``falls`` were for nothing."""

    chunk: _Chunk
    start: int
    documents: list[Document]
    falls: int = 0

    def settle(self, found: list[Reading | KgError]) -> None:
        self.chunk.found[self.start : self.start + len(found)] = found
        self.chunk.left -= len(found)

    def split(self) -> list[_Task]:
        alone = enumerate(self.documents, self.start)
        return [_Task(self.chunk, number, [document]) for number, document in alone]


class _Member:
    """A process that reads, and the tasks that it was handed, the one that it is at first."""

    def __init__(self, pid: int, line: socket.socket) -> None:
        self.pid, self.line = pid, line
        self.tasks: deque[_Task] = deque()
        self.since = time.monotonic()

    def hand(self, task: _Task) -> None:
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):  # it has ended: that is seen when it is listened to
            send(self.line, 0, task.documents)

    def done(self) -> _Task:
        self.since = time.monotonic()
        return self.tasks.popleft()


class Crew(Closing):
    """``size`` processes forked from a ``server``.

    A document that takes more time or memory than it may, or ends the process that reads it, is an
    error in its place that tells which and what to do; the others of its chunk are read without
    it, one by one. Nothing depends on how many processes there are.
    """

    def __init__(self, server: ForkServer, size: int) -> None:
        self.server, self.size = server, size
        self._members: list[_Member] = []
        self._queue: deque[_Task] = deque()
        self._from_outside = 0
        self._listening = selectors.DefaultSelector()

    @property
    def pids(self) -> list[int]:
        """The processes that there are now."""
        return [member.pid for member in self._members]

    def read(self, chunks: Iterable[list[Document]]) -> Iterator[list[Reading | KgError]]:
        """Yield what is read of chunks, in their order; a few are taken ahead of what is yielded.

        Raises KgError where processes are ended from outside again and again.
        """
        source, is_over = iter(chunks), False
        waiting: deque[_Chunk] = deque()
        while True:
            while not is_over and len(waiting) <= _AHEAD * self.size:
                documents = next(source, None)
                is_over = documents is None
                if documents:
                    chunk = _Chunk(documents)
                    waiting.append(chunk)
                    self._queue.append(_Task(chunk, 0, documents))
                self._listen(0)
                self._hand_out()
                if waiting and not waiting[0].left:
                    break
            while waiting and not waiting[0].left:
                yield [one for one in waiting.popleft().found if one is not None]
            if is_over and not waiting:
                return
            if waiting and (is_over or len(waiting) > _AHEAD * self.size):
                self._listen(_LOOK)
                self._hand_out()

    def close(self) -> None:
        """End all processes."""
        for member in [*self._members]:
            self._dismiss(member)
        self._queue.clear()

    # -- work out, and in --------------------------------------------------------------------------

    def _hand_out(self) -> None:
        while self._queue:
            if len(self._members) < self.size and all(one.tasks for one in self._members):
                self._take_on()
            free = min(self._members, key=lambda one: len(one.tasks))
            if len(free.tasks) >= _AHEAD:
                return
            free.hand(self._queue.popleft())

    def _take_on(self) -> None:
        pid, line = self.server.fork()
        member = _Member(pid, line)
        self._members.append(member)
        self._listening.register(line, selectors.EVENT_READ, member)

    def _listen(self, seconds: float) -> None:
        """Take in what has come, waiting ``seconds`` at most for the first."""
        for key, _ in self._listening.select(seconds):
            self._take_in(key.data)
        now = time.monotonic()
        for member in [*self._members]:
            if member.tasks and now - member.since > _PATIENCE * self._share(member.tasks[0]):
                self._fell(member, Fall.TIME)

    def _take_in(self, member: _Member) -> None:
        parcel = receive(member.line)
        if parcel is None:
            self._fell(member)
        elif parcel.content == Fallen.MEMORY:
            self._fell(member, Fall.MEMORY)
        else:
            member.done().settle(parcel.content)  # type: ignore[arg-type]
            self._from_outside = 0

    def _share(self, task: _Task) -> float:
        return self.server.allowance.seconds_for(sum(map(length, task.documents)))

    # -- ends --------------------------------------------------------------------------------------

    def _dismiss(self, member: _Member) -> int:
        """End a process, and return how it ended."""
        self._members.remove(member)
        self._listening.unregister(member.line)
        with suppress(OSError):
            os.kill(member.pid, signal.SIGKILL)
        member.line.close()
        return self.server.ended(member.pid)

    def _fell(self, member: _Member, fall: Fall | None = None) -> None:
        """Put back what a process had not read; what it fell over is read apart, or set aside."""
        code = self._reaped(member) if fall is None else self._dismiss(member)
        fall = fall or Fall.by(code)
        tasks = [*member.tasks]
        again = tasks[:1]
        if tasks and not (fall is Fall.OUTSIDE and self._once_more(tasks[0])):
            again = tasks[0].split()
            if len(again) == 1:
                task = again.pop()
                share = self._share(task)
                task.settle(
                    [set_aside(task.documents[0], fall, share, self.server.allowance, code)]
                )
        self._queue.extendleft(reversed([*again, *tasks[1:]]))
        self._hand_out()

    def _reaped(self, member: _Member) -> int:
        """Return how a process ended that has closed its line, unless it still is about to."""
        self._members.remove(member)
        self._listening.unregister(member.line)
        member.line.close()
        return self.server.ended(member.pid)

    def _once_more(self, task: _Task) -> bool:
        """Whether documents whose process was ended from outside are read once more as they are."""
        self._from_outside += 1
        task.falls += 1
        if self._from_outside >= _IN_A_ROW:
            raise KgError(
                "processes that read documents are ended from outside, one after another",
                place="kg build",
                cure="Give fewer workers (--workers), each takes up to 1 GB; what is stored stays.",
            )
        return task.falls == 1
