"""Named questions as values: what each asks, what it takes, what it answers with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, TypeVar

from kg.inline import facts, folded, table, wrapped
from kg.query.asking.binding import slots
from kg.query.asking.columns import Column

__all__ = ["Parameter", "Question", "Questions"]

_NARROWING = frozenset({"entity", "document", "relation", "text"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: its name, its kind, what it means in each language.

    ``choices`` are the values of the kind ``choice``; ``default`` is ``None`` where the question
    goes without, unless it is ``required``.
    """

    name: str
    kind: str
    descriptions: Mapping[str, str]
    choices: tuple[str, ...] = ()
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A named question as its file has it; ``name`` is the file's stem.

    ``titles`` and ``descriptions`` are told by language. ``order`` names the columns by which rows
    are sorted; without, they stand as the query orders them. ``formerly`` has by older names of
    parameters those that they have now. ``counts`` is the parameter that tells how many
    independent sources there must be, where a question counts them. ``kept`` are the rules that
    keep what it asks for.
    """

    name: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    formerly: Mapping[str, str]
    counts: str | None
    kept: tuple[str, ...]
    sparql: str

    def title(self, lang: str) -> str:
        """Return what is asked, in one line."""
        return self.titles[lang]

    def description(self, lang: str) -> str:
        """Return what the answer tells."""
        return self.descriptions[lang]

    def _repr_html_(self) -> str:
        """Return what it asks, its parameters, and its SPARQL to open."""
        takes = facts((one.name, one.descriptions["en"]) for one in self.parameters)
        return wrapped(
            f"<h4>{escape(self.name)}</h4><p>{escape(self.title('en'))}. "
            f"{escape(self.description('en'))}</p>",
            takes,
            folded("SPARQL", f"<pre>{escape(self.sparql)}</pre>"),
        )

    @property
    def walks(self) -> bool:
        """Whether it can be asked of some documents alone."""
        return "newest" in slots(self.sparql)

    @property
    def narrowing(self) -> frozenset[str]:
        """The parameters whose values leave few claims to look at."""
        return frozenset(one.name for one in self.parameters if one.kind in _NARROWING)

    def renamed(self, given: Mapping[str, T]) -> dict[str, T]:
        """Return parameters by the names that they have now, in small letters."""
        small = {key.lower(): value for key, value in given.items()}
        if "language" in small:
            small["lang"] = small.pop("language")
        return {self.formerly.get(key, key): value for key, value in small.items()}


class Questions(Mapping[str, Question]):
    """Questions by their names, sorted; a notebook shows what each asks and takes."""

    def __init__(self, held: Mapping[str, Question]) -> None:
        self._held = dict(held)

    def __getitem__(self, name: str) -> Question:
        """Return the question of a name."""
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._held)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._held)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("\n".join(f"{name:22} {one.title('en')}" for name, one in self.items()))

    def _repr_html_(self) -> str:
        """Return their names, what they ask, and their parameters, as a table."""
        rows = [
            (name, one.title("en"), ", ".join(known.name for known in one.parameters))
            for name, one in self.items()
        ]
        return wrapped(table(("question", "asks", "parameters"), rows, most=len(rows)))
