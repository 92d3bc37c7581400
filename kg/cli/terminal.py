"""What a person sees while a command runs: errors in one line, progress where there is a screen."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from kg.errors import KgError

__all__ = ["interruptible", "note", "progress", "show_error"]


def show_error(error: KgError) -> None:
    """Write the error as one line on standard error: "error: file: what. Cure."."""
    sys.stderr.write(f"error: {' '.join(str(error).split())}\n")


def note(text: str) -> None:
    """Write a line for the person at the terminal, on standard error."""
    sys.stderr.write(f"{text}\n")


@contextmanager
def interruptible(tell: Callable[[str], None]) -> Iterator[Callable[[str], None]]:
    """Give ``tell`` so that it raises KeyboardInterrupt if one got lost since.

    Python drops an interrupt that arrives where compiled code ignores errors; a build would then
    go on to its end.
    """
    seen: list[int] = []

    def handle(number: int, _frame: FrameType | None) -> None:
        seen.append(number)
        raise KeyboardInterrupt

    def checked(name: str) -> None:
        if seen:
            raise KeyboardInterrupt
        tell(name)

    def silent(lost: sys.UnraisableHookArgs) -> None:
        if lost.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(lost)

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # ignored in the background of a shell
        yield tell
        return
    signal.signal(signal.SIGINT, handle)
    sys.unraisablehook = silent
    try:
        yield checked
    finally:
        signal.signal(signal.SIGINT, before)
        sys.unraisablehook = sys.__unraisablehook__


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """Give a function to call with the name of each thing done; silent without a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:.0f} documents"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def tell(name: str) -> None:
            bar.update(task, advance=1, description=f"{what} {escape(name[:40])}")

        yield tell
