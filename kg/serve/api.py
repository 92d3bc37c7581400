"""The JSON interface: its paths and parameters stand in ``assets/openapi.json``, and hold."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.lens import seen
from kg.serve.answering import asking, json_problem
from kg.serve.desk import desk, part
from kg.serve.jobs import JOBS
from kg.workers import Job, Pool

__all__ = ["openapi", "routes"]

_FILE = Path(__file__).parent / "assets" / "openapi.json"
_JOBS: Mapping[str, Job] = {**JOBS, "desk": desk, "part": part}
_TRUTH = {"true": True, "false": False}


@functools.cache
def openapi() -> Mapping[str, Any]:
    """Return the description of the interface.

    >>> openapi()["openapi"]
    '3.1.0'
    """
    return json.loads(_FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def routes(pool: Pool) -> list[Route]:
    """Return a route for each path of the description."""
    paths = openapi()["paths"]
    found = [_route(path, methods["get"], pool) for path, methods in paths.items()]

    async def described(_: Request) -> Response:
        return JSONResponse(openapi())

    return [*found, Route("/openapi.json", described)]


def _route(path: str, operation: Mapping[str, Any], pool: Pool) -> Route:
    known = {one["name"]: one for one in operation["parameters"]}
    ask = asking(pool, _missing)

    async def answer(request: Request) -> Response:
        try:
            given = _given(request, known)
        except ValueError as error:
            return json_problem(str(error), 400)
        job, given = seen(_JOBS[operation["operationId"]], given.pop("lens", None), **given)
        return await ask(job, "application/json", **given)

    return Route(path, answer, name=operation["operationId"])


def _missing(what: str, status: int) -> Response:
    """Return a problem; once its parameters fit, what is wrong is a name that nothing has."""
    return json_problem(what, 404 if status == 400 else status)


def _given(request: Request, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of parameters; raises ``ValueError`` for what is not as described."""
    asked = request.query_params
    for name in asked:
        if name not in known:
            raise ValueError(f"{name}: there is no such parameter. There are: {', '.join(known)}")
    given: dict[str, Any] = {}
    for name, parameter in known.items():
        schema, values = parameter["schema"], asked.getlist(name)
        if schema["type"] == "array":
            most = schema.get("maxItems", len(values))
            if len(values) > most:
                raise ValueError(f"{name}: is given more than {most} times")
            given[name] = [_value(name, value, schema["items"]) for value in values]
        elif len(values) > 1:
            raise ValueError(f"{name}: is given {len(values)} times")
        elif values:
            given[name] = _value(name, values[0], schema)
        elif parameter.get("required"):
            raise ValueError(f"{name}: is missing")
        elif "default" in schema:
            given[name] = schema["default"]
    return given


def _value(name: str, text: str, schema: Mapping[str, Any]) -> Any:
    """Return the value of a parameter, which must be of its type and within its bounds."""
    match schema["type"]:
        case "integer":
            value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
            if not schema["minimum"] <= value <= schema["maximum"]:
                raise ValueError(f"{name}: is {schema['minimum']} to {schema['maximum']}")
            return value
        case "boolean":
            if text not in _TRUTH:
                raise ValueError(f"{name}: is true or false")
            return _TRUTH[text]
        case _:
            least, most = schema.get("minLength", 0), schema["maxLength"]
            if not least <= len(text) <= most:
                raise ValueError(f"{name}: has {least} to {most} characters")
            return text
