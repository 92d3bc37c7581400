"""Any job of a worker, done on a store as it is through a lens."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

from kg.lens.rebuilding import through
from kg.store import Store
from kg.workers import Job, Limits

__all__ = ["answer_through", "seen"]


def seen(job: Job, lens: str | None, **given: Any) -> tuple[Job, dict[str, Any]]:
    """Return what to ask a worker so that it does a job through a lens, if there is one.

    >>> from kg.query.written import answer_search
    >>> job, given = seen(answer_search, "sources=2", form="csv")
    >>> job.__name__, given["lens"], given["done"]
    ('answer_through', 'sources=2', 'kg.query.written:answer_search')
    """
    if not lens:
        return job, given
    name = f"{job.__module__}:{job.__qualname__}"
    return answer_through, {"lens": lens, "done": name, "given": given}


def answer_through(
    store: Store, limits: Limits, *, lens: str, done: str, given: Mapping[str, Any]
) -> bytes:
    """Return what the job ``done``, told by its module and name, answers of a store through a lens.

    Raises ``QueryError`` for what is no lens, and whatever the job raises.
    """
    module, _, name = done.partition(":")
    answer: bytes = getattr(importlib.import_module(module), name)(
        through(store, lens), limits, **given
    )
    return answer
