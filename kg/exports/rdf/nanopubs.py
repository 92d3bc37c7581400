"""Statements as nanopublications (https://nanopub.net/guidelines/working_draft/), in TriG.

What is a plain fact is asserted as a triple; of what is denied, hoped or over, the assertion is
that a text says so: a statement with its polarity, modality and status, and no triple.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.exports.material import Material
from kg.exports.rdf.prefixes import serialize
from kg.exports.statements import End, Statement
from kg.iris import PREFIXES, expand
from kg.model import Tense
from kg.rdf import claim_iri, document_iri, literals
from kg.rdf.names import span_iri
from kg.rdf.terms import Terms

__all__ = ["nanopubs"]

_NP = "http://www.nanopub.org/nschema#"
_PREFIXES = {**PREFIXES, "np": _NP}
_PARTS = {
    "assertion": NamedNode(f"{_NP}hasAssertion"),
    "provenance": NamedNode(f"{_NP}hasProvenance"),
    "pubinfo": NamedNode(f"{_NP}hasPublicationInfo"),
}
_ATTRIBUTED = NamedNode(f"{PREFIXES['prov']}wasAttributedTo")
_KG = NamedNode("https://w3id.org/newskg/software")
_VERSION = NamedNode(f"{PREFIXES['schema']}softwareVersion")

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]


def nanopubs(material: Material, file: BinaryIO) -> None:
    """Write a nanopublication for each statement that has both ends."""
    serialize(_quads(material), file, RdfFormat.TRIG, _PREFIXES)


def _quads(material: Material) -> Iterator[Quad]:
    for said in material.statements():
        if said.subject is None or said.object is None:
            continue
        base = f"{claim_iri(said.id)}/nanopub"
        this, head = NamedNode(base), NamedNode(f"{base}#Head")
        graphs = {name: NamedNode(f"{base}#{name}") for name in _PARTS}
        yield Quad(this, Terms.TYPE, NamedNode(f"{_NP}Nanopublication"), head)
        for name, has in _PARTS.items():
            yield Quad(this, has, graphs[name], head)
        for name, triples in (
            ("assertion", _assertion(said, said.subject, said.object)),
            ("provenance", _provenance(material, said, graphs["assertion"])),
            ("pubinfo", ((this, _ATTRIBUTED, _KG), (_KG, _VERSION, Literal(version("kg-news"))))),
        ):
            for subject, predicate, value in triples:
                yield Quad(subject, predicate, value, graphs[name])


def _assertion(said: Statement, subject: End, value: End) -> Iterator[Triple]:
    one, relation = _node(said, subject), NamedNode(expand(said.relation))
    other = _node(said, value) if value.is_node else _literal(value)
    if said.is_plain:
        yield one, relation, other
        return
    node = NamedNode(claim_iri(said.id))
    yield node, Terms.TYPE, Terms.CLAIM
    yield node, Terms.SUBJECT, one
    yield node, Terms.PREDICATE, relation
    yield node, Terms.OBJECT, other
    yield node, Terms.POLARITY, Literal("negative" if said.negated else "positive")
    yield node, Terms.MODALITY, Literal(said.modality)
    if said.state:
        what = Terms.TENSE if said.state == Tense.FUTURE else Terms.STATUS
        yield node, what, Literal(said.state)


def _provenance(material: Material, said: Statement, assertion: NamedNode) -> Iterator[Triple]:
    yield assertion, Terms.DERIVED_FROM, NamedNode(claim_iri(said.id))
    if said.document:
        document = NamedNode(document_iri(said.document))
        yield assertion, Terms.DERIVED_FROM, document
        published = material.document(said.document).published
        if published:
            yield document, Terms.PUBLISHED, literals.date(published)
    if said.holder is not None:
        yield assertion, _ATTRIBUTED, _node(said, said.holder)
    yield assertion, Terms.SENTENCE, Literal(said.sentence)
    yield assertion, Terms.CONFIDENCE, Literal(float(said.confidence))
    if said.rule:
        yield assertion, Terms.RULE, Literal(said.rule)


def _node(said: Statement, end: End) -> NamedNode:
    doc, mark, place = end.id.rpartition("#")
    if mark and end.id.startswith(f"{said.document}#"):  # a mention that nothing resolves
        first, last = map(int, place.split(","))
        return NamedNode(span_iri(doc, first, last))
    return NamedNode(expand(end.id))


def _literal(end: End) -> Literal:
    return literals.fitting(end.label, end.datatype or "xsd:string")
