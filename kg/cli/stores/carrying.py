"""``kg push``, ``kg pull``: a store to a server, and back."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StorePath
from kg.cli.signature import spread
from kg.cli.terminal import interruptible, note, progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.keeping import Carried
    from kg.store.remote import Server

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Carry:
    """What ``kg push`` and ``kg pull`` take."""

    url: Annotated[
        str,
        typer.Argument(
            metavar="URL",
            help="The server's dataset: http://localhost:7878 of Oxigraph, "
            "http://localhost:3030/NAME of Fuseki, .../repositories/NAME of RDF4J.",
        ),
    ]
    store: StorePath
    sync: Annotated[
        bool,
        typer.Option("--sync", help="Remove documents that the other side no longer has."),
    ] = False
    user: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who you are on the server. The password is KG_PASSWORD, or asked for; a token "
            "is KG_TOKEN.",
            show_default="KG_USER",
        ),
    ] = None
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds to wait for an answer of the server.")
    ] = 120.0
    retries: Annotated[
        int, typer.Option(min=0, help="How often a request that fails on the way is sent again.")
    ] = 5

    def server(self) -> Server:
        """Return the server; a password that is nowhere is asked for."""
        from kg.store.remote import Server

        found = replace(Server.at(self.url), timeout=self.timeout, retries=self.retries)
        if self.user is not None:
            found = replace(found, user=self.user)
        if found.user and not (found.password or found.token) and sys.stdin.isatty():
            asked = typer.prompt(f"Password of {found.user}", hide_input=True, err=True)
            found = replace(found, password=asked)
        if found.is_open_to_listeners:
            note("note: the password goes to the server unencrypted; https would hide it")
        return found


@spread
def push(given: Carry) -> None:
    """Put a store on a server, where SPARQL finds it; run again, it sends what has changed.

    With the graph go the record of how it was built, the paths of your own ontology among it, and
    the judgements, so that nothing is lost when it is pulled. The dataset must be empty or pushed
    to before. What was sent stays when the server goes away: the same command goes on from there.

    `kg push http://localhost:7878 --store S`
    """
    from kg.keeping import open_at_rest
    from kg.keeping import push as send
    from kg.store.remote import Endpoint

    server = given.server()
    with (
        open_at_rest(given.store) as store,
        _told("sending") as tell,
        Endpoint(server) as endpoint,
    ):
        done = send(store, endpoint, sync=given.sync, tell=tell)
    note(f"{_in_words(done)}: {server.url}")


@spread
def pull(given: Carry) -> None:
    """Bring what was pushed to a server into a store: the same quads, record and judgements.

    The store is new, or was pulled before: then what has changed is brought. Each graph is checked
    to be what was pushed. What came stays when the server goes away: the same command goes on.

    `kg pull http://localhost:7878 --store S`
    """
    from kg.keeping import pull as bring
    from kg.store import open_store
    from kg.store.remote import Endpoint

    server = given.server()
    with (
        _told("bringing") as tell,
        Endpoint(server, read_only=True) as endpoint,
        open_store(given.store) as store,
    ):
        done = bring(endpoint, store, sync=given.sync, tell=tell)
    note(f"{_in_words(done)}: {given.store}")


@contextlib.contextmanager
def _told(what: str) -> Iterator[Callable[[str], None]]:
    """Show progress, let go of what the library says of each new try, and end well on Ctrl-C."""
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    with progress(what) as shown, interruptible(shown) as tell:
        try:
            yield tell
        except KeyboardInterrupt:
            note("stopped. What was carried stays; the same command goes on from here.")
            raise typer.Exit(130) from None


def _in_words(done: Carried) -> str:
    parts = [f"{done.written} graphs written"]
    parts += [f"{done.unchanged} unchanged"] if done.unchanged else []
    parts += [f"{done.removed} removed"] if done.removed else []
    return f"{', '.join(parts)}; {done.documents} documents in all"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(push)
    app.command()(pull)
