"""All names of a store's documents: documents in and out, and which resolutions that changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.iris import slug
from kg.languages import Language
from kg.ontology import Knowledge
from kg.processes import uncollected
from kg.resolve.document import Source
from kg.resolve.entities import Describer, Label
from kg.resolve.index.called import Called
from kg.resolve.index.choosing import Choosing
from kg.resolve.index.everywhere import Neighbour
from kg.resolve.index.tables import Tables
from kg.resolve.index.telling import (
    Here,
    Meanings,
    MeantRow,
    Telling,
    apart_of,
    resolution_of,
)
from kg.resolve.judgements import NONE, Judgement, Judgements
from kg.resolve.names.readings import Lookup
from kg.resolve.resolution import Resolution, Resolver

__all__ = ["Names", "Update"]

Sources = Callable[[str], Source]


@dataclass(frozen=True, slots=True)
class Update:
    """What a change of documents or judgements changes: resolutions by document, and new labels.

    ``resolutions`` has those that are other than before. ``labels`` has the entities that are
    called otherwise than before, or are of another class; ``named`` the documents, of those without
    a new resolution, that name any of them.
    ``judgements`` are those in force, of entities by the IRIs that they have now.
    """

    resolutions: Mapping[str, Resolution] = field(default_factory=dict)
    labels: Mapping[str, Label] = field(default_factory=dict)
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    judgements: Judgements = NONE


class Names:
    """The names of all documents of one language, in a file beside the store or in memory.

    What mentions stand for is a function of the documents that are in, of judgements, ontology and
    language: neither of their order nor of what was in before. Where ``neighbours`` have the names
    of other languages, what is spelled otherwise there has one IRI in both.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        language: Language,
        path: Path | None = None,
        neighbours: tuple[Neighbour, ...] = (),
    ) -> None:
        self.tables = Tables(path)
        self.neighbours = neighbours
        self.lookup = Lookup(knowledge, language)
        self.describer = Describer(knowledge.gazetteer, language.code, knowledge.ontology.is_a)
        self._called = Called(self.tables, self.describer)

    def documents(self) -> dict[str, str]:
        """Return the ids of the documents that are in, each with the print it came with."""
        return self.tables.documents()

    def update(
        self,
        changed: Mapping[str, Source | None],
        sources: Sources,
        judgements: Judgements = NONE,
        prints: Mapping[str, str] | None = None,
        *,
        beside: bool = False,
    ) -> Update:
        """Take documents in, or out where they are ``None``; return what that changes.

        ``sources`` gives what was read of documents that are in. ``prints`` are kept with them.
        ``beside`` looks what the names of other languages have changed meanwhile. Nothing is kept
        before ``commit``.
        """
        here = self._here(changed, judgements)
        told = prints or {}
        there = {d: None if one is None else told.get(d, "") for d, one in changed.items()}
        with uncollected():
            update = self.take_in(here, there, sources, judgements, beside=beside)
            force = update.judgements
            own, _ = self._resolved(here.resolvers, force)
        return replace(update, resolutions=dict(sorted({**own, **update.resolutions}.items())))

    def take_in(
        self,
        telling: Telling,
        prints: Mapping[str, str | None],
        sources: Sources,
        judgements: Judgements = NONE,
        *,
        beside: bool = False,
    ) -> Update:
        """Take in documents of which ``telling`` tells; return what that changes in others.

        ``prints`` has each of them, with the print that is kept with it, ``None`` where it is
        gone. ``sources`` gives what was read of documents that are in, ``beside`` looks what the
        names of other languages have changed meanwhile. Nothing is kept before ``commit``.
        """
        with self.tables.told():
            return self._take_in(telling, prints, sources, judgements, beside=beside)

    def meanings(self, doc: str) -> Meanings:
        """Return what the leading names of a document mean."""
        return _Known(self.tables).meanings(doc)

    def labels(self, doc: str) -> dict[str, Label]:
        """Return how the entities are called that a document names and others may name, by IRI."""
        return self._called.labels(doc)

    def written_as(self, prints: Mapping[str, str]) -> set[str]:
        """Note the fingerprints of the resolutions of documents; return where they are others.

        So that a document that is looked at again is written again only then.
        """
        sql = "SELECT doc, print FROM resolved WHERE doc IN ({})"
        known = dict(self.tables.among(sql, prints))
        moved = {doc for doc, print_ in prints.items() if known.get(doc) != print_}
        self.tables.replace("resolved", moved, [(doc, prints[doc]) for doc in sorted(moved)])
        return moved

    @property
    def stamp(self) -> str | None:
        """What was known of language and world when the documents were taken in."""
        stamp: str | None = self.tables.state("stamp")
        return stamp

    def clear(self, stamp: str) -> None:
        """Take all documents out; those to come are resolved with what ``stamp`` tells."""
        with self.tables.told():
            self.tables.clear()
            self.tables.note("stamp", stamp)

    def commit(self) -> None:
        """Keep what was changed."""
        for one in self.neighbours:
            one.release()
        with self.tables.told():
            self.tables.commit()

    def close(self) -> None:
        """Let go of the file."""
        for one in self.neighbours:
            one.close()
        self.tables.close()

    # -- what changes ----------------------------------------------------------------------------

    def _take_in(
        self,
        telling: Telling,
        prints: Mapping[str, str | None],
        sources: Sources,
        judgements: Judgements,
        *,
        beside: bool,
    ) -> Update:
        choosing = Choosing(self.tables, self.lookup, apart_of(judgements), self.neighbours)
        again = self._judged_apart(judgements)
        for doc, told in telling.evidence():
            choosing.take_evidence(doc, told)
        others = self._here({}, judgements)
        for doc in sorted((choosing.read_otherwise() | again) - prints.keys()):
            others.also(doc, sources(doc))
        for each in (telling, others):
            for doc, leads in each.leads(choosing.groups):
                choosing.take_leads(doc, leads, again=doc in again)
        if beside and self.neighbours:
            choosing.look_beside()
        choosing.decide()
        here = [(doc, print_) for doc, print_ in prints.items() if print_ is not None]
        self.tables.replace("documents", prints, here)
        self.tables.replace("resolved", prints, ())
        force = judgements.through(self._now)
        judged = self._judged(force)
        rows = self.tables.among("SELECT DISTINCT doc FROM tallies WHERE iri IN ({})", judged)
        for doc in sorted((choosing.documents | {row[0] for row in rows}) - prints.keys()):
            if doc not in others:
                others.also(doc, sources(doc))
        known = _Known(self.tables)
        for each in (telling, others):
            for doc, tallies in each.tallies(known.meanings, force):
                judged |= self._called.count(doc, tallies)
        labels = self._called.relabel(judged, force)
        looked_at, moved = self._resolved(others.resolvers, force)
        resolutions = {doc: one for doc, one in looked_at.items() if doc in moved}
        named: dict[str, set[str]] = {}
        for iri, doc in self.tables.among("SELECT iri, doc FROM tallies WHERE iri IN ({})", labels):
            if doc not in resolutions and doc not in prints:
                named.setdefault(doc, set()).add(iri)
        iris = {doc: frozenset(some) for doc, some in named.items()}
        return Update(resolutions, labels, iris, force)

    def _here(self, sources: Mapping[str, Source | None], judgements: Judgements) -> Here:
        return Here(sources, self.lookup, self.describer, apart_of(judgements))

    # -- judgements ------------------------------------------------------------------------------

    def _now(self, iri: str) -> str:
        """Return the IRI that an entity has now that was judged under ``iri``."""
        if self.tables.column("SELECT iri FROM iris WHERE iri = ? LIMIT 1", iri):
            return iri
        own = iri.removeprefix("kge:")
        found = set(self.tables.column(_STANDS_FOR, own))
        return found.pop() if len(found) == 1 else iri

    def _judged_apart(self, judgements: Judgements) -> set[str]:
        """Return the documents that name what is judged to be two now, or no longer is."""
        now = sorted(sorted(pair) for pair in judgements.pairs_apart)
        was = self.tables.state("apart") or []
        if was == now:
            return set()
        self.tables.note("apart", now)
        told = {iri.removeprefix("kge:") for pair in (*now, *was) for iri in pair}
        names = self.tables.column("SELECT DISTINCT folded FROM evidence")
        near = [n for n in names if any(f"{iri}-".startswith(f"{slug(n)}-") for iri in told)]
        rows = self.tables.among("SELECT DISTINCT doc FROM evidence WHERE folded IN ({})", near)
        return {row[0] for row in rows}

    def _judged(self, force: Judgements) -> set[str]:
        """Return the IRIs of what is judged otherwise than before."""
        now = {_print(one): sorted({one.entity, one.other} - {""}) for one in force.line}
        was: dict[str, list[str]] = self.tables.state("judged") or {}
        if list(was.items()) == list(now.items()):
            return set()
        self.tables.note("judged", now)
        return {iri for key in now.keys() ^ was.keys() for iri in (now.get(key) or was[key])}

    def _resolved(
        self, resolvers: Mapping[str, Resolver], force: Judgements
    ) -> tuple[dict[str, Resolution], set[str]]:
        """Return the resolutions of documents, and which of these are others than before."""
        found: dict[str, Resolution] = {}
        prints: dict[str, str] = {}
        for doc, one in resolvers.items():
            labels = self.labels(doc)
            found[doc] = resolution_of(one, labels, self.describer, force)
            prints[doc] = found[doc].fingerprint(labels.keys())
        return found, self.written_as(prints)


class _Known:
    """What leading names mean, by document."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._iris: dict[str, str] = {}

    def meanings(self, doc: str) -> Meanings:
        """Return what the leading forms of a document mean."""
        rows = {row[0]: row[1:] for row in self._tables.rows(_OF_DOCUMENT, doc)}
        texts = {row[0] for row in rows.values()} - self._iris.keys()
        self._iris |= dict(
            self._tables.among("SELECT form, iri FROM iris WHERE form IN ({})", texts)
        )
        owns = {row[4] for row in rows.values() if row[4] != row[3]}
        sql = "SELECT DISTINCT slug FROM iris WHERE slug IN ({})"
        taken = {row[0] for row in self._tables.among(sql, owns)}
        found: dict[str, MeantRow] = {}
        for text, (meant, local, reason, slug_, own) in rows.items():
            iri = None if local else self._iris[meant]
            alias = f"kge:{own}" if iri and own != slug_ and own not in taken else None
            found[text] = meant, iri, reason, alias
        return found


_OF_DOCUMENT = "SELECT form, meant, local, reason, slug, own FROM leads WHERE doc = ?"
_STANDS_FOR = """
SELECT DISTINCT iris.iri FROM leads JOIN iris ON iris.form = leads.meant
WHERE leads.own = ? AND leads.local = 0 AND leads.slug != leads.own
"""


def _print(judgement: Judgement) -> str:
    return hashlib.sha256(repr(judgement).encode()).hexdigest()
