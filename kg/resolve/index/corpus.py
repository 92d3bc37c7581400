"""What the tables tell of names, as choices ask for it; each look-up is made once an update."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable

from kg.resolve.comparing.compare import Named
from kg.resolve.document import as_compared
from kg.resolve.index.tables import Tables, decoded, encoded
from kg.resolve.meaning.facts import HeldPosition, Told
from kg.resolve.meaning.far import COMPANY, Corpus, Record
from kg.resolve.names.forms import NameForm
from kg.resolve.names.readings import Lookup

__all__ = ["StoredCorpus", "told_from", "told_json"]


class StoredCorpus(Corpus):
    """All documents' names, by the tables; make a new one where these have changed."""

    def __init__(self, tables: Tables, lookup: Lookup) -> None:
        self._tables, self._lookup = tables, lookup
        self.particles = frozenset(lookup.language.names.particles)
        self._named: dict[NameForm, Named] = {}
        self._standing: dict[NameForm, NameForm] = {}
        self._records: dict[NameForm, Record] = {}
        self._companies: dict[str, frozenset[str]] = {}

    def named(self, form: NameForm) -> Named:
        """Return a form as compared, however documents write it."""
        found = self._named.get(form)
        if found is None:
            sql = "SELECT DISTINCT names FROM leads WHERE form = ?"
            rows = self._tables.column(sql, encoded(form))
            written = {name for row in rows for name in _names(row)}
            found = self._named[form] = as_compared(form, written, self._lookup)
        return found

    def count(self, form: NameForm) -> int:
        """Return how many documents a very form leads in, its other spellings left out."""
        return int(self._tables.column(_COUNT, encoded(form))[0])

    def standing(self, form: NameForm) -> NameForm:
        """Return the form that stands for all spellings of one."""
        found = self._standing.get(form)
        if found is None:
            sql = "SELECT standing FROM standing WHERE form = ?"
            rows = self._tables.column(sql, encoded(form))
            found = self._standing[form] = decoded(rows[0]) if rows else form
        return found

    def keyed(self, key: str) -> list[str]:
        """Return the forms, encoded, that are spelled with the consonants of a key."""
        return self._tables.column("SELECT form FROM blocks WHERE side = 2 AND key = ?", key)

    def spellings(self, form: NameForm) -> list[str]:
        """Return the forms, encoded, that a form stands for, itself among them."""
        text = encoded(form)
        sql = "SELECT form FROM standing WHERE standing = ?"
        return [text, *self._tables.column(sql, text)]

    def record(self, form: NameForm) -> Record:
        """Return what is known of a form and its spellings."""
        found = self._records.get(form)
        if found is None:
            found = self._records[form] = self._record(self.spellings(form))
        return found

    def _record(self, forms: list[str]) -> Record:
        ask = self._tables.among
        told = [told_from(row[0]) for row in ask(_TOLD, forms)]
        count, docs = self._documents(forms)
        spelled = {decoded(row[0]) for row in ask(_SPELLED_OUT, forms)}
        company = [self.company(doc) for doc in docs]
        return Record(
            count=count,
            told=Told(
                frozenset().union(*(one.genders for one in told)),
                frozenset().union(*(one.positions for one in told)),
            ),
            # of one document it is the same for all its names: a copy each would be their square
            company=company[0] if len(company) == 1 else frozenset().union(*company),
            spelled_out=frozenset(map(self.standing, spelled)),
        )

    def _documents(self, forms: list[str]) -> tuple[int, list[str]]:
        """Return in how many documents forms lead, and the first of these."""
        if len(forms) == 1:  # of which no document has two rows
            count = int(self._tables.column(_COUNT, *forms)[0])
            return count, self._tables.column(_FIRST, *forms, COMPANY)
        docs = sorted({row[0] for row in self._tables.among(_DOCS, forms)})
        return len(docs), docs[:COMPANY]

    def company(self, doc: str) -> frozenset[str]:
        """Return the names that lead in a document, folded."""
        found = self._companies.get(doc)
        if found is None:
            forms = self._tables.column("SELECT form FROM leads WHERE doc = ?", doc)
            found = self._companies[doc] = frozenset(decoded(form).folded for form in forms)
        return found

    def under(self, keys: Iterable[str]) -> set[NameForm]:
        """Return the forms that stand for those found under keys."""
        found = self._tables.among(_MEMBERS, keys)
        return {self.standing(decoded(row[0])) for row in found}


_TOLD = "SELECT DISTINCT told FROM leads WHERE form IN ({})"
_COUNT = "SELECT COUNT(*) FROM leads WHERE form = ?"
_FIRST = "SELECT doc FROM leads WHERE form = ? ORDER BY doc LIMIT ?"
_DOCS = "SELECT doc FROM leads WHERE form IN ({})"
_SPELLED_OUT = "SELECT DISTINCT long FROM spelled WHERE short IN ({})"
_MEMBERS = "SELECT form FROM blocks WHERE side = 0 AND key IN ({})"


def told_json(told: Told) -> str:
    """Return what is told of a form as text, always alike."""
    positions = [[p.noun, p.state, p.year] for p in sorted(told.positions, key=repr)]
    return json.dumps([sorted(told.genders), positions], ensure_ascii=False)


@functools.lru_cache(maxsize=65_536)
def told_from(text: str) -> Told:
    """Return what ``told_json`` wrote."""
    genders, positions = json.loads(text)
    return Told(frozenset(genders), frozenset(HeldPosition(*one) for one in positions))


@functools.lru_cache(maxsize=65_536)
def _names(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
