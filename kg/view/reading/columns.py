"""What claims of documents have, column by column: of all at once, or of some one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import QuerySolutions

from kg.errors import KgError
from kg.iris import PREFIXES, compact
from kg.rdf import document_id
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["Key", "Row", "rows_of", "solutions", "some_rows"]

Key = tuple[str, str]
"""Graph and claim (IRIs): documents with one text make the same claims."""

Row = Mapping[str, str]
"""What a claim has, by the names of ``_PARTS``; what it lacks is not there."""

_PARTS = MappingProxyType(
    {
        "relation": Terms.PREDICATE,
        "polarity": Terms.POLARITY,
        "modality": Terms.MODALITY,
        "confidence": Terms.CONFIDENCE,
        "evidence": Terms.EVIDENCE,
        "predicate": Terms.PREDICATE_SPAN,
        "status": Terms.STATUS,
        "tense": Terms.TENSE,
        "subject": Terms.SUBJECT,
        "object": Terms.OBJECT,
        "subject_mention": Terms.SUBJECT_MENTION,
        "object_mention": Terms.OBJECT_MENTION,
        "object_span": Terms.OBJECT_SPAN,
        "holder": Terms.HOLDER,
        "holder_mention": Terms.HOLDER_MENTION,
        "time_span": Terms.TIME_SPAN,
        "time": Terms.TIME_VALUE,
        "place_mention": Terms.PLACE_MENTION,
    }
)
_NEEDED = tuple(_PARTS)[:6]
_NAMES = {term.value: name for name, term in _PARTS.items()}
_LOOSE = """
SELECT ?mention {
  ?mention kg:mentionKind "pronoun"
  FILTER NOT EXISTS { ?mention kg:antecedent ?back }
  FILTER NOT EXISTS { ?mention kg:mentionName ?name }
}
"""


def rows_of(store: Store) -> Iterator[tuple[Key, Row]]:
    """Yield what all claims of documents have; raises ``KgError`` where one lacks a part.

    >>> from kg.store import open_store
    >>> list(rows_of(open_store(None)))
    []
    """
    loose = {text_of(mention) for (mention,) in solutions(store, _LOOSE)}
    names = ("claim", *_PARTS)
    parts = " ".join(f"OPTIONAL {{ ?claim {term} ?{name} }}" for name, term in _PARTS.items())
    asked = " ".join(f"?{name}" for name in names)
    query = f"SELECT {asked} {{ GRAPH ?graph {{ ?claim {Terms.INFERRED} false . {parts} }} }}"
    for claim, *values in solutions(store, query):
        row = {
            name: text_of(value)
            for name, value in zip(_PARTS, values, strict=True)
            if value is not None
        }
        told = _whole(_told(row, loose), text_of(claim))
        graph = told["evidence"].partition("#")[0]  # spans are named for their document
        yield (graph, text_of(claim)), told


def some_rows(store: Store, keys: Iterable[Key]) -> Iterator[tuple[Key, Row]]:
    """Yield what some claims have, as ``rows_of`` does; those of rules are left out."""
    known: dict[str, bool] = {}

    def is_loose(mention: str, graph: str) -> bool:
        if mention not in known:
            had = {q.predicate: text_of(q.object) for q in store.quads(mention, graph=graph)}
            named = Terms.ANTECEDENT in had or Terms.NAME in had
            known[mention] = had.get(Terms.KIND) == "pronoun" and not named
        return known[mention]

    for graph, claim in sorted(set(keys)):
        if document_id(graph) is None:
            continue
        row: dict[str, str] = {}
        for quad in store.quads(claim, graph=graph):
            name = _NAMES.get(quad.predicate.value)
            if name is not None:
                row[name] = text_of(quad.object)
        ends = [row[name] for name in ("subject_mention", "object_mention") if name in row]
        loose = {one for one in ends if is_loose(one, graph)}
        yield (graph, claim), _whole(_told(row, loose), claim)


def _told(row: dict[str, str], loose: set[str]) -> Row:
    """Return a row whose ends are things: no values, no pronouns that are nobody's."""
    if row.get("subject_mention") in loose:
        del row["subject"]
    if row.get("object_mention") in loose or "object_span" in row:
        row.pop("object", None)
    return row


def _whole(row: Row, claim: str) -> Row:
    lacking = next((name for name in _NEEDED if name not in row), None)
    if lacking is not None:
        what = f"lacks {compact(_PARTS[lacking].value)}"
        raise KgError(what, place=compact(claim), cure="Build its document again.")
    return row


def solutions(store: Store, query: str) -> Iterator[list[object]]:
    """Yield the values of the rows that answer a SELECT; ``None`` where nothing is bound."""
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    for row in answer:
        yield list(row)
