"""What features of rules are asked with: the language, what is known, and what answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.languages import Language
    from kg.ontology import Knowledge
    from kg.trees.node import Node

__all__ = ["Ask", "AskOf", "Context"]

Ask = Callable[["Node"], bool]
AskOf = Callable[["Node", "Node"], bool]


@dataclass(frozen=True, slots=True)
class Context:
    """What the answers depend on."""

    language: Language
    knowledge: Knowledge
    place: str = ""
