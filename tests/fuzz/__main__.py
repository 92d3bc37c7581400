"""``python -m tests.fuzz TARGET --seconds N``: changes what is given to kg until something falls.

Where atheris is installed it leads the changes to code that was not reached before; else, and
where that code runs in another process, they are random. Each finding is told once, and what caused
it is kept in a folder. ``all`` runs one target behind the other; seconds are those of the
processor, under atheris those of the clock.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.running import Run
from tests.fuzz.targets import NAMES, target


def main() -> int:
    """Run one target, or all, and return 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=(*NAMES, "all"))
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0, help="of the random changes")
    parser.add_argument("--random", action="store_true", help="even where atheris is installed")
    parser.add_argument("--out", type=Path, help="where inputs that fail are kept")
    given = parser.parse_args()
    if given.target == "all":
        return max(subprocess.call(_command(given, name)) for name in NAMES)
    out = given.out or Path(tempfile.mkdtemp(prefix="fuzz-found-"))
    if given.random or find_spec("atheris") is None:
        return _at_random(Run(target(given.target), out), given)
    import atheris  # type: ignore[import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["kg"]):
        chosen = target(given.target)
    if chosen.runs_elsewhere:
        return _at_random(Run(chosen, out), given)
    Run(chosen, out).led(atheris, given.seconds)
    os._exit(0)


def _at_random(run: Run, given: argparse.Namespace) -> int:
    run.at_random(given.seconds, given.seed)
    return run.told()


def _command(given: argparse.Namespace, name: str) -> list[str]:
    command = [sys.executable, "-m", "tests.fuzz", name, f"--seconds={given.seconds}"]
    command += [f"--seed={given.seed}"] + ["--random"] * given.random
    return command + ([f"--out={given.out}"] if given.out else [])


if __name__ == "__main__":
    sys.exit(main())
