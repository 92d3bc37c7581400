"""An address that a person asked to have read."""

from __future__ import annotations

from kg.documents.fetching.fetcher import Fetcher
from kg.documents.formats import Source
from kg.errors import DocumentError

__all__ = ["Address", "unasked"]


def unasked(path: object) -> DocumentError:
    """Return the error of an address that nobody asked to have fetched."""
    return DocumentError(
        "is an address of the web, and nothing is fetched unless you ask for it",
        place=str(path),
        cure="Ask for it: --allow-network, in Python kg.documents.Address(url).",
    )


class Address:
    """A page, a feed or a file of the web, given where a path is: ``read([Address("https://…")])``.

    It is fetched when it is read, once. A string with an address is never fetched.

    >>> str(Address("https://lumen.example/a"))
    'https://lumen.example/a'
    """

    def __init__(self, url: str, fetcher: Fetcher | None = None) -> None:
        self.url, self.fetcher = url, fetcher or Fetcher()
        self.fetched: Source | None = None

    def __str__(self) -> str:
        return self.url

    def source(self) -> Source:
        """Return what stands there. Raises DocumentError with its cure."""
        if self.fetched is None:
            self.fetched = self.fetcher.source(self.url)
        return self.fetched
