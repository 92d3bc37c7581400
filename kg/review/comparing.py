"""Entities of a store against each other: how near two are, and which pairs are worth a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.languages import Language
from kg.model import Entity
from kg.ontology import Knowledge
from kg.resolve.comparing.blocks import Index
from kg.resolve.comparing.compare import JOIN, Comparison, Found, Named, compare, named
from kg.resolve.meaning.choice import Ways
from kg.resolve.meaning.far import Far
from kg.resolve.names.forms import APART, NameForm
from kg.resolve.names.groups import BROAD
from kg.resolve.names.readings import Lookup
from kg.review.holders import Holders
from kg.review.known import Known

__all__ = ["Candidate", "Comparer", "Pair"]

_LEAST = 0.4  # a score below which two entities are not worth a look
_SAME_NAME = 0.5  # of two entities with one name and two classes


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names as compared, the shorter first, and what came of it."""

    short: str
    long: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one: how likely, why, and in how many documents each is named."""

    entity: Entity
    other: Entity
    score: float
    reason: str
    documents: tuple[int, int]


class Comparer:
    """Compares the entities of a store by their names and by who is named beside them."""

    def __init__(self, known: Known, knowledge: Knowledge, language: Language) -> None:
        self._known = known
        self._lookup = Lookup(knowledge, language)
        self._particles = frozenset(language.names.particles)
        self._named: dict[NameForm, Named] = {}
        self._forms = {
            iri: list(self._own(entity)) for iri, entity in sorted(known.entities.items())
        }
        forms = {iri: [form for form, _ in own] for iri, own in self._forms.items()}
        holders = Holders(known, forms, self._named, self._particles)
        self._holders = dict(holders.iris)
        self._far = Far(holders, Ways(holders.named, self._particles, self._apart))

    def pairs(self, one: str, other: str) -> list[Pair]:
        """Return the names of two entities against each other, the best first."""
        if self._known_as_two(one, other):
            short, long = (self._known.entities[iri].label for iri in (one, other))
            return [Pair(short, long, Comparison((), far=True, rule="known"))]
        found = []
        for a, short in self._forms.get(one, ()):
            for b, long in self._forms.get(other, ()):
                for x, y, names in ((a, b, (short, long)), (b, a, (long, short))):
                    fit = self._weigh(x, y)
                    if fit is not None and (fit.found or fit.rule):
                        found.append(Pair(*names, fit))
        return sorted(found, key=lambda p: (-p.comparison.score, p.short, p.long))

    def names(self, entity: Entity) -> list[Pair]:
        """Return how the names of one entity belong together."""
        forms = {self._lookup.raw_form(n, entity.type): n for n in entity.names}
        found = []
        for a, short in forms.items():
            self._compared(a, short)
            for b, long in forms.items():
                fit = compare(
                    self._compared(a, short), self._compared(b, long), self._particles, far=False
                )
                if a != b and fit is not None and len(a.words) <= len(b.words):
                    found.append(Pair(short, long, fit))
        return sorted(found, key=lambda p: (-p.comparison.score, p.short, p.long))

    def candidates(self) -> list[Candidate]:
        """Return the pairs of entities that may be one and are not, the likeliest first.

        What persons have judged is left out, and so is what a hard rule keeps apart.
        """
        best: dict[tuple[str, str], tuple[float, str]] = {}
        for one, other, score, reason in self._near():
            a, b = sorted((one, other))
            if a != b and not self._known_as_two(a, b) and score > best.get((a, b), (0.0, ""))[0]:
                best[a, b] = score, reason
        judged = self._known.judgements
        found = [
            self._candidate(a, b, *told)
            for (a, b), told in best.items()
            if told[0] >= _LEAST and not judged.apart(a, b)
        ]
        return sorted(found, key=lambda c: (-round(c.score, 2), -sum(c.documents), c.entity.iri))

    def _known_as_two(self, one: str, other: str) -> bool:
        gazetteer = self._lookup.knowledge.gazetteer
        return all(gazetteer.entry(iri) is not None for iri in (one, other))

    def _near(self) -> Iterator[tuple[str, str, float, str]]:
        index = Index()
        by_name: defaultdict[str, list[NameForm]] = defaultdict(list)
        for form in self._holders:
            index.add(self._named[form])
            by_name[form.folded].append(form)
        for form, iris in self._holders.items():
            for other in index.candidates(self._named[form], self._particles):
                fit = self._weigh(form, other)
                if fit is not None and fit.rule is None:
                    for iri in iris:
                        for holder in self._holders[other]:
                            yield iri, holder, fit.score, fit.reason
        for forms in by_name.values():
            yield from self._homonyms(forms)

    def _homonyms(self, forms: list[NameForm]) -> Iterator[tuple[str, str, float, str]]:
        """Yield entities of one name and two classes, if one class is a recogniser's guess."""
        for form in forms:
            for other in forms:
                if form >= other:
                    continue
                for a in self._holders[form]:
                    for b in self._holders[other]:
                        types = {self._known.entities[iri].type for iri in (a, b)}
                        if "/" not in a and "/" not in b and types & {*BROAD, "kg:Topic"}:
                            yield a, b, _SAME_NAME, "the same name, another class"

    def _weigh(self, form: NameForm, other: NameForm) -> Comparison | None:
        if form.group != other.group:
            apart = {form.group, other.group} <= APART
            return Comparison((), far=True, rule="group") if apart else None
        if form.kind and other.kind and form.kind != other.kind and form.folded == other.folded:
            return Comparison((), far=True, rule="kind")
        found = self._far.weigh(form, other)
        if found is None:  # what holds within a document only is worth a look
            near = compare(self._named[form], self._named[other], self._particles, far=False)
            if near is not None and near.rule is None and near.score >= JOIN:
                return near.plus(Found("apart"))
        return found

    def _candidate(self, a: str, b: str, score: float, reason: str) -> Candidate:
        known = self._known
        counts = {iri: len(known.documents.get(iri, ())) for iri in (a, b)}
        # the better known, and the fuller name, keeps its IRI
        one, other = sorted((a, b), key=lambda i: ("/" in i, -counts[i], -len(i), i))
        return Candidate(
            known.entities[one], known.entities[other], score, reason, (counts[one], counts[other])
        )

    # -- what is compared ------------------------------------------------------------------------

    def _own(self, entity: Entity) -> Iterator[tuple[NameForm, str]]:
        """Yield the forms of an entity's names that are not short for another of them."""
        forms: dict[NameForm, str] = {}
        for name in (entity.label, *entity.names):
            form = self._lookup.raw_form(name, entity.type)
            if form.folded:
                forms.setdefault(form, name)
        for form, name in forms.items():
            one = self._compared(form, name)
            longer = any(
                (found := compare(one, self._compared(f, n), self._particles, far=False))
                and found.rule is None
                and len(f.words) > len(form.words)
                for f, n in forms.items()
                if f != form
            )
            if not longer:
                yield form, name

    def _compared(self, form: NameForm, name: str) -> Named:
        if form not in self._named:
            self._named[form] = named(form, [name], self._lookup.spelling, self._lookup.unspelled)
        return self._named[form]

    def _apart(self, one: NameForm, other: NameForm) -> bool:
        apart = self._known.judgements.apart
        return any(apart(a, b) for a in self._holders[one] for b in self._holders[other])
