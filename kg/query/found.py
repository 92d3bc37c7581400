"""Values of a store, read when they are asked for, and as a pandas ``DataFrame``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from kg.errors import QueryError
from kg.inline import lines, table, wrapped

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Found", "dataframe"]

T = TypeVar("T")

_SHOWN = 8  # values that a notebook shows


class Found(Sequence[T], Generic[T]):
    """What was found of one kind: a sequence that is read as far as somebody looks at it.

    ``read`` yields the values, ``record`` gives the row of one in a table with these ``columns``.
    Iterating reads the store once more, unless its length was asked for: then all values are held.

    >>> found = Found(lambda: iter("ab"), lambda letter: {"letter": letter}, ("letter",))
    >>> len(found), found[1], list(found)
    (2, 'b', ['a', 'b'])
    """

    def __init__(
        self,
        read: Callable[[], Iterator[T]],
        record: Callable[[T], Mapping[str, Any]],
        columns: Sequence[str],
    ) -> None:
        self._read, self._record, self._columns = read, record, tuple(columns)
        self._held: tuple[T, ...] | None = None

    def __iter__(self) -> Iterator[T]:
        """Iterate over the values."""
        # begun late: list() asks for the length between this and the first value
        yield from self._read() if self._held is None else self._held

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all())

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        """Return one of them, or some."""
        return self._all()[place]

    def __repr__(self) -> str:
        """Show the first few."""
        values = self._all()
        more = ", …" if len(values) > 3 else ""
        return f"[{', '.join(map(str, values[:3]))}{more}] ({len(values)})"

    def _repr_html_(self) -> str:
        """Return the first values as they show themselves, else as rows, and how many there are."""
        values = self._all()
        shown = values[:_SHOWN]
        pieces = [getattr(value, "_repr_html_", None) for value in shown]
        if not shown or None in pieces:
            rows = [[self._record(one)[name] for name in self._columns] for one in values[:20]]
            return wrapped(table(self._columns, rows, total=len(values)))
        count = f"<p>{len(shown):,} of {len(values):,}</p>" if len(values) > len(shown) else ""
        return wrapped(lines(piece() for piece in pieces if piece is not None), count)

    def to_dataframe(self) -> pd.DataFrame:
        """Return a pandas ``DataFrame``, a row each; needs ``pip install 'kg-news[pandas]'``."""
        rows = (self._record(value) for value in self)
        return dataframe(
            (tuple(row[name] for name in self._columns) for row in rows), self._columns
        )

    def _all(self) -> tuple[T, ...]:
        if self._held is None:
            self._held = tuple(self._read())
        return self._held


def dataframe(rows: Iterable[Sequence[Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a pandas ``DataFrame``; raises ``QueryError`` where pandas is missing."""
    try:
        import pandas as pd
    except ImportError as error:
        raise QueryError("pandas is not installed", cure="pip install 'kg-news[pandas]'") from error
    return pd.DataFrame.from_records(list(rows), columns=list(columns))
