"""Names and class nouns → what class of thing each noun phrase denotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.name import Name
from kg.languages.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.ontology import Knowledge

__all__ = ["find_titles", "find_types", "with_people"]

_POSITION, _PERSON, _GROUP = "kg:Position", "kg:Person", "kg:Group"
_SAID_OF_PERSONS = (_POSITION, _PERSON)
_LONGEST = 4  # words of an expression after its noun
_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "X", "NUM"})
_PREDICATED = frozenset({"appos", "xcomp", "flat", "vocative"})


def find_titles(
    doc: Doc, names: Sequence[Name], knowledge: Knowledge, words: Names
) -> dict[int, int]:
    """Return, by index of a noun, the root of the person's name that it is said of.

    The noun is that of a position or of a kind of person: "le ministre Jean Brun", "le chef de
    l'armée, Jean Brun", "Jean Brun, chef de l'armée", "Jean Brun est le chef". Read from the words'
    order where trees often fail.
    """
    titles: dict[int, int] = {}
    for name in names:
        if name.type != _PERSON:
            continue
        first = name.start if name.outer is None else min(name.start, name.outer)
        root = doc[name.root if name.outer is None else name.outer]
        before = _position_before(doc, first, root, knowledge, words)
        near = [kid for kid in root.children if kid.dep_ == "appos"]
        if root.dep_ == "nsubj" and any(kid.dep_ == "cop" for kid in root.head.children):
            near.append(root.head)
        found = [
            t.i for t in near if t.pos_ == "NOUN" and _class_of(t, knowledge) in _SAID_OF_PERSONS
        ]
        for index in (*before, *found):
            titles.setdefault(index, root.i)
    return titles


def _position_before(
    doc: Doc, start: int, root: Token, knowledge: Knowledge, words: Names
) -> tuple[int, ...]:
    """Return the nouns of the position that ends right before a name, a comma may stand between.

    "le chef de l'état-major, le général X" has two. Beyond a comma the tree must tie them
    together: "selon le ministre, X a menti" says nothing of X.
    """
    found: list[int] = []
    i, below = start - 1, root
    for _ in range(2):
        comma = i >= 0 and doc[i].text == ","
        i -= comma
        if i >= 0 and doc[i].pos_ == "ADP":
            break  # "le remplaçant de X" is somebody else
        position = _position_ending_at(doc, i, knowledge, words)
        if position is None or "Number=Plur" in str(position.morph):
            break
        if comma and not (position.is_ancestor(below) or position.is_ancestor(root)):
            break
        found.append(position.i)
        i, below = position.i - 1, position
        while i >= 0 and doc[i].pos_ in {"DET", "ADJ"}:
            i -= 1
        if i < 0 or doc[i].text != ",":
            break
    return tuple(found)


def _position_ending_at(doc: Doc, end: int, knowledge: Knowledge, words: Names) -> Token | None:
    """Return the noun of the position whose phrase ends with the token ``end``, if one does.

    Of several it is the last: "le secrétaire du ministre X" names the minister.
    """
    position: Token | None = None
    i = end
    while i >= 0 and doc[i].dep_:
        token = doc[i]
        joins = position is None and (  # "ministre de l'Europe et des …", "président élu"
            token.pos_ == "CCONJ" or "VerbForm=Part" in str(token.morph)
        )
        if token.pos_ not in _PHRASE and not joins:
            break
        if _is_said_of_persons(token, knowledge, words):
            position = token
            if "Number=Plur" not in str(token.morph):
                break
        border = token.pos_ == "DET" or (token.pos_ == "ADP" and token.lemma_ not in words.linkers)
        if border and position is not None:
            break
        i -= 1
    return position if position is not None and _leads_to(doc[end], position) else None


def _is_said_of_persons(token: Token, knowledge: Knowledge, words: Names) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or token.lower_ in words.honorifics:
        return False
    return _class_of(token, knowledge) in _SAID_OF_PERSONS


def _leads_to(token: Token, top: Token) -> bool:
    return token.i == top.i or any(ancestor.i == top.i for ancestor in token.ancestors)


def with_people(
    doc: Doc, names: Sequence[Name], knowledge: Knowledge, words: Names
) -> tuple[Name, ...]:
    """Return ``names`` with those made persons that a position stands before.

    "la déléguée de la Croix-Rouge, Claire Montel" names a person, whatever a recogniser says.
    """

    def is_person(name: Name) -> bool:
        loose = name.type in {None, "kg:Place", "kg:Organization"} and not name.known
        parts = [token for token in doc[name.start : name.end] if token.text[:1].isupper()]
        if not loose or name.outer is not None or len(parts) < max(2, name.end - name.start):
            return False
        return bool(_position_before(doc, name.start, doc[name.root], knowledge, words))

    return tuple(replace(n, type=_PERSON) if is_person(n) else n for n in names)


def find_types(
    doc: Doc,
    names: Sequence[Name],
    titles: Mapping[int, int],
    knowledge: Knowledge,
    words: Names,
) -> dict[int, str]:
    """Return the class by token index for heads of names and of noun phrases with a class noun.

    A noun of class ``kg:Position`` keeps it where it is said of somebody (``titles``, copula,
    apposition); where it refers to its holder, the phrase denotes a person, in the plural a group.
    A word of quantity is of the class of what it counts.
    """
    types: dict[int, str] = {}
    inside = {i for name in names for i in range(name.start, name.end)}
    people = {name.start for name in names if name.type == _PERSON}
    for name in names:
        for index in (name.root, name.outer):
            if index is not None and name.type is not None:
                types[index] = name.type
    for token in doc:
        if token.pos_ != "NOUN" or not token.dep_ or token.i in types or token.i in inside:
            continue
        cls = _class_of(token, knowledge)
        if cls == _POSITION and token.i not in titles and not _is_predicated(token, people):
            cls = _PERSON
        if cls == _PERSON and "Number=Plur" in str(token.morph):
            cls = _GROUP
        if cls is not None:
            types[token.i] = cls
    for token in doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in words.quantities:
            counted = _counted(token, words)
            if counted is not None and counted.i in types:
                cls = types[counted.i]
                types[token.i] = _GROUP if cls == _PERSON else cls
    return types


def _counted(quantity: Token, words: Names) -> Token | None:
    """Return what a word of quantity counts: "soldats" in "une centaine de soldats"."""
    for kid in quantity.children:
        if kid.dep_.startswith("nmod") and kid.i > quantity.i:
            cases = [case for case in kid.children if case.dep_ == "case"]
            return kid if cases and cases[0].lemma_ in words.linkers else None
    return None


def _is_predicated(token: Token, people: set[int]) -> bool:
    """Whether the noun is said of somebody: "X est ministre", "le ministre X", "X, chef"."""
    while token.dep_ == "conj" and token.head.i != token.i and token.i + 1 not in people:
        token = token.head  # "X est ministre et président"
    if token.i + 1 in people or token.dep_.partition(":")[0] in _PREDICATED:
        return True
    kids = list(token.children)
    if any(kid.dep_ == "cop" for kid in kids):
        return True
    return any(kid.dep_ == "appos" and kid.pos_ == "PROPN" and kid.i > token.i for kid in kids)


def _class_of(token: Token, knowledge: Knowledge) -> str | None:
    """Return the class of the noun, of an expression that it begins first ("groupe armé")."""
    lexicon = knowledge.lexicon
    lemma = token.lemma_.lower()
    if lemma in lexicon.long_nouns:
        for words in _expressions(token):
            found = lexicon.noun_class(f"{lemma} {words}")
            if found is not None:
                return found
    return lexicon.noun_class(lemma)


def _expressions(token: Token) -> Iterator[str]:
    """Yield what may follow the noun in an expression, the longest first: "d'état-major"."""
    end = token.i + 1
    while end < len(token.doc) and end - token.i <= _LONGEST and token.doc[end].pos_ in _PHRASE:
        end += 1
    for stop in range(end, token.i + 1, -1):
        rest = token.doc[token.i + 1 : stop]
        last = rest[-1]
        yield rest.text.lower().replace("’", "'")
        if last.pos_ == "ADJ" and last.head.i == token.i:
            yield f"{rest.text[: last.idx - rest.start_char]}{last.lemma_}".lower()
