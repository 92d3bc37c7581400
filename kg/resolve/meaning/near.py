"""The names of one document → which of them stand for others of it, whatever else is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.resolve.comparing.blocks import Index
from kg.resolve.comparing.compare import Comparison, Found, Named, compare
from kg.resolve.comparing.variants import variants
from kg.resolve.meaning.choice import Choice, decided, longest, weighed
from kg.resolve.meaning.facts import Facts
from kg.resolve.names.forms import ORGANIZATION, PERSON, NameForm

__all__ = ["Near", "Ways"]

_OFTEN = 3  # times more often than any other is far more often

_ITSELF = "the same name"


@dataclass(frozen=True, slots=True)
class Ways:
    """How names are compared: as what, which words are unspelled, what persons judged to be two."""

    named: Callable[[NameForm], Named]
    particles: frozenset[str]
    apart: Callable[[NameForm, NameForm], bool]


class Near:
    """What the names of a document stand for in it: ``leads`` gives the form at the end for each.

    ``forms`` are the document's, with what it tells of each.
    """

    def __init__(self, forms: Mapping[NameForm, Facts], ways: Ways) -> None:
        self._ways = ways
        self._standing = variants(
            [ways.named(form) for form in sorted(forms)],
            lambda form: forms[form].count,
            ways.apart,
        )
        self._forms = self._merged(forms)
        self._here = Index()
        for form in self._forms:
            self._here.add(ways.named(form))
        self._choices = {form: self._choose(form, facts) for form, facts in self._forms.items()}
        self.leads = {form: self._lead(form) for form in forms}

    def facts(self) -> dict[NameForm, Facts]:
        """Return what the document tells of the forms that others lead to, or that lead nowhere."""
        found: dict[NameForm, Facts] = {}
        for form, facts in self._forms.items():
            choice = self.leads.get(form) or self._lead(form)
            if not choice.local:
                found.setdefault(choice.form, Facts()).add(facts)
        return found

    def _merged(self, forms: Mapping[NameForm, Facts]) -> dict[NameForm, Facts]:
        """Put what is told of all spellings of a name under the form that stands for them."""
        merged: dict[NameForm, Facts] = {}
        for form, facts in sorted(forms.items()):
            to = merged.setdefault(self._standing.get(form, form), Facts())
            to.add(facts)
            to.spelled_out = {self._standing.get(longer, longer) for longer in to.spelled_out}
        return merged

    def _lead(self, form: NameForm) -> Choice:
        """Return the longest form that ``form`` stands for, and why.

        That is local where the last one is: whoever stands for something doubtful is doubtful.
        """
        standing = self._standing.get(form, form)
        first = choice = self._choices[standing]
        passed = {standing}
        while choice.form not in passed and choice.form in self._choices:
            passed.add(choice.form)
            choice = self._choices[choice.form]
        reason = first.reason
        if standing != form and not choice.local:
            other = f"the same name as “{standing.folded}”, spelled otherwise"
            reason = other if reason == _ITSELF else f"{other}; {reason}"
        return Choice(choice.form, reason, local=choice.local)

    # -- one name ------------------------------------------------------------------------------

    def _choose(self, form: NameForm, facts: Facts) -> Choice:
        meant = self._classed(form)
        if len(meant) > 1:
            return Choice(form, f"one of {len(meant)} that it may mean, left apart", local=True)
        if meant:
            return Choice(meant[0], "the name of the only match in the document")
        if form.group:
            return self._near(form, facts) or Choice(form, _ITSELF)
        found = [
            choice
            for group in (PERSON, ORGANIZATION)
            if (choice := self._near(NameForm(form.folded, group), facts)) and not choice.local
        ]
        return found[0] if len(found) == 1 else Choice(form, _ITSELF)

    def _classed(self, form: NameForm) -> list[NameForm]:
        """Return what a name of no class, or of no narrower one, is called in the document."""
        named, particles = self._ways.named, self._ways.particles
        found = self._here.called(named(form))
        if form.group:  # a place, perhaps spelled otherwise
            found = {
                f
                for f in found
                if f.folded == form.folded or compare(named(form), named(f), particles)
            }
        if form.group and len(found) > 1:  # a place: the one that is spoken of most
            found = {min(found, key=lambda f: (-self._forms[f].count, f))}
        return sorted(found)

    def _near(self, form: NameForm, facts: Facts) -> Choice | None:
        """Choose among the other names."""
        found: dict[NameForm, Comparison] = {}
        for longer in facts.spelled_out:
            if longer in self._forms and longer != form:
                found[longer] = Comparison((Found("spelled out"),), far=False)
        short = self._ways.named(form)
        for other in self._here.candidates(short, self._ways.particles):
            fit = self._compare(short, other, facts)
            if fit is not None and fit.rule is None and not self._is_called_otherwise(fit, other):
                found.setdefault(other, fit)
        found = longest(found, self._ways.named, self._ways.particles, far=False)
        if len(found) > 1:
            counts = {f: self._forms[f].count for f in found}
            most = max(found, key=lambda f: (counts[f], f))
            rest = max(count for f, count in counts.items() if f != most)
            if counts[most] >= _OFTEN * rest:
                found[most] = found[most].plus(Found("often"))
        return decided(form, found, "in the document")

    def _compare(self, short: Named, other: NameForm, facts: Facts) -> Comparison | None:
        fit = compare(short, self._ways.named(other), self._ways.particles, far=False)
        found = weighed(fit, facts.told, self._forms[other].told)
        if found is not None and found.rule is None and self._ways.apart(short.form, other):
            return Comparison((), far=False, rule="judgement")
        return found

    def _is_called_otherwise(self, fit: Comparison, other: NameForm) -> bool:
        """Whether a first name was met, and the document calls that person by the surname.

        Somebody with that surname alone, that is: of a family the first names are used as well.
        """
        if fit.found[0].feature != "given":
            return False
        surname = NameForm(other.words[-1], PERSON)
        called = self._here.candidates(self._ways.named(surname), self._ways.particles)
        return self._here.holds(surname) and len(called) == 1
