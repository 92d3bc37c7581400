"""Forms of names, by document → the form that each stands for, with the score and the reason."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.resolve.comparing.blocks import Index
from kg.resolve.comparing.compare import JOIN, LEAD, Comparison, Found, Named, compare
from kg.resolve.meaning.facts import Facts, HeldPosition
from kg.resolve.meaning.world import World
from kg.resolve.names.forms import ORGANIZATION, PERSON, NameForm

__all__ = ["Choice", "Chooser"]

_MOST = 16  # of those who may be meant, the best known are weighed
_MOST_DOCUMENTS = 30  # of a name are looked at for company
_FEW = 2  # with fewer other names a document's company tells nothing
_UNKNOWN = 0.5  # company that tells nothing speaks half
_OFTEN = 3  # times more often than any other is far more often
_YEARS = 6  # posts further apart may be another's by now


@dataclass(frozen=True, slots=True)
class Choice:
    """The form that a name stands for, and why; ``local`` where it may be several things."""

    form: NameForm
    reason: str
    local: bool = False


@dataclass(slots=True)
class Record:
    """What all documents tell of a form."""

    documents: list[str] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    positions: set[HeldPosition] = field(default_factory=set)


class Chooser:
    """Chooses what short names stand for: in their document first, then among all.

    A short name stands for a longer one if the score reaches ``JOIN`` and leads by ``LEAD``.
    Where several fit and none leads, it stands for itself, in that document only.
    """

    def __init__(self, documents: Mapping[str, Mapping[NameForm, Facts]], world: World) -> None:
        self.documents, self.world = documents, world
        self.records: defaultdict[NameForm, Record] = defaultdict(Record)
        self.everywhere = Index(here=False)
        self.spelled_out: defaultdict[NameForm, set[NameForm]] = defaultdict(set)
        for doc, forms in documents.items():
            for form, facts in forms.items():
                record = self.records[form]
                record.documents.append(doc)
                record.genders |= facts.genders
                record.positions |= facts.positions
                self.spelled_out[form] |= facts.spelled_out
        for form in world.known:
            earlier = set(world.earlier(form)) - documents.keys()
            self.records[form].documents.extend(sorted(earlier))
        for form in self.records:
            self.everywhere.add(world.named(form))
        self._best_known: dict[NameForm, list[NameForm]] = {}
        self._company: dict[NameForm, frozenset[str]] = {}
        self._abroad: dict[NameForm, Choice] = {}

    def choices(self) -> dict[tuple[str, NameForm], Choice]:
        """Return for each form of each document what it stands for."""
        found = {}
        for doc, forms in self.documents.items():
            here = Index(here=True)
            for form in forms:
                here.add(self.world.named(form))
            for form, facts in forms.items():
                found[doc, form] = self._choose(doc, form, facts, here)
        return found

    def renamed(self) -> dict[NameForm, NameForm]:
        """Return for full names that are new the known short name that can only be theirs."""
        found: dict[NameForm, NameForm] = {}
        for short in sorted(self.world.known):
            if short.group == PERSON and " " not in short.folded:
                choice = self._far(short, Facts(), None)
                if choice and not choice.local and choice.form not in self.world.known:
                    found.setdefault(choice.form, short)
            elif short.group == ORGANIZATION and len(self.spelled_out.get(short, ())) == 1:
                (longer,) = self.spelled_out[short]  # an acronym that a new document spells out
                if longer not in self.world.known:
                    found.setdefault(longer, short)
        return found

    def weigh(self, form: NameForm, other: NameForm) -> Comparison | None:
        """Return how ``form`` may stand for ``other`` of another document, with all that speaks.

        ``None`` where their names have nothing in common.
        """
        record = self.records[other]
        fit = self._compare(self.world.named(form), other, Facts(), record, far=True)
        if fit is None or fit.rule is not None:
            return fit
        rivals = {other, *self._far_candidates(form)}
        total = sum(max(1, len(self.records[f].documents)) for f in rivals)
        return fit.plus(*self._beside(form, other, total, self._company_of(form)))

    # -- one name ------------------------------------------------------------------------------

    def _choose(self, doc: str, form: NameForm, facts: Facts, here: Index) -> Choice:
        meant = self._classed(form, here)
        if len(meant) > 1:
            return Choice(form, f"one of {len(meant)} that it may mean, left apart", local=True)
        if meant and meant[0] in self.documents[doc]:
            return Choice(meant[0], "the name of the only match in the document")
        form = meant[0] if meant else form
        choice = self._near(doc, form, facts, here)
        if choice is None and form in self._abroad:
            return self._abroad[form]
        if choice is None:
            alone = not self._far_candidates(form)
            choice = None if alone else self._far(form, facts, doc)
            choice = choice or Choice(form, "the same name")
            if alone:
                self._abroad[form] = choice
        return choice

    def _classed(self, form: NameForm, here: Index) -> list[NameForm]:
        """Return what a name of no class, or of no narrower one, is elsewhere."""
        named, particles = self.world.named, self.world.particles
        for index in (here, self.everywhere):
            found = index.called(named(form))
            if form.group:  # a place, perhaps spelled otherwise
                found = {
                    f
                    for f in found
                    if f.folded == form.folded or compare(named(form), named(f), particles)
                }
            if form.group and len(found) > 1:  # a place: the one that is spoken of most
                found = {min(found, key=lambda f: (-len(self.records[f].documents), f))}
            if found:
                return sorted(found)
        return []

    def _near(self, doc: str, form: NameForm, facts: Facts, here: Index) -> Choice | None:
        """Choose among the names of the document."""
        found: dict[NameForm, Comparison] = {}
        forms = self.documents[doc]
        for longer in facts.spelled_out:
            if longer in forms and longer != form:
                found[longer] = Comparison((Found("spelled out"),), far=False)
        short = self.world.named(form)
        for other in here.candidates(short, self.world.particles):
            fit = self._compare(short, other, facts, forms.get(other), far=False)
            if (
                fit is not None
                and fit.rule is None
                and not self._is_called_otherwise(fit, other, here)
            ):
                found.setdefault(other, fit)
        found = self._longest(found, far=False)
        if len(found) > 1:
            most = max(found, key=lambda f: (forms[f].count, f))
            rest = max(forms[f].count for f in found if f != most)
            if forms[most].count >= _OFTEN * rest:
                found[most] = found[most].plus(Found("often"))
        return _decided(form, found, "in the document")

    def _is_called_otherwise(self, fit: Comparison, other: NameForm, here: Index) -> bool:
        """Whether a first name was met, and the document calls that person by the surname.

        Somebody with that surname alone, that is: of a family the first names are used as well.
        """
        if fit.found[0].feature != "given":
            return False
        surname = NameForm(other.words[-1], PERSON)
        called = here.candidates(self.world.named(surname), self.world.particles)
        return here.holds(surname) and len(set(called)) == 1

    def _far(self, form: NameForm, facts: Facts, doc: str | None) -> Choice | None:
        """Choose among the names of all documents."""
        short = self.world.named(form)
        found = {}
        for other in self._far_candidates(form):
            record = self.records[other]
            spelled_out = other in self.spelled_out[form]
            fit = (
                Comparison((Found("spelled out"),), far=True)
                if spelled_out
                else self._compare(short, other, facts, record, far=True)
            )
            if fit is not None and fit.rule is None:
                found[other] = fit
        found = self._longest(found, far=True)
        total = sum(max(1, len(self.records[f].documents)) for f in found)
        around = self._around(form, doc)
        for other, fit in found.items():
            found[other] = fit.plus(*self._beside(form, other, total, around))
        return _decided(form, found, "in all documents")

    def _far_candidates(self, form: NameForm) -> list[NameForm]:
        """Return the forms of all documents that ``form`` may stand for, the best known first."""
        found = self._best_known.get(form)
        if found is None:
            candidates = self.everywhere.candidates(self.world.named(form), self.world.particles)
            spelled_out = self.spelled_out.get(form, set()) - {form}
            known = {*candidates, *spelled_out} & self.records.keys()
            found = sorted(known, key=lambda f: (-len(self.records[f].documents), f))[:_MOST]
            self._best_known[form] = found
        return found

    # -- two names -----------------------------------------------------------------------------

    def _compare(
        self,
        short: Named,
        other: NameForm,
        facts: Facts,
        record: Facts | Record | None,
        *,
        far: bool,
    ) -> Comparison | None:
        fit = compare(short, self.world.named(other), self.world.particles, far=far)
        if fit is None or fit.rule is not None or record is None:
            return fit
        if facts.genders and record.genders and facts.genders.isdisjoint(record.genders):
            return Comparison((), far, rule="gender")
        if self.world.apart(short.form, other):
            return Comparison((), far, rule="judgement")
        post = _position(facts.positions, record.positions)
        by_first_name = bool(fit.found) and fit.found[0].feature == "given"
        if by_first_name and post is None and facts.positions and record.positions:
            return Comparison((), far, rule="post")  # the king is not the minister
        return fit.plus(post) if post else fit

    def _longest(
        self, found: dict[NameForm, Comparison], *, far: bool
    ) -> dict[NameForm, Comparison]:
        """Leave out the forms that are short for another of them."""
        if len(found) < 2:
            return found
        named, particles = self.world.named, self.world.particles
        return {
            form: fit
            for form, fit in sorted(found.items())
            if not any(
                (longer := compare(named(form), named(other), particles, far=far))
                and longer.rule is None
                for other in found
                if other != form and len(other.words) >= len(form.words)
            )
        }

    def _beside(
        self, form: NameForm, other: NameForm, total: int, around: frozenset[str]
    ) -> tuple[Found, ...]:
        """Return what tells of ``other`` beside its name; ``total`` documents name its rivals."""
        count = max(1, len(self.records[other].documents))
        return (
            Found("share", count / total, f"{count} of {total}"),
            Found("fame", min(1.0, math.log2(count) / 3), f"{count} documents"),
            self._shared(form, other, around),
        )

    def _around(self, form: NameForm, doc: str | None) -> frozenset[str]:
        if doc is not None:
            return self.world.company(doc)
        return self._company_of(form)

    def _company_of(self, form: NameForm) -> frozenset[str]:
        if form not in self._company:
            documents = self.records[form].documents[:_MOST_DOCUMENTS]
            self._company[form] = frozenset().union(*map(self.world.company, documents))
        return self._company[form]

    def _shared(self, form: NameForm, other: NameForm, around: frozenset[str]) -> Found:
        """Weigh the names that both have beside them: the rarer, the more they tell."""
        own = {self.world.key(form), self.world.key(other)}
        theirs = self._company_of(other)
        if len(around - own) < _FEW or len(theirs - own) < _FEW:
            return Found("company", _UNKNOWN, "too few names to tell")
        total = math.log(self.world.size + 2)
        shared = sorted((around & theirs) - own)
        rare = [max(0.0, 1 - math.log(max(2, self.world.spread(key))) / total) for key in shared]
        return Found("company", min(1.0, sum(x * x for x in rare)), ", ".join(shared[:5]))


def _decided(form: NameForm, found: Mapping[NameForm, Comparison], where: str) -> Choice | None:
    """Return the choice among comparisons, or ``None`` where nothing fits at all."""
    ranked = sorted(found, key=lambda f: (-found[f].score, f))
    fitting = [f for f in ranked if found[f].score >= JOIN]
    if not fitting:
        if len(ranked) > 1:
            return Choice(form, f"one of {len(ranked)} that it may mean, left apart", local=True)
        return None
    best = fitting[0]
    if len(ranked) > 1 and found[best].score - found[ranked[1]].score < LEAD:
        return Choice(form, f"one of {len(ranked)} that it may mean, left apart", local=True)
    only = "the only" if len(ranked) == 1 else "the best"
    return Choice(best, f"{found[best].reason} of {only} match {where}")


def _position(one: set[HeldPosition], other: set[HeldPosition]) -> Found | None:
    """Return what the positions tell: the same, the same in another state, or nothing."""
    if not one or not other:
        return None
    for a in sorted(one, key=repr):
        for b in sorted(other, key=repr):
            if a.noun == b.noun and (not a.state or not b.state or a.state == b.state):
                far_apart = a.year and b.year and abs(a.year - b.year) > _YEARS
                return Found("post", 0.5 if far_apart else 1.0, a.noun)
    nouns = {a.noun for a in one} & {b.noun for b in other}
    return Found("state", 1.0, min(nouns)) if nouns else None
