"""Entities of a store by the forms of their names, as choices between names ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from kg.resolve.comparing.blocks import asked_for, found_under, sought
from kg.resolve.comparing.compare import Named
from kg.resolve.meaning.far import Corpus, Record
from kg.resolve.names.forms import NameForm
from kg.review.known import Known

__all__ = ["Holders"]

_MOST_DOCUMENTS = 30  # of a name are looked at for company


class Holders(Corpus):
    """What the documents of a store tell of names, by the entities that have them."""

    def __init__(
        self,
        known: Known,
        forms: Mapping[str, Iterable[NameForm]],
        named: Callable[[NameForm], Named],
        particles: frozenset[str],
    ) -> None:
        self._documents, self._named, self._particles = known.documents, named, particles
        self.iris: defaultdict[NameForm, list[str]] = defaultdict(list)
        self._by_key: defaultdict[str, set[NameForm]] = defaultdict(set)
        self._company: defaultdict[str, set[str]] = defaultdict(set)
        for iri, own in sorted(forms.items()):
            for form in own:
                self.iris[form].append(iri)
                for key in found_under(named(form), here=False):
                    self._by_key[key].add(form)
                for doc in known.documents.get(iri, ()):
                    self._company[doc].add(form.folded)

    def record(self, form: NameForm) -> Record:
        """Return in how many documents a form's entities are named, and beside whom."""
        docs = {doc for iri in self.iris.get(form, ()) for doc in self._documents.get(iri, ())}
        company = (self._company[doc] for doc in sorted(docs)[:_MOST_DOCUMENTS])
        return Record(len(docs), company=frozenset().union(*company))

    def candidates(self, form: NameForm) -> Collection[NameForm]:
        """Return the forms worth comparing with one, itself left out."""
        return self._under(sought(self._named(form), self._particles, here=False)) - {form}

    def called(self, form: NameForm) -> Collection[NameForm]:
        """Return the forms of a class for a name of none, of a narrower one for a mere place."""
        return self._under(asked_for(self._named(form)))

    def _under(self, keys: Iterable[str]) -> set[NameForm]:
        return set().union(*(self._by_key.get(key, ()) for key in keys))
