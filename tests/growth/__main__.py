"""``python -m tests.growth``: how time grows with the length of a text, in shapes of every kind.

Each stage of each shape, from the file to quads, is measured on texts of growing length, up to
1 MB of text and 6 MB of HTML; a line tells the seconds of the longest and how many times as long
it takes a character as the one of a quarter of its length: 1.0 is linear. Times are of the
processor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial

from kg.languages import load
from tests.growth.measuring import growth
from tests.growth.shapes import PAGES, TEXTS
from tests.growth.stages import STAGES, Stage, Work, page_read, text_read

_STEPS = (16, 4, 1)  # the longest is so many times as long
_TOLD = 1.2
_SHORT = 0.3  # seconds, below which growth is noise


def main() -> int:
    """Measure, and print what grows by more than it should, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=1_000_000, help="of the longest text")
    parser.add_argument("--page", type=int, default=6_000_000, help="of the longest page")
    parser.add_argument("--shapes", default="", help="those with this in their names")
    parser.add_argument("--stages", nargs="*", default=["read", *STAGES, "page"])
    parser.add_argument("--most", type=float, default=30, help="seconds that one may take")
    parser.add_argument("--all", action="store_true", help="tell of what is linear, too")
    given = parser.parse_args()
    worse = 0
    for what, made, longest in _wanted(given):
        lengths = [longest // step for step in _STEPS]
        try:
            seconds, grown = growth(made, lengths, given.most)
        except Exception as error:  # noqa: BLE001 - that is a finding, too
            seconds, grown = float("inf"), float("inf")
            sys.stdout.write(f"{what}: {type(error).__name__}: {error}\n")
        bad = grown > _TOLD and seconds > _SHORT
        worse += bad
        if bad or given.all:
            sys.stdout.write(f"{what:50} {seconds:8.2f} s  {grown:6.2f}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{worse} grow by more than their length\n")
    return 1 if worse else 0


def _wanted(given: argparse.Namespace) -> Iterator[tuple[str, Callable[[int], Work], int]]:
    stage = Stage(load("fr"))
    for name, text in TEXTS.items():
        if given.shapes in name:
            if "read" in given.stages:
                yield f"read: {name}", partial(_work, text_read, text), given.characters
            for called, work in STAGES.items():
                if called in given.stages:
                    on = partial(work, stage)
                    yield f"{called}: {name}", partial(_work, on, text), given.characters
    for name, page in PAGES.items():
        if given.shapes in name and "page" in given.stages:
            yield f"page: {name}", partial(_work, page_read, page), given.page


def _work(on: Callable[[str], Work], text: Callable[[int], str], length: int) -> Work:
    return on(text(length))


if __name__ == "__main__":
    sys.exit(main())
