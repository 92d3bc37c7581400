"""What a name stands for, and how the best of several fitting names is found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from kg.resolve.comparing.compare import JOIN, LEAD, Comparison, Found, Named, compare
from kg.resolve.meaning.facts import HeldPosition, Told
from kg.resolve.names.forms import NameForm

__all__ = [
    "ITSELF",
    "Choice",
    "Ways",
    "classed",
    "decided",
    "fitted",
    "left_apart",
    "longest",
    "spelled_otherwise",
]

ITSELF = "the same name"
"""The reason of a name that stands for itself."""

_YEARS = 6  # posts further apart may be another's by now


@dataclass(frozen=True, slots=True)
class Choice:
    """The form that a name stands for, and why; ``local`` where it may be several things."""

    form: NameForm
    reason: str
    local: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """How names are compared: as what, which words are unspelled, what persons judged to be two."""

    named: Callable[[NameForm], Named]
    particles: frozenset[str]
    apart: Callable[[NameForm, NameForm], bool]


def left_apart(form: NameForm, many: int) -> Choice:
    """Return the choice for a form that may mean ``many`` things: itself, in its document only."""
    return Choice(form, f"one of {many} that it may mean, left apart", local=True)


def spelled_otherwise(standing: NameForm) -> str:
    """Return the reason of a form that another spelling stands for."""
    return f"the same name as “{standing.folded}”, spelled otherwise"


def classed(
    form: NameForm, called: Collection[NameForm], ways: Ways, count: Callable[[NameForm], int]
) -> list[NameForm]:
    """Return what a name of no class, or of no narrower one than a place, is of what is ``called``.

    A place may be spelled otherwise, and is the one that is spoken of most (``count``).
    """
    if not form.group:
        return sorted(called)
    named, particles = ways.named, ways.particles
    found = [
        other
        for other in called
        if other.folded == form.folded or compare(named(form), named(other), particles)
    ]
    return sorted(found, key=lambda other: (-count(other), other))[:1]


def fitted(
    form: NameForm, other: NameForm, told: tuple[Told, Told], ways: Ways, *, far: bool
) -> Comparison | None:
    """Return how ``form`` may stand for ``other`` by their names and by what is told of both.

    The comparison has a rule where one forbids it; ``None`` where the names have nothing in common.
    """
    fit = compare(ways.named(form), ways.named(other), ways.particles, far=far)
    found = _weighed(fit, *told)
    if found is not None and found.rule is None and ways.apart(form, other):
        return Comparison((), far=far, rule="judgement")
    return found


def _weighed(fit: Comparison | None, one: Told, other: Told) -> Comparison | None:
    """Return a comparison of names with what is told of both, or the rule that forbids it."""
    if fit is None or fit.rule is not None:
        return fit
    if one.genders and other.genders and one.genders.isdisjoint(other.genders):
        return Comparison((), fit.far, rule="gender")
    post = _position(one.positions, other.positions)
    by_first_name = bool(fit.found) and fit.found[0].feature == "given"
    if by_first_name and post is None and one.positions and other.positions:
        return Comparison((), fit.far, rule="post")  # the king is not the minister
    return fit.plus(post) if post else fit


def longest(
    found: Mapping[NameForm, Comparison],
    named: Callable[[NameForm], Named],
    particles: frozenset[str],
    *,
    far: bool,
) -> dict[NameForm, Comparison]:
    """Leave out the forms that are short for another of them."""
    if len(found) < 2:
        return dict(found)
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


def decided(form: NameForm, found: Mapping[NameForm, Comparison], where: str) -> Choice | None:
    """Return the choice among comparisons, or ``None`` where nothing fits at all.

    The best must reach ``JOIN`` and lead by ``LEAD``; where several fit and none leads, the form
    stands for itself, in its document only.
    """
    ranked = sorted(found, key=lambda f: (-found[f].score, f))
    fitting = [f for f in ranked if found[f].score >= JOIN]
    if not fitting:
        return left_apart(form, len(ranked)) if len(ranked) > 1 else None
    best = fitting[0]
    if len(ranked) > 1 and found[best].score - found[ranked[1]].score < LEAD:
        return left_apart(form, len(ranked))
    only = "the only" if len(ranked) == 1 else "the best"
    return Choice(best, f"{found[best].reason} of {only} match {where}")


def _position(one: Collection[HeldPosition], other: Collection[HeldPosition]) -> Found | None:
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
