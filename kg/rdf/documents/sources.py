"""What resolution reads of a document, kept in its graph: its names and whatever else refers.

Claims mention some of a document's names only; what a name means in other documents rests on all of
them. They stand in one literal, as JSON, so that a store can be resolved anew without its texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pyoxigraph import NamedNode, Quad

from kg.iris import expand
from kg.model import Mention, MentionKind
from kg.rdf import literals
from kg.rdf.names import document_iri
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource

__all__ = ["Mentioned", "alias_quads", "mentioned_in", "mentioned_quads"]


class Mentioned(NamedTuple):
    """The mentions of a document without their entities: its names, and the others."""

    names: tuple[Mention, ...]
    others: tuple[Mention, ...] = ()


def mentioned_quads(doc: str, mentioned: Mentioned) -> Iterator[Quad]:
    """Yield the quad that holds the mentions of a document."""
    node = NamedNode(document_iri(doc))
    names = dict.fromkeys(map(_row, mentioned.names))
    others = sorted(set(map(_row, mentioned.others)) - names.keys())
    text = f'{{"names": [{", ".join(names)}], "others": [{", ".join(others)}]}}'
    yield Quad(node, Terms.MENTIONS, literals.string(text), node)


def mentioned_in(store: QuadSource, doc: str) -> Mentioned | None:
    """Return the mentions of a document, ``None`` where its graph was written without them."""
    graph = document_iri(doc)
    for quad in store.quads(graph, Terms.MENTIONS.value, graph=graph):
        found = json.loads(text_of(quad.object))
        return Mentioned(*(tuple(map(_mention, found[key])) for key in ("names", "others")))
    return None


def alias_quads(doc: str, aliases: Iterable[tuple[str, str]]) -> Iterator[Quad]:
    """Yield that IRIs (``kge:…``) which names of a document would have by themselves are others.

    Whoever noted the one still finds the thing.
    """
    graph = NamedNode(document_iri(doc))
    for alias, iri in aliases:
        yield Quad(NamedNode(expand(alias)), Terms.SAME_AS, NamedNode(expand(iri)), graph)


def _row(mention: Mention) -> str:
    row: Sequence[object] = (
        mention.start,
        mention.end,
        mention.text,
        mention.head,
        mention.kind.value,
        mention.type,
        mention.name,
        mention.antecedent,
        mention.part,
    )
    return json.dumps(row, ensure_ascii=False)


def _mention(row: list[Any]) -> Mention:
    start, end, text, head, kind, cls, name, back, part = row
    return Mention(
        start,
        end,
        text,
        head=tuple(head),
        kind=MentionKind(kind),
        type=cls,
        name=name,
        antecedent=None if back is None else tuple(back),
        part=part,
    )
