"""Two names → whether they may be one thing's: features with weights, each with its reason.

What speaks for it is added up; a hard rule ends it whatever else speaks for it. The table
``FEATURES`` is the whole of what is weighed, ``RULES`` of what forbids.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.normal import normal
from kg.resolve.names.forms import ORGANIZATION, PERSON, NameForm
from kg.resolve.names.spelling import SAME, SOUND, Spelled, Spelling, likeness, undoubled

__all__ = [
    "FEATURES",
    "JOIN",
    "LEAD",
    "RULES",
    "Comparison",
    "Feature",
    "Found",
    "Named",
    "compare",
    "named",
]

JOIN = 0.75  # a score from which two names are one thing's
_SHORTEST = 4  # sounds of a name that may be spelled otherwise
_LONGEST_ACRONYM = 8
LEAD = 0.08  # by how much the best of several must lead


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that speaks for or against two names being one thing's.

    ``here`` is its weight within a document, ``far`` between documents; ``None`` where it tells
    nothing. Features of ``name`` exclude each other, the others are added to them.
    """

    id: str
    reason: str
    here: float | None
    far: float | None
    name: bool = False


FEATURES = {
    feature.id: feature
    for feature in (
        Feature("same", "the same name", 1.00, 1.00, name=True),
        Feature("spelling", "the same name, spelled otherwise", 0.95, 0.95, name=True),
        Feature("ends", "the same first and last name", 0.95, 0.85, name=True),
        Feature("initials", "initials and surname", 0.90, 0.62, name=True),
        Feature("opening", "the beginning of the full name", 0.85, 0.78, name=True),
        Feature("surname", "the surname", 0.85, 0.50, name=True),
        Feature("given", "the first word of the name", 0.76, None, name=True),
        Feature("spelled out", "the acronym, spelled out in a text", 0.95, 0.90, name=True),
        Feature("acronym", "the first letters of its words", 0.85, 0.50, name=True),
        Feature("kind", "the name without the word for its kind", 0.90, 0.85, name=True),
        Feature("start", "the beginning of the name", 0.80, None, name=True),
        Feature("share", "of those so called, how many documents name this one", None, 0.20),
        Feature("fame", "named in full in several documents", None, 0.05),
        Feature("company", "other names that are named beside both", None, 0.15),
        Feature("post", "the same post", 0.05, 0.15),
        Feature("state", "the post in another state", -0.20, -0.20),
        Feature("apart", "tells only within a document, and these are two", -0.35, None),
        Feature("often", "named in full far more often in the document", 0.10, None),
    )
}
"""What is weighed, by its id."""

RULES = {
    "group": "a person, an organisation and a place are never one thing",
    "kind": "a state, a city and a region of one name are several things",
    "first names": "two persons with different first names are two",
    "gender": "one is addressed as a man, the other as a woman",
    "generation": "one name tells a generation that the other lacks or denies",
    "post": "of a first name and a full name each has a post that the other has not",
    "known": "the gazetteer knows them as two",
    "judgement": "a person judged them to be two",
}
"""What keeps two names apart, whatever speaks for them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feature that two names show: its weight, how strongly (0..1), and what was seen."""

    feature: str
    value: float = 1.0
    seen: str = ""

    def points(self, *, far: bool) -> float:
        """Return what it adds to the score."""
        weight = FEATURES[self.feature].far if far else FEATURES[self.feature].here
        return (weight or 0.0) * self.value


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a short name fits a long one: what was found, or the hard rule that keeps them apart."""

    found: tuple[Found, ...]
    far: bool
    rule: str | None = None

    @property
    def score(self) -> float:
        """The sum of what was found, within 0..1; 0 where a rule keeps them apart."""
        if self.rule is not None:
            return 0.0
        return min(1.0, max(0.0, sum(one.points(far=self.far) for one in self.found)))

    @property
    def reason(self) -> str:
        """What the name itself tells, in words."""
        if self.rule is not None:
            return RULES[self.rule]
        return FEATURES[self.found[0].feature].reason if self.found else "nothing in common"

    def plus(self, *more: Found) -> Comparison:
        """Return the comparison with further features."""
        return Comparison((*self.found, *more), self.far, self.rule)


@dataclass(frozen=True, slots=True)
class Named:
    """A form as compared: how it is spelled, and what its writing tells.

    ``initials`` are first letters of its words, as acronyms take them; ``upper`` whether it is
    written like an acronym; ``joined`` whether its last words hang together by a hyphen,
    ``compound`` whether its first do ("Jean-Marie" is another than Jean); ``bare`` the form without
    a first word that says its kind ("groupe Morvel"), if it has one.
    """

    form: NameForm
    spelled: Spelled
    initials: frozenset[str] = frozenset()
    upper: bool = False
    joined: bool = False
    compound: bool = False
    bare: str = ""


def compare(
    short: Named, long: Named, particles: frozenset[str], *, far: bool = True
) -> Comparison | None:
    """Return how ``short`` may stand for ``long`` by their names, ``None`` where it can't.

    ``particles`` are unspelled words inside surnames; ``far`` asks for names of two documents. What
    else is known of the two is added by the caller.
    """
    if short.form == long.form:
        return Comparison((Found("same"),), far)
    if short.form.group != long.form.group:
        return None
    if short.form.group == PERSON:
        found = _person(short, long, particles)
    elif short.form.group == ORGANIZATION:
        found = _organization(short, long) or _spelled(short, long)
    else:
        found = _spelled(short, long)
    if found is None:
        return None
    if isinstance(found, str):
        return Comparison((), far, rule=found)
    feature = FEATURES[found.feature]
    if (feature.far if far else feature.here) is None:
        return None
    return Comparison((found,), far)


def _spelled(one: Named, other: Named) -> Found | None:
    """The same words, spelled otherwise; a doubled letter alone tells two single words apart."""
    a, b = one.spelled, other.spelled
    if len(a.words) != len(b.words) or not a.words:
        return None
    least = min(likeness(a, i, b, i) for i in range(len(a.words)))
    if least < SOUND or sum(map(len, a.sounds)) < _SHORTEST:
        return None
    first, second = a.words[0], b.words[0]
    if len(a.words) == 1 and first != second and undoubled(first) == undoubled(second):
        return None
    return Found("spelling", least)


def _person(short: Named, long: Named, particles: frozenset[str]) -> Found | str | None:
    a, b = short.spelled, long.spelled
    n, m = len(a.words), len(b.words)
    if n == 0 or n > m:
        return None
    last = likeness(a, n - 1, b, m - 1)
    two = a.generation != b.generation and (n > 1 or (n == m and a.generation and b.generation))
    if two and last and likeness(a, 0, b, 0):
        return "generation"
    if n == m:
        return _whole(a, b, last)
    if n == 1 and last:
        return Found("surname", last)
    tail = range(n)
    if last and all(likeness(a, i, b, m - n + i) for i in tail):
        if short.joined or a.words[0] in particles:
            return Found("surname", last)
        return None if len(a.words[0]) == 1 else "first names"
    if n > 1 and last and len(a.words[0]) == 1 and b.words[0].startswith(a.words[0]):
        return Found("initials", last)
    if n == 2 and last and (first := likeness(a, 0, b, 0)):
        return "first names" if long.compound else Found("ends", min(first, last))
    opens = all(likeness(a, i, b, i) for i in tail)
    if opens and n > 1 and not particles.isdisjoint(b.words[1:n]):
        return Found("opening")
    if opens and n == 1:
        return Found("given")
    return "first names" if n > 1 and last else None


def _whole(a: Spelled, b: Spelled, last: float) -> Found | str | None:
    """Names of as many words."""
    if not last:
        return None
    least, shortened = last, False
    for i in range(len(a.words) - 1):
        alike = likeness(a, i, b, i)
        if not alike:
            one, other = a.words[i], b.words[i]
            if len(one) != 1 or len(other) == 1 or not other.startswith(one):
                return "first names"
            shortened = True
        least = min(least, alike or SAME)
    if shortened:
        return Found("initials", last)
    return None if len(a.words) == 1 else Found("spelling", least)


def _organization(short: Named, long: Named) -> Found | None:
    if short.upper and short.form.folded.replace(" ", "") in long.initials:
        return Found("acronym")
    if long.bare and long.bare == short.form.folded:
        return Found("kind")
    a, b = short.form.words, long.form.words
    if len(a) < len(b) and b[: len(a)] == a:
        return Found("start")
    return None


def named(
    form: NameForm, names: Iterable[str], spelling: Spelling, unspelled: frozenset[str]
) -> Named:
    """Return ``form`` as compared, from the ``names`` as which it was written."""
    upper = joined = compound = False
    letters: set[str] = set()
    bare = ""
    if form.group == PERSON:
        joined = any("-" in name.rpartition(" ")[2] for name in names)
        compound = any("-" in name.partition(" ")[0] for name in names)
    elif form.group == ORGANIZATION:
        for name in names:
            upper = upper or _is_upper(name)
            letters |= initials(name, unspelled)
            first, _, rest = name.partition(" ")
            if first == first.lower() and rest[:1].isupper() and normal(first) == form.words[0]:
                bare = form.folded.partition(" ")[2]
    spelled = spelling.of(form.folded, person=form.group == PERSON)
    return Named(form, spelled, frozenset(letters), upper, joined, compound, bare)


def _is_upper(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return 1 < len(letters) <= _LONGEST_ACRONYM and all(c.isupper() for c in letters)


def initials(name: str, unspelled: frozenset[str]) -> set[str]:
    """Return the letters that an acronym may take of a name: all, or without the ``unspelled``.

    Words at the end may lack, if three are left.

    >>> sorted(initials("Ligue libre des unis", frozenset({"des"})))
    ['lldu', 'llu']
    """
    words = normal(name).split()
    if len(words) < 2:
        return set()
    every = "".join(word[0] for word in words)
    great = "".join(word[0] for word in words if word not in unspelled)
    found = {every, great, *(great[:i] for i in range(3, len(great)))}
    return {letters for letters in found if len(letters) > 1}
