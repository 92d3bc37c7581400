"""Entities of a store by the forms of their names, as choices between names ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.resolve.comparing.blocks import found_under
from kg.resolve.comparing.compare import Named
from kg.resolve.meaning.far import COMPANY, Corpus, Record
from kg.resolve.names.forms import NameForm
from kg.review.known import Known

__all__ = ["Holders"]


class Holders(Corpus):
    """What the documents of a store tell of names, by the entities that have them."""

    def __init__(
        self,
        known: Known,
        forms: Mapping[str, Iterable[NameForm]],
        named: Mapping[NameForm, Named],
        particles: frozenset[str],
    ) -> None:
        self._documents, self._named, self.particles = known.documents, named, particles
        self.iris: defaultdict[NameForm, list[str]] = defaultdict(list)
        self._by_key: defaultdict[str, set[NameForm]] = defaultdict(set)
        self._company: defaultdict[str, set[str]] = defaultdict(set)
        for iri, own in sorted(forms.items()):
            for form in own:
                self.iris[form].append(iri)
                for key in found_under(named[form], here=False):
                    self._by_key[key].add(form)
                for doc in known.documents.get(iri, ()):
                    self._company[doc].add(form.folded)

    def record(self, form: NameForm) -> Record:
        """Return in how many documents a form's entities are named, and beside whom."""
        docs = {doc for iri in self.iris.get(form, ()) for doc in self._documents.get(iri, ())}
        company = (self._company[doc] for doc in sorted(docs)[:COMPANY])
        return Record(len(docs), company=frozenset().union(*company))

    def named(self, form: NameForm) -> Named:
        """Return a form as names are compared."""
        return self._named[form]

    def under(self, keys: Iterable[str]) -> set[NameForm]:
        """Return the forms that are found under keys."""
        return set().union(*(self._by_key.get(key, ()) for key in keys))
