"""Trees → clauses: predicates, how they hang together, their arguments.

Subjects need the whole picture and are found last, in ``subjects.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.extract.clause import Argument, Clause, Kind, Link
from kg.extract.tree import Node
from kg.languages import Language
from kg.model import Role

__all__ = ["find_clauses", "relative_antecedent"]

_NOT_PREDICATES = frozenset(
    {"aux", "cop", "case", "mark", "fixed", "flat", "cc", "det", "advmod", "discourse", "compound"}
)
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj"})


def find_clauses(
    nodes: Iterable[Node | None], language: Language, times: Collection[int] = ()
) -> list[Clause]:
    """Return the clauses of a Doc's nodes in text order, linked, with arguments, no subjects yet.

    ``times`` holds the indices of the words that belong to time expressions.
    """
    clauses: dict[int, Clause] = {}
    for node in nodes:
        if node is not None and is_predicate(node):
            clauses[node.i] = _clause(node, language)
    for clause in clauses.values():
        _hang(clause, clauses)
    for clause in clauses.values():
        clause.arguments = list(_arguments(clause, clauses, language, times))
    return list(clauses.values())


def is_predicate(node: Node) -> bool:
    """Return whether the word states something of a subject."""
    if node.kid("cop") is not None:
        return True
    if node.dep in _NOT_PREDICATES:
        return False
    if node.pos == "VERB":
        if node.dep == "amod":
            return node.is_participle and any(c.dep == "obl" for c in node.children)
        if node.dep in ("nsubj", "obj", "obl", "nmod"):
            return node.is_infinitive or node.is_finite
        return True
    if node.pos == "AUX":
        return True
    return node.pos == "ADJ" and node.dep in ("acl", "amod") and bool(node.kids("obl", "xcomp"))


def _clause(node: Node, language: Language) -> Clause:
    copula = node.kid("cop")
    if copula is not None:
        auxiliaries = [c for c in node.children if c.dep == "aux" and c.i < node.i]
        return Clause(node, Kind.COPULA, [*auxiliaries, copula], lemma=copula.lemma)
    if node.pos == "ADJ":
        return Clause(node, Kind.ROLE, [node], lemma=node.lemma)
    auxiliaries = [c for c in node.children if c.dep == "aux"]
    clause = Clause(node, Kind.VERB, [*auxiliaries, node], lemma=node.lemma)
    clause.words.sort(key=lambda word: word.i)
    clause.passive = _is_passive(node)
    support = _support_noun(node, language)
    if support is not None:
        clause.words.append(support)
    return clause


def _is_passive(node: Node) -> bool:
    for child in node.children:
        if child.sub == "pass" and child.dep in ("aux", "nsubj", "expl", "csubj"):
            return True
        if child.dep == "obl" and child.sub == "agent":
            return True
    if node.kid("aux") is not None or not node.is_participle:
        return False
    if node.dep == "conj" and node.head is not None and node.head.pos == "VERB":
        return _is_passive(node.head)
    return node.dep in ("acl", "amod", "advcl", "xcomp") and node.kid("obj") is None


def _support_noun(node: Node, language: Language) -> Node | None:
    """The bare noun of a support-verb construction ("faire état de", "avoir recours à")."""
    for child in node.children:
        if (
            child.dep in ("obj", "xcomp")
            and child.pos == "NOUN"
            and child.i > node.i
            and child.has("Number=Sing")
            and not any(c.dep in ("det", "case", "nummod") for c in child.children)
            and node.lemma in language.syntax.support_verbs
        ):
            return child
    return None


def _hang(clause: Clause, clauses: dict[int, Clause]) -> None:
    """Set ``link``, ``above`` and ``through`` from the relation that the predicate bears."""
    anchor = clause.node
    while anchor.dep == "conj" and anchor.head is not None:
        anchor = anchor.head
    if anchor is not clause.node and anchor.i not in clauses and anchor.dep != "root":
        anchor = clause.node if not anchor.is_nominal else anchor
    above = next((clauses[n.i] for n in anchor.ancestors() if n.i in clauses), None)
    clause.above = above
    head = anchor.head
    if head is None:
        return
    if above is None or head.i != above.node.i:
        clause.through = head
    if anchor.dep in _COMPLEMENTS:
        clause.link = Link.COMPLEMENT
    elif anchor.dep == "advcl":
        clause.link = Link.ADVERBIAL
    elif anchor.dep == "parataxis":
        clause.link = Link.REPORT
    elif anchor.is_infinitive and anchor.dep in ("acl", "obl", "obj", "nmod"):
        clause.link = Link.COMPLEMENT
    else:
        clause.link = Link.RELATIVE


def relative_antecedent(pronoun: Node) -> Node | None:
    """Return the noun that a relative pronoun stands for, or ``None``."""
    if "PronType=Rel" not in pronoun.feats:
        return None
    coordinated = False
    for node in (pronoun, *pronoun.ancestors()):
        if node.dep == "acl" and (node.sub == "relcl" or coordinated):
            return node.head
        coordinated = node.dep == "conj"
        if node.dep == "advcl" and node.sub == "cleft":
            return node.head
    return None


def _arguments(
    clause: Clause, clauses: dict[int, Clause], language: Language, times: Collection[int]
) -> Iterable[Argument]:
    node = clause.node
    if clause.kind is Kind.COPULA:
        yield from _attributes(clause, language)
    hosts = [node]
    if clause.kind is Kind.VERB and clause.words[-1] is not node and clause.words[-1].i > node.i:
        hosts.append(clause.words[-1])  # what the noun of a support verb takes
    for host in hosts:
        for child in sorted(host.children, key=lambda n: n.i):
            if child is not hosts[-1] or child is node:
                yield from _argument(clause, child, clauses, language, times)
    yield from _shared(clause, clauses, language, times)


def _shared(
    clause: Clause, clauses: dict[int, Clause], language: Language, times: Collection[int]
) -> Iterable[Argument]:
    """What follows the last of coordinated verbs and hangs on the first: said of both.

    "Les données ont été récoltées et validées par l'équipe": the team validated them too.
    """
    node = clause.node
    first = node.head
    if node.dep != "conj" or first is None or first.i not in clauses or node.kids("obj", "obl"):
        return
    if node.kid("nsubj", "aux", "ccomp", "xcomp") is not None:
        return
    for child in sorted(first.children, key=lambda n: n.i):
        if child.i > node.i and child.dep in ("obj", "obl"):
            yield from _argument(clauses[first.i], child, clauses, language, times)


def _argument(
    clause: Clause,
    child: Node,
    clauses: dict[int, Clause],
    language: Language,
    times: Collection[int],
) -> Iterable[Argument]:
    dep = child.dep
    if "Reflex=Yes" in child.feats or dep == "expl":
        return
    antecedent = relative_antecedent(child)
    if antecedent is not None:
        if dep not in ("nsubj", "csubj"):
            yield from _of_relative(dep, child, antecedent, language, times)
        return
    if dep in ("ccomp", "xcomp") and child.i in clauses:
        yield Argument(child, Role.CLAUSE)
        return
    if dep == "nsubj" and _is_impersonal(clause.node):
        for one in child.conjuncts():
            yield Argument(one, Role.OBJ)
        return
    if dep == "xcomp":
        for one in child.conjuncts():
            yield Argument(one, Role.ATTR, one.case())
        return
    if dep == "obj":
        role = Role.OBJ
    elif dep == "iobj" or dep == "obl" or (dep == "nmod" and child.head is not clause.node):
        role = Role.OBL
    elif dep == "advmod" and child.kid("obj") is not None:  # "lors du vote"
        inner = child.kids("obj")[0]
        yield Argument(inner, Role.TIME, child.lemma)
        return
    else:
        return
    if child.i in clauses and not child.is_nominal:
        yield Argument(child, Role.CLAUSE, child.case())
        return
    preposition = child.case() or _clitic_preposition(child, language)
    if preposition in language.syntax.discourse_prepositions or _is_adverbial(child, language):
        return
    if dep == "obl" and _is_agent(clause, child, preposition, language):
        role = Role.AGENT
    for one in child.conjuncts():
        if one.i in clauses and not one.is_nominal:
            continue
        yield Argument(one, _refine(role, one, preposition, language, times), preposition)


def _of_relative(
    dep: str, pronoun: Node, antecedent: Node, language: Language, times: Collection[int]
) -> Iterable[Argument]:
    """What a relative pronoun stands for, as the argument that the pronoun is."""
    if dep in ("obj", "xcomp"):
        yield Argument(antecedent, Role.OBJ if dep == "obj" else Role.ATTR)
    elif dep in ("obl", "iobj", "nmod", "advmod"):
        preposition = pronoun.case() or language.syntax.relatives.get(pronoun.lower, "")
        if dep in ("nmod", "advmod") and pronoun.lower not in language.syntax.relatives:
            return
        role = _refine(Role.OBL, antecedent, preposition, language, times)
        yield Argument(antecedent, role, preposition)


def _is_impersonal(node: Node) -> bool:
    """Whether a dummy subject stands before the real one ("il reste trois camps")."""
    return any(child.dep == "expl" and child.sub == "subj" for child in node.children)


def _is_adverbial(node: Node, language: Language) -> bool:
    """Whether a prepositional phrase is a fixed adverbial ("en réalité", "à la fois")."""
    words = [c.lower for c in node.children if c.dep in ("case", "det", "amod", "nummod")]
    before = [c for c in words if c]
    phrase = " ".join([*before, node.lower])
    return phrase in language.syntax.adverbials


def _is_agent(clause: Clause, child: Node, preposition: str, language: Language) -> bool:
    return child.sub == "agent" or (
        clause.passive and preposition in language.syntax.agent_prepositions
    )


def _attributes(clause: Clause, language: Language) -> Iterable[Argument]:
    for one in clause.node.conjuncts():
        if one is clause.node or one.kid("cop", "nsubj") is None:
            preposition = one.case()
            place = preposition in language.syntax.place_prepositions and one.pos != "ADJ"
            yield Argument(one, Role.PLACE if place else Role.ATTR, preposition)


def _clitic_preposition(node: Node, language: Language) -> str:
    return language.syntax.clitics.get(node.lower, "")


def _refine(
    role: Role, node: Node, preposition: str, language: Language, times: Collection[int]
) -> Role:
    """OBL becomes TIME or PLACE where the words say so."""
    if role is not Role.OBL:
        return role
    if node.i in times or node.lemma in language.syntax.time_nouns:
        return Role.TIME
    if preposition in language.syntax.place_prepositions and (
        node.ent == "LOC" or (node.type or "") in language.syntax.place_types
    ):
        return Role.PLACE
    return role
