"""What goes over the lines between the process that writes, its fork server and its readers."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FORK", "WAIT", "WORD", "Fallen"]

FORK, WAIT = b"f", b"w"  # what a fork server is asked, each before a number
WORD = 8  # bytes of a number


class Fallen(StrEnum):
    """What a reader tells before it ends itself."""

    MEMORY = "memory"
