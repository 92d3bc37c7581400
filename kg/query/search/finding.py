"""What is looked for → where it stands, with what the graph has of it: claims, entity, document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import NamedNode, QuerySolutions

from kg.iris import PREFIXES, compact, expand
from kg.model import Claim, Entity
from kg.query.claims import checked_date
from kg.query.found import Found
from kg.query.names import entities_called
from kg.query.records import StoredDocument, document_called
from kg.query.rows import Value
from kg.query.search.index import Index, Row
from kg.query.search.keeping import index_of
from kg.query.search.passages import SENTENCE, TITLE
from kg.query.search.telling import claims_told
from kg.query.search.wanted import Term, terms
from kg.query.search.words import units
from kg.rdf import document_id, document_iri, entity_in, value_in
from kg.rdf.names import span_of
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["HIT", "Hit", "Hits", "hit_record", "search"]

HIT = ("hit", "date", "source", "document", "entity", "text", "claims")
_ABOUT = """
SELECT DISTINCT ?doc ?claim ?span {{ VALUES ?it {{ {those} }}
  GRAPH ?doc {{ ?claim rdf:subject|rdf:object|kg:holder ?it ; kg:evidence ?span }} }}
"""
_SAID = """
SELECT ?doc ?claim ?span {{ VALUES ?doc {{ {those} }}
  GRAPH ?doc {{ ?claim a kg:Claim ; kg:evidence ?span }} }}
"""

Spans = dict[str, list[tuple[int, int, str]]]
"""By document start, end and claim (full IRI) of what is said in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence or the title of a document, or the name of an entity, in which words were found.

    ``kind`` is ``sentence``, ``title`` or ``name``. A sentence is ``[start, end)`` of the
    ``document``'s text, and has the ``claims`` that it makes; a name has its ``entity``. ``marks``
    are the characters of ``text``, half-open, in which what was looked for stands.
    """

    kind: str
    text: str
    marks: tuple[tuple[int, int], ...]
    document: StoredDocument | None = None
    start: int = 0
    end: int = 0
    claims: tuple[Claim, ...] = ()
    entity: Entity | None = None

    def __str__(self) -> str:
        """Return its text, and where it stands."""
        return f"{self.text} ({self.document.id})" if self.document is not None else self.text


class Hits(Found[Hit]):
    """What was found, the best first. ``more`` tells that there is more than was asked for.

    ``instead`` tells which words were looked for where nothing has one that was typed.
    """

    def __init__(
        self, hits: Sequence[Hit], instead: Mapping[str, tuple[str, ...]], *, more: bool
    ) -> None:
        super().__init__(lambda: iter(hits), hit_record, HIT)
        self.instead, self.more = instead, more


def hit_record(hit: Hit) -> dict[str, Value]:
    """Return a hit as a row of the columns ``HIT``; claims are joined by ``; ``."""
    document = hit.document
    return {
        "hit": hit.kind,
        "date": document.published if document is not None else None,
        "source": document.source if document is not None else None,
        "document": document.id if document is not None else None,
        "entity": hit.entity.iri if hit.entity is not None else None,
        "text": hit.text,
        "claims": "; ".join(map(str, hit.claims)),
    }


def search(
    store: Store,
    text: str,
    *,
    about: str | None = None,
    since: str | None = None,
    limit: int | None = 20,
    offset: int = 0,
) -> Hits:
    """Return the sentences, titles and names of a store in which all words of ``text`` stand.

    Case, accents, hyphens and apostrophes make no difference. ``"words in quotation marks"`` stand
    in this order, ``begin*`` is the beginning of a word. For a word that nothing has, those are
    taken that are spelled nearly like it. ``about`` keeps sentences that make a claim of an entity
    (a name or an IRI) or by it; ``since``, an ISO date, documents that appeared then or later.
    At most ``limit`` hits come, behind the first ``offset``.

    Raises ``QueryError`` where there is nothing to look for, and for names of nobody.

    >>> from kg.store import open_store
    >>> list(search(open_store(None), "Osterov"))
    []
    """
    wanted = terms(text)
    published = checked_date(since) if since else ""
    iris = entities_called(store, about) if about is not None else ()
    with index_of(store) as index, index.told():
        meanings = [_meaning(index, one) for one in wanted]
        rows = index.find(" AND ".join(one.query for one in meanings), published)
        if iris:
            said = _spans(store, _ABOUT, map(expand, iris))
            rows = (row for row in rows if any(_within(row, said)))
        standing = _standing(store, rows)
        found = list(islice(standing, offset, None if limit is None else offset + limit + 1))
    more = limit is not None and len(found) > limit
    instead = {one.typed: one.instead for one in meanings if one.instead}
    marking = [term for one in meanings for term in one.terms]
    return Hits(list(_hits(store, found[:limit], marking)), instead, more=more)


# -- what is meant ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a term is taken for: itself, or what is spelled nearly like it."""

    typed: str
    terms: tuple[Term, ...]
    instead: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        return f"({' OR '.join(term.query for term in self.terms)})"


def _meaning(index: Index, term: Term) -> _Meaning:
    typed = " ".join(term.forms)
    if not (term.exact or term.beginning or index.holds(term.query)):
        near = index.near(term.joined)
        if near:
            return _Meaning(typed, tuple(Term((word,)) for word in near), near)
    return _Meaning(typed, (term,))


# -- what stands in the store ----------------------------------------------------------------------


def _standing(store: Store, rows: Iterable[Row]) -> Iterator[tuple[Row, str, Entity | None]]:
    """Yield what was found with its text, as the store has it now."""
    texts: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.doc is not None:
            term = Terms.HEADLINE if row.kind == TITLE else Terms.TEXT
            key = row.doc, term.value
            if key not in texts:
                texts[key] = value_in(store, *key) or ""
            if text := texts[key][row.start : row.stop]:
                yield row, text, None
        elif row.iri is not None and row.name is not None:
            entity = entity_in(store, compact(row.iri))
            if entity is not None and row.name in (entity.label, *entity.names):
                yield row, row.name, entity


def _hits(
    store: Store, found: Sequence[tuple[Row, str, Entity | None]], terms: Sequence[Term]
) -> Iterator[Hit]:
    docs = {row.doc for row, _, _ in found if row.doc is not None}
    documents = {doc: document_called(store, doc) for doc in docs}
    said = _spans(store, _SAID, map(document_iri, docs))
    for row, text, entity in found:
        if row.doc is None:
            yield Hit(row.kind, text, _marks(text, terms), entity=entity)
            continue
        places = [(document_iri(row.doc), iri) for iri in _within(row, said)]
        claims = tuple(claims_told(store, places))
        document = documents[row.doc]
        yield Hit(row.kind, text, _marks(text, terms), document, row.start, row.stop, claims)


def _spans(store: Store, query: str, iris: Iterable[str]) -> Spans:
    those = " ".join(str(NamedNode(iri)) for iri in sorted(iris))
    answer = store.query(query.format(those=those), prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    found: Spans = {}
    for row in answer:
        doc = document_id(row["doc"].value)
        if doc is not None:
            claim = row["claim"].value
            found.setdefault(doc, []).append((*span_of(row["span"].value), claim))
    return found


def _within(row: Row, spans: Spans) -> Iterator[str]:
    """Yield the claims whose sentence is one that was found, or lies over it."""
    for start, end, claim in spans.get(row.doc or "", ()) if row.kind == SENTENCE else ():
        if start < row.stop and row.start < end:
            yield claim


def _marks(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return where words of a text are what was looked for; what follows each other is one."""
    found: set[tuple[int, int]] = set()
    all_units = list(units(text))
    words = [word for unit in all_units for word in unit.words]
    for term in terms:
        many = len(term.forms)
        for place in range(len(words) - many + 1):
            here = words[place : place + many]
            if _is(term, tuple(word.form for word in here)):
                found.add((here[0].start, here[-1].end))
        if not term.exact:
            joined = Term((term.joined,), beginning=term.beginning)
            found |= {
                (unit.words[0].start, unit.words[-1].end)
                for unit in all_units
                if not unit.row and _is(joined, (unit.joined,))
            }
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _is(term: Term, forms: tuple[str, ...]) -> bool:
    if not term.beginning:
        return forms == term.forms
    return forms[:-1] == term.forms[:-1] and forms[-1].startswith(term.forms[-1])
