"""``kg ask``: the named questions, each a command of its own with its parameters as options."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli.options import Answers, Form, FormOption, LensOption, Output, StorePlace, Timeout
from kg.cli.terminal import is_screen, note, output

if TYPE_CHECKING:
    from kg.query import Parameter, Question

__all__ = ["add_to"]

_SPEAKS = "en"  # what the command line says of the questions


Limit = Annotated[
    int, typer.Option(min=0, help="Show at most this many rows, the newest ones; 0 for all.")
]


class Questions(TyperGroup):
    """The questions as commands; a file of your own (``mine/who.rq``) is one, too."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the bundled questions."""
        from kg.query import questions

        return list(questions())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of a question; raises ``QueryError`` for an unknown one."""
        from kg.query import question_called

        called = Path(cmd_name) if cmd_name.endswith(".rq") else cmd_name
        return _command(cmd_name, question_called(called))


def _command(name: str, question: Question) -> Any:
    def run(**given: Any) -> None:
        _ask(name, given)

    parameters = [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[str | None, _option(one)],
        )
        for one in question.parameters
    ]
    shared = {
        "store": (StorePlace, inspect.Parameter.empty),
        "lens": (LensOption, None),
        "lang": (Answers, None),
        "limit": (Limit, 100),
        "form": (FormOption, Form.TABLE),
        "output": (Output, None),
        "timeout": (Timeout, 300.0),
    }
    parameters += [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
        )
        for name, (annotation, default) in shared.items()
    ]
    run.__name__ = question.name
    run.__doc__ = f"{question.title(_SPEAKS)}.\n\n{question.description(_SPEAKS)}"
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode="markdown")
    app.command(question.name)(run)
    return typer.main.get_command(app)


def _option(parameter: Parameter) -> Any:
    said = parameter.descriptions[_SPEAKS]
    if parameter.choices:
        said = f"{said} ({', '.join(parameter.choices)})"
    if parameter.required:
        said = f"{said} [required]"
    return typer.Option(
        f"--{parameter.name.replace('_', '-')}",
        metavar=parameter.kind.upper(),
        help=said,
        show_default=parameter.default or False,
    )


def _ask(question: str, given: dict[str, Any]) -> None:
    from kg.lens import seen
    from kg.query.written import answer_asked
    from kg.workers import Limits, Worker

    store, file = given.pop("store"), given.pop("output")
    limits = Limits(seconds=given.pop("timeout"), megabytes=4096, rows=1_000_000)
    form, lang, limit = given.pop("form"), given.pop("lang"), given.pop("limit") or None
    lens = given.pop("lens")
    parameters = {key: value for key, value in given.items() if value is not None}
    asked = {"question": question, "parameters": parameters, "lang": lang, "limit": limit}
    width = 48 if is_screen(file) else None
    job, wanted = seen(answer_asked, lens, asked=asked, form=form, width=width)
    with Worker(store, limits) as worker:
        answer = worker.ask(job, **wanted)
    told, _, written = answer.partition(b"\n")
    with output(file) as opened:
        opened.write(written)
    if told:
        note(told.decode())


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    group = typer.Typer(
        cls=Questions,
        no_args_is_help=True,
        help="Ask one of the named questions, or that of a file of your own (FILE.rq).\n\n"
        "`kg ask who-says-what --about Osterov --since 2025-03 --store S`",
    )
    group.callback()(lambda: None)
    app.add_typer(group, name="ask")
