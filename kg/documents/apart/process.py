"""What reads files apart: ``python -m kg.documents.apart.process FD``.

What to read comes over the line as JSON: a file, its name and place, what is asked; what is found
goes back one by one. It has limits of memory and time, reaches no network and starts nothing.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.documents.apart.frames import asked_from, found_told, received, sent
from kg.documents.formats import Source, drafts
from kg.errors import DocumentError
from kg.processes import allow_time, bound_memory

__all__ = ["END", "MEGABYTES", "main", "refuse_all"]

MEGABYTES = 1024  # beyond what it has when it starts
END: Mapping[str, Any] = {"end": True}
_REFUSED = frozenset(
    {"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system"}
    | {"socket.bind", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"}
)


def main(arguments: list[str]) -> None:
    """Answer until the line is closed."""
    line = socket.socket(fileno=int(arguments[0]))
    bound_memory(MEGABYTES)
    refuse_all()
    with contextlib.suppress(OSError):
        while (told := received(line)) is not None:
            for one in _answers(told):
                sent(line, one)
                allow_time(told["seconds"])  # for the next one
            sent(line, END)


def refuse_all() -> None:
    """Let no library fetch or start anything from now on, whatever a file asks it to."""
    sys.addaudithook(_refuse)


def _answers(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    allow_time(told["seconds"])
    place = told["place"]
    try:
        made = Source.of_file(Path(told["path"]))
        source = replace(made, **{name: told[name] for name in ("id", "name", "place", "url")})
        for one in drafts(source, asked_from(told["asked"])):
            yield found_told(one)
    except DocumentError as error:
        yield found_told(error)
    except OSError as error:
        what = f"can't be read ({error.strerror or error})"
        yield found_told(DocumentError(what, place=place, cure="Check the file."))
    except MemoryError:
        what = f"takes over {MEGABYTES:,} MiB of memory to read"
        cure = "Split it, save it in another format, or its text as .txt."
        yield found_told(DocumentError(what, place=place, cure=cure))


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"{event} is refused to what reads files")


if __name__ == "__main__":
    main(sys.argv[1:])
