"""Spans, mentions, positions and entities of one document as quads."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad

from kg.errors import KgError
from kg.iris import expand
from kg.model import Entity, Literal, Mention, Position, Span
from kg.rdf import literals
from kg.rdf.names import document_iri, span_iri
from kg.rdf.terms import Terms

__all__ = ["MentionWriter", "Node", "mention_iri", "node_of"]

Node = NamedNode | RdfLiteral


def mention_iri(doc: str, mention: Mention) -> str:
    """Return the IRI of a mention: its span, and a digest of what is known about it.

    What a person judges of its entity changes nothing: the mention stays the same.
    """
    known = (mention.head, mention.kind.value, mention.type, mention.name, mention.antecedent)
    part = (mention.part,) if mention.part else ()
    found = mention.found or mention.entity
    digest = hashlib.sha256(repr((*known, found, *part)).encode()).hexdigest()[:12]
    return f"{document_iri(doc)}#mention={mention.start},{mention.end},{digest}"


@functools.lru_cache(maxsize=2**14)
def node_of(iri: str) -> NamedNode:
    """Return the node of a compact IRI: classes and entities come again and again."""
    return NamedNode(expand(iri))


class MentionWriter:
    """Writes what claims and quotations of one document point to; they share it.

    A mention is written once, however many claims have it. ``text`` is the document's;
    ``mentioned`` gathers those of ``entities`` that are written of.
    """

    def __init__(self, doc: str, text: str, entities: Mapping[str, Entity]) -> None:
        self.doc, self.text, self.entities = doc, text, entities
        self.graph = NamedNode(document_iri(doc))
        self.mentioned: dict[str, Entity] = {}
        self._nodes: dict[Mention, NamedNode] = {}
        self._spans: dict[tuple[int, int], NamedNode] = {}
        self._written: set[Mention] = set()

    def quad(self, subject: NamedNode, predicate: NamedNode, value: Node) -> Quad:
        """Return a quad of the document's graph."""
        return Quad(subject, predicate, value, self.graph)

    def span(self, node: NamedNode, predicate: NamedNode, span: Span) -> Quad:
        """Return the link to a span; its IRI tells where it is, and the text its words."""
        self._check(span)
        return self.quad(node, predicate, self._span(span.start, span.end))

    def _span(self, start: int, end: int) -> NamedNode:
        found = self._spans.get((start, end))
        if found is None:
            found = self._spans[start, end] = NamedNode(span_iri(self.doc, start, end))
        return found

    def _check(self, span: Span) -> None:
        if self.text[span.start : span.end] != span.text or span.start < 0:
            raise KgError(
                f"has {self.text[span.start : span.end]!r} at [{span.start}, {span.end}), "
                f"not {span.text!r}",
                place=f"the document {self.doc!r}",
                cure="Take spans from the very text that is stored.",
            )

    def mention(self, node: NamedNode, predicate: NamedNode, mention: Mention) -> Iterator[Quad]:
        """Yield the link to a mention's node, and the node where it is not yet written."""
        target = self._mention(mention)
        yield self.quad(node, predicate, target)
        if mention in self._written:
            return
        self._written.add(mention)
        self._check(mention)
        if mention.head != (mention.start, mention.end):
            yield self.quad(target, Terms.HEAD, self._span(*mention.head))
        yield self.quad(target, Terms.KIND, literals.string(mention.kind.value))
        if mention.type is not None:
            yield self.quad(target, Terms.CLASS, node_of(mention.type))
        if mention.name is not None:
            yield self.quad(target, Terms.NAME, literals.string(mention.name))
        if mention.antecedent is not None:
            yield self.quad(target, Terms.ANTECEDENT, self._span(*mention.antecedent))
        if mention.entity is not None:
            yield self.quad(target, Terms.DENOTES, node_of(mention.entity))
        if mention.part:
            yield self.quad(target, Terms.PART, literals.integer(mention.part))
        if mention.found is not None:
            yield self.quad(target, Terms.RESOLVED_AS, node_of(mention.found))

    def _mention(self, mention: Mention) -> NamedNode:
        found = self._nodes.get(mention)
        if found is None:
            found = self._nodes[mention] = NamedNode(mention_iri(self.doc, mention))
        return found

    def position(self, position: Position) -> Iterator[Quad]:
        """Yield what the mention's node tells of a position."""
        node = self._mention(position.mention)
        yield self.quad(node, Terms.POST_TITLE, literals.string(position.title))
        yield self.quad(node, Terms.POST_BODY, self.thing(position.body))
        if position.body.found is not None:
            yield self.quad(node, Terms.BODY_RESOLVED_AS, NamedNode(expand(position.body.found)))

    def thing(self, mention: Mention) -> NamedNode:
        """Return the entity that a mention stands for, or the mention where none was found."""
        if mention.entity is None:
            return self._mention(mention)
        entity = self.entities.get(mention.entity)
        if entity is not None:
            self.mentioned[mention.entity] = entity
        return node_of(mention.entity)

    def value(self, value: Mention | Literal | None) -> Node | None:
        """Return the object of a claim as it stands in a triple."""
        if value is None:
            return None
        if isinstance(value, Mention):
            return self.thing(value)
        return literals.fitting(value.value, value.datatype)

    def entity(self, entity: Entity) -> Iterator[Quad]:
        """Yield the quads of an entity."""
        node = node_of(entity.iri)
        yield self.quad(node, Terms.TYPE, node_of(entity.type))
        yield self.quad(node, Terms.LABEL, literals.string(entity.label))
        for name in entity.names:
            yield self.quad(node, Terms.ALT_LABEL, literals.string(name))
        for same in entity.same_as:
            yield self.quad(node, Terms.SAME_AS, NamedNode(expand(same)))
        if entity.reason:
            yield self.quad(node, Terms.REASON, literals.string(entity.reason))
