"""Runs a target on one input after the other, and keeps those that it falls over."""

from __future__ import annotations

import atexit
import hashlib
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.fuzz.choices import changed
from tests.fuzz.targets import Target

__all__ = ["Run"]

_LONGEST = 20_000  # bytes of an input
_SLOW = 5.0  # seconds of the processor for one input are a finding, too
_KEPT = 400  # inputs among which the next one to be changed is chosen


class Run:
    """What was tried and found; findings of one kind, by error and line, are told once."""

    def __init__(self, target: Target, out: Path) -> None:
        self.target, self.out = target, out
        self.count = 0
        self.found: dict[str, Path] = {}

    def at_random(self, seconds: float, seed: int = 0, most: int = sys.maxsize) -> None:
        """Try changed seeds for so many seconds of the processor, or so many times."""
        chance = random.Random(seed)
        pool = list(self.target.seeds)
        end = time.process_time() + seconds
        for data in list(pool):
            self.tried(data)
        while time.process_time() < end and self.count < most:
            data = changed(chance.choice(pool), chance, self.target.words)[:_LONGEST]
            self.tried(data)
            if chance.random() < 0.05:  # changes of changes
                pool[chance.randrange(len(self.target.seeds), _KEPT) :] = [data]

    def led(self, atheris: ModuleType, seconds: float) -> None:
        """Let atheris choose what to try; it ends the process."""
        folder = Path(tempfile.mkdtemp(prefix="fuzz-corpus-"))
        for number, seed in enumerate(self.target.seeds):
            (folder / f"{number:04}").write_bytes(seed)
        words = folder.with_suffix(".words")
        escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in self.target.words)
        words.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
        options = [
            f"-max_total_time={int(seconds)}", f"-max_len={_LONGEST}", "-print_final_stats=1",
            f"-dict={words}", "-rss_limit_mb=4096", "-timeout=120", str(folder),
        ]  # fmt: skip
        if not self.target.words:
            options.remove(f"-dict={words}")
        atexit.register(self.told)
        instrumented: Any = atheris
        instrumented.Setup([sys.argv[0], *options], self.tried)
        instrumented.Fuzz()

    def tried(self, data: bytes) -> None:
        """Call the target, and keep the input where it falls, or takes long."""
        self.count += 1
        started = time.process_time()
        try:
            self.target.run(data)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(f"{type(error).__name__} {place.filename}:{place.lineno}", data)
        else:
            if time.process_time() - started > _SLOW:
                self._keep(f"slow: {time.process_time() - started:.0f} s", data)

    def _keep(self, what: str, data: bytes) -> None:
        if what in self.found:
            return
        self.out.mkdir(parents=True, exist_ok=True)
        name = f"{self.target.name}-{hashlib.sha256(data).hexdigest()[:12]}"
        self.found[what] = self.out / name
        self.found[what].write_bytes(data)
        sys.stdout.write(f"FOUND {what} ({self.found[what]})\n{traceback.format_exc()}\n")
        sys.stdout.flush()

    def told(self) -> int:
        """Tell how much was tried, and return 1 where something was found."""
        sys.stdout.write(f"{self.target.name}: {self.count:,} tried, {len(self.found)} found\n")
        sys.stdout.flush()
        return 1 if self.found else 0
