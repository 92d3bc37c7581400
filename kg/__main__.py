"""``python -m kg`` is ``kg``: the command line as a process of its own."""

from __future__ import annotations

import os
import sys

from kg.cli import main

__all__ = ["run"]


def run() -> None:
    """Run the command line on the arguments of the process, and end it with the exit code.

    Where the disk of a store failed, it ends at once: to close the store might take for ever.
    """
    try:
        main()
    except SystemExit as end:
        if end.code and _has_failed():
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(end.code if isinstance(end.code, int) else 1)
        raise


def _has_failed() -> bool:
    """Whether a store is left open since its disk failed."""
    from kg.store.trouble import are_left

    return are_left()


if __name__ == "__main__":
    run()
