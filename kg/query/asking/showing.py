"""Solutions of a question → rows in words: claims taken apart, things named, one language.

A question finds claims; what is shown of them is looked up here, for all rows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from kg.iris import PREFIXES, compact, expand
from kg.model import OPEN, UNKNOWN_SPEAKER, Status, Tense
from kg.query.asking.columns import Column
from kg.query.asking.naming import called
from kg.query.asking.nodes import ClaimNode, Row, asked, claim_nodes
from kg.query.asking.words import Words
from kg.query.rows import Value
from kg.query.select import value_of
from kg.query.sources.grades import Grades
from kg.rdf import document_id
from kg.rdf.nodes import iri_of, words_of
from kg.rdf.terms import Terms
from kg.store import Store, Term

__all__ = ["PARTS", "Showing", "Solution"]

Solution = Mapping[str, Term | None]
_DOCUMENTS = """
SELECT ?node ?p ?o {{
  VALUES ?node {{ {nodes} }} VALUES ?p {{ schema:datePublished schema:publisher }} ?node ?p ?o
}}
"""
_RELATIONS = "SELECT ?node ?label {{ VALUES ?node {{ {nodes} }} ?node rdfs:label ?label }}"
_ISSUERS = """
SELECT ?node ?issuer {{
  VALUES ?node {{ {nodes} }} VALUES ?kind {{ kg:Communique kg:Document }}
  ?node a ?kind . ?issuer kg:published ?node
}}
"""
_DENYING = frozenset(map(expand, ("kg:denied", "kg:rejected")))
_UNKNOWN = expand(UNKNOWN_SPEAKER.entity or "")


class Showing:
    """Shows solutions with the words of one language; what is named is looked up once."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words = store, words
        self._claims: dict[str, tuple[ClaimNode, ...]] = {}
        self._documents: dict[str, dict[str, Term]] = {}
        self._names: dict[str, str] = {}
        self._relations: dict[str, str] = {}
        self._issuers: dict[str, str] = {}
        self._grades: Grades | None = None

    def rows(
        self, columns: Sequence[Column], solutions: Sequence[Solution]
    ) -> list[tuple[Value, ...]]:
        """Return a row each, in the same order."""
        parts = [_PARTS[column.part] for column in columns if column.part is not None]
        self._look_up(solutions, {property_ for _, properties in parts for property_ in properties})
        shown = {column.variable for column in columns if column.part is not None}
        rows: list[tuple[Value, ...]] = []
        for one in solutions:
            claims = {variable: self._claim(one, variable) for variable in shown}
            cells = (self._cell(column, one, claims) for column in columns)
            rows.append(tuple("" if cell is None else cell for cell in cells))
        return rows

    def place(self, solution: Solution) -> tuple[str, int, str]:
        """Return where the claim of a solution stands: document, offset of the sentence, IRI."""
        claim = self._claim(solution, "claim")
        return ("", -1, "") if claim is None else (claim.graph, claim.position, claim.iri)

    # -- what is shown -------------------------------------------------------------------------

    def _cell(
        self, column: Column, solution: Solution, claims: Mapping[str, ClaimNode | None]
    ) -> Value:
        if column.part is None:
            term = solution.get(column.variable)
            if isinstance(term, NamedNode):
                return self._name(term.value)
            value = value_of(term)
            return self._words.value(column.name, value) if isinstance(value, str) else value
        claim = claims[column.variable]
        return None if claim is None else _PARTS[column.part][0](self, claim)

    def _claim(self, solution: Solution, variable: str) -> ClaimNode | None:
        term = solution.get(variable)
        told = self._claims.get(getattr(term, "value", ""), ())
        graph = solution.get(f"{variable}_doc") or solution.get("doc")
        here = [one for one in told if graph is not None and one.graph == graph.value]
        return next(iter(here or told), None)

    def _thing(self, claim: ClaimNode, term: NamedNode) -> Value:
        found = claim.known.get(term.value)
        if isinstance(found, NamedNode):
            return self._name(found.value)
        return value_of(found)

    def _name(self, iri: str) -> str:
        document = document_id(iri)
        if document is not None:
            return document
        return self._names.get(iri) or self._relations.get(iri) or compact(iri)

    def _relation(self, claim: ClaimNode) -> Value:
        iri = claim.value(Terms.PREDICATE) or ""
        return (
            self._relations.get(iri) or claim.value(Terms.LEMMA) or compact(iri).removeprefix(OPEN)
        )

    def _holder(self, claim: ClaimNode) -> Value:
        holder = claim.value(Terms.HOLDER)
        if holder is None:
            return self._words.own
        if holder == _UNKNOWN:
            return self._words.unknown_speaker
        issuer = self._issuers.get(holder)
        name = self._name(holder)
        return name if issuer is None else f"{self._name(issuer)} ({name})"

    def _denier(self, claim: ClaimNode) -> Value:
        """Who denies it: the holder, or whoever is said to deny something by its name."""
        if not claim.is_denied and claim.value(Terms.PREDICATE) in _DENYING:
            return self._thing(claim, Terms.SUBJECT)
        return self._holder(claim)

    def _state(self, claim: ClaimNode) -> Value:
        status = claim.value(Terms.STATUS) or "current"
        if status == "current" and claim.value(Terms.TENSE) == Tense.FUTURE.value:
            status = Status.PLANNED.value
        return self._words.value("state", status)

    def _modality(self, claim: ClaimNode) -> Value:
        return self._words.value("modality", claim.value(Terms.MODALITY) or "")

    def _document(self, claim: ClaimNode, term: NamedNode) -> Value:
        found = self._documents.get(claim.graph, {}).get(term.value)
        return None if found is None else str(found.value)

    def _grade(self, claim: ClaimNode) -> Value:
        """How good its source is, where the store has a table of grades."""
        if self._grades is None:
            self._grades = Grades.of(self._store)
        if not self._grades:
            return None
        publisher = self._document(claim, Terms.PUBLISHER)
        via = self._store.quads(claim.iri, Terms.HOLDER_VIA.value, graph=claim.graph)
        holder = claim.value(Terms.HOLDER)
        holders = [] if holder is None else [holder, *(iri_of(quad.object) for quad in via)]
        doc = document_id(claim.graph) or ""
        return str(self._grades.grade(doc, str(publisher or ""), holders))

    def _when(self, claim: ClaimNode) -> Value:
        return claim.value(Terms.TIME_VALUE) or self._document(claim, Terms.PUBLISHED)

    # -- what is looked up ---------------------------------------------------------------------

    def _look_up(self, solutions: Sequence[Solution], properties: Iterable[NamedNode]) -> None:
        terms = {term for one in solutions for term in one.values() if isinstance(term, NamedNode)}
        iris = {term.value for term in terms}
        wanted = {iri for iri in iris if iri.startswith(PREFIXES["kgc"])}
        self._claims = claim_nodes(self._store, sorted(wanted), properties)
        told = [node for iri in wanted for node in self._claims.get(iri, ())]
        for node in told:
            iris |= {one.value for one in node.known.values() if isinstance(one, NamedNode)}
        graphs = {node.graph for node in told}
        for row in self._new(_DOCUMENTS, graphs, self._documents):
            known = self._documents.setdefault(row["node"].value, {})
            known.setdefault(row["p"].value, row["o"])
        self._name_relations(iris)
        holders = {node.value(Terms.HOLDER) for node in told} - {None}
        for row in self._new(_ISSUERS, {one for one in holders if one}, self._issuers):
            issuer = row["issuer"].value
            known_one = self._issuers.setdefault(row["node"].value, issuer)
            self._issuers[row["node"].value] = min(issuer, known_one)
            iris.add(issuer)
        self._name_things(iris)

    def _name_relations(self, iris: set[str]) -> None:
        ours = tuple(PREFIXES[prefix] for prefix in ("kg", "open"))
        labels: dict[str, dict[str, str]] = {}
        relations = {iri for iri in iris if iri.startswith(ours)}
        for row in self._new(_RELATIONS, relations, self._relations):
            label = row["label"]
            if isinstance(label, Literal):
                labels.setdefault(row["node"].value, {})[label.language or ""] = label.value
        for iri, by_language in labels.items():
            names = [by_language[one] for one in (self._words.lang, "en") if one in by_language]
            self._relations[iri] = next(iter(names), min(by_language.values()))

    def _name_things(self, iris: set[str]) -> None:
        """Call things as most documents do, of those in the language of the answer if any does."""
        things = {iri for iri in iris if iri.startswith(PREFIXES["kge"])}
        self._names |= called(self._store, things - self._names.keys(), self._words.lang)
        nameless = {iri for iri in iris if "#mention=" in iri}
        for iri in nameless - self._names.keys():
            if (words := words_of(self._store, iri)) is not None:
                self._names[iri] = words

    def _new(self, query: str, iris: Iterable[str], known: Mapping[str, object]) -> Iterator[Row]:
        yield from asked(self._store, query, sorted(set(iris) - known.keys()))


_Shows = Callable[[Showing, ClaimNode], Value]
_PARTS: Mapping[str, tuple[_Shows, tuple[NamedNode, ...]]] = MappingProxyType(
    {
        "id": (lambda _, claim: compact(claim.iri), ()),
        "subject": (lambda shown, claim: shown._thing(claim, Terms.SUBJECT), (Terms.SUBJECT,)),
        "relation": (Showing._relation, (Terms.PREDICATE, Terms.LEMMA)),
        "object": (lambda shown, claim: shown._thing(claim, Terms.OBJECT), (Terms.OBJECT,)),
        "negated": (lambda _, claim: claim.is_denied, (Terms.POLARITY,)),
        "modality": (Showing._modality, (Terms.MODALITY,)),
        "state": (Showing._state, (Terms.STATUS, Terms.TENSE)),
        "number": (
            lambda _, claim: value_of(claim.known.get(Terms.NUMBER.value)),
            (Terms.NUMBER,),
        ),
        "holder": (Showing._holder, (Terms.HOLDER,)),
        "denier": (
            Showing._denier,
            (Terms.POLARITY, Terms.PREDICATE, Terms.SUBJECT, Terms.HOLDER),
        ),
        "when": (Showing._when, (Terms.TIME_VALUE,)),
        "time": (lambda _, claim: claim.value(Terms.TIME_VALUE), (Terms.TIME_VALUE,)),
        "place": (lambda shown, claim: shown._thing(claim, Terms.PLACE), (Terms.PLACE,)),
        "grade": (Showing._grade, (Terms.HOLDER,)),
        "rule": (lambda _, claim: claim.value(Terms.RULE), (Terms.RULE,)),
        "confidence": (
            lambda _, claim: value_of(claim.known.get(Terms.CONFIDENCE.value)),
            (Terms.CONFIDENCE,),
        ),
        "date": (lambda shown, claim: shown._document(claim, Terms.PUBLISHED), ()),
        "source": (lambda shown, claim: shown._document(claim, Terms.PUBLISHER), ()),
        "document": (lambda _, claim: document_id(claim.graph), ()),
        "sentence": (lambda _, claim: claim.value(Terms.SENTENCE), (Terms.SENTENCE,)),
    }
)
"""How each part of a claim is shown, and which properties of the claim that takes."""

PARTS = frozenset(_PARTS)
"""The parts of a claim that a column can show."""
