"""What a document tells about the things it names, beside their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Mention
from kg.normal import normal
from kg.resolve.chains import Key, key_of
from kg.resolve.comparing.compare import initials
from kg.resolve.names.countries import state_in
from kg.resolve.names.forms import PERSON, NameForm
from kg.resolve.names.readings import Readings

__all__ = ["NOTHING", "Facts", "HeldPosition", "Told", "facts_of"]

_POSITION = "kg:Position"


@dataclass(frozen=True, slots=True, order=True)
class HeldPosition:
    """A post that somebody is said to hold: its noun, its state (IRI or empty), the year."""

    noun: str
    state: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of whom a form names: genders of forms of address, posts held."""

    genders: frozenset[str] = frozenset()
    positions: frozenset[HeldPosition] = frozenset()


NOTHING = Told()


@dataclass(slots=True)
class Facts:
    """What a document tells about a form.

    ``count`` mentions, the genders that forms of address tell, ``positions``, the longer forms that
    are ``spelled_out`` beside it.
    """

    count: int = 0
    genders: set[str] = field(default_factory=set)
    positions: set[HeldPosition] = field(default_factory=set)
    spelled_out: set[NameForm] = field(default_factory=set)

    def add(self, other: Facts) -> None:
        """Take over what ``other`` tells."""
        self.count += other.count
        self.genders |= other.genders
        self.positions |= other.positions
        self.spelled_out |= other.spelled_out

    @property
    def told(self) -> Told:
        """What is told of whom the form names."""
        return Told(frozenset(self.genders), frozenset(self.positions))


def facts_of(
    mentions: Iterable[Mention],
    ends: Mapping[Key, Key],
    readings: Readings,
    year: int | None,
) -> dict[NameForm, Facts]:
    """Return the facts of a document by form; what the gazetteer knows is left out.

    ``ends`` are the ends of the mentions' chains, ``year`` when the document was published.
    """
    found: dict[NameForm, Facts] = {}
    spans = {key_of(m): m for m in mentions}
    positions = []
    for mention in spans.values():
        if mention.type == _POSITION:
            positions.append(mention)
        form = readings.form(mention)
        if form is None:
            continue
        if readings.lookup.entry(mention) is not None:
            continue
        facts = found.get(form)
        if facts is None:
            facts = found[form] = Facts()
        _note(mention, form, facts, spans, readings)
    for mention in positions:
        _add_post(mention, spans, ends, found, readings, year)
    return found


def _note(
    mention: Mention, form: NameForm, facts: Facts, spans: Mapping[Key, Mention], readings: Readings
) -> None:
    """Add what a mention tells about its form."""
    facts.count += 1
    if form.group == PERSON:
        if mention.text != mention.name:
            first = mention.text.split(maxsplit=1)[0].lower()
            gender = readings.lookup.language.names.honorifics.get(first)
            if gender:
                facts.genders.add(gender)
        return
    source = spans.get((*mention.antecedent, 0)) if mention.antecedent else None
    longer = None if source is None else readings.form(source)
    if source and longer and longer.group in {form.group, ""}:
        letters = initials(source.name or source.text, readings.lookup.unspelled)
        if form.folded.replace(" ", "") in letters and readings.lookup.entry(source) is None:
            facts.spelled_out.add(longer)


def _add_post(
    mention: Mention,
    spans: Mapping[Key, Mention],
    ends: Mapping[Key, Key],
    found: Mapping[NameForm, Facts],
    readings: Readings,
    year: int | None,
) -> None:
    """Note the post for the person that the phrase is said of."""
    if mention.antecedent is None:
        return
    back = (*mention.antecedent, 0)
    person = spans.get(ends.get(back, back))
    form = None if person is None else readings.form(person)
    if form is None or form not in found or form.group != PERSON:
        return
    first, last = (offset - mention.start for offset in mention.head)
    noun = normal(mention.text[max(first, 0) : last] or mention.text)
    state = state_in(mention.text, readings.lookup.knowledge.gazetteer)
    found[form].positions.add(HeldPosition(noun, state, year))
