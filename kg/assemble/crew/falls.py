"""How a process that reads documents ends before it is done, and what is said of it."""

from __future__ import annotations

import signal
from enum import Enum

from kg.errors import DocumentError
from kg.model import Document
from kg.processes import Allowance

__all__ = ["Fall", "set_aside"]

_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP, -signal.SIGINT)
_CURE = "Split it, or take out what is no prose (tables, lists, numbers)"


class Fall(Enum):
    """Why a process has ended: what it read took too much, broke it, or somebody ended it."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    OUTSIDE = "outside"

    @classmethod
    def by(cls, code: int) -> Fall:
        """Return what an exit code, or a negative signal, tells.

        >>> Fall.by(-9), Fall.by(-11)
        (<Fall.OUTSIDE: 'outside'>, <Fall.CRASH: 'crash'>)
        """
        if code == -signal.SIGXCPU:
            return cls.TIME
        return cls.OUTSIDE if code in _OUTSIDE else cls.CRASH


def set_aside(
    document: Document, fall: Fall, seconds: float, allowance: Allowance, code: int
) -> DocumentError:
    """Return the error that stands for a document which ended the process that read it."""
    if fall is Fall.TIME:
        what = f"takes over {seconds:.0f} s of a processor to read"
        cure = f"{_CURE}, or allow it more time (--document-seconds)."
    elif fall is Fall.MEMORY:
        what = f"takes over {allowance.megabytes:,} MB of memory to read"
        cure = f"{_CURE}, or allow it more memory (--document-memory)."
    elif fall is Fall.OUTSIDE:
        what = "was being read when its process was ended from outside, twice"
        cure = "Free memory or give fewer workers, then build again: it is tried anew."
    else:
        what = f"ends the process that reads it ({_how(code)})"
        cure = "Leave it out, and report it with the document."
    return DocumentError(what, place=document.path or document.id, cure=cure)


def _how(code: int) -> str:
    if code >= 0:
        return f"exit {code}"
    known = {one.value: one.name for one in signal.Signals}
    return known.get(-code, f"signal {-code}")
