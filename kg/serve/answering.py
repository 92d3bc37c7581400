"""Jobs of workers → responses, errors among them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.errors import KgError, LimitError, QueryError
from kg.workers import Job, Pool

__all__ = ["Asking", "asking", "problem"]

_LIMITS = {"time": 504, "memory": 413, "rows": 413, "workers": 503}


class Asking(Protocol):
    """Asks a worker to do a job, and makes a response of what it answers."""

    def __call__(self, job: Job, media: str, /, **given: Any) -> Awaitable[Response]:
        """Return the answer with its media type, or a problem."""


def asking(pool: Pool, problems: Callable[[str, int], Response]) -> Asking:
    """Return what asks a pool; ``problems`` makes responses of errors."""

    async def ask(job: Job, media: str, /, **given: Any) -> Response:
        try:
            found = await run_in_threadpool(pool.ask, job, **given)
        except LimitError as error:
            return problems(str(error), _LIMITS[error.limit])
        except KgError as error:
            return problems(str(error), 400 if isinstance(error, QueryError) else 500)
        return Response(found, media_type=media)

    return ask


def problem(what: str, status: int) -> Response:
    """Return an error as a line of text."""
    headers = {"Retry-After": "5"} if status == 503 else None
    return PlainTextResponse(f"error: {' '.join(what.split())}\n", status, headers)


def json_problem(what: str, status: int) -> Response:
    """Return an error as JSON."""
    return JSONResponse({"error": " ".join(what.split())}, status)
