"""Names of all languages of a store → the one form that stands for a name in all of them.

Each language has tables of its own, so that documents in one never change how names in another are
read. What is spelled otherwise elsewhere ("Guerassimov", "Gerasimov") meets here: such forms get
one IRI. Which form that is follows from the tables of all languages and from nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.resolve.comparing.compare import Named
from kg.resolve.comparing.variants import skeleton, variants
from kg.resolve.index.corpus import StoredCorpus
from kg.resolve.index.tables import Tables, decoded
from kg.resolve.meaning.entity_iris import slug_of
from kg.resolve.names.forms import APART, NameForm
from kg.resolve.names.readings import Lookup

__all__ = ["Everywhere", "Neighbour", "shared_keys"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The names of another language of the store, as they were left when it was built last.

    ``lookup`` knows how that language spells names; ``own`` tables are closed with those beside.
    """

    tables: Tables
    lookup: Lookup
    own: bool = False

    def release(self) -> None:
        """Let others write the tables."""
        if self.own:
            self.tables.rollback()

    def close(self) -> None:
        """Let go of the tables."""
        if self.own:
            self.tables.close()


class Everywhere:
    """The names of one language beside those of others; make a new one where any have changed.

    ``apart`` tells which forms persons judged to be two.
    """

    def __init__(
        self,
        here: tuple[str, StoredCorpus],
        neighbours: tuple[Neighbour, ...],
        apart: Callable[[NameForm, NameForm], bool],
    ) -> None:
        self._here, self._apart = here[1], apart
        others = {
            one.lookup.language.code: StoredCorpus(one.tables, one.lookup) for one in neighbours
        }
        self._all: Mapping[str, StoredCorpus] = dict(sorted({**others, here[0]: here[1]}.items()))
        self._slugs: dict[NameForm, str] = {}

    def slug(self, form: NameForm) -> str:
        """Return what the IRI of a form ends in: the slug of what stands for it everywhere."""
        found = self._slugs.get(form)
        if found is None:
            is_alone = len(self._all) < 2 or form.group not in APART
            found = self._slugs[form] = slug_of(form if is_alone else self._standing(form))
        return found

    def _standing(self, form: NameForm) -> NameForm:
        key = skeleton(self._here.named(form))
        if not key:
            return form
        named: dict[NameForm, Named] = {}
        for corpus in self._all.values():
            for one in _spelled(corpus, key):
                named.setdefault(one, corpus.named(one))
        if len(named) < 2 or form not in named:
            return form

        def count(one: NameForm) -> int:
            return sum(corpus.count(one) for corpus in self._all.values())

        return variants(named.values(), count, self._apart).get(form, form)


def _spelled(corpus: StoredCorpus, key: str) -> Iterator[NameForm]:
    """Yield the forms of a key that stand for themselves in their language."""
    for text in corpus.keyed(key):
        form = decoded(text)
        if corpus.standing(form) == form:
            yield form


def shared_keys(tables: Tables, neighbours: tuple[Neighbour, ...]) -> set[str]:
    """Return the forms, encoded, that are spelled with the consonants of one of another language.

    Those that have the IRI of another one are among them, whatever other languages have now.
    """
    keys = set(tables.column(_KEYS))
    sql = "SELECT DISTINCT key FROM blocks WHERE side = 2 AND key IN ({})"
    shared = {row[0] for one in neighbours for row in one.tables.among(sql, keys)}
    sql = "SELECT DISTINCT form FROM blocks WHERE side = 2 AND key IN ({})"
    found = {row[0] for row in tables.among(sql, shared)}
    elsewhere = tables.rows("SELECT DISTINCT meant, slug FROM leads WHERE local = 0")
    return found | {meant for meant, slug in elsewhere if slug_of(decoded(meant)) != slug}


_KEYS = "SELECT DISTINCT key FROM blocks WHERE side = 2"
