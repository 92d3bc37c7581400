"""The bar on a real terminal: how many of how many, how fast, and what time is left."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

SCRIPT = """
import time
from kg.cli.terminal import progress
with progress("reading") as tell:
    tell.expect(3)
    for name in ("[bold]a", "b", "c"):
        time.sleep(0.15)
        tell(name)
"""


def test_a_terminal_sees_the_pace_and_the_time_left() -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen([sys.executable, "-c", SCRIPT], stderr=theirs, env=environment) as run:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
        assert run.wait() == 0
    os.close(ours)
    assert "of 3 documents" in shown.decode()
    assert "per second" in shown.decode()
    assert "[bold]a" in shown.decode()


def test_without_a_terminal_it_is_silent() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True)
    assert done.stdout == done.stderr == b""
