"""The service as an ASGI application: which path is answered by what."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from kg.lens import seen
from kg.serve import pages
from kg.serve.answering import asking, problem
from kg.serve.api import routes
from kg.serve.desk import desk_page
from kg.serve.reading import document_page, search_page
from kg.serve.shield import Shield, names_of
from kg.serve.sparql import endpoint
from kg.view.desk import assets
from kg.workers import Job, Pool

__all__ = ["Service", "application"]

_ASSETS = Path(__file__).parent / "assets"
_OWN = ("kg.css", "query.js")
_KINDS = {"css": "text/css", "js": "text/javascript"}
_LONGEST = 400  # characters of a parameter
_LARGEST = 9  # digits of one


@dataclass(frozen=True, slots=True)
class Service:
    """A pool of workers, where it listens, its other names, and the language of its pages."""

    pool: Pool
    host: str
    port: int
    names: tuple[str, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path, the job that writes it, and its parameters with their defaults.

    One whose default is ``None`` must be given.
    """

    path: str
    job: Job
    parameters: Mapping[str, str | int | None] = field(default_factory=dict)

    @property
    def names_something(self) -> bool:
        """Whether it is that of a thing, which may not be there."""
        return None in self.parameters.values()


_PAGES = (
    Page("/", desk_page),
    Page("/explore", desk_page, {"entity": None}),
    Page("/query", pages.query_page),
    Page("/search", search_page, {"text": "", "about": "", "offset": 0}),
    Page("/documents", pages.documents_page, {"offset": 0}),
    Page("/document", document_page, {"id": None}),
    Page("/entities", pages.entities_page, {"text": ""}),
)


def application(service: Service) -> ASGIApp:
    """Return the application: what it answers to whom is decided by ``Shield``."""
    app = Starlette(
        routes=[
            *(Route(page.path, _shown(service, page)) for page in _PAGES),
            Route("/assets/{name}", _asset),
            Route("/sparql", _sparql(service), methods=["GET", "POST"]),
            *routes(service.pool),
        ],
        exception_handlers={Exception: _failed},
    )
    return Shield(app, names_of(service.host, service.port, service.names))


Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def _shown(service: Service, page: Page) -> Endpoint:
    def problems(what: str, status: int) -> Response:
        return problem(what, 404 if page.names_something and status == 400 else status)

    ask = asking(service.pool, problems)

    async def answer(request: Request) -> Response:
        given: dict[str, Any] = {"lang": service.lang}
        for name, default in page.parameters.items():
            value = _value(request.query_params.get(name), default)
            if value is None:
                return problem(f"{name} is missing or wrong", 400)
            given[name] = value
        lens = _value(request.query_params.get("lens"), "")
        if lens is None:
            return problem("lens is wrong", 400)
        job, given = seen(page.job, str(lens), **given)
        return await ask(job, "text/html", **given)

    return answer


def _value(text: str | None, default: str | int | None) -> str | int | None:
    """Return the value of a parameter, ``None`` where it is missing or of another kind."""
    if text is None:
        return default
    if isinstance(default, int):
        fits = text.isascii() and text.isdigit() and len(text) <= _LARGEST
        return int(text) if fits else None
    return text if len(text) <= _LONGEST and (text or default is not None) else None


def _sparql(service: Service) -> Endpoint:
    ask = asking(service.pool, problem)

    async def answer(request: Request) -> Response:
        return await endpoint(request, ask)

    return answer


@functools.cache
def _assets() -> Mapping[str, str]:
    """Return what pages are made of beside themselves: the desk's files, and ours."""
    return {**assets(), **{name: (_ASSETS / name).read_text("utf-8") for name in _OWN}}


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _assets():
        return problem("there is no such file", 404)
    return Response(_assets()[name], media_type=_KINDS[name.rpartition(".")[2]])


async def _failed(_: Request, error: Exception) -> Response:
    return problem(f"kg failed ({type(error).__name__})", 500)
