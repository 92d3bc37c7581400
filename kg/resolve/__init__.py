"""Mentions → entities: which phrases of which documents mean one thing, each with a reason."""

from kg.resolve.known import Known
from kg.resolve.resolution import Resolution, resolve

__all__ = ["Known", "Resolution", "resolve"]
