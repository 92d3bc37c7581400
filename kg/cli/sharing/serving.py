"""``kg serve``: a store as a service for reading."""

from __future__ import annotations

import contextlib
import signal
from dataclasses import dataclass, field
from typing import Annotated

import typer

from kg.cli.options import StorePath
from kg.cli.signature import spread
from kg.cli.terminal import note

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Serve:
    """What ``kg serve`` takes."""

    store: StorePath
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8321
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1"
    name: Annotated[
        list[str],
        typer.Option(metavar="HOST", help="Another name that it is called by; may be repeated."),
    ] = field(default_factory=list)
    workers: Annotated[int, typer.Option(min=1, max=64, help="Answers made at the same time.")] = 4
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds an answer may take.")] = 10.0
    memory: Annotated[int, typer.Option(min=16, help="Megabytes it may take.")] = 1024
    max_rows: Annotated[int, typer.Option(min=1, help="Rows it may have.")] = 10_000
    words: Annotated[
        str | None,
        typer.Option(
            metavar="LANG", help="Language of pages: fr or en.", show_default="that of the store"
        ),
    ] = None


@spread
def serve(given: Serve) -> None:
    """Serve a store for reading: SPARQL, JSON, its documents, the desk of any entity.

    Only this machine can reach it, unless `--host` says otherwise. Nothing can be written, and no
    query reads files or asks other servers. It needs `pip install 'kg-news[serve]'`.

    `kg serve --store S`

    `curl -G localhost:8321/sparql --data-urlencode 'query=SELECT ?a { ?a kg:sent ?b }'`
    """
    from kg.serve.running import Options, run
    from kg.workers import Limits

    options = Options(
        host=given.host,
        port=given.port,
        names=tuple(given.name),
        workers=given.workers,
        limits=Limits(given.timeout, given.memory, given.max_rows),
        lang=given.words,
    )

    def ready(address: str) -> None:
        note(f"{given.store} is served for reading at {address} (Ctrl-C ends it)")
        if options.is_open:
            note("note: other machines can reach it, and anybody there may read all of it")

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # its workers end with it
    with contextlib.suppress(KeyboardInterrupt):
        run(given.store, options, ready)


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(serve)
