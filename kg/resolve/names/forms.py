"""A name as written → its form: what two names are compared by."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kg.iris import encoded
from kg.languages.names import Names
from kg.normal import normal

if TYPE_CHECKING:
    from kg.ontology import Ontology

__all__ = ["NameForm", "group_of", "local_iri", "name_form", "tails"]

PERSON, ORGANIZATION, PLACE, THING = "person", "organization", "place", "thing"
APART = frozenset({PERSON, ORGANIZATION, PLACE})  # never one thing
_GROUPS = (
    ("kg:Person", PERSON),
    ("kg:Organization", ORGANIZATION),
    ("kg:Group", ORGANIZATION),
    ("kg:Place", PLACE),
)


class NameForm(NamedTuple):
    """A folded name and the group of its class; names of two groups never mean one thing.

    ``group`` is ``person``, ``organization``, ``place`` or ``thing``, or empty where unknown.
    ``kind`` is the narrower class of a place (``kg:City``), where it is known: a city and the
    region around it share a name.
    """

    folded: str
    group: str
    kind: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the folded name."""
        return tuple(self.folded.split())


def group_of(cls: str | None, ontology: Ontology) -> str:
    """Return the group of the class ``cls``: one of the three that never mix, or ``thing``."""
    if cls is None:
        return ""
    for top, group in _GROUPS:
        if ontology.is_a(cls, top):
            return group
    return THING


def name_form(name: str, group: str, words: Names, *, kind: str = "") -> NameForm:
    """Return the form of ``name``, without articles and forms of address before it."""
    parts = normal(name).split()
    rim = _rim(words.articles, tuple(words.honorifics))
    while len(parts) > 1 and parts[0] in rim:
        parts = parts[1:]
    return NameForm(" ".join(parts), group, kind)


@functools.lru_cache(maxsize=8)
def _rim(articles: frozenset[str], honorifics: tuple[str, ...]) -> frozenset[str]:
    """What may stand before a name without being part of it."""
    return frozenset(normal(word) for word in (*articles, *honorifics))


def tails(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Yield what may stand for a longer name: its last words, without the first.

    >>> list(tails(("ana", "de", "la", "cruz")))
    [('de', 'la', 'cruz'), ('la', 'cruz'), ('cruz',)]
    """
    for i in range(1, len(words)):
        yield words[i:]


def local_iri(doc: str, name: str) -> str:
    """Return the IRI of a thing known from one document only.

    >>> local_iri("article.fr", "message-603")
    'kge:article.fr/message-603'
    >>> local_iri("новини 1", "лист-66")
    'kge:новини%201/лист-66'
    """
    return f"kge:{encoded(doc)}/{name}"
