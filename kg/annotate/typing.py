"""Names and class nouns → what class of thing each noun phrase denotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.peoples import is_of_people

if TYPE_CHECKING:
    from kg.annotate.names.name import Name
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["PHRASE", "Typed", "class_of", "find_types"]

_POSITION, _PERSON, _GROUP, _EVENT = "kg:Position", "kg:Person", "kg:Group", "kg:Event"
_PEOPLE = (_PERSON, _GROUP, "kg:ArmedGroup", "kg:ArmedForce")  # that are counted by the head
_LONGEST = 4  # words of an expression after its noun
_PREDICATED = frozenset({"appos", "xcomp", "flat", "vocative"})
_BEFORE = frozenset({"compound", "amod"})
_HEADS = frozenset({"nsubj", "obj", "nmod", "conj", "obl"})
PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "X", "NUM"})
"""Parts of speech inside of a noun phrase without clauses."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What names and class nouns tell of a text.

    ``titles`` are nouns of positions with the root of the name that each is said of, ``types`` the
    classes of what words denote; both by index.
    """

    names: tuple[Name, ...]
    titles: Mapping[int, int]
    types: Mapping[int, str]


def find_types(
    tree: Tree,
    names: Sequence[Name],
    titles: Mapping[int, int],
    knowledge: Knowledge,
    words: Names,
) -> dict[int, str]:
    """Return the class by index for heads of names and of noun phrases with a class noun.

    A noun of class ``kg:Position`` keeps it where it is said of somebody (``titles``, copula,
    apposition); where it refers to its holder, the phrase denotes a person, in the plural a group.
    A word of quantity is of the class of what it counts.
    """
    types: dict[int, str] = {}
    inside = {i for name in names for i in range(name.start, name.end)}
    unknown = {name.root for name in names if name.type is None}
    words_alone = {name.root for name in names if name.end - name.start == 1}
    people = {name.start for name in names if name.type == _PERSON}
    for name in names:
        if name.type is not None:
            types[name.root] = types[name.top] = name.type
    for node in tree:
        capital = may_be_title(node, words)
        if not node.dep or not (node.pos == "NOUN" or node.i in titles or capital):
            continue
        if node.i in types or (node.i in inside and node.i not in unknown):
            continue
        cls = class_of(node, tree, knowledge)
        post = capital and cls == _POSITION  # "the Prime Minister"
        event = cls == _EVENT and node.i not in words_alone
        if (capital and not post) or (node.i in unknown and not (event or post)):
            continue  # "les championnats d'Europe" are one, "l'Assemblée" and "le Bastion" are not
        if cls is None and is_of_people(node, knowledge):
            cls = _PERSON
        if cls == _POSITION and node.i not in titles and not _is_predicated(node, people):
            cls = cls if _is_post_itself(node, words) else _PERSON
        if cls == _PERSON and node.has("Number=Plur"):
            cls = _GROUP
        if cls is not None:
            types[node.i] = cls
    types.update(_classes_of_quantities(tree, dict(types), words))
    return types


def _classes_of_quantities(
    tree: Tree, types: Mapping[int, str], words: Names
) -> Iterator[tuple[int, str]]:
    """Yield words of quantity and bare numbers with the class of what they count."""
    for node in tree:
        # so with "trois des assaillants", "les 276", "40 % des quartiers", "l'un des assaillants"
        number = node.pos in ("NUM", "SYM") or (node.pos == "PRON" and node.has("PronType=Ind"))
        number = number and node.dep in _HEADS
        if number or (node.pos == "NOUN" and node.lemma.lower() in words.quantities):
            counted = _counted(node, words)
            if counted is None and _is_of_others(node):
                counted = _counted_in_first(node, types)  # "dix autres ont été blessés"
            elif counted is not None and _is_of_others(counted):
                counted = _counted_in_first(node, types)  # "une dizaine d'autres"
            elif counted is None and node.pos != "PRON":
                counted = _counted_before(node, types) or _counted_in_first(node, types)
            if counted is not None and counted.i in types:
                cls = types[counted.i]
                yield node.i, _GROUP if cls == _PERSON else cls


def may_be_title(node: Node, words: Names) -> bool:
    """Return whether what is written like a name, with an article, may be a post: "the Speaker"."""
    return words.capital_titles and node.pos == "PROPN" and node.kid("det") is not None


def class_of(node: Node, tree: Tree, knowledge: Knowledge) -> str | None:
    """Return the class of the noun, of an expression first.

    It begins one ("groupe armé") or, with words that hang on it, ends one ("chief executive").
    """
    lexicon = knowledge.lexicon
    lemma = node.lemma.lower()
    for before in _before(node):
        found = lexicon.noun_class(f"{before} {lemma}")
        if found is not None:
            return found
    if lemma in lexicon.long_nouns:
        for words in _expressions(node, tree):
            found = lexicon.noun_class(f"{lemma} {words}")
            if found is not None:
                return found
    return lexicon.noun_class(lemma)


def _expressions(node: Node, tree: Tree) -> Iterator[str]:
    """Yield what may follow the noun in an expression, the longest first: "d'état-major"."""
    first = end = node.i + 1
    while end < len(tree) and end < first + _LONGEST and tree[end].pos in PHRASE:
        end += 1
    for stop in range(end, first, -1):
        last = tree[stop - 1]
        start = tree[first].start
        yield tree.text[start : last.end].lower().replace("’", "'")
        if last.pos == "ADJ" and last.head is node:
            yield f"{tree.text[start : last.start]}{last.lemma}".lower()


def _before(node: Node) -> list[str]:
    """Return what may stand before the noun in an expression, the longest first."""
    found: list[str] = []
    word = node.before
    while word is not None and word.head is node and word.dep in _BEFORE:
        found.insert(0, f"{word.lower} {found[0]}" if found else word.lower)
        word = word.before
    return found


def _is_of_others(node: Node) -> bool:
    """Whether a plural pronoun stands for more of what was counted: "six autres"."""
    plural = node.pos == "PRON" and node.has("PronType=Ind") and node.has("Number=Plur")
    return plural and node.kid("nummod", "case") is not None


def _counted(quantity: Node, words: Names) -> Node | None:
    """Return what a word of quantity counts: "soldats" in "une centaine de soldats"."""
    for child in quantity.kids("nmod"):
        if child.i > quantity.i:
            case = child.kid("case")
            if case is None or case.lemma not in words.linkers:
                return None
            inner = _counted(child, words) if child.lemma.lower() in words.quantities else None
            return inner or child  # "des centaines de milliers d'habitants"
    return None


def _counted_before(number: Node, types: Mapping[int, str]) -> Node | None:
    """Return the people of whom a bare number is a part: "lycéennes" in "dix lycéennes des 276"."""
    head = number.head
    bare = number.pos == "NUM" and number.dep == "nmod" and number.kid("det") is not None
    if not bare or head is None or not head.has("Number=Plur"):
        return None
    return head if types.get(head.i) in (_PERSON, _GROUP) else None


def _counted_in_first(number: Node, types: Mapping[int, str]) -> Node | None:
    """Return whom a clause before counted: "trois passants sont morts et dix blessés"."""
    clause = number.head
    if number.dep not in ("nsubj", "obj") or clause is None or clause.dep != "conj":
        return None
    first = clause.head
    for counted in first.kids(number.dep) if first is not None else ():
        if counted.has("Number=Plur") and types.get(counted.i) in _PEOPLE:
            return counted
    return None


def _is_post_itself(node: Node, words: Names) -> bool:
    """Whether a post is named, and nobody who holds it: "a candidate for mayor"."""
    bare = node.kid("det", "nummod") is None and not node.has("Number=Plur")
    return bare and node.case() in words.bare_post_marks


def _is_predicated(node: Node, people: set[int]) -> bool:
    """Whether the noun is said of somebody: "X est ministre", "le ministre X", "X, chef"."""
    while node.dep == "conj" and node.head is not None and node.i + 1 not in people:
        node = node.head  # "X est ministre et président"
    if node.i + 1 in people or node.dep in _PREDICATED or node.kid("cop") is not None:
        return True
    return any(child.pos == "PROPN" and child.i > node.i for child in node.kids("appos"))
