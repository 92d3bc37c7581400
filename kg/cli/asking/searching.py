"""``kg search``: where words stand, with the claims of the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from kg.cli.options import Answers, Form, FormOption, LensOption, Output, StorePath, Timeout
from kg.cli.signature import spread
from kg.cli.terminal import is_screen, note, output

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Search:
    """What ``kg search`` takes."""

    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="What to look for.", show_default=False)
    ]
    store: StorePath
    about: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only sentences that make a claim of it, or by it."),
    ] = None
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Published on that day or later.")
    ] = None
    lens: LensOption = None
    limit: Annotated[int, typer.Option(min=0, help="At most so many, the best; 0 for all.")] = 20
    lang: Answers = None
    form: FormOption = Form.TABLE
    output: Output = None
    timeout: Timeout = 300.0


@spread
def search(given: Search) -> None:
    """Find words in sentences, titles and names, with the claims that each sentence makes.

    Case, accents, hyphens and apostrophes make no difference, and of a word that stands nowhere
    those are taken that are spelled nearly like it. "Several words" in quotation marks stand in
    this order, a star ends the beginning of a word.

    `kg search --store S message secret`

    `kg search --store S '"message secret" Oster*' --about Mezin --format csv`
    """
    from kg.lens import seen
    from kg.query.written import answer_search
    from kg.workers import Limits, Worker

    asked = {
        "text": " ".join(given.words),
        "about": given.about,
        "since": given.since,
        "limit": given.limit or None,
    }
    limits = Limits(seconds=given.timeout, megabytes=4096, rows=1_000_000)
    width = 100 if is_screen(given.output) else None
    form = {"form": given.form.value, "width": width, "lang": given.lang}
    job, wanted = seen(answer_search, given.lens, asked=asked, **form)
    with Worker(given.store, limits) as worker:
        answer = worker.ask(job, **wanted)
    told, _, written = answer.partition(b"\n")
    with output(given.output) as file:
        file.write(written)
    if told:
        note(told.decode())


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(search)
