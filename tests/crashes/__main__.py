"""``python -m tests.crashes``: does a build that was killed, or met a bad disk, end the same?

Each build is disturbed once, run again, and compared quad by quad with one that nothing disturbed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from operator import attrgetter
from pathlib import Path

from tests.crashes.builds import Builds, Verdict
from tests.crashes.faults import Fault, missing

_NAMINGS = 120  # times that RocksDB writes down which files it has, which fail one by one
_OFTEN = 50  # builds, after which it is told how far it got


def plan(operations: int, seconds: float, every: int, seed: int = 1) -> list[Fault]:
    """Return 60 kills at chosen operations, 20 at random times, and bad disks at each ``every``.

    Disks that fail as RocksDB writes down its files come beside them. All are mixed, so that a
    plan that is stopped has tried some of each.
    """
    draw = random.Random(seed)
    chosen = (1 + number * operations // 60 for number in range(60))
    faults = [Fault("torn" if n % 3 == 2 else "kill", at) for n, at in enumerate(chosen)]
    faults += [Fault("kill", after=draw.uniform(0.05, 1) * seconds) for _ in range(20)]
    disks = range(every, operations + 1, every)
    faults += [Fault(does, at) for at in disks for does in ("full", "error")]
    faults += [Fault("unnamed", at) for at in range(1, _NAMINGS + 1)]
    draw.shuffle(faults)
    return faults


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
        faults = plan(builds.operations, builds.seconds, chosen.every)
        _tell(f"{builds.operations} operations on the disk, {len(faults)} builds")
        verdicts: list[Verdict] = []
        with ThreadPoolExecutor(chosen.processes) as pool:
            for verdict in pool.map(builds.disturb, faults):
                verdicts.append(verdict)
                if not verdict.is_right:
                    _tell(str(verdict))
                if len(verdicts) % _OFTEN == 0:
                    _sum_up(verdicts)
    _sum_up(verdicts)
    return 0 if all(one.is_right for one in verdicts) else 1


def _sum_up(verdicts: Sequence[Verdict]) -> None:
    right, writing = (sum(map(attrgetter(x), verdicts)) for x in ("is_right", "was_writing"))
    told = [f"{right} of {len(verdicts)} end in the same quads, {writing} failed while they wrote"]
    kinds: dict[str, list[bool]] = {}
    for one in verdicts:
        kinds.setdefault(one.fault.kind, []).append(one.is_right)
    told += [f"{kind} {sum(ones)}/{len(ones)}" for kind, ones in sorted(kinds.items())]
    _tell("; ".join(told))


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
