"""Knowledge graphs of claims, read from news and official statements.

    from kg import KnowledgeGraph
    graph = KnowledgeGraph.build("articles/", store="S")
    graph.query("SELECT ?who ?what WHERE { ?who kg:sent ?what }")
    graph.view().write("graph.html")

Names are imported when they are first used, so that ``import kg`` takes no time.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.assemble import BuildReport, Options
    from kg.errors import KgError
    from kg.graph import KnowledgeGraph
    from kg.model import Claim, Document, Entity, Mention, Modality, Quotation

__all__ = [
    "BuildReport",
    "Claim",
    "Document",
    "Entity",
    "KgError",
    "KnowledgeGraph",
    "Mention",
    "Modality",
    "Options",
    "Quotation",
    "__version__",
]

_HOMES = {
    "BuildReport": "kg.assemble",
    "Claim": "kg.model",
    "Document": "kg.model",
    "Entity": "kg.model",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.graph",
    "Mention": "kg.model",
    "Modality": "kg.model",
    "Options": "kg.assemble",
    "Quotation": "kg.model",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("kg-news")
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
