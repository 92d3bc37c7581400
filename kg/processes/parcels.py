"""Objects handed from one process of ours to another in files without a name.

Only the open file goes over the line, so neither of the two waits until the other has read all.
"""

from __future__ import annotations

import os
import socket
import tempfile
from dataclasses import dataclass
from multiprocessing.reduction import ForkingPickler
from typing import BinaryIO

__all__ = ["Parcel", "receive", "send"]

_NUMBER = 8  # bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """An object that came over a line, with the number that it was given."""

    number: int
    content: object


def send(line: socket.socket, number: int, content: object) -> None:
    """Hand over an object, which must be one that pickle knows. Raises OSError.

    >>> ours, theirs = socket.socketpair()
    >>> with ours, theirs:
    ...     send(ours, 7, ["Varesk"])
    ...     receive(theirs)
    Parcel(number=7, content=['Varesk'])
    """
    with _nameless() as file:
        file.write(ForkingPickler.dumps(content))
        file.flush()
        socket.send_fds(line, [number.to_bytes(_NUMBER, "big")], [file.fileno()])


def receive(line: socket.socket) -> Parcel | None:
    """Wait for a parcel and return it; ``None`` once the other end is closed.

    Only a process of ours may stand at the other end: what it sends is unpickled.
    """
    try:
        head, files, _, _ = socket.recv_fds(line, _NUMBER, 1)
    except OSError:
        return None
    if not head or not files:
        return None
    with os.fdopen(files[0], "rb") as file:
        file.seek(0)
        return Parcel(int.from_bytes(head, "big"), ForkingPickler.loads(file.read()))


def _nameless() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("kg"), "w+b")
    return tempfile.TemporaryFile()
