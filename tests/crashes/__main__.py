"""``python -m tests.crashes``: does a build that was killed, or met a bad disk, end the same?

Each build is disturbed once, run again, and compared quad by quad with one that nothing disturbed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from operator import attrgetter
from pathlib import Path

from tests.crashes.builds import Builds, Verdict
from tests.crashes.faults import Fault, missing


def plan(operations: int, seconds: float, every: int, seed: int = 1) -> Iterator[Fault]:
    """Yield 60 kills at chosen operations, 20 at random times, and bad disks at each ``every``."""
    for number in range(60):
        at = 1 + number * operations // 60
        yield Fault("torn" if number % 3 == 2 else "kill", at)
    draw = random.Random(seed)
    for _ in range(20):
        yield Fault("kill", after=draw.uniform(0.05, 1) * seconds)
    for at in range(every, operations + 1, every):
        yield Fault("full", at)
        yield Fault("error", at)


def main() -> int:
    """Run the plan, tell of what went wrong, and print the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=10, help="a bad disk at each such operation")
    parser.add_argument("--processes", type=int, default=2)
    chosen = parser.parse_args()
    if reason := missing():
        sys.exit(reason)
    with tempfile.TemporaryDirectory() as folder:
        builds = Builds(Path(folder))
        faults = list(plan(builds.operations, builds.seconds, chosen.every))
        _tell(f"{builds.operations} operations on the disk, {len(faults)} builds")
        kinds: dict[str, list[Verdict]] = {}
        with ThreadPoolExecutor(chosen.processes) as pool:
            for verdict in pool.map(builds.disturb, faults):
                does = "kill at a time" if verdict.fault.after else verdict.fault.does
                kinds.setdefault(does, []).append(verdict)
                if not verdict.is_right:
                    _tell(str(verdict))
    for kind, ones in kinds.items():
        right, writing = (sum(map(attrgetter(x), ones)) for x in ("is_right", "was_writing"))
        _tell(f"{kind:15} {right} of {len(ones)} end in the same quads; {writing} hit the writing")
    return 0 if all(one.is_right for ones in kinds.values() for one in ones) else 1


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
