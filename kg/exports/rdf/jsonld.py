"""All quads of a store as JSON-LD that reads well: a graph a document, claims with their words.

Names are short by a context of our own (``ontologies/exports/context.jsonld``). What belongs to a
claim (its mentions, its spans) stands inside it, spans with their words, which a store leaves to
the text; entities are told by their names: in each document that names them, and once, behind all
graphs, where a rule concludes something of them.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.bundled import ontologies
from kg.exports.material import Material
from kg.iris import PREFIXES
from kg.rdf import implied_quads, rule_of
from kg.rdf.nodes import iri_of
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["Context", "jsonld"]

_PART = re.compile(r".+#(?:char|mention)=[^#]*|.+/claim/[^#]+#via")
_PLACE = re.compile(r"#char=(\d+),")
_ORDER = (Terms.ARTICLE, Terms.CLAIM, Terms.QUOTATION, Terms.SEM_EVENT)
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what every reader of JSON holds exactly
_REAL = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}")
_XSD = "http://www.w3.org/2001/XMLSchema#"

Node = dict[str, Any]


class Context:
    """The short names of a JSON-LD context, and values written by them."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.written = dict(context)
        self.vocabulary = str(context["@vocab"])
        plain = {name: value for name, value in context.items() if isinstance(value, str)}
        self._prefixes = {
            name: value
            for name, value in plain.items()
            if not name.startswith("@") and ":" in value
        }
        terms = {name: value for name, value in context.items() if isinstance(value, dict)}
        self._names = {self._full(term["@id"]): name for name, term in terms.items()}
        self._types = {name: term.get("@type", "") for name, term in terms.items()}
        self._taken = {*terms, *plain}

    def name(self, iri: str) -> str:
        """Return a property, or a term of the vocabulary, as a key."""
        return self._names.get(iri) or self.term(iri)

    def term(self, iri: str) -> str:
        """Return a class or relation as a value: one of the vocabulary without a prefix."""
        local = iri.removeprefix(self.vocabulary)
        bare = local != iri and local.isidentifier() and local not in self._taken
        return local if bare else self.iri(iri)

    def iri(self, iri: str) -> str:
        """Return an IRI with a prefix, where one fits."""
        for prefix, namespace in self._prefixes.items():
            local = iri.removeprefix(namespace)
            if local != iri and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        return iri

    def value(self, name: str, value: object) -> Any:
        """Return the value of a property with this name as JSON."""
        kind = self._types.get(name, "")
        if isinstance(value, NamedNode):
            if kind == "@vocab":
                return self.term(value.value)
            return self.iri(value.value) if kind == "@id" else {"id": self.iri(value.value)}
        assert isinstance(value, Literal)
        if value.language is not None:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        plain = None if kind else _native(value.value, datatype)
        if plain is not None:
            return plain
        if kind and self._full(kind) == datatype:
            return value.value
        return {"@value": value.value, "@type": self.iri(datatype)}

    def _full(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else name


@functools.cache
def _context() -> Context:
    file = ontologies() / "exports" / "context.jsonld"
    return Context(json.loads(file.read_text(encoding="utf-8")))


def jsonld(material: Material) -> Iterator[str]:
    """Yield JSON-LD, a node a line; a document's graph is held at a time.

    Numbers are JSON's own: 0.87 reads as the ``xsd:double`` of the same value.
    """
    context = _context()
    yield '{"@context": ' + json.dumps(context.written, indent=1) + ',\n"@graph": [\n'
    for number, graph in enumerate(material.store.graphs()):
        between = ",\n" if number else ""
        yield f'{between}{{"id": {_json(context.iri(graph))}, "graph": [\n'
        quads = list(material.store.quads(graph=graph))
        told = dict.fromkeys([*quads, *implied_quads(quads)])
        for place, node in enumerate(_Nodes(context, told)):
            yield f"{',' if place else ' '}{_json(node)}\n"
        yield "]}"
    for node in _Nodes(context, _names_of(_concluded_of(material.store), material.store)):
        yield f",\n{_json(node)}"
    yield "\n]}\n"


def _concluded_of(store: Store) -> set[str]:
    """Return the entities that graphs of rules name, which tell nothing else of them."""
    quads = (
        quad for graph in store.graphs() if rule_of(graph) for quad in store.quads(graph=graph)
    )
    ends = (iri_of(end) for quad in quads for end in (quad.subject, quad.object))
    return {iri for iri in ends if iri.startswith(PREFIXES["kge"])}


def _names_of(things: Iterable[str], store: Store) -> Iterator[Quad]:
    """Yield names and classes of things, as the merged graph has them: each once."""
    for iri in sorted(things):
        told = (q for term in (Terms.LABEL, Terms.TYPE) for q in store.quads(iri, term.value))
        yield from (Quad(*triple) for triple in dict.fromkeys(quad.triple for quad in told))


class _Nodes:
    """The nodes of one graph, those that belong to others inside them."""

    def __init__(self, context: Context, quads: Iterable[Quad]) -> None:
        self._context = context
        self._held: dict[str, dict[NamedNode, list[Any]]] = {}
        for quad in quads:
            assert isinstance(quad.subject, NamedNode)
            node = self._held.setdefault(quad.subject.value, {})
            node.setdefault(quad.predicate, []).append(quad.object)
        self._told: set[str] = set()

    def __iter__(self) -> Iterator[Node]:
        """Yield the document, its claims in text order, quotations, events, entities, the rest."""
        for iri in sorted((iri for iri in self._held if not _PART.fullmatch(iri)), key=self._order):
            yield self._node(iri)
        for iri in sorted(self._held.keys() - self._told):
            yield self._node(iri)

    def _order(self, iri: str) -> tuple[int, int, str]:
        known = self._held[iri]
        kinds = known.get(Terms.TYPE, ())
        rank = next((i for i, kind in enumerate(_ORDER) if kind in kinds), len(_ORDER))
        spans = known.get(Terms.EVIDENCE) or known.get(Terms.CONTENT_SPAN) or ()
        places = [int(found[1]) for span in spans if (found := _PLACE.search(span.value))]
        return rank, min(places, default=0), iri

    def _node(self, iri: str) -> Node:
        self._told.add(iri)
        node: Node = {"id": self._context.iri(iri)}
        known = self._held[iri]
        if Terms.TYPE in known:
            node["type"] = _one(
                [self._context.term(kind.value) for kind in _sorted(known[Terms.TYPE])]
            )
        for predicate in sorted(known, key=str):
            if predicate != Terms.TYPE:
                name = self._context.name(predicate.value)
                node[name] = _one([self._value(name, value) for value in _sorted(known[predicate])])
        return node

    def _value(self, name: str, value: object) -> Any:
        inner = isinstance(value, NamedNode) and value.value in self._held
        if inner and isinstance(value, NamedNode) and _PART.fullmatch(value.value):
            return self._node(value.value)
        return self._context.value(name, value)


def _sorted(values: list[Any]) -> list[Any]:
    return sorted(values, key=str)


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _native(text: str, datatype: str) -> Any:
    """Return a literal as JSON's own text, number or truth value, where that loses nothing."""
    match datatype.removeprefix(_XSD):
        case "string":
            return text
        case "boolean" if text in ("true", "false"):
            return text == "true"
        case "integer" if _WHOLE.fullmatch(text):
            return int(text)
        case "double" if _REAL.fullmatch(text):
            number = float(text)
            return number if not number.is_integer() else None  # 1.0 would be an integer
    return None
