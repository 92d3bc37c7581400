"""Every ``kg:`` term that documents and claims are written in is declared with its labels."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.bundled import ontologies
from kg.iris import PREFIXES, compact
from kg.rdf import vocabulary_quads
from kg.rdf.terms import Terms


def test_every_term_written_is_declared_and_labelled() -> None:
    labelled: dict[str, set[str]] = {}
    for quad in vocabulary_quads(ontologies() / "core.ttl"):
        if quad.predicate.value == f"{PREFIXES['rdfs']}label":
            labelled.setdefault(compact(quad.subject.value), set()).add(quad.object.language)
    terms = [compact(term.value) for term in vars(Terms).values() if isinstance(term, NamedNode)]
    own = {name for name in terms if name.startswith("kg:")}
    assert len(own) > 40
    assert {name for name in own if labelled.get(name) != {"fr", "en"}} == set()
