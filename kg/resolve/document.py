"""What one document tells of its mentions, by itself: chains, forms of names, which lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Mention
from kg.resolve.chains import Key, anchors, classed, distinct, holders, key_of
from kg.resolve.comparing.compare import Named, named
from kg.resolve.meaning.choice import Choice, Ways
from kg.resolve.meaning.facts import NOTHING, Facts, Told, facts_of
from kg.resolve.meaning.near import Near
from kg.resolve.names.countries import in_countries
from kg.resolve.names.forms import NameForm
from kg.resolve.names.groups import evidence
from kg.resolve.names.readings import Lookup, Readings

__all__ = ["Chained", "Lead", "Source", "Understood"]


@dataclass(frozen=True, slots=True)
class Source:
    """What is read of a document: its mentions, in any order, and when it was published."""

    mentions: tuple[Mention, ...]
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """What a document tells of a form that stands for itself there, and how it writes it."""

    form: NameForm
    names: tuple[str, ...]
    told: Told = NOTHING


class Chained:
    """The mentions of a document with the ends of their chains; rests on the document alone."""

    def __init__(self, doc: str, source: Source, lookup: Lookup) -> None:
        self.doc, self.lookup = doc, lookup
        gazetteer, language = lookup.knowledge.gazetteer, lookup.language
        each = in_countries(distinct(source.mentions), gazetteer, language)
        self.ends: Mapping[Key, Key] = anchors(each)
        self.mentions = classed(each, self.ends)
        self.holders = holders(self.mentions)
        self.by_key = {key_of(m): m for m in self.mentions}
        date = source.published
        self.year = int(date[:4]) if date and date[:4].isdigit() else None

    def evidence(self) -> Counter[tuple[str, str, str]]:
        """Return what its names tell about how each is to be read (``kg.resolve.names.groups``)."""
        forms = ((m, self.lookup.raw_form(m.name, m.type)) for m in self.mentions if m.name)
        return evidence(forms, self.lookup.language.names)


@dataclass(slots=True)
class Understood:
    """A document whose names were read as ``settled`` tells: ``choices`` and ``leads`` by form.

    It rests on the document and on that alone. ``spelled_out`` maps acronyms to the leading forms
    that the document spells them out as.
    """

    chained: Chained
    readings: Readings
    choices: Mapping[NameForm, Choice] = field(default_factory=dict)
    leads: Mapping[NameForm, Lead] = field(default_factory=dict)
    spelled_out: frozenset[tuple[NameForm, NameForm]] = frozenset()

    @classmethod
    def of(
        cls,
        chained: Chained,
        settled: Mapping[str, str],
        apart: Callable[[NameForm, NameForm], bool],
    ) -> Understood:
        """Return what a document tells where names are read as ``settled`` (folded → group)."""
        lookup = chained.lookup
        readings = Readings(lookup, settled)
        forms = facts_of(chained.mentions, chained.ends, readings, chained.year)
        seen: dict[NameForm, Named] = {}

        def compared(form: NameForm) -> Named:
            if form not in seen:
                seen[form] = as_compared(form, readings.written.get(form, ()), lookup)
            return seen[form]

        near = Near(forms, Ways(compared, frozenset(lookup.language.names.particles), apart))
        facts = near.facts()
        spelled = _spelled_out(forms, near.leads)
        return cls(
            chained,
            readings,
            near.leads,
            {
                form: Lead(form, tuple(sorted(readings.written.get(form, ()))), one.told)
                for form, one in sorted(facts.items())
            },
            spelled,
        )


def as_compared(form: NameForm, written: Iterable[str], lookup: Lookup) -> Named:
    """Return a form as names are compared, from the names as which it was written."""
    names = sorted(written) or [form.folded]
    return named(form, names, lookup.spelling, lookup.unspelled)


def _spelled_out(
    forms: Mapping[NameForm, Facts], leads: Mapping[NameForm, Choice]
) -> frozenset[tuple[NameForm, NameForm]]:
    return frozenset(
        (form, leads[longer].form)
        for form, facts in forms.items()
        for longer in facts.spelled_out
        if longer in leads and not leads[longer].local and leads[longer].form != form
    )
