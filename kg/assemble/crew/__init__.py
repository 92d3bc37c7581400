"""Processes that read chunks of documents, and may be ended by what they read without harm."""

from kg.assemble.crew.crew import Crew
from kg.assemble.crew.forking import ForkServer

__all__ = ["Crew", "ForkServer"]
