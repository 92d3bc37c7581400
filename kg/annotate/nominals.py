"""Doc → the noun phrases and pronouns that can refer, with what agreement needs."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kg.annotate.name import Name
from kg.languages.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Form", "Nominal", "described", "find_nominals"]

_ASIDE = frozenset({"", "punct", "det", "case", "mark", "cc", "aux", "cop", "advmod", "expl"})
_PARTS = frozenset({"flat", "fixed", "goeswith"})
_MODIFIERS = frozenset({"amod", "nmod", "acl", "nummod", "compound"})


class Form(Enum):
    """How a phrase refers."""

    NAME = "name"
    DEMONSTRATIVE = "demonstrative"  # "cette lettre"
    DEFINITE = "definite"  # "la lettre"
    POSSESSIVE = "possessive"  # "sa lettre"
    OTHER = "other"  # "une lettre", "lettre"
    PERSONAL = "personal"  # "elle"
    OBJECT = "object"  # "l'" in "l'a prise"
    NEARER = "nearer"  # "celle-ci", "ce dernier"
    DETERMINER = "determiner"  # "sa" itself


@dataclass(frozen=True, slots=True)
class Nominal:
    """A phrase that refers, by its head token ``index``.

    ``name`` is its bare name, ``entry`` the IRI of what the gazetteer knows under it;
    ``number`` and ``gender`` are UD values or empty where unknown; ``sentence`` counts from 0;
    ``modifiers`` are lemmas of what narrows the noun down, ``predicate`` tells a noun said of
    something ("X est une ville"), ``owners`` the heads of phrases that
    it belongs to or comes from; ``subject`` tells a clause's subject; ``verb`` is the index of
    the word that governs it; ``quoted`` tells a phrase between quotation marks, ``outside`` counts
    the sentences that are not.
    """

    index: int
    form: Form
    lemma: str
    type: str | None
    name: str | None
    entry: str | None
    number: str
    gender: str
    sentence: int
    modifiers: frozenset[str]
    owners: frozenset[int]
    subject: bool
    predicate: bool
    verb: int
    plural_by_list: bool
    quoted: bool
    outside: int


def find_nominals(
    doc: Doc,
    names: Sequence[Name],
    types: Mapping[int, str],
    titles: Mapping[int, int],
    words: Names,
    quoted: Container[int] = (),
    negative: Container[str] = (),
) -> tuple[Nominal, ...]:
    """Return the phrases of ``doc`` that can refer, in text order.

    A position said of a name (``titles``) is none: the name stands in its place in the clause.
    ``quoted`` are the indices of the words between quotation marks. A noun with a determiner in
    ``negative`` refers to nothing ("aucune lettre").
    """
    return _Finder(doc, names, types, titles, words, negative).all(quoted)


def described(token: Token) -> frozenset[str]:
    """Return the words that say which one of its kind a noun means, prepositions left out.

    "le ministre russe de la Défense": lemmas of "russe" and "Défense"; a person's name after a
    title is none of them.
    """
    found: set[str] = set()
    todo = [token]
    while todo:
        for kid in todo.pop().children:
            cased = any(case.dep_ == "case" for case in kid.children)
            narrows = kid.dep_.startswith("amod") or kid.dep_ == "acl"
            if narrows or (kid.dep_.startswith("nmod") and cased):
                found.add(kid.lemma_.lower())
                todo.append(kid)
    return frozenset(found)


class _Finder:
    def __init__(
        self,
        doc: Doc,
        names: Sequence[Name],
        types: Mapping[int, str],
        titles: Mapping[int, int],
        words: Names,
        negative: Container[str],
    ) -> None:
        self.doc, self.types, self.titles, self.words = doc, types, titles, words
        self.negative = negative
        self.titled = {name: title for title, name in sorted(titles.items(), reverse=True)}
        self.names: dict[int, Name] = {}
        self.inside: set[int] = set()
        for name in names:
            self.inside.update(range(name.start, name.end))
            if name.outer is not None:
                self.inside.add(name.outer)
        for name in names:
            self.names[name.root if name.outer is None else name.outer] = name
        self.outer = {name.root: name.outer for name in names if name.outer is not None}

    def all(self, quoted: Container[int]) -> tuple[Nominal, ...]:
        found = []
        self.sentence = self.outside = 0
        for token in self.doc:
            if token.is_sent_start and token.dep_:
                self.sentence += 1
                self.outside += token.i not in quoted
            form = self._form(token)
            if form is not None:
                found.append(self._nominal(token, form, token.i in quoted))
        return tuple(found)

    def _form(self, token: Token) -> Form | None:
        dep = token.dep_.partition(":")[0]
        if self._is_inverted_subject(token):
            return self._pronoun(token, str(token.morph))
        if token.i in self.names:
            return Form.NAME if token.dep_ else None
        if token.pos_ == "DET" and token.lower_ in self.words.possessives and token.dep_:
            return Form.DETERMINER
        if dep in _ASIDE or dep in _PARTS or token.i in self.inside or token.i in self.titles:
            return None
        features = str(token.morph)
        if token.pos_ == "PRON":
            return self._pronoun(token, features)
        if (
            token.pos_ == "ADJ"
            and token.lemma_ in self.words.latter_adjectives
            and self._shown(token)
        ):
            return Form.NEARER
        return self._noun(token) if token.pos_ in {"NOUN", "PROPN"} else None

    def _is_inverted_subject(self, token: Token) -> bool:
        """Whether it is the "-t-elle" of "a-t-elle dit", which parsers take for an expletive."""
        if token.dep_ != "expl:subj" or token.pos_ != "PRON":
            return False
        passive = any(kid.dep_ == "aux:pass" for kid in token.head.children)  # "est-il précisé"
        others = [kid for kid in token.head.children if kid.dep_.startswith("nsubj")]
        apart = token.i > 1 and any(  # "La Russie, a-t-il dit, n'a rien reçu"
            token.nbor(-k).text == "," for k in (1, 2) if k <= token.i
        )
        return token.i > token.head.i - 2 and not passive and (apart or not others)

    def _pronoun(self, token: Token, features: str) -> Form | None:
        if token.lower_ in self.words.latter_pronouns:
            return Form.NEARER
        personal = "PronType=Prs" in features and "Person=3" in features
        if (
            not personal
            or "Reflex=Yes" in features
            or token.lower_ in self.words.unresolved_pronouns
        ):
            return None
        if token.dep_ == "obj":
            return Form.OBJECT
        return None if token.head.lemma_ in self.words.impersonal_verbs else Form.PERSONAL

    def _noun(self, token: Token) -> Form | None:
        determiners = [kid for kid in token.children if kid.dep_ in {"det", "case"}]
        if any(kid.dep_ == "det" and kid.lower_ in self.negative for kid in determiners):
            return None
        features = [str(kid.morph) for kid in determiners]
        if any("PronType=Dem" in f for f in features):
            return Form.DEMONSTRATIVE
        if any(kid.lower_ in self.words.possessives for kid in determiners):
            return Form.POSSESSIVE
        if any("Definite=Def" in f for f in features):
            return Form.DEFINITE
        return Form.OTHER

    def _shown(self, token: Token) -> bool:
        return any("PronType=Dem" in str(k.morph) and k.i < token.i for k in token.children)

    def _nominal(self, token: Token, form: Form, quoted: bool) -> Nominal:
        name = self.names.get(token.i)
        top = self._top(self._place(token))
        return Nominal(
            index=token.i,
            form=form,
            lemma=token.lemma_.lower(),
            type=self.types.get(token.i),
            name=name.text if name else None,
            entry=name.entry if name else None,
            number=self._number(token, form),
            gender=self._gender(token, form),
            sentence=self.sentence,
            quoted=quoted,
            outside=self.outside,
            modifiers=frozenset() if name else self._modifiers(token),
            owners=self._owners(token),
            predicate=any(kid.dep_ == "cop" for kid in token.children),
            subject=top.dep_.startswith(("nsubj", "expl:subj")),
            verb=top.head.i,
            plural_by_list=token.dep_ == "conj" or any(k.dep_ == "conj" for k in token.children),
        )

    def _place(self, token: Token) -> Token:
        """Return the word that holds the phrase's place in the clause: the title of a name."""
        title = self.titled.get(token.i)
        return self.doc[title] if title is not None and title < token.i else token

    def _top(self, token: Token) -> Token:
        while token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
        return token

    def _number(self, token: Token, form: Form) -> str:
        if form is Form.DETERMINER:
            return self.words.possessives[token.lower_]
        if token.i in self.names and self.names[token.i].type == "kg:Person":
            return "Sing"
        return self._feature(token, "Number")

    def _gender(self, token: Token, form: Form) -> str:
        if form is Form.DETERMINER:
            return ""
        name = self.names.get(token.i)
        if form is Form.OBJECT:
            return self._feature(token, "Gender") or self._agreed(token, "Gender")
        if self.types.get(token.i) != "kg:Person":
            return self._feature(token, "Gender")
        if name is None:
            return self._shown_gender(token)
        if name.outer is not None:
            return self.words.honorifics.get(token.lower_, "")
        return self._shown_gender(self.doc[self.titled.get(token.i, token.i)])

    def _agreed(self, clitic: Token, feature: str) -> str:
        """Return what the participle behind an object shows: "l'ont prise" is feminine."""
        verb = clitic.head
        compound = any(kid.dep_ == "aux:tense" for kid in verb.children)
        values = verb.morph.get(feature, []) if compound and clitic.i < verb.i else []
        return str(values[0]) if values else ""

    def _shown_gender(self, token: Token) -> str:
        """Return the gender that a determiner shows, or a feminine noun ("son épouse").

        A masculine noun that shows none tells too little ("l'émissaire").
        """
        values = [kid.morph.get("Gender", []) for kid in token.children if kid.dep_ == "det"]
        shown = next((str(found[0]) for found in values if found), "")
        own = token.morph.get("Gender", []) if token.pos_ == "NOUN" else []
        return shown or ("Fem" if "Fem" in own else "")

    def _feature(self, token: Token, feature: str) -> str:
        for kid in token.children:
            if kid.dep_ == "det" and (values := kid.morph.get(feature, [])):
                return str(values[0])
        values = token.morph.get(feature, [])
        return str(values[0]) if values else ""

    def _modifiers(self, token: Token) -> frozenset[str]:
        """Return lemmas of the words that narrow the noun down, names and clauses left out."""
        found: set[str] = set()
        todo = list(token.children)
        while todo:
            word = todo.pop()
            dep = word.dep_.partition(":")[0]
            if word.dep_ == "acl:relcl" or dep not in _MODIFIERS or word.i in self.names:
                continue
            if dep == "acl" and any(kid.dep_ == "mark" for kid in word.children):
                continue
            found.add(word.lemma_.lower())
            if dep != "acl":
                todo.extend(word.children)
        return frozenset(found)

    def _owners(self, token: Token) -> frozenset[int]:
        """Return heads of the names it belongs to or comes from.

        "message de X", "communiqué diffusé par X", and X where "X envoie un message".
        """
        owners = {
            kid.i
            for kid in token.children
            if kid.dep_.startswith("nmod") and kid.i in self.names and self._is_linked(kid)
        }
        for kid in token.children:
            if kid.dep_ == "acl" and "VerbForm=Part" in str(kid.morph):
                owners.update(self._agents(kid))
        dep = token.dep_
        if dep == "obj" and token.head.pos_ == "VERB":
            owners.update(kid.i for kid in token.head.children if kid.dep_ == "nsubj")
        if dep == "nsubj:pass":
            owners.update(self._agents(token.head))
        return frozenset(self._named(i) for i in owners)

    def _is_linked(self, token: Token) -> bool:
        return any(k.dep_ == "case" and k.lemma_ in self.words.linkers for k in token.children)

    def _agents(self, verb: Token) -> set[int]:
        return {kid.i for kid in verb.children if kid.dep_ == "obl:agent"}

    def _named(self, index: int) -> int:
        """Return the name that the title at ``index`` belongs to, or ``index``."""
        return self.titles.get(index) or self.outer.get(index) or index
