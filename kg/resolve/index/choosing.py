"""Documents whose names have changed → what each name means now, wherever that changes.

Four steps, each a function of the tables before it: how names are read, which lead in their
documents, which spelling stands for which, what each means. A step looks again at whatever might
come out otherwise, and hands on what does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from kg.resolve.comparing.blocks import asked_for, found_under, is_called, sought
from kg.resolve.comparing.variants import skeleton, variants
from kg.resolve.index.corpus import StoredCorpus, told_from
from kg.resolve.index.everywhere import Everywhere, Neighbour, shared_keys
from kg.resolve.index.tables import FOUND, SEEKS, SPELLED, Tables, decoded, encoded
from kg.resolve.index.telling import Leads
from kg.resolve.meaning.choice import Choice, Ways, spelled_otherwise
from kg.resolve.meaning.entity_iris import iris_of, slug_of
from kg.resolve.meaning.far import Far
from kg.resolve.names.forms import NameForm
from kg.resolve.names.groups import Evidence, settled
from kg.resolve.names.readings import Lookup

__all__ = ["Choosing"]


@dataclass(slots=True)
class Choosing:
    """One update of the tables of names, step by step (``kg.resolve.index.telling``).

    ``apart`` tells which forms persons judged to be two, ``neighbours`` are the names of the
    store's other languages. ``documents`` gathers those in which a name may mean something else
    than before, those that were looked at among them.
    """

    tables: Tables
    lookup: Lookup
    apart: Callable[[NameForm, NameForm], bool]
    neighbours: tuple[Neighbour, ...] = ()
    documents: set[str] = field(default_factory=set)
    _settled: dict[str, str | None] = field(default_factory=dict)
    _was: dict[str, str | None] = field(default_factory=dict)
    _touched: set[str] = field(default_factory=set)
    _slugs: set[str] = field(default_factory=set)

    # -- how names are read --------------------------------------------------------------------

    def take_evidence(self, doc: str, told: Evidence) -> None:
        """Take in how a document reads its names, in the place of what it told before."""
        rows = [(folded, doc, how, kind, n) for (folded, how, kind), n in sorted(told.items())]
        before = self.tables.column("SELECT DISTINCT folded FROM evidence WHERE doc = ?", doc)
        names = {*before, *(row[0] for row in rows)}
        for folded in names - self._was.keys():
            self._was[folded] = self._group(folded)
        self.tables.replace("evidence", [doc], rows)
        for folded in names:
            self._settled.pop(folded, None)

    def read_otherwise(self) -> set[str]:
        """Return the documents in which a name is read otherwise than before."""
        moved = [folded for folded, was in self._was.items() if self._group(folded) != was]
        sql = "SELECT DISTINCT doc FROM evidence WHERE how = 'broad' AND folded IN ({})"
        return {row[0] for row in self.tables.among(sql, moved)}

    def _group(self, folded: str) -> str | None:
        if folded not in self._settled:
            sql = "SELECT how, kind, SUM(count) FROM evidence WHERE folded = ? GROUP BY how, kind"
            told = [(how, kind, int(n)) for how, kind, n in self.tables.rows(sql, folded)]
            self._settled[folded] = settled(folded, told)
        return self._settled[folded]

    def groups(self, doc: str) -> dict[str, str]:
        """Return the group of each name of a document that all documents settle."""
        sql = "SELECT DISTINCT folded FROM evidence WHERE doc = ? AND how = 'broad'"
        found = {name: self._group(name) for name in self.tables.column(sql, doc)}
        return {name: group for name, group in found.items() if group is not None}

    # -- which lead ----------------------------------------------------------------------------

    def take_leads(self, doc: str, told: Leads, *, again: bool = False) -> None:
        """Take in the forms that lead in a document; look at them ``again`` all the same."""
        leads, spelled = told.forms, told.spelled
        self.documents.add(doc)
        before = list(
            self.tables.rows("SELECT form, names, told, slug FROM leads WHERE doc = ?", doc)
        )
        had = set(self.tables.rows("SELECT short, long FROM spelled WHERE doc = ?", doc))
        if not again and had == spelled and {r[0]: r[1:3] for r in before} == leads:
            return
        self._slugs |= {row[3] for row in before if row[3]}
        rows = [
            (form, doc, names, told, slug_of(decoded(form)), None, None, None, None)
            for form, (names, told) in leads.items()
        ]
        self.tables.replace("leads", [doc], rows)
        self.tables.replace("spelled", [doc], [(*pair, doc) for pair in sorted(spelled)])
        self._touched |= {row[0] for row in before} | leads.keys() | {s for s, _ in had ^ spelled}

    def decide(self) -> None:
        """Find what each name means now, wherever that may have changed."""
        self._decide(self._spell(self._touched))
        self._name()

    def look_beside(self) -> None:
        """Give names the IRIs that spellings elsewhere give them now; ahead of ``decide``."""
        everywhere = self._everywhere(StoredCorpus(self.tables, self.lookup))
        for text in sorted(shared_keys(self.tables, self.neighbours)):
            slug = everywhere.slug(decoded(text))
            rows = list(self.tables.rows(_MEANT_AS, text, slug))
            self.documents |= {row[0] for row in rows}
            if rows:
                self._slugs |= {slug, *(row[1] for row in rows)}
                self.tables.change(_NAMED_AS, [(slug, text)])

    def _everywhere(self, corpus: StoredCorpus) -> Everywhere:
        return Everywhere((self.lookup.language.code, corpus), self.neighbours, self.apart)

    # -- which spelling stands for which -----------------------------------------------------------

    def _spell(self, touched: Collection[str]) -> set[str]:
        """Bring keys and spellings up to date; return the forms whose meaning may be another."""
        corpus = StoredCorpus(self.tables, self.lookup)
        seen, blocks = self._rekey(touched, corpus)
        moved = self._restand(blocks, touched, corpus)
        many = {*touched, *moved}
        many |= {row[0] for row in self.tables.among(_STANDING, many)}
        many |= {row[0] for row in self.tables.among(_SPELLINGS, many)}
        many |= self._seekers(seen | self._found_keys(many))
        many |= self._seekers(filter(is_called, self._found_keys(many)))
        many |= {row[0] for row in self.tables.among(_SHORTS, many)}
        return many

    def _found_keys(self, forms: Iterable[str]) -> set[str]:
        return {row[0] for row in self.tables.among(_FOUND_UNDER, forms)}

    def _seekers(self, keys: Iterable[str]) -> set[str]:
        """Return the forms that seek others under keys, with the spellings they stand for."""
        found = {row[0] for row in self.tables.among(_SEEKERS, keys)}
        return found | {row[0] for row in self.tables.among(_SPELLINGS, found)}

    def _rekey(self, touched: Collection[str], corpus: StoredCorpus) -> tuple[set[str], set[str]]:
        """Write the keys of forms; return those under which they are or were found or spelled."""
        sql = "SELECT key, side, form FROM blocks WHERE form IN ({})"
        before = self.tables.among(sql, touched)
        there = {row[0] for row in self.tables.among(_LEADING, touched)}
        after: set[tuple[object, ...]] = set()
        for text in there:
            one = corpus.named(decoded(text))
            after |= {(key, FOUND, text) for key in found_under(one, here=False)}
            after |= {(key, SEEKS, text) for key in sought(one, corpus.particles, here=False)}
            after |= {(key, SEEKS, text) for key in asked_for(one)}
            if key := skeleton(one):
                after.add((key, SPELLED, text))
        gone = set(before) - after
        self.tables.change("DELETE FROM blocks WHERE key = ? AND side = ? AND form = ?", gone)
        self.tables.change("INSERT INTO blocks VALUES (?, ?, ?)", after - set(before))
        both = {*before, *after}
        found = {str(key) for key, side, _ in both if side == FOUND}
        return found, {str(key) for key, side, _ in both if side == SPELLED}

    def _restand(
        self, blocks: Iterable[str], touched: Collection[str], corpus: StoredCorpus
    ) -> set[str]:
        """Find anew which spelling stands for which; return the forms for which that changed."""
        members = {row[0] for row in self.tables.among(_SPELLED, blocks)}
        found = variants(
            (corpus.named(decoded(form)) for form in sorted(members)), corpus.count, self.apart
        )
        now = {encoded(form): encoded(other) for form, other in found.items()}
        known = "SELECT form, standing FROM standing WHERE form IN ({})"
        was: dict[str, str] = dict(self.tables.among(known, {*members, *touched}))
        moved = {form for form in {*was, *now} if was.get(form) != now.get(form)}
        self.tables.change("DELETE FROM standing WHERE form = ?", [(form,) for form in moved])
        fresh = [(form, now[form]) for form in moved if form in now]
        self.tables.change("INSERT INTO standing VALUES (?, ?)", fresh)
        return moved | {was[f] for f in moved if f in was} | {now[f] for f in moved if f in now}

    # -- what each means ---------------------------------------------------------------------------

    def _decide(self, forms: Iterable[str]) -> None:
        """Find anew what forms mean in each document that they lead in."""
        corpus = StoredCorpus(self.tables, self.lookup)
        far = Far(corpus, Ways(corpus.named, corpus.particles, self.apart))
        everywhere = self._everywhere(corpus)
        for number, text in enumerate(sorted(forms), 1):
            if number % _KEPT == 0:  # what was looked up so far is let go
                corpus = StoredCorpus(self.tables, self.lookup)
                far = Far(corpus, Ways(corpus.named, corpus.particles, self.apart))
                everywhere = self._everywhere(corpus)
            form = decoded(text)
            standing = corpus.standing(form)
            row = partial(_row, form, standing, everywhere)
            alike: dict[str, _Row | None] = {}  # by what is told, where company has no say
            changed = []
            for doc, told, *was in self.tables.rows(_MEANT, text):
                if told not in alike:
                    alone = far.alone(standing, told_from(told))
                    alike[told] = None if alone is None else row(alone)
                now = alike[told]
                if now is None:
                    company = partial(corpus.company, doc)
                    now = row(far.choose(standing, told_from(told), company))
                if now != tuple(was):
                    changed.append((*now, text, doc))
                    self._slugs |= {one for one in (was[3], now[3]) if one}
                    self.documents.add(doc)
            self.tables.change(_MEANS, changed)

    def _name(self) -> None:
        """Give IRIs to what is meant; where one changes, those who mean it are others.

        So are those whose own name would have a slug that nothing had before, or has any longer.
        """
        gazetteer = self.lookup.knowledge.gazetteer
        moved: dict[str, dict[str, str]] = {}
        others: set[tuple[str, str]] = set()
        taken: set[str] = set()
        for slug in sorted(self._slugs):
            forms = self.tables.column("SELECT DISTINCT meant FROM leads WHERE slug = ?", slug)
            iris = iris_of(map(decoded, forms), slug, gazetteer)
            now = {encoded(form): iri for form, iri in iris.items()}
            was: dict[str, str] = dict(
                self.tables.rows("SELECT form, iri FROM iris WHERE slug = ?", slug)
            )
            if now != was:
                moved[slug] = now
                others |= {(slug, form) for form in {*was, *now} if was.get(form) != now.get(form)}
                if not (was and now):
                    taken.add(slug)
        self.tables.change("DELETE FROM iris WHERE slug = ?", [(slug,) for slug in moved])
        rows = [(form, slug, iri) for slug, now in moved.items() for form, iri in now.items()]
        self.tables.change("INSERT INTO iris VALUES (?, ?, ?)", rows)
        for pair in others:
            self.documents |= set(self.tables.column(_BY_MEANT, *pair))
        self.documents |= {row[0] for row in self.tables.among(_BY_OWN, taken)}


_Row: TypeAlias = tuple[str, int, str, str | None]  # what a form means, as the tables have it
_KEPT = 4_096  # forms of which what is looked up is kept: the same for a step of some documents

# sides of blocks: 0 found, 1 seeks, 2 spelled
_FOUND_UNDER = "SELECT DISTINCT key FROM blocks WHERE side = 0 AND form IN ({})"
_SEEKERS = "SELECT DISTINCT form FROM blocks WHERE side = 1 AND key IN ({})"
_SPELLED = "SELECT DISTINCT form FROM blocks WHERE side = 2 AND key IN ({})"
_STANDING = "SELECT standing FROM standing WHERE form IN ({})"
_SPELLINGS = "SELECT form FROM standing WHERE standing IN ({})"
_SHORTS = "SELECT DISTINCT short FROM spelled WHERE long IN ({})"
_BY_MEANT = "SELECT DISTINCT doc FROM leads WHERE slug = ? AND meant = ?"
_BY_OWN = "SELECT DISTINCT doc FROM leads WHERE own IN ({})"
_LEADING = "SELECT DISTINCT form FROM leads WHERE form IN ({})"
_MEANT = "SELECT doc, told, meant, local, reason, slug FROM leads WHERE form = ? ORDER BY doc"
_MEANT_AS = "SELECT doc, slug FROM leads WHERE meant = ? AND local = 0 AND slug != ?"
_NAMED_AS = "UPDATE leads SET slug = ? WHERE meant = ? AND local = 0"
_MEANS = "UPDATE leads SET meant = ?, local = ?, reason = ?, slug = ? WHERE form = ? AND doc = ?"


def _row(form: NameForm, standing: NameForm, everywhere: Everywhere, choice: Choice) -> _Row:
    choice = _respelled(choice, form, standing)
    slug = None if choice.local else everywhere.slug(choice.form)
    return encoded(choice.form), int(choice.local), choice.reason, slug


def _respelled(choice: Choice, form: NameForm, standing: NameForm) -> Choice:
    """Return a choice for a form that another stands for, with that as a reason."""
    if form == standing or choice.local:
        return choice
    other = spelled_otherwise(standing)
    reason = other if choice.form == standing else f"{other}; {choice.reason}"
    return Choice(choice.form, reason)
