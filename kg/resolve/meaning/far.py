"""A name that leads in a document → what it stands for among the names of all documents."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from kg.resolve.comparing.blocks import asked_for, sought
from kg.resolve.comparing.compare import Comparison, Found, Named
from kg.resolve.meaning.choice import (
    ITSELF,
    Choice,
    Ways,
    classed,
    decided,
    fitted,
    left_apart,
    longest,
)
from kg.resolve.meaning.facts import NOTHING, Told
from kg.resolve.names.forms import NameForm

__all__ = ["COMPANY", "Corpus", "Far", "Record"]

COMPANY = 30
"""Documents of a name that are looked at for whom they name beside it."""
_Fits: TypeAlias = dict[NameForm, Comparison]
_MOST = 16  # of those who may be meant, the best known are weighed
_FEW = 2  # with fewer other names a document's company tells nothing
_UNKNOWN = 0.5  # company that tells nothing speaks half
_DOUBT = 0.6  # what is left of it with each name in common


@dataclass(frozen=True, slots=True)
class Record:
    """What all documents tell of a form: how many name it, whom else the first of them name."""

    count: int
    told: Told = NOTHING
    company: frozenset[str] = frozenset()
    spelled_out: frozenset[NameForm] = frozenset()


class Corpus(Protocol):
    """What all documents tell of names, asked form by form; forms stand for their spellings.

    Inherit it: what is worth comparing follows from ``named`` and ``under``.
    """

    particles: frozenset[str]

    @abstractmethod
    def record(self, form: NameForm) -> Record:
        """Return what is known of a form, with the company of its first documents (``COMPANY``)."""

    @abstractmethod
    def named(self, form: NameForm) -> Named:
        """Return a form as names are compared."""

    @abstractmethod
    def under(self, keys: Iterable[str]) -> set[NameForm]:
        """Return the forms that are found under keys (``kg.resolve.comparing.blocks``)."""

    def candidates(self, form: NameForm) -> Collection[NameForm]:
        """Return the forms worth comparing with one, itself left out."""
        return self.under(sought(self.named(form), self.particles, here=False)) - {form}

    def called(self, form: NameForm) -> Collection[NameForm]:
        """Return the forms of a class for a name of none, of a narrower one for a mere place."""
        return self.under(asked_for(self.named(form)))


class Far:
    """Chooses among the names of all documents.

    What it finds rests on the records of the forms that a name may stand for, and on nothing else:
    a document that names none of them changes nothing.
    """

    def __init__(self, corpus: Corpus, ways: Ways) -> None:
        self._corpus, self._ways = corpus, ways
        self._best_known: dict[NameForm, list[NameForm]] = {}
        self._meant: dict[tuple[NameForm, Told], tuple[NameForm, _Fits] | Choice] = {}
        self._classed: dict[NameForm, list[NameForm]] = {}

    def choose(self, form: NameForm, told: Told, company: Callable[[], frozenset[str]]) -> Choice:
        """Return what a form stands for; ``told`` and ``company`` are those of its document.

        The company is looked up only where the form may stand for another.
        """
        meant = self._may_mean(form, told)
        if isinstance(meant, Choice):
            return meant
        form, fits = meant
        total = sum(self._count(f) for f in fits)
        found = {
            other: fit.plus(*self._beside(form, other, total, company()))
            for other, fit in fits.items()
        }
        return decided(form, found, "in all documents") or Choice(form, ITSELF)

    def alone(self, form: NameForm, told: Told) -> Choice | None:
        """Return what a form stands for in any company, ``None`` where that rests on it."""
        meant = self._may_mean(form, told)
        return meant if isinstance(meant, Choice) else None

    def weigh(self, form: NameForm, other: NameForm) -> Comparison | None:
        """Return how ``form`` may stand for ``other``, with all that speaks for it.

        ``None`` where their names have nothing in common.
        """
        fit = self._compare(form, other, Told())
        if fit is None or fit.rule is not None:
            return fit
        total = sum(self._count(f) for f in {other, *self._candidates(form)})
        return fit.plus(*self._beside(form, other, total, self._corpus.record(form).company))

    def _may_mean(self, form: NameForm, told: Told) -> tuple[NameForm, _Fits] | Choice:
        """Return what a form may stand for, or what it does where nothing else has a say.

        With those it may stand for comes the form as it is compared. It is found once.
        """
        found = self._meant.get((form, told))
        if found is None:
            found = self._meant[form, told] = self._compared(form, told)
        return found

    def _compared(self, form: NameForm, told: Told) -> tuple[NameForm, _Fits] | Choice:
        meant = self._classed.get(form)
        if meant is None:
            meant = classed(form, self._corpus.called(form), self._ways, self._count)
            self._classed[form] = meant
        if len(meant) > 1:
            return left_apart(form, len(meant))
        form = meant[0] if meant else form
        found = {}
        for other in self._candidates(form):
            fit = self._compare(form, other, told)
            if fit is not None and fit.rule is None:
                found[other] = fit
        found = longest(found, self._ways.named, self._ways.particles, far=True)
        return (form, found) if found else Choice(form, ITSELF)

    def _candidates(self, form: NameForm) -> list[NameForm]:
        """Return the forms that ``form`` may stand for, the best known first."""
        found = self._best_known.get(form)
        if found is None:
            spelled_out = self._corpus.record(form).spelled_out - {form}
            known = {*self._corpus.candidates(form), *spelled_out}
            found = sorted(known, key=lambda f: (-self._count(f), f))[:_MOST]
            self._best_known[form] = found
        return found

    def _compare(self, form: NameForm, other: NameForm, told: Told) -> Comparison | None:
        if other in self._corpus.record(form).spelled_out:
            return Comparison((Found("spelled out"),), far=True)
        return fitted(form, other, (told, self._corpus.record(other).told), self._ways, far=True)

    def _count(self, form: NameForm) -> int:
        return max(1, self._corpus.record(form).count)

    def _beside(
        self, form: NameForm, other: NameForm, total: int, company: frozenset[str]
    ) -> tuple[Found, ...]:
        """Return what tells of ``other`` beside its name; ``total`` documents name its rivals."""
        count = self._count(other)
        return (
            Found("share", count / total, f"{count} of {total}"),
            Found("fame", min(1.0, math.log2(count) / 3), f"{count} documents"),
            self._shared({form.folded, other.folded}, other, company),
        )

    def _shared(self, own: set[str], other: NameForm, company: frozenset[str]) -> Found:
        """Weigh the names that both have beside them.

        How rare these are in all documents is left out of account: with it, every document would
        change what is found of every name.
        """
        theirs = self._corpus.record(other).company
        if len(company - own) < _FEW or len(theirs - own) < _FEW:
            return Found("company", _UNKNOWN, "too few names to tell")
        shared = sorted((company & theirs) - own)
        return Found("company", 1 - _DOUBT ** len(shared), ", ".join(shared[:5]))
