"""Forms of names, by document → the form that each stands for, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.resolve.compare import compare
from kg.resolve.forms import ORGANIZATION, PERSON, Form, tails

__all__ = ["Choice", "Seen", "choose"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a document tells about a form: genders by forms of address, what it is short for."""

    genders: frozenset[str] = frozenset()
    spelled_out: frozenset[Form] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """The form that a name stands for, and why; ``local`` where it may be several things."""

    form: Form
    reason: str
    local: bool = False


@dataclass(slots=True)
class _Index:
    """Where longer forms are found by what may stand for them (blocking)."""

    by_tail: defaultdict[str, set[Form]] = field(default_factory=lambda: defaultdict(set))
    by_ends: defaultdict[tuple[str, str], set[Form]] = field(
        default_factory=lambda: defaultdict(set)
    )
    by_first: defaultdict[str, set[Form]] = field(default_factory=lambda: defaultdict(set))
    spelled_out: defaultdict[Form, set[Form]] = field(default_factory=lambda: defaultdict(set))
    genders: defaultdict[Form, set[str]] = field(default_factory=lambda: defaultdict(set))
    unsure: defaultdict[str, set[Form]] = field(default_factory=lambda: defaultdict(set))

    def add(self, form: Form, seen: Seen) -> None:
        self.spelled_out[form] |= seen.spelled_out
        self.genders[form] |= seen.genders
        if form.group:
            self.unsure[form.folded].add(form)
        if form.group == PERSON and len(form.words) > 1:
            for tail in tails(form.words):
                self.by_tail[" ".join(tail)].add(form)
            self.by_ends[(form.words[0][0], form.words[-1])].add(form)
        if form.group == ORGANIZATION:
            self.by_first[form.words[0]].add(form)


def choose(
    documents: Mapping[str, Mapping[Form, Seen]], known: Iterable[Form] = ()
) -> dict[tuple[str, Form], Choice]:
    """Return for each form of each document what it stands for.

    A short name stands for a longer one if the document has exactly one that fits, or, where it
    has none, all documents and ``known`` together have exactly one. With several it stands for
    itself, in that document only. The order of documents changes nothing; time grows with the
    number of forms, as forms are only compared within blocks of one surname.
    """
    everywhere = _Index()
    for forms in documents.values():
        for form, seen in forms.items():
            everywhere.add(form, seen)
    settled = frozenset(known)
    for form in settled:
        everywhere.add(form, Seen())
    choices = {}
    abroad: dict[tuple[Form, frozenset[str]], Choice | None] = {}
    for doc, forms in documents.items():
        here = _Index()
        for form, seen in forms.items():
            here.add(form, seen)
        for form, seen in forms.items():
            choice = _choose(form, seen.genders, here, far=False)
            if choice is None and not form.group and form in settled:
                choice = Choice(form, "the same name")  # a thing of no class stays what it was
            while choice is None:
                key = form, seen.genders
                if key not in abroad:
                    abroad[key] = _choose(*key, everywhere, far=True)
                choice = abroad[key] or Choice(form, "the same name")
                if not form.group and choice.form not in forms:
                    # A name of no class is of the class found elsewhere: what it means by that.
                    choices[doc, form], form, choice = choice, choice.form, None
            choices[doc, form] = choice
    return choices


def _choose(form: Form, genders: frozenset[str], index: _Index, *, far: bool) -> Choice | None:
    found = _candidates(form, index, genders, far=far)
    if len(found) == 1:
        longer, reason = found[0]
        where = "in all documents" if far else "in the document"
        return Choice(longer, f"{reason} of the only match {where}")
    if len(found) > 1:
        return Choice(form, f"one of {len(found)} that it may mean, left apart", local=True)
    return None


def _candidates(
    form: Form, index: _Index, genders: frozenset[str], *, far: bool
) -> list[tuple[Form, str]]:
    """Return the longer forms that ``form`` may stand for, without those that are one another's."""
    found: dict[Form, str] = {}
    if not form.group:
        found |= dict.fromkeys(index.unsure[form.folded], "the name")
    found |= {other: "the acronym" for other in index.spelled_out[form] if other != form}
    for other in _block(form, index):
        judgement = compare(form.words, other.words, form.group, far=far)
        clash = genders and index.genders[other] and not genders & index.genders[other]
        if judgement is not None and not clash:
            found[other] = judgement.reason
    if len(found) == 1:
        return list(found.items())
    longest = [
        other
        for other in found
        if not any(
            compare(other.words, third.words, form.group, far=far)
            for third in found
            if third != other
        )
    ]
    return sorted((other, found[other]) for other in longest)


def _block(form: Form, index: _Index) -> set[Form]:
    """Return the only forms that are worth comparing with ``form``."""
    if form.group == PERSON:
        return index.by_tail[form.folded] | index.by_ends[form.words[0][0], form.words[-1]]
    if form.group == ORGANIZATION:
        return index.by_first[form.words[0]]
    return set()
