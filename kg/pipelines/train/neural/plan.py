"""The networks that the recipe trains, one after another, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import PipelineError

__all__ = ["Part", "plan"]

STEPS = ("pretrain", "teach", "distil")


@dataclass(frozen=True, slots=True)
class Part:
    """One network: ``step`` says how it is trained, for how many batches of how many words.

    ``start`` names the network it goes on from, ``teachers`` those it learns from.
    """

    name: str
    step: str
    steps: int
    batch_words: int
    seed: int
    hidden: int = 0
    learning_rate: float = 2e-3
    start: str = ""
    teachers: tuple[str, ...] = ()


def plan(table: Sequence[Mapping[str, Any]], *, place: str = "") -> tuple[Part, ...]:
    """The parts of a recipe's ``[[network]]`` tables, in their order.

    Raises PipelineError where a key is unknown or missing, or a part builds on one that does not
    stand before it.

    >>> rows = [dict(name="small", step="pretrain", steps=9, batch_words=99, seed=1, hidden=8)]
    >>> plan(rows)[0].hidden
    8
    """
    parts: list[Part] = []
    for row in table:
        name = row.get("name", "?")
        try:
            part = Part(**{**row, "teachers": tuple(row.get("teachers", ()))})
        except TypeError as error:
            raise PipelineError(
                f"the network {name!r} lacks or misspells a key ({error})",
                place=place,
                cure="Compare it with the recipe.toml in kg/pipelines/train/config.",
            ) from error
        known = {p.name for p in parts}
        missing = {part.start, *part.teachers} - known - {""}
        if part.step not in STEPS or missing or (part.step == "distil") != bool(part.teachers):
            raise PipelineError(
                f"the network {name!r} can't be trained so",
                place=place,
                cure=f"Its step is one of {', '.join(STEPS)}; distil has teachers, and these and "
                "its start are networks named before it.",
            )
        parts.append(part)
    return tuple(parts)
