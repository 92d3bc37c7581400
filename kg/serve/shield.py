"""What every request must be, and what every response says, before anything else looks at it.

A page on the web can make a browser ask a service on this machine. It can't read an answer of
another origin; but where its own name is made to lead here (DNS rebinding), the browser takes us
for it. So a service answers only to its own names, and nothing that another page asks for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["POLICY", "Shield", "names_of"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The content security policy of our own pages: our own files, and nothing inline."""

_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
    }
)
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  (compared, not bound)


def names_of(host: str, port: int, others: Collection[str] = ()) -> frozenset[str]:
    """Return the values of ``Host`` that a service answers to.

    ``others`` are names by which it is reached from outside, with a port or, behind a proxy,
    without one.

    >>> sorted(names_of("127.0.0.1", 80, ["kg.example"]))[:3]
    ['127.0.0.1', '127.0.0.1:80', '[::1]']
    """
    own = [f"[{host}]" if ":" in host else host] if host not in _EVERYWHERE else []
    known = {f"{name}:{port}" for name in (*own, *_LOOPBACK)}
    if port == 80:
        known |= {*own, *_LOOPBACK}
    return frozenset(name.lower() for name in (*known, *others, *(f"{o}:{port}" for o in others)))


class Shield:
    """Lets through what is asked by one of our names and by no foreign page; sets the headers."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse to."""
        if scope["type"] != "http":
            return

        async def shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        fault = self._fault(Headers(scope=scope))
        if fault is not None:
            refused = PlainTextResponse(f"error: {fault}\n", status_code=403)
            await refused(scope, receive, shielded)
            return
        await self._app(scope, receive, shielded)

    def _fault(self, headers: Headers) -> str | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._names:
            return "this service has another name. Call it by its own, or serve with --name."
        origins = headers.getlist("origin")
        if any(one.lower().partition("://")[2] not in self._names for one in origins):
            return "a page of another origin asks. Only this service's own pages may."
        site, mode = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode", "")
        if site not in ("none", "same-origin") and mode != "navigate":
            return "a page of another site asks. Only this service's own pages may."
        return None
