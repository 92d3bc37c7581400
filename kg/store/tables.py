"""Tables of SQLite beside the quads, in a file or in memory; whatever they hold follows from these.

So a file that is lost, damaged or of another form is made anew, and nothing is lost with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.store.folder import seal_of_tables
from kg.store.protocol import Closing, Store
from kg.store.trouble import trouble

__all__ = ["Tables"]

_MANY = 500  # values of one statement
_PATIENCE = 60  # seconds that a writer waits for readers


class Tables(Closing):
    """One SQLite database; everything between two commits happens or does not.

    >>> with Tables(None, "CREATE TABLE seen (doc TEXT);", 1) as tables:
    ...     tables.change("INSERT INTO seen VALUES (?)", [("a",), ("b",)])
    ...     tables.column("SELECT doc FROM seen"), tables.among(
    ...         "SELECT * FROM seen WHERE doc IN ({})", ["b", "c"])
    (['a', 'b'], [('b',)])
    """

    SYNCHRONOUS = "NORMAL"

    def __init__(
        self, path: Path | None, schema: str, version: int, *, read_only: bool = False
    ) -> None:
        """Open the file, which is made anew where it is missing, unusable or of another version.

        ``read_only`` that is a ``StoreError``.
        """
        self._path, self._schema, self._version = path, schema, version
        with self.told():
            if read_only and path is not None:
                self.base = self._for_reading(path)
                return
            try:
                self.base = self._opened()
            except sqlite3.DatabaseError as error:
                if "locked" in str(error):
                    raise
                self._remove()
                self.base = self._opened()

    def _for_reading(self, path: Path) -> sqlite3.Connection:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        if base.execute("PRAGMA user_version").fetchone()[0] != self._version:
            base.close()
            raise StoreError(
                "is that of another version of kg",
                place=str(path),
                cure="It is made anew when the store is next written.",
            )
        return base

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path or ":memory:", timeout=_PATIENCE, isolation_level=None)
        base.execute("PRAGMA journal_mode = TRUNCATE")
        base.execute(f"PRAGMA synchronous = {self.SYNCHRONOUS}")
        base.execute("PRAGMA cache_size = -65536")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if version != self._version:
            there = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchone()
            if there is not None:
                base.close()
                self._remove()
                return self._opened()
            version = f"PRAGMA user_version = {self._version};"
            base.executescript(f"BEGIN;\n{self._schema}\n{version}\nCOMMIT;")
        base.execute("BEGIN")
        return base

    def _remove(self) -> None:
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path.with_name(self._path.name + "-journal").unlink(missing_ok=True)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell as a ``StoreError`` what goes wrong with the file."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise trouble(self._path, error) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"is damaged ({error})",
                place=str(self._path),
                cure="Remove this file and run the command again: it is made anew from the store.",
            ) from error

    @property
    def seal(self) -> int:
        """The number of the seal under which they were level with a store, 0 where none holds."""
        return seal_of_tables(self.base)

    def are_level_with(self, store: Store) -> bool:
        """Whether it is certain, without looking, that nothing is behind the quads of a store."""
        return self.seal != 0 and self.seal == store.seal

    def commit(self) -> None:
        """Keep what was changed since the last commit; nothing is sealed any longer."""
        if self.base.total_changes and self.seal:
            self.base.execute("PRAGMA application_id = 0")
        self.base.execute("COMMIT")
        self.base.execute("BEGIN")

    def rollback(self) -> None:
        """Take back what was changed since the last commit."""
        self.base.execute("ROLLBACK")
        self.base.execute("BEGIN")

    def copy_from(self, other: Tables) -> None:
        """Become what another database holds."""
        self.base.execute("ROLLBACK")
        other.base.backup(self.base)
        self.base.execute("BEGIN")

    def close(self) -> None:
        """Let go of the file; what was not committed is taken back."""
        self.base.close()

    # -- plain access ----------------------------------------------------------------------------

    def rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        yield from self.base.execute(sql, values)

    def column(self, sql: str, *values: object) -> list[Any]:
        """Return the first column of a query."""
        return [row[0] for row in self.base.execute(sql, values)]

    def among(self, sql: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a query for all ``values``, which stand for ``{}`` in it."""
        found: list[tuple[Any, ...]] = []
        wanted = sorted(set(values))
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            found += self.base.execute(sql.format(",".join("?" * len(some))), some)
        return found

    def change(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each row."""
        self.base.executemany(sql, rows)
