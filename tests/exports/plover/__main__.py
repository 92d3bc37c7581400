"""``python -m tests.exports.plover``: how much of sixty records of PLOVER the export has right.

Prints a line for each record that isn't right as a whole, then the share of each field.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.exports.plover.scoring import FIELDS, scored


def main() -> int:
    """Score the records and print what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        results = scored(Path(folder))
    for one in results:
        wrong = [name for name in FIELDS if name not in one.right]
        if wrong:
            sys.stdout.write(f"{', '.join(wrong)}: {one.record.sentence}\n")
    for name in FIELDS:
        right = sum(name in one.right for one in results)
        sys.stdout.write(f"{name:12} {right} of {len(results)}\n")
    whole = sum(len(one.right) == len(FIELDS) for one in results)
    others = sum(len(one.others) for one in results)
    sys.stdout.write(f"{'as a whole':12} {whole} of {len(results)}, and {others} other events\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
