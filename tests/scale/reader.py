"""``python -m tests.scale.reader STORE``: asks a store until it is told to stop, a line a time."""

from __future__ import annotations

import select
import sys
import time
from pathlib import Path

from kg.errors import KgError
from kg.query.asking import ask
from kg.store import open_store


def main() -> None:
    """Open the store, ask, and tell the milliseconds or what went wrong."""
    while not select.select([sys.stdin], [], [], 0.05)[0]:
        begun = time.monotonic()
        try:
            with open_store(Path(sys.argv[1]), read_only=True) as store:
                ask(store, "who-says-what", limit=20)
            line = f"{1000 * (time.monotonic() - begun):.1f}"
        except (KgError, OSError, RuntimeError) as error:
            line = f"failed: {error}"
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
