"""The names of one document → which of them stand for others of it, whatever else is known."""

from __future__ import annotations

from collections.abc import Mapping

from kg.resolve.comparing.blocks import Index
from kg.resolve.comparing.compare import Comparison, Found
from kg.resolve.comparing.variants import variants
from kg.resolve.meaning.choice import (
    ITSELF,
    Choice,
    Ways,
    classed,
    decided,
    fitted,
    left_apart,
    longest,
    spelled_otherwise,
)
from kg.resolve.meaning.facts import Facts
from kg.resolve.names.forms import ORGANIZATION, PERSON, NameForm

__all__ = ["Near"]

_OFTEN = 3  # times more often than any other is far more often


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
            other = spelled_otherwise(standing)
            reason = other if reason == ITSELF else f"{other}; {reason}"
        return Choice(choice.form, reason, local=choice.local)

    # -- one name ------------------------------------------------------------------------------

    def _choose(self, form: NameForm, facts: Facts) -> Choice:
        called = self._here.called(self._ways.named(form))
        meant = classed(form, called, self._ways, self._count)
        if len(meant) > 1:
            return left_apart(form, len(meant))
        if meant:
            return Choice(meant[0], "the name of the only match in the document")
        if form.group:
            return self._near(form, facts) or Choice(form, ITSELF)
        found = [
            choice
            for group in (PERSON, ORGANIZATION)
            if (choice := self._near(NameForm(form.folded, group), facts)) and not choice.local
        ]
        return found[0] if len(found) == 1 else Choice(form, ITSELF)

    def _count(self, form: NameForm) -> int:
        return self._forms[form].count

    def _near(self, form: NameForm, facts: Facts) -> Choice | None:
        """Choose among the other names."""
        found: dict[NameForm, Comparison] = {}
        for longer in facts.spelled_out:
            if longer in self._forms and longer != form:
                found[longer] = Comparison((Found("spelled out"),), far=False)
        short = self._ways.named(form)
        for other in self._here.candidates(short, self._ways.particles):
            both = facts.told, self._forms[other].told
            fit = fitted(form, other, both, self._ways, far=False)
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

    def _is_called_otherwise(self, fit: Comparison, other: NameForm) -> bool:
        """Whether a first name was met, and the document calls that person by the surname.

        Somebody with that surname alone, that is: of a family the first names are used as well.
        """
        if fit.found[0].feature != "given":
            return False
        surname = NameForm(other.words[-1], PERSON)
        called = self._here.candidates(self._ways.named(surname), self._ways.particles)
        return self._here.holds(surname) and len(called) == 1
