"""Names that many countries have → those of the country that a document speaks of.

"Le ministère de l'Intérieur" of a text on Mali is Mali's, and what the gazetteer knows as Brazil's
"Parti des travailleurs" is another one in a text on Algeria.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.languages import Language
from kg.model import Mention, MentionKind
from kg.normal import elided

if TYPE_CHECKING:
    from kg.ontology import Entry, Gazetteer

__all__ = ["in_countries", "state_in"]

_COUNTRY, _PERSON, _PLACE = "kg:Country", "kg:Person", "kg:Place"
_AHEAD = 2  # times as often as the next a state must be named to be the one that is spoken of


def in_countries(
    mentions: Sequence[Mention], gazetteer: Gazetteer, language: Language
) -> tuple[Mention, ...]:
    """Return the mentions of a document with ``entity`` where a state tells which one is meant.

    A shared name whose entry is another state's gets the name of something of its own.
    """
    found = tuple(replace(m, entity=None) if m.entity else m for m in mentions)
    reader = _Reader(found, gazetteer, language)
    named = [reader.read(mention) for mention in found]
    return tuple(reader.with_own_name(mention) for mention in named)


def state_in(text: str, gazetteer: Gazetteer) -> str:
    """Return the IRI of the one state whose adjective or name stands in a text, or nothing."""
    states: set[str] = set()
    for word in text.replace("’", " ").replace("'", " ").split():
        entries = gazetteer.adjective(word)
        if not entries and word[:1].isupper():
            entries = gazetteer.lookup(word)[:1]
        states.update(e.iri for e in entries if e.type == _COUNTRY)
    return min(states) if len(states) == 1 else ""


class _Reader:
    """What one document tells: the states it names, and shared names that are another state's."""

    def __init__(
        self, mentions: Sequence[Mention], gazetteer: Gazetteer, language: Language
    ) -> None:
        self._gazetteer, self._code = gazetteer, language.code
        self._articles = frozenset(language.names.articles)
        self._states: Counter[str] = Counter()
        self._named: Counter[str] = Counter()  # by its own name or adjective
        for mention in mentions:
            if mention.name and mention.type != _PERSON:
                found = self._states_of(mention)
                self._states.update(found)
                if mention.type == _COUNTRY:
                    self._named.update(found)
        ranked = self._states.most_common(2)
        ahead = len(ranked) == 1 or (ranked and ranked[0][1] >= _AHEAD * ranked[1][1])
        self._main = ranked[0][0] if ahead else ""
        if self._main and self._is_elsewhere(mentions):
            self._main = ""
        # entries that are not meant → what is called so here, told by its own words first
        self._own: defaultdict[str, list[tuple[bool, str]]] = defaultdict(list)

    def _is_elsewhere(self, mentions: Sequence[Mention]) -> bool:
        """Whether an unknown place has a government here, too: "the Government of Karvenia"."""
        lookup, office = self._gazetteer.lookup, self._gazetteer.office_in
        places = {m.name for m in mentions if m.type == _PLACE and m.name and not lookup(m.name)}
        texts = {text for m in mentions for text in (m.name, m.text) if text} if places else set()
        return any(
            office(text.removesuffix(place).strip(), self._main) is not None
            for place in places
            for text in texts
            if text != place and text.endswith(f" {place}")
        )

    def _states_of(self, mention: Mention) -> set[str]:
        entries = self._gazetteer.lookup(mention.name or "")
        if any(entry.shared for entry in entries):
            return set()
        found = {e.iri if e.type == _COUNTRY else e.state for e in entries}
        return {state for state in found if state}

    def read(self, mention: Mention) -> Mention:
        """Return the mention with the entity that its state tells."""
        name = mention.name or mention.text
        if mention.type == _PERSON or mention.kind is MentionKind.PRONOUN or not name:
            return mention
        if mention.name is None and not self._may_be_told(mention):
            return mention
        entries = self._gazetteer.lookup(name)
        if not entries:
            state = state_in(mention.text, self._gazetteer) or self._main
            office = self._gazetteer.office_in(name, state) if state else None
            return replace(mention, entity=office.iri) if office is not None else mention
        if not all(entry.shared for entry in entries):
            return mention
        return self._shared(mention, name, entries)

    def _may_be_told(self, phrase: Mention) -> bool:
        """Whether the state tells which one a phrase means that points back to nothing.

        A single noun ("la police") has its article and asks for a state that the text itself
        names, and more than once.
        """
        if phrase.antecedent is not None:
            return False
        words = elided(phrase.text.replace("’", "'")).split()
        bare = self._bare(words)
        return len(bare) > 1 or (bare != words and self._named[self._main] >= _AHEAD)

    def _bare(self, words: list[str]) -> list[str]:
        start = 0
        while start < len(words) - 1 and words[start].lower() in self._articles:
            start += 1
        return words[start:]

    def _shared(self, mention: Mention, name: str, entries: tuple[Entry, ...]) -> Mention:
        own = state_in(mention.text, self._gazetteer)
        state = own or self._main
        fitting = [e for e in entries if e.state == own or (not own and e.state in self._states)]
        if len(fitting) > 1:
            fitting = [e for e in fitting if e.state == state]
        if len(fitting) == 1:
            return replace(mention, entity=fitting[0].iri)
        if not state:
            return mention
        office = self._gazetteer.office_in(name, state)
        if office is not None:
            return replace(mention, entity=office.iri)
        country = self._gazetteer.entry(state)
        label = country.labels.get(self._code, "") if country is not None else ""
        words = self._bare(mention.text.split() if own else [*name.split(), label])
        self._own[entries[0].iri].append((not own, " ".join(words)))
        return mention

    def with_own_name(self, mention: Mention) -> Mention:
        """Return the mention with the name that tells it from the entry of the gazetteer."""
        if not self._own or mention.entity is not None or mention.type == _PERSON:
            return mention
        entries = self._gazetteer.lookup(mention.name or mention.text)
        own = [name for entry in entries for name in self._own.get(entry.iri, ())]
        return replace(mention, name=min(own)[1]) if own else mention
