"""All names of a store's documents: documents in and out, and which resolutions that changes."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from kg.iris import slug
from kg.languages import Language
from kg.model import Entity
from kg.ontology import Knowledge
from kg.resolve.document import Source
from kg.resolve.entities import Describer, Label, Tally
from kg.resolve.index.choosing import Choosing, Sources
from kg.resolve.index.tables import Tables, decoded
from kg.resolve.judgements import NONE, Judgement, Judgements
from kg.resolve.names.forms import NameForm
from kg.resolve.names.readings import Lookup
from kg.resolve.resolution import Meaning, Resolution, Resolver

__all__ = ["Names", "Update"]


@dataclass(frozen=True, slots=True)
class Update:
    """What a change of documents or judgements changes: resolutions by document, and new labels.

    ``labels`` has the entities that are called otherwise than before, or are of another class;
    ``named`` the documents, of those without a new resolution, that name any of them.
    """

    resolutions: Mapping[str, Resolution] = field(default_factory=dict)
    labels: Mapping[str, Label] = field(default_factory=dict)
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Names:
    """The names of all documents of one language, in a file beside the store or in memory.

    What mentions stand for is a function of the documents that are in, of judgements, ontology and
    language: neither of their order nor of what was in before.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        language: Language,
        path: Path | None = None,
    ) -> None:
        self.tables = Tables(path)
        self._lookup = Lookup(knowledge, language)
        self._describer = Describer(knowledge.gazetteer, language.code, knowledge.ontology.is_a)

    def documents(self) -> dict[str, str]:
        """Return the ids of the documents that are in, each with the print it came with."""
        return self.tables.documents()

    def update(
        self,
        changed: Mapping[str, Source | None],
        sources: Sources,
        judgements: Judgements = NONE,
        prints: Mapping[str, str] | None = None,
    ) -> Update:
        """Take documents in, or out where they are ``None``; return what that changes.

        ``sources`` gives what was read of documents that are in. ``prints`` are kept with them.
        Nothing is kept before ``commit``.
        """
        with self.tables.told(), _uncollected():
            return self._update(changed, sources, judgements, prints or {})

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
        with self.tables.told():
            self.tables.commit()

    def close(self) -> None:
        """Let go of the file."""
        self.tables.close()

    # -- what changes ----------------------------------------------------------------------------

    def _update(
        self,
        changed: Mapping[str, Source | None],
        sources: Sources,
        judgements: Judgements,
        prints: Mapping[str, str],
    ) -> Update:
        def source(doc: str) -> Source:
            return changed.get(doc) or sources(doc)

        choosing = Choosing(self.tables, self._lookup, _apart(judgements), source)
        choosing.update(changed, self._judged_apart(judgements))
        here = [(doc, prints.get(doc, "")) for doc, one in changed.items() if one is not None]
        self.tables.replace("documents", changed, here)
        force = judgements.through(self._now)
        judged = self._judged(force)
        rows = self.tables.among("SELECT DISTINCT doc FROM tallies WHERE iri IN ({})", judged)
        documents = choosing.documents | {row[0] for row in rows} - changed.keys()
        known = _Known(self.tables)
        resolvers = {
            doc: Resolver(choosing.understand(doc), known.meanings(doc), force)
            for doc in sorted(documents)
        }
        labels = self._relabel(self._count(resolvers, changed) | judged, force)
        resolutions = {doc: self._resolution(one, force) for doc, one in resolvers.items()}
        named: dict[str, set[str]] = {}
        for iri, doc in self.tables.among("SELECT iri, doc FROM tallies WHERE iri IN ({})", labels):
            if doc not in resolutions:
                named.setdefault(doc, set()).add(iri)
        return Update(resolutions, labels, {doc: frozenset(iris) for doc, iris in named.items()})

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

    # -- entities --------------------------------------------------------------------------------

    def _count(
        self, resolvers: Mapping[str, Resolver], changed: Mapping[str, Source | None]
    ) -> set[str]:
        """Take in what documents tell of entities; return those of which anything changed."""
        touched: set[str] = set()
        for doc in {*resolvers, *changed}:
            rows = set(self._told(resolvers[doc])) if doc in resolvers else set()
            had = set(self.tables.rows("SELECT iri, doc, told FROM tallies WHERE doc = ?", doc))
            if rows != had:
                self.tables.replace("tallies", [doc], rows)
                touched |= {str(row[0]) for row in rows ^ had}
        return touched

    def _told(self, one: Resolver) -> Iterator[tuple[str, str, str | None]]:
        for iri, tally in one.tallies.items():
            if not _is_local(iri, one.doc):
                told = None if self._describer.is_known(tally) else tally.as_json()
                yield iri, one.doc, told
        for iri in set(one.found.values()) - one.tallies.keys():
            if not _is_local(iri, one.doc):
                yield iri, one.doc, None

    def _relabel(self, touched: Iterable[str], force: Judgements) -> dict[str, Label]:
        """Call entities by what all documents tell of them; return those called otherwise."""
        labels: dict[str, Label] = {}
        for iri in sorted(touched):
            rows = self.tables.rows("SELECT doc, told FROM tallies WHERE iri = ?", iri)
            told = [(doc, Tally.from_json(text)) for doc, text in rows if text is not None]
            was = [(row[0], row[1]) for row in self.tables.rows(_LABEL, iri)]
            now = [self._describer.label(iri, told, force)] if told else []
            if was != now:
                self.tables.change("DELETE FROM labels WHERE iri = ?", [(iri,)])
                self.tables.change(
                    "INSERT INTO labels VALUES (?, ?, ?)", [(iri, *label) for label in now]
                )
                if now:
                    labels[iri] = now[0]
        return labels

    def _resolution(self, one: Resolver, force: Judgements) -> Resolution:
        entities: dict[str, Entity] = {}
        known: dict[str, Label] = {
            row[0]: (row[1], row[2]) for row in self.tables.among(_LABELS, one.tallies)
        }
        for iri in sorted(one.tallies):
            tally = one.tallies[iri]
            label = known.get(iri)
            if label is None:
                label = self._describer.label(iri, [(one.doc, tally)], force)
            entities[iri] = self._describer.entity(iri, tally, label, force)
        return Resolution(one.doc, one.entity_of, one.found, entities, one.aliases())


class _Known:
    """What leading names mean, by document."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._iris: dict[str, str] = {}

    def meanings(self, doc: str) -> Callable[[NameForm], Meaning]:
        rows = {row[0]: row[1:] for row in self._tables.rows(_OF_DOCUMENT, doc)}
        texts = {row[0] for row in rows.values()} - self._iris.keys()
        self._iris |= dict(
            self._tables.among("SELECT form, iri FROM iris WHERE form IN ({})", texts)
        )
        owns = {row[4] for row in rows.values() if row[4] != row[3]}
        sql = "SELECT DISTINCT slug FROM iris WHERE slug IN ({})"
        taken = {row[0] for row in self._tables.among(sql, owns)}
        found = {}
        for text, (meant, local, reason, slug_, own) in rows.items():
            iri = None if local else self._iris[meant]
            alias = f"kge:{own}" if iri and own != slug_ and own not in taken else None
            found[decoded(text)] = Meaning(iri, decoded(meant), reason, alias)
        return found.__getitem__


_OF_DOCUMENT = "SELECT form, meant, local, reason, slug, own FROM leads WHERE doc = ?"
_LABEL = "SELECT label, class FROM labels WHERE iri = ?"
_LABELS = "SELECT iri, label, class FROM labels WHERE iri IN ({})"
_STANDS_FOR = """
SELECT DISTINCT iris.iri FROM leads JOIN iris ON iris.form = leads.meant
WHERE leads.own = ? AND leads.local = 0 AND leads.slug != leads.own
"""


def _print(judgement: Judgement) -> str:
    return hashlib.sha256(repr(judgement).encode()).hexdigest()


def _is_local(iri: str, doc: str) -> bool:
    return iri.startswith(f"kge:{quote(doc, safe='')}/")


def _apart(judgements: Judgements) -> Callable[[NameForm, NameForm], bool]:
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


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector: it would look at all mentions over and over, and find no cycle.

    A quarter of the time of a large batch, and more the larger it is.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
