"""Complements hung where what they complete is, if the parser hung them elsewhere.

Nouns and verbs differ in what they take: "la pluie" no "que", no noun a bare infinitive.
"""

from __future__ import annotations

from kg.languages import Language
from kg.ontology import Lexicon
from kg.trees.functions import Function
from kg.trees.node import NO_FUNCTION, Node, move

__all__ = ["attach_complement", "part_copula"]

_ASKABLE = frozenset({"asks", "factive"})  # what one asks, knows or finds out may be a question


def attach_complement(node: Node, language: Language, lexicon: Lexicon) -> bool:
    """Move or relabel ``node`` or its clause, in place; return whether that settles its place."""
    if node.is_infinitive and node.dep in ("acl", "xcomp", "advcl", "obl"):
        _infinitive_of_noun(node, lexicon)
    if node.dep == "nmod":
        _not_of_time(node, language)
    if node.dep == "obj":
        _object_of_outer(node, language, lexicon)
    if node.dep == "appos" and node.pos == "PROPN":
        _not_of_owned(node, lexicon)
    if node.dep in ("advcl", "ccomp"):
        _question(node, language, lexicon)
    return node.dep == "acl" and (
        _completive(node, language, lexicon) or _cleft(node, language, lexicon)
    )


def part_copula(copula: Node, language: Language) -> None:
    """In "le problème est que P": the copula is the head of its clause, P hangs on it.

    Treebanks make P's verb the head of both. In "est-ce que P" the copula only asks.
    """
    verb, syntax = copula.head, language.syntax
    if verb is None:
        return
    introduced = syntax.infinitive_marks if verb.is_infinitive else syntax.complementisers
    mark = next((c for c in verb.kids("mark") if copula.i < c.i < verb.i), None)
    if mark is None or mark.lower not in introduced:
        return
    before = [c for c in verb.children if c.i < mark.i and c is not copula]
    if any(c.dep == "expl" and c.i > copula.i for c in before):
        for word in (copula, *(c for c in before if c.dep == "expl" and c.i > copula.i)):
            word.dep, word.functions = "discourse", NO_FUNCTION
        return
    verb.children.remove(copula)
    copula.head, copula.dep, copula.functions = verb.head, verb.dep, verb.functions
    if verb.head is not None:
        verb.head.children[verb.head.children.index(verb)] = copula
        verb.head.children.sort(key=lambda child: child.i)
    verb.head, verb.dep, verb.functions = copula, "ccomp", NO_FUNCTION
    copula.children.append(verb)
    for child in before:
        move(child, copula)


def _not_of_time(complement: Node, language: Language) -> None:
    """In "elle a démissionné jeudi de son poste": a bare weekday has no post.

    Only a time may follow it: "jeudi de la semaine dernière".
    """
    day, times = complement.head, language.syntax.time_nouns
    if day is None or day.lemma.lower() not in language.times.weekdays or day.kid("det", "case"):
        return
    verb = day.head
    if verb is None or verb.pos != "VERB" or day.i < verb.i or day.dep != "obl":
        return
    if complement.case() and complement.lemma.lower() not in times and complement.kid("det"):
        move(complement, verb)
        complement.dep, complement.functions = "obl", NO_FUNCTION


def _object_of_outer(noun: Node, language: Language, lexicon: Lexicon) -> None:
    """In "il a nommé pour lui succéder X": "succéder" takes no object, "nommer" lacks one."""
    inner = noun.head
    if inner is None or not inner.is_infinitive or inner.dep != "advcl" or noun.i < inner.i:
        return
    verb = inner.head
    if verb is None or verb.i > inner.i or verb.kid("obj", "ccomp", "xcomp") is not None:
        return
    if not any(mark.lower in language.syntax.purpose_marks for mark in inner.kids("mark", "case")):
        return
    known = bool(lexicon.frames(inner.lemma.lower(), "VERB"))
    if known and _takes_object(verb, lexicon) and not _takes_object(inner, lexicon):
        move(noun, verb)


def _not_of_owned(name: Node, lexicon: Lexicon) -> None:
    """In "elle a nommé à sa place X": what is hers needs no name, the verb lacks its object."""
    noun = name.head
    verb = noun.head if noun is not None else None
    if noun is None or verb is None or verb.pos != "VERB" or noun.dep != "obl":
        return
    if noun.type in ("kg:Person", "kg:Position") or name.i != noun.i + 1 or verb.i > noun.i:
        return
    owned = any(child.has("Poss=Yes") for child in noun.kids("det"))
    full = verb.kid("obj", "ccomp", "xcomp") is not None
    passive = any(Function.PASSIVE in child.functions for child in verb.children)
    if owned and noun.case() and not (full or passive) and _takes_object(verb, lexicon):
        move(name, verb)
        name.dep, name.functions = "obj", NO_FUNCTION


def _takes_object(verb: Node, lexicon: Lexicon) -> bool:
    """Whether the lexicon knows the verb with an object, in no longer expression."""
    return any(
        "obj" in slot.names
        for frame in lexicon.frames(verb.lemma.lower(), "VERB")
        if not frame.words and not frame.reflexive
        for pattern in frame.states
        for slot in (pattern.subject, pattern.object)
    )


def _infinitive_of_noun(infinitive: Node, lexicon: Lexicon) -> None:
    """In "l'incapacité de la partie adverse à tenir": what takes an infinitive gets it."""
    head = infinitive.head
    if head is None or head.pos not in ("NOUN", "ADJ", "PROPN"):
        return
    if infinitive.kid("mark", "case", "aux", "nsubj") is None and infinitive.dep == "acl":
        _infinitive_of_verb(infinitive)
        return
    if lexicon.cues(head.lemma.lower(), head.pos) or head.kid("cop") is not None:
        return
    node: Node | None = head
    while node is not None and node.dep in ("nmod", "amod", "flat", "acl"):
        node = node.head
        if node is not None and node.pos == "NOUN" and lexicon.cues(node.lemma.lower(), "NOUN"):
            move(infinitive, node)
            infinitive.dep = "acl"
            return


def _infinitive_of_verb(infinitive: Node) -> None:
    """In "le groupe a vu son chiffre d'affaires reculer": no noun takes a bare infinitive."""
    for node in infinitive.ancestors():
        if node.pos == "VERB":
            move(infinitive, node)
            infinitive.dep, infinitive.functions = "xcomp", NO_FUNCTION
            return
        if node.dep not in ("nmod", "obj", "flat", "appos"):
            return


def _question(clause: Node, language: Language, lexicon: Lexicon) -> None:
    """In "on ne sait pas si l'avion est tombé": right behind such a verb, what is not known.

    Behind any other verb it is the condition: "il partira si la trêve tient".
    """
    verb, words = clause.head, language.syntax.condition_marks
    mark = next((c for c in clause.kids("mark") if c.lower in words), None)
    if verb is None or verb.pos != "VERB" or mark is None or mark.i < verb.i:
        return
    cues = [cue for cue in lexicon.cues(verb.lemma.lower(), "VERB") if not cue.words]
    if clause.dep == "ccomp":
        if not cues:
            clause.dep, clause.functions = "advcl", NO_FUNCTION
    elif all(c.i >= mark.i for c in clause.children):
        full = verb.kid("obj", "ccomp", "xcomp") is not None
        if not full and any(cue.stance.name in _ASKABLE for cue in cues):
            clause.dep, clause.functions = "ccomp", NO_FUNCTION


def _completive(clause: Node, language: Language, lexicon: Lexicon) -> bool:
    """In "X a proposé au conseil que l'embargo soit levé": with a subordinator, no relative clause.

    It is what the verb proposes, unless its noun takes such a clause ("l'idée que").
    """
    head, words = clause.head, language.syntax.complementisers
    if head is None or head.pos not in ("NOUN", "PROPN") or not clause.is_finite:
        return False
    if not any(c.dep == "mark" and c.lower in words for c in clause.children):
        return False
    if lexicon.cues(head.lemma.lower(), "NOUN") or head.head is None:
        return False
    verb = head.head
    if verb.pos != "VERB" or head.dep not in ("obj", "obl", "iobj"):
        return False
    if not any(cue.stance.holder for cue in lexicon.cues(verb.lemma.lower(), "VERB")):
        return False
    move(clause, verb)
    clause.dep, clause.functions = "ccomp", NO_FUNCTION
    return True


def _cleft(clause: Node, language: Language, lexicon: Lexicon) -> bool:
    """In "c'est à cause de la pluie que le match a été reporté": "la pluie" takes no "que"."""
    noun, words = clause.head, language.syntax.complementisers
    if noun is None or not clause.is_finite or lexicon.cues(noun.lemma.lower(), "NOUN"):
        return False
    if not any(c.dep == "mark" and c.lower in words for c in clause.children):
        return False
    for node in (noun, *noun.ancestors()):
        if node.kid("cop") is None and not node.is_nominal:
            break
        if any(c.has("PronType=Dem") for c in node.kids("expl", "nsubj")):
            clause.dep, clause.functions = "advcl", frozenset({Function.CLEFT})
            return True
    return False
