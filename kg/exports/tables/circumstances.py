"""What is told around an event: to whom it was done, when and where, though elsewhere in the text.

News tell of an event beside the words that state it: what is rejected somebody proposed, a town
stands with one of those named. What is read so is told with where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg import languages
from kg.exports.material import Material
from kg.exports.statements import End, Statement
from kg.model import Role
from kg.rdf.times.days import days

__all__ = ["Circumstances"]

_ACTOR, _PLACE, _CITY, _HAPPENED = "kg:Actor", "kg:Place", "kg:City", "kg:happenedIn"
_TEXT, _SENTENCE, _OBJECT, _DOCUMENT = "text", "sentence", "object", "document"
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 5  # words of a name that is looked for
_BETWEEN = 3  # words on, a town is named with the one before: "in Oslo and Rome"


class Circumstances:
    """What the statements of one document tell of each other's events."""

    def __init__(self, material: Material, told: Sequence[Statement]) -> None:
        self._material, self._told = material, told
        self._events: dict[str, list[Statement]] = {}
        self._sentences: dict[str, list[Statement]] = {}
        for said in told:
            self._events.setdefault(said.event, []).append(said)
            self._sentences.setdefault(said.sentence, []).append(said)

    def is_actor(self, end: End | None) -> bool:
        """Return whether it is somebody who can act, a state among them."""
        return end is not None and _ACTOR in self._classes(end)

    def recipient(self, said: Statement) -> End | None:
        """Return to whom it was done: its object, whom its event names, or whose its object is.

        What is done to a place is done to nobody named.
        """
        if said.object is not None and not {_ACTOR, _PLACE}.isdisjoint(self._classes(said.object)):
            return said.object if self.is_actor(said.object) else None
        others = (
            one.object
            for one in self._events[said.event]
            if one.role not in (Role.PLACE, Role.TIME) and self.is_actor(one.object)
        )
        return self._other(said, [*others, *self._makers(said)])

    def time(self, said: Statement) -> tuple[str, str]:
        """Return when it was, and what tells it: text, sentence, document or nothing."""
        own = [said.time, *(one.time for one in self._events[said.event])]
        found = next(filter(None, own), "")
        if found:
            return found, _TEXT
        published = self._material.document(said.document).published or ""
        around = {one.time for one in self._sentences[said.sentence] if one.time}
        time = around.pop() if len(around) == 1 else ""
        if time and not (published and days(time)[0] > published):  # what was done is not ahead
            return time, _SENTENCE
        return "", _DOCUMENT if published else ""

    def place(self, said: Statement) -> tuple[End | None, str]:
        """Return where it was, and what tells it: text, sentence, object or nothing.

        Of several places the first that the gazetteer has is meant.
        """
        for ends, tells in self._wheres(said):
            places = [end for end in ends if end is not None and _PLACE in self._classes(end)]
            if places:
                return next(filter(self._is_located, places), places[0]), tells
        return None, ""

    def _wheres(self, said: Statement) -> Iterator[tuple[Iterable[End | None], str]]:
        """Yield what may tell where it was, the surest first."""
        whom = self.recipient(said)  # "called on Israel": it is done to it, not there
        event, around = self._events[said.event], self._sentences[said.sentence]
        yield (end for one in (said, *event) for end in self._places(one) if end != whom), _TEXT
        yield (one.object for one in around if one.relation == _HAPPENED), _SENTENCE
        beside = self._only(end for one in around for end in self._places(one))
        yield [end for end in beside if self._is_located(end)], _SENTENCE
        yield self._only(self._named(said)), _SENTENCE
        yield (said.object,), _OBJECT

    def _places(self, said: Statement) -> Iterator[End | None]:
        """Yield where it was said to be, and what is no actor that it is done to."""
        yield said.place
        if said.role == Role.PLACE or not self.is_actor(said.object):
            yield said.object

    def _makers(self, said: Statement) -> Iterator[End]:
        """Yield who made what it is done to, or who is named in its words."""
        value = said.object
        if value is None or not value.is_node:
            return
        for one in self._sentences[said.sentence]:
            made = one.object is not None and one.object.id == value.id
            if made and one.event != said.event and one.relation != said.relation:
                yield from filter(self.is_actor, [one.subject] if one.subject else [])
        named = [end for end, *_ in self._names_in(value.label) if self.is_actor(end)]
        yield from self._only(named)

    def _other(self, said: Statement, ends: Iterable[End | None]) -> End | None:
        own = said.subject.id if said.subject is not None else ""
        return next((end for end in ends if end is not None and end.id != own), None)

    def _named(self, said: Statement) -> Iterator[End]:
        """Yield the towns that the sentence names behind a preposition of places, and with one."""
        lang = self._material.document(said.document).lang or ""
        known = lang in languages.available()
        before = languages.load(lang).syntax.place_prepositions if known else ()
        listed = -_BETWEEN
        for end, first, last, word in self._names_in(said.sentence):
            if end.type == _CITY and (word in before or first - listed < _BETWEEN):
                listed = last
                yield end

    def _names_in(self, text: str) -> Iterator[tuple[End, int, int, str]]:
        """Yield the longest names of the gazetteer in a text, with the word before each.

        Between the two are the first and the last of its words, counted from the text's first.
        """
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            size = next((n for n in range(_LONGEST, 0, -1) if self._name(text, words, at, n)), 0)
            found = self._name(text, words, at, size) if size else None
            if found is not None:
                yield found, at, at + size - 1, words[at - 1].group().lower() if at else ""
            at += size or 1

    def _name(self, text: str, words: Sequence[re.Match[str]], at: int, size: int) -> End | None:
        if at + size > len(words) or not words[at].group()[0].isupper():
            return None
        name = text[words[at].start() : words[at + size - 1].end()]
        return next(iter(self._material.lookup(name)), None)

    def _only(self, ends: Iterable[End | None]) -> list[End]:
        """Return the one actor or place that all mean: of several nobody knows which."""
        kinds = {_ACTOR, _PLACE}
        known = (end for end in ends if end is not None)
        found = {end.id: end for end in known if not kinds.isdisjoint(self._classes(end))}
        return list(found.values()) if len(found) == 1 else []

    def _is_located(self, end: End) -> bool:
        return self._material.place(end.id).latitude is not None

    def _classes(self, end: End) -> tuple[str, ...]:
        return self._material.labels.classes(end.type) if end.is_node else ()
