"""What a person sees while a command runs: errors in one line, progress where there is a screen."""

from __future__ import annotations

import codecs
import io
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.errors import KgError
from kg.inline.pace import Pace
from kg.textfile import replacing

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

__all__ = [
    "Progress",
    "harmless",
    "interruptible",
    "is_file",
    "is_screen",
    "note",
    "output",
    "progress",
    "say",
    "show_error",
]

_SHOWN = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}  # Unicode's pictures of them
_SHOWN |= dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD
)
_HARMLESS: dict[int, int | None] = {
    code: shown for code, shown in _SHOWN.items() if chr(code) not in "\t\n\r"
}
_HARMLESS[ord("\r")] = None  # it would let a line write over itself


def harmless(text: str) -> str:
    r"""Return a text with signs in place of what would steer a terminal, or turn its lines round.

    >>> harmless("a\x1b[2J\tb\n")
    'a␛[2J\tb\n'
    """
    return text.translate(_HARMLESS)


def show_error(error: KgError) -> None:
    """Write the error as one line on standard error: "error: file: what. Cure."."""
    sys.stderr.write(harmless(f"error: {' '.join(str(error).split())}\n"))


def note(text: str) -> None:
    """Write a line for the person at the terminal, on standard error."""
    sys.stderr.write(harmless(f"{text}\n"))


@contextmanager
def output(path: Path | None = None) -> Iterator[BinaryIO]:
    """Give a file for UTF-8 that appears once it is whole; for none, and ``-``, standard output.

    A terminal gets what is ``harmless``. Raises ``KgError`` where the file can't be written.
    """
    if path is not None and is_file(path):
        with replacing(path, KgError) as file:
            yield file
        return
    sys.stdout.flush()
    if is_screen(path):
        yield cast("BinaryIO", _Screen())
    else:
        yield sys.stdout.buffer
    sys.stdout.flush()


def is_file(path: Path | None) -> bool:
    """Return whether what ``output`` gives is a file, not standard output.

    >>> is_file(Path("a.csv")), is_file(Path("-")), is_file(None)
    (True, False, False)
    """
    return path is not None and str(path) != "-"


def is_screen(path: Path | None) -> bool:
    """Return whether what ``output`` gives is a terminal."""
    return not is_file(path) and sys.stdout.isatty()


def say(text: str, path: Path | None = None, *, end: str = "\n") -> None:
    """Write a text that may hold words of documents to ``output``."""
    with output(path) as file:
        file.write(f"{text}{end}".encode())


class _Screen(io.BufferedIOBase):
    """UTF-8 shown on the terminal."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        sys.stdout.write(harmless(self._decoder.decode(bytes(data))))
        return len(data)


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


class Progress:
    """What is called with the name of each thing done, and told how many more to expect."""

    def __init__(self, what: str, bar: RichProgress | None) -> None:
        self._what, self._bar, self._pace = what, bar, Pace()
        self._task = None if bar is None else bar.add_task(what, total=None, pace="")

    def __call__(self, name: str) -> None:
        """Count a thing that is done."""
        self._pace.add()
        self._show(f"{self._what} {name[:40]}")

    def expect(self, more: int) -> None:
        """Say that there will be so many things more than was known."""
        self._pace.expect(more)
        self._show(self._what)

    @property
    def foresee(self) -> Callable[[int], None] | None:
        """Tell about how many more there will be than is known; where nobody sees it, nothing."""
        return None if self._bar is None else self._pace.foresee

    def _show(self, what: str) -> None:
        if self._bar is None or self._task is None:
            return
        from rich.markup import escape

        done, total = self._pace.done, self._pace.foreseen or self._pace.total
        self._bar.update(
            self._task, completed=done, total=total, description=escape(what), pace=str(self._pace)
        )


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Give a ``Progress``: a bar with the pace and the time left; silent without a terminal."""
    if not sys.stderr.isatty():
        yield Progress(what, None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as RichProgress

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[pace]}"),
    )
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Progress(what, bar)
