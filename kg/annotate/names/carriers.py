"""Words beside a name that carry it: titles, bearers ("la ville de"), holders ("le camp d'")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.names.name import Name, covered, text_of
from kg.annotate.typing import class_of
from kg.trees.articles import is_definite

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["Carriers"]

_POSTS = ("kg:Position", "kg:Ministry")
_ORGANIZATION, _EVENT = "kg:Organization", "kg:Event"
_HOLDERS = ("kg:Place", "kg:Organization")  # "le camp d'al-Roukban" is a name
_LANDS = frozenset({"kg:Country", "kg:Region"})  # states on islands, regions that are states
_CALLED = (*_HOLDERS, "kg:Group")  # "le groupe X" is called X
_KINDS = (_ORGANIZATION, "kg:Group")
_TELLING = ("nmod", "conj", "amod", "compound")  # how nouns hang on one whose kind they tell


class Carriers:
    """Reads the words before the names of one text."""

    def __init__(self, tree: Tree, knowledge: Knowledge, words: Names) -> None:
        self.tree, self.knowledge, self.words = tree, knowledge, words
        self.honorifics = sorted(words.honorifics, key=len, reverse=True)

    def with_outer(self, name: Name) -> Name:
        """Return ``name`` with the title or bearer before it, its text without a form of address.

        A name after a form of address or a position is a person's.
        """
        text = self._bare(name.text)
        if name.start == 0:
            return replace(name, text=text)
        before = self.tree[name.start - 1]
        if self.words.addresses(before.text):
            heads = not before.is_below(self.tree[name.root])
            return replace(name, text=text, type="kg:Person", outer=before.i if heads else None)
        cls = self._noun_class(before)
        party = name.type == "kg:Organization" and _is_short(text)  # "le président PS du Sénat"
        if cls == "kg:Position" and not (name.known or party) and self._is_loose_type(name.type):
            return replace(name, text=text, type="kg:Person")
        noun = self._noun_before(name.start)
        if noun is not None and name.type != "kg:Person" and self._bears(noun, name):
            kind = self._noun_class(noun) if self._is_loose_type(name.type) else name.type
            outer = None if noun.has("Number=Plur") else noun.i
            return replace(name, text=text, type=kind or name.type, outer=outer)
        if text != name.text:
            return replace(name, text=text, type="kg:Person")
        return name

    def _bears(self, noun: Node, name: Name) -> bool:
        """Whether a noun denotes what its name does: not so "une ville de Syrie"."""
        if noun.lemma.lower() not in self.words.bearers or _is_indefinite(noun):
            return False
        between = self.tree.nodes[noun.i + 1 : name.start]
        if any(n.pos == "ADJ" and self._takes_complement(n) for n in between):
            return False  # "la ville proche de X"
        return self._is_alike(self._noun_class(noun), name)

    def _takes_complement(self, adjective: Node) -> bool:
        return bool(self.knowledge.lexicon.frames(adjective.lemma.lower(), "ADJ"))

    def _is_alike(self, cls: str | None, name: Name) -> bool:
        """Whether a thing of a class may be what the gazetteer knows by the name."""
        if not name.known or cls is None or name.type is None or {cls, name.type} <= _LANDS:
            return True
        is_a = self.knowledge.ontology.is_a
        return is_a(cls, name.type) or is_a(name.type, cls)

    def _is_other_than_place(self, noun: Node, name: Name) -> bool:
        """Whether a noun with a place's name behind it is something else: "l'agence Anatolie"."""
        if noun.lemma.lower() in self.words.bearers:
            return False
        is_place = self.knowledge.ontology.is_a(name.type, "kg:Place")
        return is_place and not self._is_alike(self._noun_class(noun), name)

    def _is_loose_type(self, cls: str | None) -> bool:
        return cls in {None, "kg:Person", "kg:Place", "kg:Organization"}

    def _bare(self, text: str) -> str:
        """Cut a form of address that the tokenizer left on the name: "M.Guerassimov"."""
        for form in self.honorifics:
            joined = form.endswith(".") and text.lower().startswith(form)
            if joined and len(text) > len(form) + 1:
                return text[len(form) :].strip()
        return text

    def holders(self, names: Sequence[Name]) -> Iterator[Name]:
        """Yield names of class nouns with a name: "camp d'al-Roukban", "groupe Wagner"."""
        taken = covered(names)
        for name in names:
            if name.type == "kg:Person" or name.outer is not None:
                continue
            noun = self._noun_before(name.start)
            direct = noun is None
            noun = self._noun_called(name) if noun is None else noun
            if noun is None or noun.i in taken or noun.has("Number=Plur"):
                continue
            bare = direct or not (_is_indefinite(noun) or noun.lemma.lower() in self.words.bearers)
            if not bare or (direct and self.tree[name.root].kid("conj") is not None):
                continue  # "un hôpital de X", "la frontière X/Y" are not called so
            cls = self._class_called(noun, name) if direct else self._noun_class(noun)
            tops = _CALLED if direct else _HOLDERS
            if cls is None or not any(self.knowledge.ontology.is_a(cls, top) for top in tops):
                continue
            end = name.end
            if not direct and self.knowledge.ontology.is_a(cls, _ORGANIZATION):
                end = self._with_adjective(name)
            if direct and self._is_other_than_place(noun, name):  # "le centre hospitalier X - Y"
                end = max(end, *(part.i + 1 for part in self.tree[name.root].kids("flat")), 0)
                direct = False
            start = noun.i if direct else _with_number(noun)
            text = name.text if direct else text_of(self.tree, start, end, self.words)
            yield Name(noun.i, start, end, text, cls)

    def _class_called(self, noun: Node, name: Name) -> str | None:
        """Return what a thing is, by its noun or its name: "le groupe X" may be a firm.

        "L'américain X" is what its name is.
        """
        is_a, cls = self.knowledge.ontology.is_a, class_of(noun, self.tree, self.knowledge)
        if name.type is None or not is_a(name.type, _ORGANIZATION):
            return cls
        if cls in (None, "kg:Person") and self.knowledge.gazetteer.adjective(noun.text):
            return name.type
        closer = cls == "kg:Group" or (cls is not None and is_a(name.type, cls))
        return name.type if closer and name.type != _ORGANIZATION else cls

    def with_things(self, names: Sequence[Name]) -> list[Name]:
        """Return ``names``, those of things called like somebody with their noun: "la loi Brun".

        So are "le gouvernement Brun", "le navire Aquarius"; the noun's class is that of the thing.
        A noun with a capital is part of an event's name: "Hurricane Brun".
        """
        return [self._of_thing(name) or name for name in names]

    def _of_thing(self, name: Name) -> Name | None:
        noun = self.tree[name.start - 1] if name.start else None
        if noun is None or noun.lemma.lower() not in self.words.namesakes:
            return None
        root, cls = self.tree[name.root], self._noun_class(noun)
        behind = noun.pos == "NOUN" and root.head is noun and root.dep == "flat"
        before = noun.pos == "PROPN" and noun.head is root and noun.dep == "compound"
        if not (behind or (before and cls == _EVENT)):
            return None
        text = text_of(self.tree, noun.i, name.end, self.words)
        return Name(noun.i if behind else name.root, noun.i, name.end, text, cls)

    def _with_adjective(self, name: Name) -> int:
        """Return the end of a name with its adjective, a state's left out: "Soleil levant"."""
        end = name.end
        node = self.tree[end] if end < len(self.tree) else None
        if node is None or node.pos != "ADJ" or node.dep != "amod" or node.children:
            return end
        bare = node.head is self.tree[name.root] and not name.known
        return end + (bare and not self.knowledge.gazetteer.adjective(node.text))

    def _noun_before(self, start: int) -> Node | None:
        """Return the noun that a preposition ties to the name at ``start``, if there is one."""
        nodes, k = self.tree.nodes, start - 1
        if k >= 0 and nodes[k].pos == "DET":
            k -= 1
        if k < 0 or nodes[k].pos != "ADP" or nodes[k].lemma not in self.words.linkers:
            return None
        k -= 1
        while k > 0 and (nodes[k].pos == "ADJ" or nodes[k].dep == "amod") and start - k < 5:
            k -= 1
        return nodes[k] if k >= 0 and nodes[k].pos == "NOUN" else None

    def _noun_called(self, name: Name) -> Node | None:
        """Return the noun whose name stands behind it: "le journal russe Novaïa Gazeta"."""
        noun, root = self._noun_next_to(name), self.tree[name.root]
        if noun is None or noun.pos != "NOUN":
            return None
        if root.dep == "nsubj" and root.head is not None and root.head.is_below(noun):
            return None  # "the company X bought"
        if noun.i < name.start - 1 and noun.lemma.lower() in self.words.bearers:
            return None  # "la capitale somalienne X" is said of the city X
        return self._of_kind(noun) or noun

    def _noun_next_to(self, name: Name) -> Node | None:
        """Return the word before a name, or the noun before the adjectives before it."""
        k = name.start - 1
        if k < 0 or self.tree[k].pos != "ADJ":
            return self.tree[k] if k >= 0 else None
        while k > 0 and self.tree[k].pos == "ADJ":
            k -= 1
        root, noun = self.tree[name.root], self.tree[k]
        if root.dep not in ("appos", "nmod") or root.case():
            return None
        heads = {id(noun), *map(id, noun.ancestors())}
        between = self.tree.nodes[k + 1 : name.start]
        return noun if all(id(one.head) in heads for one in (root, *between)) else None

    def _of_kind(self, noun: Node) -> Node | None:
        """Return the organisation whose kind a noun before its name tells: "l'agence de presse X".

        It is the outermost of which only bare nouns tell the kind.
        """
        found, inner = None, noun
        while (outer := inner.head) is not None and outer.pos == "NOUN" and outer.i < inner.i:
            tied = inner.dep in _TELLING and self._is_tied(inner)
            between = self.tree.nodes[outer.i + 1 : noun.i]
            if not tied or any(one.pos in ("PROPN", "PUNCT", "VERB") for one in between):
                break
            inner, cls = outer, self._noun_class(outer)
            if cls is not None and any(self.knowledge.ontology.is_a(cls, top) for top in _KINDS):
                found = outer
        return found

    def _is_tied(self, noun: Node) -> bool:
        """Whether it is none in particular: "d'opposition", "de défense des animaux"."""
        anyone = noun.has("Number=Plur") or not is_definite(noun)
        return anyone and noun.kid("det") is None and noun.case() in {"", *self.words.linkers}

    def is_portfolio(self, name: Name) -> bool:
        """Whether it is only part of a post's title: "Défense" in "ministre de la Défense"."""
        if name.known or name.end - name.start > 1 or self.tree[name.root].pos != "NOUN":
            return False
        noun = self._noun_before(name.start)
        return noun is not None and self._noun_class(noun) in _POSTS

    def _noun_class(self, node: Node) -> str | None:
        return self.knowledge.lexicon.noun_class(node.lemma.lower())


def _is_indefinite(noun: Node) -> bool:
    return any(article.has("Definite=Ind") for article in noun.kids("det"))


def _with_number(noun: Node) -> int:
    """Return where a noun begins with the number that tells it apart: "18e arrondissement"."""
    before = noun.before
    if before is None or before.head is not noun or before.dep not in ("amod", "nummod"):
        return noun.i
    digits = before.text[0].isdigit() or set(before.text[:2]) <= {"I", "V", "X"}
    return before.i if digits or before.has("NumType=Ord") else noun.i


def _is_short(text: str) -> bool:
    """Whether a name begins with an acronym, some letters of which may be small: "LaREM"."""
    first = text.split()[0]
    return sum(map(str.isupper, first)) * 2 > len(first) > 1
