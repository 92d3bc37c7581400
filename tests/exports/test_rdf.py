"""RDF: what rdflib reads from each file is what the store holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS, XSD

from kg.exports.rdf.sorting import sorted_once
from kg.graph import KnowledgeGraph
from tests.exports.conftest import Written

pytestmark = [
    pytest.mark.pipeline,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),  # rdflib's own
]

KG = "https://w3id.org/newskg/ontology#"
OA = "http://www.w3.org/ns/oa#"
KGE = Namespace("https://w3id.org/newskg/entity/")
KGR = Namespace("https://w3id.org/newskg/rule/")
NP = Namespace("http://www.nanopub.org/nschema#")


def plain(quads: Iterable[tuple[object, ...]]) -> set[tuple[str, ...]]:
    """Terms as texts; doubles by their value, since 0.87 is 8.7E-1."""

    def text(term: object) -> str:
        if isinstance(term, Literal):
            value = repr(float(term)) if term.datatype == XSD.double else str(term)
            datatype = None if term.datatype == XSD.string else term.datatype
            return f'"{value}"@{term.language}^^{datatype}'
        return str(getattr(term, "identifier", term))

    return {tuple(map(text, quad)) for quad in quads}


def held(graph: KnowledgeGraph) -> set[tuple[str, ...]]:
    return plain(graph.dataset.quads())


@pytest.mark.parametrize(
    ("name", "reader"), [("nquads", "nquads"), ("trig", "trig"), ("json-ld", "json-ld")]
)
def test_all_quads_are_read_back(
    graph: KnowledgeGraph, written: Written, name: str, reader: str
) -> None:
    found = Dataset()
    found.parse(written(name), format=reader)
    default = (None, found.default_graph.identifier)
    quads = plain(quad for quad in found.quads() if quad[3] not in default)
    if name == "json-ld":  # with what follows from the rest
        assert held(graph) < quads
        selectors = f"{OA}hasSource", f"{OA}hasSelector", f"{OA}start", f"{OA}end", f"{OA}exact"
        kinds = [f"{OA}TextPositionSelector", f"{OA}TextQuoteSelector"]
        kinds += [f"{KG}{one}" for one in ("Mention", "Paragraph")]
        told = [f"{KG}{one}" for one in ("head", "layer", "lemma", "inQuotation")]
        told.append(str(SKOS.note))
        more = quads - held(graph)
        assert all(p in (*selectors, *told) or o in kinds for _, p, o, _ in more)
        assert {o for _, p, o, _ in more if p == told[1]} == {'"surface"@None^^None'}
    else:
        assert quads == held(graph)
    assert len(quads) > 10_000


def test_turtle_is_the_merged_graph(graph: KnowledgeGraph, written: Written) -> None:
    found = Graph().parse(written("turtle"), format="turtle")
    assert plain(found) == {quad[:3] for quad in held(graph)}


def test_n_quads_are_those_of_a_dump(
    graph: KnowledgeGraph, written: Written, tmp_path: Path
) -> None:
    graph.store.dump(tmp_path / "dump.nq")
    assert written("nquads").read_bytes() == (tmp_path / "dump.nq").read_bytes()


def test_json_ld_tells_a_claim_in_one_place(written: Written) -> None:
    told = json.loads(written("json-ld").read_text(encoding="utf-8"))
    nodes: dict[str, dict[str, Any]] = {}
    for part in told["@graph"]:  # each graph tells what it knows of a thing
        for one in part.get("graph", ()):
            nodes.setdefault(one["id"], {}).update(one)
    claim = next(
        one
        for one in nodes.values()
        if one.get("type") == "Claim" and one.get("relation") == "sent" and "subject" in one
    )
    assert claim["subject"] == "kge:milan-osterov"
    assert claim["subjectMention"]["selector"]["exact"].endswith("Milan Osterov")
    assert claim["polarity"] == "positive"
    assert isinstance(claim["confidence"], float)
    assert nodes["kge:milan-osterov"]["label"] == "Milan Osterov"


def test_json_ld_names_what_rules_concluded_of(written: Written) -> None:
    found = Dataset()
    found.parse(written("json-ld"), format="json-ld")
    graphs = [graph for graph in found.graphs() if str(graph.identifier).startswith(str(KGR))]
    things = {end for graph in graphs for s, _, o in graph for end in (s, o) if end in KGE}
    assert len(things) > 10
    assert things == set(found.default_graph.subjects(SKOS.prefLabel))
    assert things == set(found.default_graph.subjects(RDF.type))
    assert len(found.default_graph) < 4 * len(things)


def test_nanopublications_are_whole(written: Written, graph: KnowledgeGraph) -> None:
    found = Dataset()
    found.parse(written("nanopubs"), format="trig")
    union = Graph()
    for quad in found.quads():
        union.add(quad[:3])
    publications = list(union.subjects(RDF.type, NP.Nanopublication))
    assert len(publications) > 300
    for one in publications:
        for has in (NP.hasAssertion, NP.hasProvenance, NP.hasPublicationInfo):
            (part,) = union.objects(one, has)
            assert isinstance(part, URIRef)
            assert len(found.graph(part)) > 0
        (assertion,) = union.objects(one, NP.hasAssertion)
        (provenance,) = union.objects(one, NP.hasProvenance)
        assert (assertion, None, None) in found.graph(provenance)


def test_no_assertion_states_what_is_denied(written: Written, graph: KnowledgeGraph) -> None:
    found = Dataset()
    found.parse(written("nanopubs"), format="trig")
    facts = {
        quad[:3]
        for quad in found.quads()
        if str(quad[3]).endswith("#assertion") and "/entity/" in str(quad[0])
    }
    assert len(facts) > 100
    assert plain(facts) <= {quad[:3] for quad in held(graph)}


def test_lines_beyond_what_is_held_are_sorted_too() -> None:
    lines = [f"{i * 7919 % 1000:03}é\n" for i in range(2500)]
    assert list(sorted_once(lines, held=100)) == sorted(set(lines))
