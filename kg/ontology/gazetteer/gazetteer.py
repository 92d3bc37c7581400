"""Names of the world → entries: states, cities, organisations, and the offices of every state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.normal import normal

__all__ = ["Entry", "Gazetteer", "NameWords", "Office"]

_LONGEST = 12  # words of a name
_SHORTEST = 3  # letters of a name that may be written with small ones: "Onu", but not "un"
_MOST_FORMS = 8  # of an adjective, that a label may ask for
_LONGEST_STATE = 6  # words of a state's name: "République populaire démocratique de Corée"

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing. IRIs of kg are compact, those in ``same_as`` are full.

    ``labels`` maps a language to the usual name, ``names`` to all names, the label first;
    ``adjectives`` to the forms of its adjective, in an order that the language's offices rely on
    (French: masculine, feminine, and their plurals);
    ``metonyms`` to names of places that stand for it ("Washington"). ``state`` is the state that a
    city, government or ministry belongs to; ``point`` is latitude and longitude in degrees; ``iso``
    is a state's code of two letters (ISO 3166).
    ``shared`` tells that others elsewhere are called so, too ("Parti des travailleurs").
    ``members`` are the adjectives that tell who is of a party ("Republican").
    """

    iri: str
    type: str
    labels: Mapping[str, str] = field(hash=False)
    names: Words = field(default_factory=dict, hash=False, repr=False)
    adjectives: Words = field(default_factory=dict, hash=False, repr=False)
    metonyms: Words = field(default_factory=dict, hash=False, repr=False)
    state: str | None = None
    capital: str | None = None
    government: str | None = None
    same_as: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    shared: bool = False
    iso: str | None = None
    members: Words = field(default_factory=dict, hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class Office:
    """What every state has: a government, a ministry of defence, armed forces.

    ``suffix`` ends the IRI (``kge:russia-government``). ``forms`` maps a language to what may
    stand beside a state's adjective or name ("gouvernement", "autorités"); a form that starts
    with a capital must be written with one ("la Défense russe"). ``labels`` are templates in which
    ``{0}``, ``{1}`` … are the forms of the state's adjective.
    """

    iri: str
    type: str
    suffix: str
    labels: Mapping[str, str] = field(hash=False)
    forms: Words = field(default_factory=dict, hash=False)

    def labels_of(self, adjectives: Words) -> dict[str, str]:
        """Return the labels of a state's office, in the languages that have its adjective.

        Where the adjective has fewer forms than a label asks for, its last stands for the others.

        >>> office = Office("kgl:p", "kg:Organization", "police", {"fr": "police {1}", "en": "…"})
        >>> office.labels_of({"fr": ("russe",)})
        {'fr': 'police russe'}
        """
        return {
            lang: template.format(*adjectives[lang], *adjectives[lang][-1:] * _MOST_FORMS)
            for lang, template in self.labels.items()
            if lang in adjectives
        }


@dataclass(frozen=True, slots=True)
class NameWords:
    """Small words around names, folded.

    ``articles`` stand before them, ``linkers`` between their parts, ``owners`` behind the name of
    a state whose office is meant ("Russia's government").
    """

    articles: frozenset[str] = frozenset()
    linkers: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()


class Gazetteer:
    """Finds entries by IRI, name and adjective. Names are compared in their normal form."""

    __slots__ = (
        "_by_adjective",
        "_by_member",
        "_by_name",
        "_by_office",
        "_entries",
        "_first",
        "_found",
        "_office_words",
        "_offices",
        "_small",
        "_words",
    )

    def __init__(
        self,
        entries: Iterable[Entry],
        offices: Iterable[Office] = (),
        words: NameWords | None = None,
    ) -> None:
        self._words = words = words or NameWords()
        owners = (part for owner in words.owners for part in owner.split())
        self._small = words.linkers | words.articles | {*owners}
        self._offices = {office.iri: office for office in offices}
        self._entries = {entry.iri: entry for entry in entries}
        self._by_name: dict[str, dict[str, None]] = {}
        self._by_adjective: dict[str, dict[str, None]] = {}
        for entry in self._entries.values():
            for name in _all(entry.names):
                self._by_name.setdefault(self._key(name), {})[entry.iri] = None
            for name in _all(entry.adjectives):
                self._by_adjective.setdefault(normal(name), {})[entry.iri] = None
        self._by_member = {
            (lang, form): entry
            for entry in self._entries.values()
            for lang, forms in entry.members.items()
            for form in forms
        }
        for entry in self._entries.values():  # metonyms last: a city before its state's government
            for name in _all(entry.metonyms):
                self._by_name.setdefault(self._key(name), {})[entry.iri] = None
        self._by_office: dict[str, list[tuple[Office, str]]] = {}
        self._office_words: set[str] = set()
        for office in self._offices.values():
            for form in _all(office.forms):
                key = self._without_linkers(normal(form).split())
                self._by_office.setdefault(key, []).append((office, form))
                self._office_words.update(key.split())
        keys = (*self._by_name, *self._by_adjective, *self._by_office)
        self._first = self._small | {key.partition(" ")[0] for key in keys}
        self._found: dict[str, tuple[Entry, ...]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All entries that are written down, by IRI (those of offices are made on demand)."""
        return self._entries

    def entry(self, iri: str) -> Entry | None:
        """Return the entry of a compact IRI, or ``None``; offices of states included.

        >>> from kg.ontology import load
        >>> load().gazetteer.entry("kge:syria-armed-forces").labels["fr"]
        'forces armées syriennes'
        """
        found = self._entries.get(iri)
        if found is not None:
            return found
        for office in self._offices.values():
            if iri.endswith(f"-{office.suffix}"):
                state = self._entries.get(iri.removesuffix(f"-{office.suffix}"))
                if state is not None and state.adjectives:
                    return self._office_entry(office, state)
        return None

    def party(self, form: str, lang: str) -> Entry | None:
        """Return whose members an adjective tells, written as in texts of the language.

        >>> from kg.ontology import load
        >>> load("en").gazetteer.party("Republican", "en").iri
        'kge:republican-party'
        """
        return self._by_member.get((lang, form))

    def adjective(self, form: str) -> tuple[Entry, ...]:
        """Return the states that an adjective or demonym may belong to.

        >>> from kg.ontology import load
        >>> [entry.iri for entry in load().gazetteer.adjective("américaines")]
        ['kge:united-states']
        """
        return tuple(self._entries[iri] for iri in self._by_adjective.get(normal(form), ()))

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that ``name`` may mean, places before what they stand for.

        A leading article doesn't matter, nor do case, diacritics, hyphens and apostrophes.

        >>> from kg.ontology import load
        >>> [entry.iri for entry in load().gazetteer.lookup("la Défense russe")]
        ['kge:russia-ministry-defence']
        >>> [entry.type for entry in load().gazetteer.lookup("Washington")]
        ['kg:City', 'kg:Government']
        """
        found = self._found.get(name)
        if found is None:
            if len(self._found) > 100_000:
                self._found.clear()
            found = self._found[name] = self._look_up(name)
        return found

    def may_begin(self, word: str) -> bool:
        """Return whether a name that ``lookup`` finds may begin with ``word``: most words do not.

        >>> from kg.ontology import load
        >>> [load().gazetteer.may_begin(word) for word in ("Forces", "la", "pourtant")]
        [True, True, False]
        """
        first = normal(word).partition(" ")[0]
        return not first or first in self._first or "." in word

    def office_in(self, name: str, state: str) -> Entry | None:
        """Return what an office's form of words means in a state, given by its IRI.

        >>> from kg.ontology import load
        >>> load().gazetteer.office_in("ministère de l'Intérieur", "kge:mali").iri
        'kge:mali-ministry-interior'
        """
        country = self._entries.get(state)
        if country is None or not country.adjectives:
            return None
        for office, form in self._by_office.get(self._without_linkers(self._key(name).split()), ()):
            if _same_case(form, name):
                return self._office_entry(office, country)
        return None

    def _look_up(self, name: str) -> tuple[Entry, ...]:
        key = self._key(name)
        direct = self._by_name.get(key)
        if direct and not (len(key) < _SHORTEST and _is_plain(name[-len(key) :])):
            return tuple(self._entries[iri] for iri in direct)
        words = key.split()
        if not 1 < len(words) <= _LONGEST or self._office_words.isdisjoint(words):
            return ()
        return self._office_of(words, name)

    def _office_of(self, words: list[str], name: str) -> tuple[Entry, ...]:
        """Find "ministère russe de la Défense": a state in some office's form of words."""
        for length in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
            for start in range(len(words) - length + 1):
                part = " ".join(words[start : start + length])
                end = start + length
                states = self._states(part, words[start - 1 : start], words[end : end + 1])
                if not states:
                    continue
                rest = words[:start] + words[end:]
                for office, form in self._by_office.get(self._without_linkers(rest), ()):
                    if _same_case(form, name):
                        return (self._office_entry(office, states[0]),)
        return ()

    def _states(self, part: str, before: list[str], behind: list[str]) -> list[Entry]:
        """Return the one state that the words name or belong to, as adjective or owner."""
        found = self._by_adjective.get(part)
        if not found and not self._words.linkers.isdisjoint(before):
            found = self._by_name.get(part)
        if not found and behind:
            owner = f"{part} {behind[0]}"
            names = [owner.removesuffix(end) for end in self._words.owners if owner.endswith(end)]
            found = self._by_name.get(names[0].rstrip()) if names else None
        states = [self._entries[iri] for iri in found or ()]
        states = [state for state in states if state.adjectives]
        return states if len(states) == 1 else []

    def _office_entry(self, office: Office, state: Entry) -> Entry:
        iri = f"{state.iri}-{office.suffix}"
        known = self._entries.get(iri)
        if known is not None:
            return known
        labels = office.labels_of(state.adjectives)
        names = {lang: (label,) for lang, label in labels.items()}
        entry = Entry(iri, office.type, labels, names, state=state.iri)
        self._entries[iri] = entry
        return entry

    def _key(self, name: str) -> str:
        key = normal(name)
        first, _, rest = key.partition(" ")
        return rest if rest and first in self._words.articles else key

    def _without_linkers(self, words: list[str]) -> str:
        return " ".join(word for word in words if word not in self._small)


def _all(names: Words) -> Iterable[str]:
    for forms in names.values():
        yield from forms


def _is_plain(name: str) -> bool:
    """Whether a name is written with small letters, as no acronym of two letters is."""
    return name != name.upper()


def _same_case(form: str, name: str) -> bool:
    """Whether a form that starts with a capital is written with it in ``name``."""
    return not form[0].isupper() or form.split()[0] in name
