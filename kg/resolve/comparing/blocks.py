"""Forms → the keys under which a short one finds the longer ones it may stand for (blocking).

A key is a plain string, so that it may lie in a set, a dictionary or a table. What is sought under
a key is a superset of what fits: whatever may stand for a form seeks one of its keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.resolve.comparing.compare import Named
from kg.resolve.names.forms import ORGANIZATION, PERSON, PLACE, NameForm

__all__ = ["Index", "asked_for", "found_under", "is_called", "sought"]


def found_under(one: Named, *, here: bool) -> Iterator[str]:
    """Yield the keys of a form; ``here`` adds those that tell within a document only."""
    form, words = one.form, one.spelled.words
    if form.group:
        yield f"called {form.folded}"
    if form.kind:
        yield f"sounding {''.join(one.spelled.sounds)}"
    if form.group == PERSON and len(words) > 1:
        last = one.spelled.sounds[-1]
        yield f"last {last}"
        yield f"ends {words[0][0]} {last}"
        yield f"first {words[0]} {words[1]}"
        if here:
            yield f"first {words[0]}"
    elif form.group == ORGANIZATION:
        if here:
            yield f"start {form.words[0]}"
        for letters in one.initials:
            yield f"initials {letters}"
        if one.bare:
            yield f"bare {one.bare}"


def sought(short: Named, particles: frozenset[str], *, here: bool) -> Iterator[str]:
    """Yield the keys under which the only forms lie that are worth comparing with ``short``."""
    form, words = short.form, short.spelled.words
    if form.group == PERSON and words:
        last = short.spelled.sounds[-1]
        if len(words) == 1 or short.joined or words[0] in particles:
            yield f"last {last}"
        else:
            yield f"ends {words[0][0]} {last}"
        yield f"first {' '.join(words[:2])}"
    elif form.group == ORGANIZATION:
        if here:
            yield f"start {form.words[0]}"
        if short.upper:
            yield f"initials {form.folded.replace(' ', '')}"
        yield f"bare {form.folded}"


def asked_for(one: Named) -> Iterator[str]:
    """Yield the key of what a name of no class, or of no narrower one than a place, is called."""
    if one.form.group == PLACE and not one.form.kind:
        yield f"sounding {''.join(one.spelled.sounds)}"
    elif not one.form.group:
        yield f"called {one.form.folded}"


def is_called(key: str) -> bool:
    """Return whether a key is one that ``asked_for`` may yield."""
    return key.startswith(("called ", "sounding "))


class Index:
    """The forms of one document by their keys. Order of adding changes nothing."""

    def __init__(self) -> None:
        self._by_key: defaultdict[str, set[NameForm]] = defaultdict(set)

    def add(self, one: Named) -> None:
        """Add a form."""
        for key in found_under(one, here=True):
            self._by_key[key].add(one.form)

    def holds(self, form: NameForm) -> bool:
        """Return whether the very form was added."""
        return form in self._by_key.get(f"called {form.folded}", ())

    def called(self, one: Named) -> set[NameForm]:
        """Return the forms of a class for a name of none, of a narrower one for a mere place."""
        return self._under(asked_for(one))

    def candidates(self, short: Named, particles: frozenset[str]) -> set[NameForm]:
        """Return the only forms that are worth comparing with ``short``, a superset of the fits."""
        return self._under(sought(short, particles, here=True)) - {short.form}

    def _under(self, keys: Iterator[str]) -> set[NameForm]:
        return set().union(*(self._by_key.get(key, ()) for key in keys))
