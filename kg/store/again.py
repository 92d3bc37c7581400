"""What is read beside a writer, read once more where the writer took a file away meanwhile."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from kg.errors import StoreError
from kg.store.protocol import Store
from kg.store.trouble import is_gone

__all__ = ["steadily"]

P = ParamSpec("P")
T = TypeVar("T")

_TIMES = 3


def steadily(read: Callable[Concatenate[Store, P], T]) -> Callable[Concatenate[Store, P], T]:
    """Let a function that reads a store, its first argument, begin from its newest state.

    That is where the store is open for reading and files of it were put together by who writes it,
    before or while it is read. What is returned must be whole: an iterator may have told the half.

    >>> from kg.store import open_store
    >>> steadily(len)(open_store(None))
    0
    """

    @functools.wraps(read)
    def steady(store: Store, /, *args: P.args, **kwargs: P.kwargs) -> T:
        store.renew()
        for _ in range(_TIMES):
            try:
                return read(store, *args, **kwargs)
            except (StoreError, OSError, RuntimeError) as error:
                if not (_comes_of_gone(error) and store.renew()):
                    raise
        return read(store, *args, **kwargs)

    return steady


def _comes_of_gone(error: BaseException | None) -> bool:
    return isinstance(error, Exception) and (is_gone(error) or _comes_of_gone(error.__cause__))
