"""Names of one document → the same names with one class a form, and short forms spelled out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.names.name import Name, capital
from kg.normal import normal
from kg.trees.functions import Function

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge, Ontology
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["settle", "spell_out", "with_events"]

_PERSON, _PLACE, _ORGANIZATION = "kg:Person", "kg:Place", "kg:Organization"
_EVENT, _CITY = "kg:Event", "kg:City"
_IN_PLACE = 2  # votes of "à X" for a place
_ASKED_FOR = frozenset({Function.AGENT, Function.ARGUMENT})


def settle(names: Sequence[Name], tree: Tree, words: Names) -> list[Name]:
    """Return ``names`` with one class for all names of one form: the commonest.

    What recognisers say counts one, a preposition of place before a bare name two; the surname
    of a person named in full is that person's. A place with a preposition of towns anywhere in the
    text is one ("à X"). What the gazetteer knows stays.
    """
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if name.type and not name.known:
            count = votes.setdefault(normal(name.text), Counter())
            count[name.type] += 1
            if _is_in_place(tree, name, words):
                count[_PLACE] += _IN_PLACE
    best = {form: min(count, key=lambda cls: (-count[cls], cls)) for form, count in votes.items()}
    surnames = {form.split()[-1] for form, cls in best.items() if cls == _PERSON and " " in form}

    def class_of(name: Name) -> str | None:
        form = normal(name.text)
        return _PERSON if form in surnames else best.get(form, name.type)

    def settled(name: Name) -> Name:
        cls = name.type if name.known else class_of(name)
        return name if cls == name.type else replace(name, type=cls)

    found = [settled(name) for name in names]
    towns = {normal(name.text) for name in found if _is_town(tree, name, words)}

    def is_town(name: Name) -> bool:
        return name.type == _PLACE and not name.known and normal(name.text) in towns

    return [replace(name, type=_CITY) if is_town(name) else name for name in found]


def with_events(
    names: Sequence[Name], tree: Tree, knowledge: Knowledge, words: Names
) -> list[Name]:
    """Return ``names``; those that begin with the word for an event are one: "Hurricane Dorian".

    So is what is called like it without that word.
    """
    found: dict[str, Name] = {}
    for name in names:
        for node in tree.nodes[name.start : name.end - 1] if not name.known else ():
            kind = knowledge.lexicon.noun_class(node.lower)
            if node.lower in words.namesakes and kind == _EVENT and capital(node, words):
                whole = replace(name, type=_EVENT)
                rest = " ".join(tree.words(node.i + 1, name.end).split())
                found |= {normal(name.text): whole, normal(rest): whole}

    def as_event(name: Name) -> Name:
        one = found.get(normal(name.text)) if not name.known else None
        return name if one is None else replace(name, text=one.text, type=one.type)

    return [as_event(name) for name in names]


def _is_in_place(tree: Tree, name: Name, words: Names) -> bool:
    """Whether it stands right after its preposition of place: not "à la Ligue", "in X's view"."""
    before = _adjunct_mark(tree, name) if name.end - name.start == 1 else None
    return before is not None and before.lemma in words.locatives


def _is_town(tree: Tree, name: Name, words: Names) -> bool:
    """Whether a place stands right after a preposition of towns: "à Lorn", not "au Louvre"."""
    before = _adjunct_mark(tree, name) if name.type == _PLACE else None
    return before is not None and before.lower in words.town_prepositions


def _adjunct_mark(tree: Tree, name: Name) -> Node | None:
    """Return the preposition right before a name that nothing asks for."""
    if name.start == 0:
        return None
    before, root = tree[name.start - 1], tree[name.root]
    adjunct = root.dep in ("obl", "nmod") and root.functions.isdisjoint(_ASKED_FOR)
    return before if adjunct and before.pos == "ADP" and before.head is root else None


def spell_out(names: Sequence[Name], ontology: Ontology) -> list[Name]:
    """Return ``names``, the first word of one longer name of a body or event taken for all of it.

    "Le Front" is the "Front de la Drenna" where the document has no other front; so is what a
    recogniser takes for somebody of whom the document tells no more than that word, where the
    longer name tells what it is: "Ford" is the "Ford Motor Company".
    """
    longer: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        form = normal(name.text)
        if " " in form and any(ontology.is_a(name.type, kind) for kind in (_ORGANIZATION, _EVENT)):
            longer[form.split()[0]].setdefault(form, name)

    people = {
        word
        for name in names
        if name.type == _PERSON and (" " in name.text or name.outer is not None)
        for word in normal(name.text).split()
    }

    def full(name: Name) -> Name:
        form = normal(name.text)
        found = longer.get(form, {})
        told = all(long.type != _ORGANIZATION for long in found.values())
        nobody = name.type == _PERSON and form not in people and told
        fits = nobody or name.type is None or ontology.is_a(name.type, _ORGANIZATION)
        if name.known or len(found) != 1 or not fits:
            return name
        (long,) = found.values()
        return replace(name, text=long.text, type=long.type, entry=long.entry)

    return [full(name) for name in names]
