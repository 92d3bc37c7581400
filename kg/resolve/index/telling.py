"""What each document tells of names, step by step: by this process, or by whoever has it.

All that resolution asks of a document stands here, as plain rows; what they mean together is the
business of the tables (``names.py``), which hold names and no mention.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from kg.iris import slug
from kg.model import Entity
from kg.resolve.document import Chained, Source, Understood
from kg.resolve.entities import Describer, Label
from kg.resolve.index.corpus import told_json
from kg.resolve.index.tables import decoded, encoded
from kg.resolve.judgements import Judgements
from kg.resolve.names.forms import NameForm, local_iri
from kg.resolve.names.groups import Evidence
from kg.resolve.names.readings import Lookup
from kg.resolve.resolution import Meaning, Resolution, Resolver

__all__ = [
    "Groups",
    "Here",
    "Leads",
    "Meanings",
    "MeantRow",
    "Tallies",
    "Telling",
    "apart_of",
    "is_local",
    "leads_of",
    "meaning",
    "resolution_of",
    "tallies_of",
]

Apart: TypeAlias = Callable[[NameForm, NameForm], bool]
Groups: TypeAlias = Mapping[str, str]
"""The group that each folded name of a document is taken for, where all documents settle it."""
MeantRow: TypeAlias = tuple[str, str | None, str, str | None]
Meanings: TypeAlias = Mapping[str, MeantRow]
"""What leading forms of a document mean: a form, its IRI, why, the IRI it has by itself."""
Tallies: TypeAlias = Mapping[str, str | None]
"""What a document tells of entities, by IRI; ``None`` where nothing of how they are called."""


@dataclass(frozen=True, slots=True)
class Leads:
    """The forms that lead in a document, encoded, with what ``leads`` and ``spelled`` hold of them.

    ``forms`` have the names as which they are written and what is told of them, as JSON;
    ``spelled`` are pairs of an acronym and what it is short for.
    """

    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    spelled: frozenset[tuple[str, str]] = frozenset()


class Telling(Protocol):
    """Documents that are taken in together, and who tells what each tells by itself.

    The steps are asked in this order, each once; what is yielded is taken as it comes, so that
    nobody holds all of it. A document that is gone tells nothing.
    """

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Yield how each document reads its names."""

    def leads(self, groups: Callable[[str], Groups]) -> Iterator[tuple[str, Leads]]:
        """Yield the forms that lead in each document where names are read as ``groups`` tell."""

    def tallies(
        self, meanings: Callable[[str], Meanings], judgements: Judgements
    ) -> Iterator[tuple[str, Tallies]]:
        """Yield what each document tells of the entities that its names mean."""


class Here:
    """Documents whose sources this process has, ``None`` for those that are gone.

    ``resolvers`` are those of the documents whose tallies were asked for.
    """

    def __init__(
        self,
        sources: Mapping[str, Source | None],
        lookup: Lookup,
        describer: Describer,
        apart: Apart,
    ) -> None:
        self.resolvers: dict[str, Resolver] = {}
        self._sources = dict(sources)
        self._lookup, self._describer, self._apart = lookup, describer, apart
        self._groups: Callable[[str], Groups] | None = None
        self._chained: dict[str, Chained] = {}
        self._understood: dict[str, Understood] = {}

    def __contains__(self, doc: str) -> bool:
        return doc in self._sources

    def also(self, doc: str, source: Source) -> None:
        """Look at another document from the next step on."""
        self._sources[doc] = source

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Yield how each document reads its names."""
        for doc in self._sources:
            yield doc, self._chain(doc).evidence() if self._is_there(doc) else {}

    def leads(self, groups: Callable[[str], Groups]) -> Iterator[tuple[str, Leads]]:
        """Yield the forms that lead in each document."""
        self._groups = groups
        for doc in self._sources:
            yield doc, leads_of(self._understand(doc)) if self._is_there(doc) else Leads()

    def tallies(
        self, meanings: Callable[[str], Meanings], judgements: Judgements
    ) -> Iterator[tuple[str, Tallies]]:
        """Yield what each document tells of entities; ``leads`` comes before."""
        for doc in self._sources:
            if not self._is_there(doc):
                yield doc, {}
                continue
            one = Resolver(self._understand(doc), meaning(meanings(doc)), judgements)
            self.resolvers[doc] = one
            yield doc, tallies_of(one, self._describer)

    def _is_there(self, doc: str) -> bool:
        return self._sources[doc] is not None

    def _chain(self, doc: str) -> Chained:
        if doc not in self._chained:
            source = self._sources[doc]
            assert source is not None
            self._chained[doc] = Chained(doc, source, self._lookup)
        return self._chained[doc]

    def _understand(self, doc: str) -> Understood:
        if doc not in self._understood:
            assert self._groups is not None  # leads are asked for before tallies are
            groups = self._groups(doc)
            self._understood[doc] = Understood.of(self._chain(doc), groups, self._apart)
        return self._understood[doc]


def leads_of(one: Understood) -> Leads:
    """Return the forms that lead in a document."""
    return Leads(
        {
            encoded(form): (json.dumps(lead.names, ensure_ascii=False), told_json(lead.told))
            for form, lead in one.leads.items()
        },
        frozenset((encoded(a), encoded(b)) for a, b in one.spelled_out),
    )


def meaning(rows: Meanings) -> Callable[[NameForm], Meaning]:
    """Return what leading forms mean, by their rows."""
    found = {
        decoded(form): Meaning(iri, decoded(meant), reason, alias)
        for form, (meant, iri, reason, alias) in rows.items()
    }
    return found.__getitem__


def tallies_of(one: Resolver, describer: Describer) -> Tallies:
    """Return what a document tells of entities that others may name."""
    told: dict[str, str | None] = {
        iri: None if describer.is_known(tally) else tally.as_json()
        for iri, tally in one.tallies.items()
        if not is_local(iri, one.doc)
    }
    also = set(one.found.values()) - one.tallies.keys()
    return told | {iri: None for iri in also if not is_local(iri, one.doc)}


def resolution_of(
    one: Resolver, labels: Mapping[str, Label], describer: Describer, judgements: Judgements
) -> Resolution:
    """Return the resolution of a document, with entities called as ``labels`` have them by IRI.

    What no other document may name is called as this one does.
    """
    entities: dict[str, Entity] = {}
    for iri in sorted(one.tallies):
        tally = one.tallies[iri]
        label = labels.get(iri)
        if label is None:
            label = describer.label(iri, tally, judgements)
        entities[iri] = describer.entity(iri, tally, label, judgements)
    return Resolution(one.doc, one.entity_of, one.found, entities, one.aliases())


def apart_of(judgements: Judgements) -> Apart:
    """Return whether two forms name what persons judged to be two."""
    pairs = judgements.pairs_apart
    if not pairs:
        return lambda _one, _other: False

    def keys(form: NameForm) -> tuple[str, ...]:
        iri = f"kge:{slug(form.folded)}"
        kind = slug(form.kind.removeprefix("kg:")) if form.kind else form.group or "name"
        return iri, f"{iri}-{kind}"

    return lambda one, other: any(
        frozenset((a, b)) in pairs for a in keys(one) for b in keys(other)
    )


def is_local(iri: str, doc: str) -> bool:
    """Return whether an IRI is that of a thing of one document."""
    return iri.startswith(local_iri(doc, ""))
