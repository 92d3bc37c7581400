"""What documents tell of an entity → how it is called, what it is, and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Entity
from kg.normal import normal
from kg.resolve.judgements import Judgements

if TYPE_CHECKING:
    from kg.ontology import Entry, Gazetteer

__all__ = ["Describer", "Label", "Tally"]

_MOST_REASONS = 5
Label = tuple[str, str]  # how an entity is called, and its class


@dataclass(slots=True)
class Tally:
    """What one document tells of an entity: names, classes of names and of other phrases.

    ``first`` is ``(start, text)`` of its first mention; ``form`` the folded name that it is known
    by, ``entry`` the IRI under which the gazetteer knows it. Of several documents it is what they
    tell together (``summed``).
    """

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    nominal_types: Counter[str] = field(default_factory=Counter)
    reasons: set[str] = field(default_factory=set)
    first: tuple[int, str] | None = None
    form: str | None = None
    entry: str | None = None

    def as_json(self) -> str:
        """Return what the other documents need of it to call the entity alike."""
        told = [self.names, self.types, self.nominal_types, self.first, self.form, self.entry]
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Tally:
        """Return what ``as_json`` wrote."""
        names, types, nominal, first, form, entry = json.loads(text)
        first = tuple(first) if first is not None else None
        return cls(
            Counter(names), Counter(types), Counter(nominal), first=first, form=form, entry=entry
        )

    def counts(self) -> Counter[tuple[str, str]]:
        """Return what it adds to a sum, by kind and key; that a document tells of it as well."""
        kinds = {"name": self.names, "type": self.types, "phrase": self.nominal_types}
        found = Counter({(kind, k): n for kind, some in kinds.items() for k, n in some.items()})
        found["document", ""] = 1
        if self.form:
            found["form", self.form] = 1
        return found

    @classmethod
    def summed(cls, counts: Mapping[tuple[str, str], int]) -> Tally:
        """Return what several tell together, none of which the gazetteer knows.

        >>> told = Tally(Counter({"Osterov": 2}), form="osterov")
        >>> Tally.summed(told.counts() + told.counts())
        Tally(names=Counter({'Osterov': 4}), types=Counter(), nominal_types=Counter(), \
reasons=set(), first=None, form='osterov', entry=None)
        """
        kinds = ("name", "type", "phrase")
        names, types, nominal = (
            Counter({key: n for (kind, key), n in counts.items() if kind == one}) for one in kinds
        )
        form = min((key for kind, key in counts if kind == "form"), default=None)
        return cls(names, types, nominal, form=form)


@dataclass(frozen=True, slots=True)
class Describer:
    """Calls entities by what all documents tell of them, the gazetteer first, judgements last."""

    gazetteer: Gazetteer
    lang: str
    is_a: Callable[[str | None, str], bool]

    def label(self, iri: str, told: Tally, judged: Judgements) -> Label:
        """Return how an entity is called and its class, by what is told of it."""
        known = self._known(iri, told)
        entity = judged.described(Entity(iri, *known))
        return entity.label, entity.type

    def entity(self, iri: str, tally: Tally, label: Label, judged: Judgements) -> Entity:
        """Return the entity as one document tells of it: its names there, and why."""
        names = set(tally.names)
        same_as: tuple[str, ...] = ()
        entry = self._entry(tally)
        if entry is not None:
            names.add(self._called(entry))
            same_as = tuple(sorted(entry.same_as))
        reason = "; ".join(sorted(tally.reasons)[:_MOST_REASONS])
        told = judged.described(Entity(iri, *label, same_as, tuple(sorted(names)), reason))
        return Entity(iri, *label, told.same_as, told.names, told.reason)

    def is_known(self, tally: Tally) -> bool:
        """Return whether the gazetteer knows it, so that documents tell nothing of its label."""
        return self._entry(tally) is not None

    def _known(self, iri: str, told: Tally) -> Label:
        entry = self._entry(told)
        if entry is not None:
            return self._called(entry), entry.type
        cls = _class(told.types or told.nominal_types, self.is_a) or "kg:Topic"
        own = iri.rpartition("/")[2].rpartition(":")[2]
        return _label(told, own if told.first is None else told.first[1]), cls

    def _entry(self, tally: Tally) -> Entry | None:
        return None if tally.entry is None else self.gazetteer.entry(tally.entry)

    def _called(self, entry: Entry) -> str:
        labels: Mapping[str, str] = entry.labels
        return labels.get(self.lang) or min(labels.values(), default=entry.iri)


def _label(total: Tally, first: str) -> str:
    """Return the commonest spelling of the form that is meant, else the first mention."""
    if total.form is None:
        return first
    fitting = [name for name in total.names if normal(name).endswith(total.form)]
    if not fitting:
        return total.form
    return min(fitting, key=lambda name: (-total.names[name], name))


def _class(types: Counter[str], is_a: Callable[[str | None, str], bool]) -> str | None:
    """Return the commonest class, or the narrowest below it that occurs."""
    order = sorted(types, key=lambda cls: (-types[cls], cls))
    best = order[0] if order else None
    for cls in order:
        if best is not None and cls != best and is_a(cls, best):
            best = cls
    return best
