"""Rows of columns → claims with their evidence: words, sentences and marks out of the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.iris import compact
from kg.model import UNKNOWN_SPEAKER, Status, Tense
from kg.network import Evidence, Labels, Mark, Source, node_of
from kg.query.records import StoredDocument, document_called, documents_from
from kg.rdf import document_id
from kg.rdf.names import claim_id, mention_place, span_iri, span_of
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.store import Store
from kg.view.reading.columns import Key, Row
from kg.view.reading.things import Things
from kg.view.statements import Statement

__all__ = ["Reader", "sources_in"]

_UNKNOWN = UNKNOWN_SPEAKER.entity or ""
_MENTIONED = (("subject", "subject_mention"), ("object", "object_mention"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads claims of one store: what its documents say of themselves is known beforehand."""

    store: Store
    texts: Mapping[str, str]
    labels: Labels
    things: Things
    sources: dict[str, Source]
    """By the id of a document; those that are missing are looked up."""
    ends: dict[str, frozenset[str]] = field(default_factory=dict)
    """By the id of a claim, the nodes that it is about."""

    def statement(self, key: Key, row: Row) -> Statement | None:
        """Return a claim; ``None`` where it is of nothing that anybody knows."""
        graph, iri = key
        doc = document_id(graph) or ""
        subject, target = (self._node(row, *names) for names in _MENTIONED)
        if not subject and not target:
            return None
        evidence = self._evidence(doc, iri, row)
        self.ends[evidence["id"]] = frozenset(one for one in (subject, target) if one)
        if not (subject and target):
            evidence["end"] = "subject" if subject else "object"
        return Statement(subject, evidence["relation"], target, evidence)

    def source(self, doc: str) -> Source:
        """Return where a document was published; nothing is known of none."""
        if doc not in self.sources:
            self.sources[doc] = _source(document_called(self.store, doc)) if doc else Source()
        return self.sources[doc]

    def _node(self, row: Row, end: str, mention: str) -> str:
        if end not in row:
            return ""
        node = node_of(compact(row[end]))
        self.things.seen(node, row[mention])
        return node

    def _evidence(self, doc: str, iri: str, row: Row) -> Evidence:
        start, end = span_of(row["evidence"])
        spans = dict(_spans(row))
        words = {role: self._words(doc, *span) for role, span in spans.items()}
        marks: list[Mark] = [
            (begin - start, stop - start, role)
            for role, (begin, stop) in spans.items()
            if start <= begin < stop <= end
        ]
        holder, called = self._holder(row)
        source = self.source(doc)
        relation = compact(row["relation"])
        return Evidence(
            id=claim_id(iri),
            doc=doc,
            title=source.title,
            date=source.date,
            source=source.publisher,
            url=source.url,
            subject=words.get("subject", ""),
            predicate=words["predicate"],
            object=words.get("object", ""),
            relation=relation,
            label=self.labels.relation(relation),
            holder=holder,
            holder_label=called,
            negated=row["polarity"] == "negative",
            modality=row["modality"],
            state=_state(row),
            time=row.get("time") or words.get("time", ""),
            place=words.get("place", ""),
            sentence=self._words(doc, start, end),
            start=start,
            marks=marks,
            end="",
            confidence=float(row["confidence"]),
            inferred=False,
            rule="",
        )

    def _words(self, doc: str, start: int, end: int) -> str:
        """Return characters of a document: of its text, or of the selector where it has none."""
        if doc in self.texts:
            return self.texts[doc][start:end]
        quads = self.store.quads(span_iri(doc, start, end), Terms.EXACT.value)
        return next((text_of(quad.object) for quad in quads), "")

    def _holder(self, row: Row) -> tuple[str | None, str]:
        """Return who holds a claim (an entity's IRI), and how to call it."""
        if "holder" not in row:
            return None, ""
        iri = compact(row["holder"])
        if iri == _UNKNOWN:
            return iri, UNKNOWN_SPEAKER.name or ""
        entity = iri if iri.startswith("kge:") else None
        node = node_of(iri)
        self.things.seen(node, row["holder_mention"])
        return entity, self.things.label(node)


def sources_in(store: Store) -> dict[str, Source]:
    """Return where all documents of a store were published, by their ids."""
    return {one.id: _source(one) for one in documents_from(store)}


def _source(one: StoredDocument) -> Source:
    return Source(one.title or "", one.published or "", one.source or "", one.url or "")


def _spans(row: Row) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what words of a text are to a claim, and where they stand."""
    yield "predicate", span_of(row["predicate"])
    for role, part in (*_MENTIONED, ("holder", "holder_mention"), ("place", "place_mention")):
        place = mention_place(row[part]) if part in row else None
        if place is not None:
            yield role, place[1:]
    if "object_span" in row:
        yield "object", span_of(row["object_span"])
    if "time_span" in row:
        yield "time", span_of(row["time_span"])


def _state(row: Row) -> str:
    """Return what keeps a claim from being so now, as ``kg.network.state_of`` does."""
    status, tense = row.get("status", Status.CURRENT.value), row.get("tense", "")
    if status != Status.CURRENT.value:
        return status
    return tense if tense == Tense.FUTURE.value else ""
