"""A tree → the noun phrases and pronouns that can refer, with what agreement needs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.annotate.coreference.nominals import Form, Nominal
from kg.trees.articles import is_definite
from kg.trees.functions import Function

if TYPE_CHECKING:
    from kg.annotate.names.name import Name
    from kg.annotate.typing import Typed
    from kg.languages import Language
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["find_nominals"]

_ASIDE = frozenset({"", "punct", "det", "case", "mark", "cc", "aux", "cop", "advmod", "expl"})
_PARTS = frozenset({"flat", "fixed", "goeswith"})
_REFERRING = frozenset({"ADJ", "DET", "NOUN", "PRON", "PROPN"})
_NOTHING: Mapping[int, int] = MappingProxyType({})
_MODIFIERS = frozenset({"amod", "nmod", "acl", "nummod", "compound"})


def find_nominals(
    tree: Tree, typed: Typed, language: Language, quoted: Mapping[int, int] = _NOTHING
) -> tuple[Nominal, ...]:
    """Return the phrases of a text that can refer, in text order.

    A position said of a name is none: the name stands in its place in the clause. ``quoted`` are
    the indices of the words between quotation marks, with the number of the quotation, from 1. A
    noun with a determiner that negates refers to nothing ("aucune lettre").
    """
    return _Finder(tree, typed, language).all(quoted)


class _Finder:
    def __init__(self, tree: Tree, typed: Typed, language: Language) -> None:
        self.tree, self.types, self.titles = tree, typed.types, typed.titles
        self.words, self.negative = language.names, language.syntax.negative_words
        self.titled = {name: title for title, name in sorted(self.titles.items(), reverse=True)}
        self.inside: set[int] = set()
        for name in typed.names:
            self.inside.update(range(name.start, name.end))
            self.inside.add(name.top)
        self.names: dict[int, Name] = {name.top: name for name in typed.names}
        self.outer = {name.root: name.outer for name in typed.names if name.outer is not None}

    def all(self, quoted: Mapping[int, int]) -> tuple[Nominal, ...]:
        found = []
        self.sentence = self.outside = 0
        for node in self.tree:
            if not node.dep:
                continue
            if node.opens:
                self.sentence += 1
                self.outside += node.i not in quoted
            form = self._form(node)
            if form is not None:
                found.append(self._nominal(node, form, quoted.get(node.i, 0)))
        return tuple(found)

    def _form(self, node: Node) -> Form | None:
        if node.pos == "PRON" and node.is_dummy and self._may_act(node):
            return self._pronoun(node)
        if node.i in self.names:
            return Form.NAME
        if node.pos not in _REFERRING:
            return None
        if node.pos == "DET" or _is_possessive(node):
            return self._determiner(node)
        if node.dep in _ASIDE or node.dep in _PARTS:
            return None
        if node.i in self.inside or node.i in self.titles:
            return None
        if node.pos == "PRON":
            return self._pronoun(node)
        if node.pos == "ADJ" and node.lemma in self.words.latter_adjectives and self._shown(node):
            return Form.NEARER
        return self._noun(node) if node.pos in ("NOUN", "PROPN") else None

    def _may_act(self, dummy: Node) -> bool:
        """Whether a dummy right by a verb without other subject may be somebody: "il pourrait"."""
        verb = dummy.head
        if verb is None or dummy.i < verb.i - 1 or verb.kid("nsubj") is not None:
            return False
        return not any(Function.PASSIVE in child.functions for child in verb.kids("aux"))

    def _determiner(self, node: Node) -> Form | None:
        if node.lower in self.words.possessives:
            return Form.DETERMINER
        return Form.SPEAKER if node.lower in self.words.speaker_possessives else None

    def _pronoun(self, node: Node) -> Form | None:
        if node.lower in self.words.latter_pronouns:
            return Form.NEARER
        if node.has("Person=1") and not node.has("Reflex=Yes"):
            return Form.SPEAKER
        personal = node.has("PronType=Prs") and node.has("Person=3")
        if not personal or node.has("Reflex=Yes") or node.lower in self.words.unresolved_pronouns:
            return None
        if node.dep == "obj":
            return Form.OBJECT
        verb = node.head or node
        return None if verb.lemma in self.words.impersonal_verbs else Form.PERSONAL

    def _noun(self, node: Node) -> Form | None:
        determiners = [c for c in node.children if c.dep in ("det", "case") or _is_possessive(c)]
        if any(child.dep == "det" and child.lower in self.negative for child in determiners):
            return None
        if any(child.has("PronType=Dem") for child in determiners):
            return Form.DEMONSTRATIVE
        if any(self._determiner(child) for child in determiners):
            return Form.POSSESSIVE
        return Form.DEFINITE if is_definite(node) else Form.OTHER

    def _shown(self, node: Node) -> bool:
        return any(child.has("PronType=Dem") and child.i < node.i for child in node.children)

    def _nominal(self, node: Node, form: Form, quotation: int) -> Nominal:
        name = self.names.get(node.i)
        top = self._place(node).first_conjunct()
        return Nominal(
            node=node,
            form=form,
            lemma=node.lemma.lower(),
            type=self.types.get(node.i),
            name=name.text if name else None,
            entry=name.entry if name else None,
            number=self._number(node, form),
            gender=self._gender(node, form),
            sentence=self.sentence,
            quotation=quotation,
            outside=self.outside,
            modifiers=frozenset() if name else self._modifiers(node),
            owners=self._owners(node),
            predicate=node.kid("cop") is not None,
            subject=top.dep == "nsubj" or top.is_dummy,
            verb=top.head or top,
            plural_by_list=node.dep == "conj" or node.kid("conj") is not None,
        )

    def _place(self, node: Node) -> Node:
        """Return the word that holds the phrase's place in the clause: the title of a name."""
        title = self.titled.get(node.i)
        return self.tree[title] if title is not None and title < node.i else node

    def _number(self, node: Node, form: Form) -> str:
        if form is Form.DETERMINER:
            return self.words.possessives[node.lower]
        if form is Form.SPEAKER and node.lower in self.words.speaker_possessives:
            return self.words.speaker_possessives[node.lower]
        if node.i in self.names and self.names[node.i].type == "kg:Person":
            return "Sing"
        return self._feature(node, "Number")

    def _gender(self, node: Node, form: Form) -> str:
        if form in (Form.DETERMINER, Form.SPEAKER):
            return node.value("Gender") if _is_possessive(node) else ""
        if form is Form.OBJECT:
            return self._feature(node, "Gender") or self._agreed(node, "Gender")
        if self.types.get(node.i) != "kg:Person":
            return self._feature(node, "Gender")
        name = self.names.get(node.i)
        if name is None:
            return self._shown_gender(node)
        told = self.words.gender_of(name.text)
        if told:
            return told
        if name.outer is not None:
            return self.words.honorifics.get(node.lower, "")
        return self._shown_gender(self.tree[self.titled.get(node.i, node.i)])

    def _agreed(self, clitic: Node, feature: str) -> str:
        """Return what the participle behind an object shows: "l'ont prise" is feminine."""
        verb = clitic.head
        if verb is None or clitic.i > verb.i:
            return ""
        compound = any(Function.TENSE in child.functions for child in verb.kids("aux"))
        return verb.value(feature) if compound else ""

    def _shown_gender(self, node: Node) -> str:
        """Return the gender that a determiner shows, or a feminine noun ("son épouse").

        A masculine noun that shows none tells too little ("l'émissaire").
        """
        shown = self._determined(node, "Gender")
        return shown or ("Fem" if node.pos == "NOUN" and node.has("Gender=Fem") else "")

    def _feature(self, node: Node, feature: str) -> str:
        return self._determined(node, feature) or node.value(feature)

    def _determined(self, node: Node, feature: str) -> str:
        """Return what the first determiner that tells it says of a feature."""
        for child in node.children:
            if child.dep == "det" and (told := child.value(feature)):
                return told
        return ""

    def _modifiers(self, node: Node) -> frozenset[str]:
        """Return lemmas of the words that narrow the noun down, names and clauses left out."""
        found: set[str] = set()
        todo = list(node.children)
        while todo:
            word = todo.pop()
            if word.dep not in _MODIFIERS or word.i in self.names:
                continue
            if word.dep == "acl":
                if Function.RELATIVE in word.functions or word.kid("mark") is not None:
                    continue
            else:
                todo.extend(word.children)
            found.add(word.lemma.lower())
        return frozenset(found)

    def _owners(self, node: Node) -> frozenset[int]:
        """Return heads of the names it belongs to or comes from.

        "message de X", "communiqué diffusé par X", and X where "X envoie un message".
        """
        owners: set[int] = set()
        for child in node.children:
            if child.dep == "nmod" and child.i in self.names and self._is_linked(child):
                owners.add(child.i)
            elif (
                child.dep == "acl"
                and child.has("VerbForm=Part")
                and Function.RELATIVE not in child.functions
            ):
                owners.update(self._agents(child))
        verb = node.head
        if verb is not None:
            if node.dep == "obj" and verb.pos == "VERB":
                subjects = (s for s in verb.kids("nsubj") if Function.PASSIVE not in s.functions)
                owners.update(subject.i for subject in subjects)
            elif node.dep == "nsubj" and Function.PASSIVE in node.functions:
                owners.update(self._agents(verb))
        return frozenset(map(self._named, owners))

    def _is_linked(self, node: Node) -> bool:
        return any(case.lemma in self.words.linkers for case in node.kids("case"))

    def _agents(self, verb: Node) -> set[int]:
        return {child.i for child in verb.kids("obl") if Function.AGENT in child.functions}

    def _named(self, index: int) -> int:
        """Return the name that the title at ``index`` belongs to, or ``index``."""
        return self.titles.get(index) or self.outer.get(index) or index


def _is_possessive(node: Node) -> bool:
    """Whether a pronoun stands where others have a determiner: "his letter"."""
    return node.pos == "PRON" and node.dep == "nmod" and Function.OWNER in node.functions
