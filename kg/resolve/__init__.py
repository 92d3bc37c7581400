"""Mentions → entities: which phrases of which documents mean one thing, each with a reason."""

from kg.resolve.document import Source
from kg.resolve.index.names import Names, Update
from kg.resolve.resolution import Resolution

__all__ = ["Names", "Resolution", "Source", "Update"]
