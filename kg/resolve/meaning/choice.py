"""What a name stands for, and how the best of several fitting names is found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from kg.resolve.comparing.compare import JOIN, LEAD, Comparison, Found, Named, compare
from kg.resolve.meaning.facts import HeldPosition, Told
from kg.resolve.names.forms import NameForm

__all__ = ["Choice", "decided", "longest", "weighed"]

_YEARS = 6  # posts further apart may be another's by now


@dataclass(frozen=True, slots=True)
class Choice:
    """The form that a name stands for, and why; ``local`` where it may be several things."""

    form: NameForm
    reason: str
    local: bool = False


def weighed(fit: Comparison | None, one: Told, other: Told) -> Comparison | None:
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
        if len(ranked) > 1:
            return Choice(form, f"one of {len(ranked)} that it may mean, left apart", local=True)
        return None
    best = fitting[0]
    if len(ranked) > 1 and found[best].score - found[ranked[1]].score < LEAD:
        return Choice(form, f"one of {len(ranked)} that it may mean, left apart", local=True)
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
