"""Trees that no parser should draw: annotated, read and written as RDF, with spans that hold."""

from __future__ import annotations

from kg.annotate.component import Annotator
from kg.annotate.mentions import named_mentions
from kg.extract.claims import Extraction, extract
from kg.languages import load as load_language
from kg.model import UNKNOWN_SPEAKER, Document, Modality, Span, Status, Tense
from kg.ontology import load as load_knowledge
from kg.rdf import document_iri, document_quads
from kg.store.n_quads import sound
from kg.trees.tree import tree_of
from tests.extract.test_any_tree import DEPS, WORDS, spans
from tests.fuzz.choices import Choices
from tests.fuzz.targets import Target
from tests.trees.test_any_tree import FORMS, doc_of

__all__ = ["TARGET"]

_LANGUAGE, _KNOWLEDGE = load_language("fr"), load_knowledge("fr")
_ANNOTATOR = Annotator(_KNOWLEDGE, _LANGUAGE)
_ROWS = (*((*row, "") for row in WORDS), *FORMS)
_LONGEST = 40  # words


def run(data: bytes) -> None:
    """Read a tree twice, and look at what was read."""
    choices = Choices(data)
    rows, heads, deps = [], list[int](), list[str]()
    while choices and len(rows) < _LONGEST:
        first = len(rows)
        words = [choices.one(_ROWS) for _ in range(1 + choices.number(12))]
        order = list(range(len(words)))
        for place in range(len(order) - 1):  # any order, so that heads may stand anywhere
            other = place + choices.number(len(order) - place)
            order[place], order[other] = order[other], order[place]
        above = {order[0]: order[0]}
        for place in range(1, len(order)):
            above[order[place]] = order[choices.number(place)]
        heads += [first + above[i] for i in range(len(words))]
        deps += ["ROOT" if above[i] == i else choices.one(DEPS) for i in range(len(words))]
        rows += words
    if not rows:
        return
    found, names = _read(rows, heads, deps)
    _look(found)
    assert _read(rows, heads, deps) == (found, names), "not the same twice"


def _read(
    rows: list[tuple[str, ...]], heads: list[int], deps: list[str]
) -> tuple[Extraction, list[Span]]:
    doc = doc_of(rows, heads, deps)
    _ANNOTATOR(doc)
    document = Document("any", doc.text, "fr", published="2025-03-12")
    names: list[Span] = list(named_mentions(tree_of(doc, _LANGUAGE, _KNOWLEDGE)))
    found = extract(doc, document, _KNOWLEDGE, _LANGUAGE)
    for one in (*spans(found), *names):
        assert 0 <= one.start < one.end <= len(doc.text), one
        assert one.text == doc.text[one.start : one.end], one
    quads = document_quads(document, list(found.claims), list(found.quotations), {})
    assert sound(document_iri(document.id), quads)
    return found, names


def _look(found: Extraction) -> None:
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    for claim in found.claims:
        qualified = claim.negated or claim.modality is not Modality.ASSERTED
        elsewhen = claim.tense is Tense.FUTURE or claim.status is not Status.CURRENT
        if qualified or elsewhen or claim.holder == UNKNOWN_SPEAKER or claim.subject is None:
            assert not claim.is_plain, claim
        assert 0 <= claim.confidence <= 1
        for part in (claim.subject, claim.object):
            if part is not None:
                assert claim.evidence.start <= part.start <= part.end <= claim.evidence.end, claim


TARGET = Target("trees", run, [bytes(range(1, 240, 5)), bytes(range(240, 0, -3)), bytes(90)])
