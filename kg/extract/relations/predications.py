"""What noun phrases state: roles and titles of names, events named by nouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

from kg.extract.clauses.clause import Clause, Kind
from kg.extract.relations.roles import is_person
from kg.languages.segmentation.sentences import COLONS
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["Predication", "bracketed", "of_copulas", "predications", "presents"]


@dataclass(frozen=True, slots=True)
class Predication:
    """A noun said of something without a verb ("Valeri Guerassimov, chef d'état-major").

    ``noun`` is what is said, ``hosts`` what it is said of; ``clause`` the clause around it.
    """

    noun: Node
    hosts: tuple[Node, ...]


def predications(nodes: list[Node], clauses: list[Clause]) -> Iterator[Predication]:
    """Yield appositions, titles before names and noun attributes of a copula.

    Whose position it is was settled by annotation, from the words' order: it outweighs the tree.
    """
    by_index = {node.i: node for node in nodes}
    titled: set[int] = set()
    for node in nodes:
        name = by_index.get(node.antecedent) if node.antecedent is not None else None
        names_post = node.type == "kg:Position" and node.pos not in ("DET", "PRON")  # not "son"
        if names_post and name is not None and name.sent == node.sent:
            titled.add(node.i)
            yield Predication(node, (name,))
        elif (person := bracketed(node)) is not None:
            titled.add(node.i)
            yield Predication(node, (person,))
    nearest = {node.antecedent: node for node in nodes if node.i in titled}
    for found in _in_trees(nodes, clauses):
        if found.noun.i in titled or _opens_quotation(found.noun):
            continue
        hosts = [host for host in found.hosts if not _is_title_of_title(found.noun, nearest, host)]
        if hosts and not any(host.has("PronType=Ind") for host in hosts):
            yield Predication(found.noun, tuple(hosts))


def _is_title_of_title(noun: Node, nearest: dict[int | None, Node], host: Node) -> bool:
    """Whether another title stands nearer to the name: in "proche du chef, le juge X" he is judge.

    Titles that are coordinated are all the name's: "le ministre et président X".
    """
    title = nearest.get(host.i)
    if title is not None and title.i < noun.i < host.i and noun.dep == "nmod":
        return noun.is_below(title)  # in "l'envoyé du secrétaire, X" X is who was sent
    if title is None or not noun.i < title.i < host.i:
        return False
    return title not in noun.conjuncts() and noun.dep != "appos" and not title.is_below(noun)


def _opens_quotation(noun: Node) -> bool:
    """Whether a quotation begins with its phrase: of titles of books, nobody is "Le Roi"."""
    if noun.dep not in ("appos", "conj"):
        return False
    first = noun.kid("det") or noun
    mark = first.before
    return mark is not None and category(mark.text[0]) == "Pi"


def _in_trees(nodes: list[Node], clauses: list[Clause]) -> Iterator[Predication]:
    by_node = {c.node.i: c for c in clauses}
    colons = [node.i for node in nodes if node.text in COLONS]
    for node in nodes:
        clause = by_node.get(node.i)
        if clause is not None and clause.kind is Kind.COPULA:
            for noun in told(clause, by_node):
                yield Predication(noun, tuple(clause.subjects))
            for noun in identified(clause):
                yield Predication(noun, (clause.node,))
        elif clause is None and node.head is not None and is_detached(node):
            around = by_node.get(node.head.i)
            if around is not None and around.subjects:
                yield Predication(node, tuple(around.subjects))
        is_noun = node.pos == "NOUN"
        for child in node.children:
            if child.dep == "appos" and child.is_nominal:
                if not _enumerates(node, child, colons):
                    yield from filter(None, (_apposition(node, c) for c in _told_of(node, child)))
            elif is_noun and is_titled(node, child):
                yield Predication(node, (child,))
            elif Function.TITLE in child.functions and is_name(node):
                yield Predication(child, (node,))  # "President X"


def of_copulas(clauses: Sequence[Clause]) -> dict[int, Clause]:
    """Return the clauses with a copula by the indices of the nouns that these say of something."""
    known = {clause.node.i for clause in clauses}
    return {
        one.i: clause
        for clause in clauses
        if clause.kind is Kind.COPULA
        for one in (*told(clause, known), *identified(clause), clause.node)
    }


def told(clause: Clause, known: Container[int]) -> Iterator[Node]:
    """Yield the nouns that a copula says of its subject; ``known`` heads are another clause's.

    "Il fut sénateur puis ministre", "elle est l'une des ministres du pays".
    """
    for one in clause.node.conjuncts():
        if one is clause.node or one.i not in known:
            if one.pos == "NOUN":
                yield one
            elif (several := _partitive(one)) is not None:
                yield several


def identified(clause: Clause) -> list[Node]:
    """Return the roles that a copula tells a person to be: "le futur ministre est X"."""
    if clause.kind is not Kind.COPULA or not is_name(clause.node) or clause.node.case():
        return []
    subjects = clause.subjects if clause.node.type == "kg:Person" else ()
    return [s for s in subjects if s.pos == "NOUN" and not is_name(s) and title_name(s) is None]


def presents(clause: Clause, hosts: Sequence[Node], pointers: Container[str]) -> bool:
    """Return whether a copula only points to who is named beside: "c'est le maire, X, qui …".

    ``pointers`` are pronouns that stand for nobody in particular.
    """
    pointing = bool(clause.subjects) and all(one.lower in pointers for one in clause.subjects)
    return pointing and not any(host in clause.subjects for host in hosts)


def _partitive(node: Node) -> Node | None:
    """Return "ministres" of "l'une des ministres": of whom somebody is one."""
    if node.pos != "PRON" or node.kid("det") is None:
        return None
    child = node.kid("nmod")
    return child if child is not None and child.pos == "NOUN" else None


def _told_of(noun: Node, name: Node) -> list[Node]:
    """Return the names that an apposition tells of: one alone behind "l'Espagnol X et Y"."""
    alone = noun.people and not noun.has("Number=Plur")
    return [name] if alone else name.conjuncts()


def _enumerates(head: Node, child: Node, colons: list[int]) -> bool:
    """Whether a colon only tells which ones ("trois pays : X et Y"); no headline "X : Y"."""
    at = bisect_right(colons, head.i)
    return head.head is not None and at < len(colons) and colons[at] < child.i


def bracketed(node: Node) -> Node | None:
    """Return the person's name that ``node`` stands behind in brackets: "X (PS)", "X (le PS)"."""
    if not is_name(node):
        return None
    mark = node.before
    if mark is not None and mark.pos == "DET":
        mark = mark.before
    if mark is not None and mark.is_comma:  # "X (maire de Y, PS)"
        while mark is not None and category(mark.text[0]) not in ("Ps", "Pe"):
            mark = mark.before
    name = mark.before if mark is not None and category(mark.text[0]) == "Ps" else None
    while name is not None and name.dep == "flat":
        name = name.head
    return name if name is not None and is_person(name) else None


def is_detached(noun: Node) -> bool:
    """Return whether a noun without article is said of the subject beside it.

    "Ancien ministre, Untel a été élu", "Untel est parti, vainqueur de la veille".
    """
    return (
        noun.dep == "advcl"
        and noun.pos == "NOUN"
        and noun.kid("mark", "case", "cop", "det", "nsubj") is None
    )


def is_name(node: Node) -> bool:
    """Return whether the node heads a name."""
    if node.pos == "PROPN" or node.ent == "kg:Person":
        return True
    return bool(node.name) and not node.people


def is_titled(noun: Node, name: Node) -> bool:
    """Return whether ``name`` is the name after a title or role ("le juge Armand Untel")."""
    return (
        noun.pos == "NOUN"
        and is_person(name)
        and name.i > noun.i
        and (name.dep == "flat" or (name.dep == "nmod" and not name.case()))
    )


def _named_behind(noun: Node) -> Node | None:
    """Return the person's name in apposition with adjectives alone between: "le juge belge X"."""
    if noun.people:
        return None  # one of a list: "les Belges X et Y, le Suédois Z"
    last = max((noun, *noun.kids("amod")), key=lambda node: node.i)
    return next((n for n in noun.kids("appos") if is_person(n) and n.before is last), None)


def title_name(noun: Node) -> Node | None:
    """Return the name that follows a title ("le général Untel" → "Untel"), if any."""
    return next((child for child in noun.children if is_titled(noun, child)), None)


def _is_listed(title: Node) -> bool:
    """Whether it is one of several titles, whatever the parser hung it on."""
    before = title.before
    joined = before is not None and before.pos == "CCONJ"
    return joined or title.dep == "conj" or title.kid("conj") is not None


def _in_brackets(node: Node) -> bool:
    """Whether it explains what stands before: "Organisation X (OX)", not "la rue X"."""
    return any(category(mark.text[0]) == "Ps" for mark in node.kids("punct"))


def _listed(first: Node) -> tuple[Node, ...]:
    """Return the names of a list that share a title before it.

    Those behind "et leurs femmes" don't, nor those behind "et de": "les ministres de A, X, et de
    B, Y", nor from the next title on: "les Portugais A et B, les Espagnols C, D".
    """
    found, todo = [first], [first]
    titled: list[int] = []
    while todo:
        for name in todo.pop(0).kids("conj"):
            behind = [node for node in name.subtree() if node.i < name.i]
            if name.people or any(node.dep == "appos" for node in behind):
                titled.append(name.i)
            elif not any(node.pos == "ADP" or node.has("Poss=Yes") for node in behind):
                found.append(name)
                todo.append(name)
    names = (name for name in found if all(name.i < i for i in titled))
    return tuple(sorted(names, key=lambda node: node.i))


def _apposition(head: Node, child: Node) -> Predication | None:
    if child.pos == "NUM" or child.ent == "DATE":
        return None
    if is_name(child) and child.antecedent == head.i:
        return None  # "Organisation X (OX)"
    name = title_name(child) or _named_behind(child)
    if title_name(head) is not None and (name is not None or is_name(child)):
        return None  # two persons in a list, each with a title
    if (name is not None or is_name(child)) and not is_name(head):
        return Predication(head, (name or child,))
    if child.pos == "NOUN" and child.has("Number=Plur"):
        if _is_listed(child) and len(head.conjuncts()) > 1:
            return None  # of "les ministres et députés X et Y" nobody knows who is which
        return Predication(child, _listed(head))  # "les présidents X et Y"
    said = _partitive(child) or child  # "l'un des fondateurs"
    if said.pos == "NOUN" or (is_name(child) and _in_brackets(child)):
        return Predication(said, (title_name(head) or head,))
    return None
