"""Forms → the few longer ones that a short one may stand for (blocking)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.resolve.comparing.compare import Named
from kg.resolve.names.forms import ORGANIZATION, PERSON, PLACE, NameForm

__all__ = ["Index"]


class Index:
    """Where longer forms are found by what may stand for them. Order of adding changes nothing."""

    def __init__(self, *, here: bool) -> None:
        self._here = here
        self._by_last: defaultdict[str, set[NameForm]] = defaultdict(set)
        self._by_ends: defaultdict[tuple[str, str], set[NameForm]] = defaultdict(set)
        self._by_first: defaultdict[tuple[str, ...], set[NameForm]] = defaultdict(set)
        self._by_initials: defaultdict[str, set[NameForm]] = defaultdict(set)
        self._by_bare: defaultdict[str, set[NameForm]] = defaultdict(set)
        self._called: defaultdict[str, set[NameForm]] = defaultdict(set)
        self._sounding: defaultdict[str, set[NameForm]] = defaultdict(set)

    def add(self, one: Named) -> None:
        """Add a form."""
        form, words = one.form, one.spelled.words
        if form.group:
            self._called[form.folded].add(form)
        if form.kind:
            self._sounding["".join(one.spelled.sounds)].add(form)
        if form.group == PERSON and len(words) > 1:
            last = one.spelled.sounds[-1]
            self._by_last[last].add(form)
            self._by_ends[words[0][0], last].add(form)
            if self._here:
                self._by_first[words[:1]].add(form)
            self._by_first[words[:2]].add(form)
        elif form.group == ORGANIZATION:
            if self._here:
                self._by_first[form.words[:1]].add(form)
            for letters in one.initials:
                self._by_initials[letters].add(form)
            if one.bare:
                self._by_bare[one.bare].add(form)

    def holds(self, form: NameForm) -> bool:
        """Return whether the very form was added."""
        return form in self._called.get(form.folded, ())

    def called(self, one: Named) -> set[NameForm]:
        """Return the forms of a class for a name of none, of a narrower one for a mere place."""
        form = one.form
        if form.group == PLACE and not form.kind:
            return self._sounding.get("".join(one.spelled.sounds), set())
        return set() if form.group else self._called.get(form.folded, set())

    def candidates(self, short: Named, particles: frozenset[str]) -> Iterable[NameForm]:
        """Return the only forms that are worth comparing with ``short``, a superset of the fits."""
        form, words = short.form, short.spelled.words
        if form.group == PERSON and words:
            last = short.spelled.sounds[-1]
            if len(words) == 1 or short.joined or words[0] in particles:
                found = self._by_last.get(last, set())
            else:
                found = self._by_ends.get((words[0][0], last), set())
            more = self._by_first.get(words[:2] if len(words) > 1 else words)
            return (found | more if more else found) - {form}
        if form.group == ORGANIZATION:
            found = set()
            if self._here:
                found |= self._by_first.get(form.words[:1], set())
            if short.upper:
                found |= self._by_initials.get(form.folded.replace(" ", ""), set())
            found |= self._by_bare.get(form.folded, set())
            return found - {form}
        return ()
