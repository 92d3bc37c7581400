"""Mentions → what each of them names: a form, and what the gazetteer knows under it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.languages import Language
from kg.model import Mention, MentionKind
from kg.normal import normal
from kg.resolve.names.forms import APART, ORGANIZATION, PERSON, PLACE, NameForm, group_of, name_form
from kg.resolve.names.groups import BROAD
from kg.resolve.names.spelling import Spelling, undoubled

if TYPE_CHECKING:
    from kg.ontology import Entry, Knowledge
    from kg.ontology.gazetteer.gazetteer import Gazetteer

__all__ = ["Lookup", "Readings", "spelling_of"]

_GROUP = "kg:Group"  # "des Gilets jaunes" are some of the movement's
_SHORTEST = 5  # letters of a known name that may be spelled otherwise


@functools.lru_cache(maxsize=16)
def spelling_of(language: Language) -> Spelling:
    """Return what a language knows of spelling names, made ready once."""
    return Spelling(language.names)


class Lookup:
    """Forms of names and what the gazetteer knows, whatever documents tell; it remembers."""

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self.knowledge, self.language = knowledge, language
        self.unspelled = frozenset(map(normal, language.names.unspelled))
        self.spelling = spelling_of(language)
        self._groups: dict[str | None, str] = {}
        self._raw: dict[tuple[str, str | None], NameForm] = {}
        self._entries: dict[tuple[str, str | None], Entry | None] = {}

    def group(self, cls: str | None) -> str:
        """Return the group of a class: one of those that never mix, ``thing``, or empty."""
        if cls not in self._groups:
            self._groups[cls] = group_of(cls, self.knowledge.ontology)
        return self._groups[cls]

    def clash(self, one: Mention, other: Mention) -> bool:
        """Return whether the classes of the two can't be one thing's."""
        if one.type == other.type:
            return False
        return len({self.group(one.type), self.group(other.type)} & APART) > 1

    def raw_form(self, name: str, cls: str | None) -> NameForm:
        """Return the form of a name of the class ``cls``, whatever other mentions tell of it."""
        key = (name, cls)
        if key not in self._raw:
            group = self.group(cls)
            kind = cls if group == PLACE and cls and cls not in BROAD else ""
            self._raw[key] = name_form(name, group, self.language.names, kind=kind)
        return self._raw[key]

    def entry(self, mention: Mention) -> Entry | None:
        """Return what the gazetteer knows under the mention's name and class."""
        if mention.entity is not None:  # the state that the document speaks of told it
            return self.knowledge.gazetteer.entry(mention.entity)
        name = mention.name or mention.text
        key = (name, mention.type)
        if key not in self._entries:
            self._entries[key] = self._entry(name, mention.type)
        entry = self._entries[key]
        if entry is None or mention.name is not None:
            return entry
        some = mention.type == _GROUP != entry.type and self.group(entry.type) == ORGANIZATION
        return None if some or not self._is_written_so(name, entry) else entry

    def _is_written_so(self, text: str, entry: Entry) -> bool:
        """Whether a phrase that is no name may be one: "les républicains" are no party."""
        if text != text.lower() or (entry.state and entry.iri.startswith(f"{entry.state}-")):
            return True
        return any(name == name.lower() for names in entry.names.values() for name in names)

    def _entry(self, name: str, cls: str | None) -> Entry | None:
        found = self.knowledge.gazetteer.lookup(name)
        group = self.group(cls)
        fitting = [e for e in found if not group or self.group(e.type) == group]
        is_a = self.knowledge.ontology.is_a
        close = [e for e in fitting if is_a(e.type, cls or "") or e.type == cls]
        iris = {e.iri for e in close or fitting}
        if iris:
            return (close or fitting)[0] if close or len(iris) == 1 else None
        if found:
            return self._misread(found, name, cls)
        return self._spelled_otherwise(name, group)

    def _misread(self, found: tuple[Entry, ...], name: str, cls: str | None) -> Entry | None:
        """Return the one thing of that name where a recogniser took it for another kind.

        A single word may well name a person or a club too, several words or an acronym do not.
        """
        if cls not in BROAD or len(found) > 1:
            return None
        sure = " " in name.strip() or (name.isupper() and len(name) > 2)
        group = self.group(found[0].type)
        taken_for = BROAD[cls]
        fits = group == ORGANIZATION or (group == PLACE and taken_for == PERSON)
        return found[0] if sure and fits else None

    def _spelled_otherwise(self, name: str, group: str) -> Entry | None:
        if group not in (PLACE, ORGANIZATION):
            return None
        form = name_form(name, group, self.language.names)
        key = _sounds(self.spelling, form.folded)
        known = _by_sound(self.knowledge.gazetteer, self.language).get(key, frozenset())
        single = " " not in form.folded
        iris = {
            iri for iri, name in known if not (single and undoubled(name) == undoubled(form.folded))
        }
        entries = [self.knowledge.gazetteer.entry(iri) for iri in sorted(iris)]
        fitting = [e for e in entries if e is not None and self.group(e.type) == group]
        return fitting[0] if len(fitting) == 1 else None


class Readings:
    """The forms of one document's names; those read as several groups are ``settled``.

    ``settled`` maps a folded name to the group that it is taken for (``kg.resolve.names.groups``).
    """

    def __init__(self, lookup: Lookup, settled: Mapping[str, str]) -> None:
        self.lookup, self._settled = lookup, settled
        self._forms: dict[tuple[str, str | None], NameForm | None] = {}
        self.written: defaultdict[NameForm, set[str]] = defaultdict(set)

    def form(self, mention: Mention) -> NameForm | None:
        """Return the form of a mention that names its thing, else ``None``."""
        name = mention.name or (mention.text if mention.kind is MentionKind.NAME else None)
        if not name:
            return None
        key = (name, mention.type)
        if key not in self._forms:
            form = self.lookup.raw_form(name, mention.type)
            if mention.type in BROAD and form.folded in self._settled:
                form = NameForm(form.folded, self._settled[form.folded])
            self._forms[key] = form if form.folded else None
            self.written[form].add(name)
        return self._forms[key]

    def settled_type(self, cls: str | None, group: str) -> str | None:
        """Return the class of a mention; where its name is taken for another kind, that one's."""
        if group not in APART or self.lookup.group(cls) == group:
            return cls
        return next(broad for broad, its_group in BROAD.items() if its_group == group)


@functools.lru_cache(maxsize=4)
def _by_sound(
    gazetteer: Gazetteer, language: Language
) -> dict[tuple[str, ...], frozenset[tuple[str, str]]]:
    """Return the IRIs of the gazetteer with their folded names, by how these sound."""
    spelling, words = spelling_of(language), language.names
    found: defaultdict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    for iri, entry in sorted(gazetteer.entries.items()):
        if entry.state is not None and iri.startswith(f"{entry.state}-"):
            continue  # an office, made when first asked for: the index must not depend on that
        for name in entry.names.get(language.code, ()):
            folded = name_form(name, "", words).folded
            if len(folded) >= _SHORTEST and not name.isupper():
                found[_sounds(spelling, folded)].add((iri, folded))
    return {key: frozenset(iris) for key, iris in found.items() if key}


def _sounds(spelling: Spelling, folded: str) -> tuple[str, ...]:
    sounds = spelling.of(folded, person=False).sounds
    return sounds if sum(map(len, sounds)) >= _SHORTEST - 1 else ()
