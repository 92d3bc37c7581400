"""What a process may take of memory and time, bounded by the system, where it knows how."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

__all__ = ["allow_time", "bound_memory", "unbound"]

_MB = 1 << 20
_STATUS = Path("/proc/self/statm")


def bound_memory(megabytes: int) -> None:
    """Let this process ask for so much memory more than it has now; beyond is a ``MemoryError``.

    It leaves no image of its memory where it falls.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(_STATUS.read_text(encoding="ascii").split()[5])  # data and stacks
        most = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * _MB
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextlib.contextmanager
def unbound() -> Iterator[None]:
    """Let this process ask for memory meanwhile as it did before it was bound."""
    try:
        import resource
    except ImportError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def allow_time(seconds: float) -> None:
    """Have this process ended by SIGXCPU once it has used so many seconds more of a processor."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
