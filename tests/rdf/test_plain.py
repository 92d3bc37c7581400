"""Which claims stand as plain triples: every place that asks for it says the same.

``Claim.is_plain`` decides what is written; rules, SHACL shapes and checks ask for it in their own
languages. Each is held against it, claim by claim.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad, QuerySolutions

from kg.bundled import ontologies
from kg.iris import PREFIXES, expand
from kg.model import UNKNOWN_SPEAKER, Claim, MentionKind, Modality, Status, Tense
from kg.rdf import claim_iri, document_iri, document_quads
from kg.rules.support import supports
from kg.store import Store, open_store
from tests.rdf.example import DOCUMENT, ENTITIES, LETTER, MEZIN, MINISTRY, OSTEROV, SENT

GRAPH = NamedNode(document_iri(DOCUMENT.id))
FIRST, WHAT = NamedNode(expand("kge:milan-osterov")), NamedNode(expand("kge:exemple/lettre"))
LOOSE = replace(OSTEROV, kind=MentionKind.PRONOUN, antecedent=None)
HELD_BACK = replace(OSTEROV, kind=MentionKind.PRONOUN, antecedent=(MEZIN.start, MEZIN.end))
OPEN = replace(SENT.predicate, id="open:envoyer")
CHANGES: dict[str, dict[str, object]] = {
    "negated": {"negated": True},
    **{f"modality {one}": {"modality": one} for one in Modality},
    **{f"tense {one}": {"tense": one} for one in Tense},
    **{f"status {one}": {"status": one} for one in Status},
    "held": {"holder": MINISTRY},
    "held by nobody known": {"holder": UNKNOWN_SPEAKER},
    "held through nobody known": {"holder": MINISTRY, "outer_holders": (UNKNOWN_SPEAKER,)},
    "open": {"predicate": OPEN},
    "open, passive": {"predicate": replace(OPEN, passive=True)},
    "passive": {"predicate": replace(SENT.predicate, passive=True)},
    "of a pronoun": {"subject": LOOSE},
    "of a pronoun that stands for somebody": {"subject": HELD_BACK},
    "to a pronoun": {"object": replace(LETTER, kind=MentionKind.PRONOUN)},
}
PAIRS = [*itertools.combinations(CHANGES, 2), *((name, name) for name in CHANGES)]


def select_of(text: str, begins: str) -> str:
    """The query of a SHACL shape, by how its message begins."""
    found = re.search(rf'sh:message "{begins}.*?sh:select """(.*?)"""', text, re.DOTALL)
    assert found is not None
    return found[1].replace("$this", "?node")


SHAPES = (ontologies() / "shapes.ttl").read_text(encoding="utf-8")
MISSING = (
    select_of(SHAPES, "The claim is asserted, positive"),
    (ontologies() / "checks" / "plain-missing.rq").read_text(encoding="utf-8"),
)
WRONG = (
    select_of(SHAPES, "The claim is denied, not asserted"),
    (ontologies() / "checks" / "plain-wrong.rq").read_text(encoding="utf-8"),
)


def found(store: Store, query: str) -> list[str]:
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    return [row["node"].value for row in answer]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        yield opened


@pytest.mark.parametrize("names", PAIRS, ids=" and ".join)
def test_all_say_the_same_of_a_claim(store: Store, names: tuple[str, str]) -> None:
    one: Claim = replace(SENT, **{key: v for name in names for key, v in CHANGES[name].items()})  # type: ignore[arg-type]
    node = [claim_iri(one.id)]
    quads = list(document_quads(DOCUMENT, [one], (), ENTITIES))
    plain = Quad(FIRST, NamedNode(expand(one.predicate.id)), WHAT, GRAPH)
    assert (plain in quads) is one.is_plain
    others = [quad for quad in quads if quad != plain]
    store.replace_graph(GRAPH.value, others)
    for query in MISSING:
        assert found(store, query) == (node if one.is_plain else [])
    for query in WRONG:
        assert found(store, query) == []
    store.replace_graph(GRAPH.value, [*others, plain])
    for query in WRONG:
        assert found(store, query) == ([] if one.is_plain else node)
    for query in MISSING:
        assert found(store, query) == []
    if not {"of a pronoun", "to a pronoun", "open, passive"} & {*names}:  # never a rule's premise
        fact = FIRST, plain.predicate, WHAT
        assert bool(supports(store, [fact]).get(fact)) is one.is_plain
