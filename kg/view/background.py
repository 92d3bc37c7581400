"""What a page tells beside its network: texts, quotations, disputes, endings of states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg.iris import compact, expand
from kg.network import Labels, labels_in
from kg.query import select
from kg.query.asking import found
from kg.rdf import document_iri, value_in
from kg.rdf.names import claim_id, span_of
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import Store
from kg.view.points import Point

__all__ = [
    "NOTHING",
    "Background",
    "Quoted",
    "Relations",
    "background",
    "disputes_in",
    "documents_told",
    "endings_in",
    "relations_in",
]

_INVERSES = "SELECT ?relation ?inverse { ?relation a kg:Relation ; owl:inverseOf ?inverse }"
_KINDS = "SELECT ?relation { ?relation a kg:Relation, %s }"
_TEXTS = """
SELECT ?id ?text ?lang {
  ?doc a schema:NewsArticle ; schema:identifier ?id ; schema:text ?text .
  OPTIONAL { ?doc schema:inLanguage ?lang }
}
"""
_QUOTED = """
SELECT ?id ?span ?speaker ?direct {
  ?quotation a kg:Quotation ; kg:contentSpan ?span ; prov:wasDerivedFrom ?doc ; kg:direct ?direct .
  ?doc schema:identifier ?id .
  OPTIONAL { ?quotation kg:speaker ?speaker }
}
"""
_ENDINGS = "SELECT ?claim ?later { ?claim kg:endedBy ?later }"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Reported words: characters of a document, half-open, who said them (an IRI or ``""``).

    They are ``direct`` between quotation marks.
    """

    start: int
    end: int
    speaker: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """What the vocabulary says of relations, by their compact IRIs.

    ``inverse`` names for a relation the one that says the same the other way round, and is told in
    its place; ``labels`` are how both are called, ``also`` other names that a search knows.
    ``lasting`` ones are so for a time; ``symmetric`` ones have no direction.
    """

    inverse: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    lasting: frozenset[str] = frozenset()
    symmetric: frozenset[str] = frozenset()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def told(self, subject: str, relation: str, target: str) -> tuple[str, str, str]:
        """Return a statement in the one direction in which all of its kind are told.

        >>> Relations({"kg:controlledBy": "kg:controls"}).told("Goma", "kg:controlledBy", "M23")
        ('M23', 'kg:controls', 'Goma')
        """
        if relation in self.inverse:
            return target, self.inverse[relation], subject
        if relation in self.symmetric and target < subject:
            return target, relation, subject
        return subject, relation, target


@dataclass(frozen=True, slots=True)
class Background:
    """What a store knows that its network does not carry.

    ``texts``, ``quoted`` and ``languages`` (codes) go by document, ``disputes`` are pairs of claims
    (their ids) that can't both hold, ``endings`` name for a claim the later one by which its state
    is over, ``points`` are where entities are, as far as a gazetteer knows.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    quoted: Mapping[str, tuple[Quoted, ...]] = field(default_factory=dict)
    disputes: tuple[tuple[str, str], ...] = ()
    endings: Mapping[str, str] = field(default_factory=dict)
    relations: Relations = field(default_factory=Relations)
    points: Mapping[str, Point] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)


NOTHING = Background()


def background(
    store: Store, lang: str, points: Mapping[str, Point] = MappingProxyType({})
) -> Background:
    """Return what a page of a store tells beside the network, relations called in ``lang``.

    ``points`` are those of ``kg.view.points.points``.

    >>> from kg.store import open_store
    >>> background(open_store(None), "fr").disputes
    ()
    """
    texts, languages = _texts(store)
    relations, disputes = relations_in(store, labels_in(store, lang)), disputes_in(store)
    return Background(
        texts, _quoted(store), disputes, endings_in(store), relations, points, languages
    )


def documents_told(store: Store, docs: Iterable[str], relations: Relations) -> Background:
    """Return what a page of some documents tells: their texts and quotations, no disputes."""
    texts, quoted, languages = {}, {}, {}
    for doc in docs:
        languages[doc] = value_in(store, doc, Terms.LANGUAGE.value) or ""
        text = value_in(store, doc, Terms.TEXT.value)
        if text is not None:
            texts[doc] = text
        quoted[doc] = tuple(sorted(_quoted_in(store, doc), key=astuple))
    return Background(texts, quoted, relations=relations, languages=languages)


def _texts(store: Store) -> tuple[dict[str, str], dict[str, str]]:
    """Return texts, and in which language they are, by document."""
    rows = sorted((str(row[0]), str(row[1]), str(row[2] or "")) for row in select(store, _TEXTS))
    return {doc: text for doc, text, _ in rows}, {doc: lang for doc, _, lang in rows}


def _quoted(store: Store) -> dict[str, tuple[Quoted, ...]]:
    found: defaultdict[str, set[tuple[int, int, str, bool]]] = defaultdict(set)
    for doc, span, speaker, direct in select(store, _QUOTED):
        found[str(doc)].add((*span_of(expand(str(span))), str(speaker or ""), bool(direct)))
    return {doc: tuple(Quoted(*one) for one in sorted(some)) for doc, some in sorted(found.items())}


def _quoted_in(store: Store, doc: str) -> Iterator[Quoted]:
    graph = document_iri(doc)
    for quad in store.quads(predicate=Terms.CONTENT_SPAN.value, graph=graph):
        had = {q.predicate: text_of(q.object) for q in store.quads(iri_of(quad.subject))}
        speaker = had.get(Terms.SPEAKER)
        told = compact(speaker) if speaker is not None else ""
        yield Quoted(*span_of(text_of(quad.object)), told, had.get(Terms.DIRECT) == "true")


def disputes_in(store: Store) -> tuple[tuple[str, str], ...]:
    """Return the pairs of claims (ids) that can't both hold, as ``contradictions`` tells them."""
    pairs = set()
    for solution in found(store, "contradictions"):
        one, other = solution["claim"], solution["other"]
        if isinstance(one, NamedNode) and isinstance(other, NamedNode):
            pairs.add((claim_id(one.value), claim_id(other.value)))
    return tuple(sorted(pairs))


def endings_in(store: Store) -> dict[str, str]:
    """Return for claims (ids) the later one by which their state is over."""
    rows = select(store, _ENDINGS)
    return {_claim(row[0]): _claim(row[1]) for row in sorted(rows, key=str)}


def _claim(iri: object) -> str:
    return claim_id(expand(str(iri)))


def relations_in(store: Store, labels: Labels) -> Relations:
    """Return what the vocabulary of a store says of relations."""

    def kind(name: str) -> frozenset[str]:
        return frozenset(compact(str(row[0])) for row in select(store, _KINDS % name))

    rows = select(store, _INVERSES)
    inverse = {str(row[1]): str(row[0]) for row in sorted(rows, key=str)}
    called = {name: labels.relation(name) for pair in inverse.items() for name in pair}
    lasting, symmetric = kind("kg:Lasting"), kind("owl:SymmetricProperty")
    return Relations(inverse, called, lasting, symmetric, labels.also)
