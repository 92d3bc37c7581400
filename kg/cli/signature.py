"""Commands that take one dataclass: its fields are the command's arguments and options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar, get_type_hints

from kg.cli.inputs import spare_inputs

__all__ = ["spread"]

T = TypeVar("T")


def spread(command: Callable[[T], None]) -> Callable[..., None]:
    """Return a command whose options are the fields of the dataclass that ``command`` takes.

    What it writes never takes the place of what it reads (``kg.cli.inputs``).

    Typer reads options from a signature; a dataclass keeps those together that belong together,
    and lets commands share them.

    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Greeting:
    ...     name: str
    ...     often: int = 1
    >>> def greet(given: Greeting) -> None:
    ...     print(given.name * given.often)
    >>> spread(greet)(name="Rado", often=2)
    RadoRado
    >>> str(inspect.signature(spread(greet)))
    '(*, name: str, often: int = 1)'
    """
    (kind,) = (hint for name, hint in get_type_hints(command).items() if name != "return")
    hints = get_type_hints(kind, include_extras=True)

    def run(**given: Any) -> None:
        made = kind(**given)
        spare_inputs(made)
        command(made)

    parameters = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=_default(field),
            annotation=hints[field.name],
        )
        for field in fields(kind)
    ]
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return run


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return inspect.Parameter.empty if field.default is MISSING else field.default
