"""How surely a clause says something by its own words, before what stands above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extract.clauses.clause import Clause, Kind, Link, mark_words, sharing_verb
from kg.extract.clauses.verbs import is_perfect_infinitive
from kg.extract.speech.conditions import (
    begins_with_auxiliary,
    is_behind,
    is_conceded,
    of_condition,
    verbal,
)
from kg.languages import Language
from kg.languages.syntax import Syntax
from kg.model import Modality
from kg.ontology import Cue, Lexicon
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = [
    "cue_of_auxiliary",
    "cues_of_auxiliary",
    "is_heard",
    "is_open",
    "is_singled_out",
    "of_source",
    "own_modality",
]


_IMPERATIVE = "Mood=Imp"  # has no subject: with one, the tagger is mistaken


def own_modality(
    clause: Clause, lexicon: Lexicon, language: Language, *, told_in_past: bool = False
) -> Modality:
    """Return the modality that mood, auxiliaries, subordinator, adverbs or a condition give.

    ``told_in_past``: below a verb of the past the future is told by other means ("said that she
    would come").
    """
    syntax = language.syntax
    mood = _of_mood(clause.node, syntax, told_in_past=told_in_past)
    if mood is Modality.HYPOTHETICAL and not of_condition(clause.node, syntax):
        mood = _of_adverb(clause.node, lexicon) or mood  # "viendrait probablement"
    return (
        _of_subordinator(clause, lexicon, syntax)
        or mood
        or _of_auxiliary(clause, lexicon, syntax, told_in_past=told_in_past)
        or _of_need(clause, lexicon)
        or _of_adverb(clause.node, lexicon)
        or of_condition(clause.node, syntax)
        or Modality.ASSERTED
    )


def of_source(clause: Clause, language: Language) -> Modality | None:
    """Return what the clause's mood means beside a source: "selon X, elle se rendrait à Y"."""
    node = clause.node
    if clause.link is Link.ADVERBIAL or node.kid("advcl") is not None:
        return None
    return _told(node, language.syntax.perfect_moods)


def is_heard(clause: Clause, language: Language) -> bool:
    """Return whether a mood only tells that it is hearsay: "l'aéroport serait cerné".

    No condition stands beside it, nor anything that somebody would have to do for it, and no event
    acts: "la prise de la ville signifierait".
    """
    node, syntax = clause.node, language.syntax
    if clause.impersonal or clause.link not in (Link.ROOT, Link.RELATIVE):
        return False
    if _told(node, syntax.perfect_moods) is None or node.kid("advcl", "xcomp", "ccomp", "csubj"):
        return False
    if any(word.has("Person=1") or word.has("Person=2") for word in verbal(node)):
        return False
    subjects = node.kids("nsubj") or clause.subjects
    things = (one.type == "kg:Event" or one.has("PronType=Dem") for one in subjects)
    return bool(subjects) and not any(things)


def _told(node: Node, moods: Mapping[str, Modality]) -> Modality | None:
    verbs = (node, *node.kids("aux", "cop"))
    return next((moods[mood] for mood in moods for verb in verbs if verb.has(mood)), None)


def _of_subordinator(clause: Clause, lexicon: Lexicon, syntax: Syntax) -> Modality | None:
    node = clause.node
    parts = [c for c in node.kids("mark") if not is_conceded(c, node, syntax)]
    marks = [mark_words(c) for c in parts]
    if len(parts) > 1 and not (node.head and is_behind(node.head)):
        marks.append(" ".join(c.lemma.lower() for c in parts))  # "avant qu'il parte"
    conditional = any(mark in syntax.condition_marks for mark in marks)
    if conditional and clause.link in (Link.COMPLEMENT, Link.ROOT):
        asked = _is_asked(clause, lexicon) and len(parts) == 1
        return Modality.ASKED if asked else Modality.HYPOTHETICAL
    if syntax.alternating_words and _is_alternative(node, syntax):
        return Modality.POSSIBLE
    if clause.link is Link.ROOT and _begins_with_that(node, syntax):
        return Modality.WANTED  # "Que la commission enquête."
    if clause.link is not Link.ADVERBIAL:
        return None
    if any(mark in syntax.condition_marks or mark in syntax.open_marks for mark in marks):
        return Modality.HYPOTHETICAL
    if _is_fronted_content(node, syntax):
        return Modality.HYPOTHETICAL
    if begins_with_auxiliary(node):
        return Modality.HYPOTHETICAL
    first = _sharing_mark(node)
    purpose = any(mark_words(mark) in syntax.purpose_marks for mark in first.kids("mark"))
    purpose = purpose or any(mark in syntax.purpose_marks for mark in marks)
    if purpose and is_perfect_infinitive(node):
        return None  # "condamné pour avoir transmis": he did
    if purpose or (node.is_infinitive and first.case() in syntax.purpose_marks):
        return Modality.WANTED
    return None


def _is_asked(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether somebody asks what may be a condition: "on ignore si P", not "la peur de X si P".

    Nor is it asked where the parser hung on it what depends on it.
    """
    noun = clause.between
    if clause.link is not Link.COMPLEMENT or noun is None:
        return clause.link is Link.COMPLEMENT
    cues = lexicon.cues(noun.lemma.lower(), "NOUN")
    return any(cue.stance.modality is Modality.ASKED for cue in cues)


def _sharing_mark(node: Node) -> Node:
    """Return the infinitive whose subordinator is the node's, too: "pour voir X et signer"."""
    while node.dep == "conj" and node.is_infinitive and node.head is not None:
        if not node.head.is_infinitive or node.kid("mark", "nsubj") is not None or node.case():
            break
        node = node.head
    return node


def _begins_with_that(node: Node, syntax: Syntax) -> bool:
    mark = node.kid("mark")
    if mark is None or mark.lower not in syntax.complementisers:
        return False
    return all(word.i >= mark.i for word in node.subtree() if word.pos != "PUNCT")


def _is_alternative(node: Node, syntax: Syntax) -> bool:
    """Whether it is one of two clauses of which one is so: "soit que P, soit que Q et que R"."""
    first: Node | None = node
    while first is not None:
        opening = (c for c in first.kids("mark", "cc", "advmod") if c.i < first.i)
        if any(c.lower in syntax.alternating_words for c in opening):
            return True
        first = first.head if first.dep == "conj" else None
    return any(
        c.lower in syntax.alternating_words
        for other in node.kids("conj")
        for c in other.kids("cc")
        if other.kid("nsubj") is not None
    )


def _is_fronted_content(node: Node, syntax: Syntax) -> bool:
    """Whether it is what holds in any case: "qu'ils vivent à Lorn ou à Ostrel, ils partiront"."""
    head, marks = node.head, node.kids("mark")
    if head is None or node.dep != "advcl" or node.i > head.i or len(marks) != 1:
        return False
    mark = marks[0]
    alone = mark.lower in syntax.complementisers and not mark.children
    return alone and all(mark.i <= word.i for word in (node, *node.children) if word.dep != "punct")


def _of_mood(node: Node, syntax: Syntax, *, told_in_past: bool) -> Modality | None:
    verbs = [node, *node.kids("aux", "cop")]
    if node.dep == "conj" and node.is_participle and not node.kids("aux") and node.head:
        verbs += node.head.kids("aux")
    for mood, modality in syntax.moods.items():
        having = [verb for verb in verbs if mood in verb.feats]
        if not having or (mood == _IMPERATIVE and node.kid("nsubj") is not None):
            continue
        perfect = node.is_participle and any(
            v.dep == "aux" and Function.PASSIVE not in v.functions for v in having
        )
        if perfect and mood in syntax.perfect_moods:
            return syntax.perfect_moods[mood]
        if not (told_in_past and mood in syntax.future_in_past):
            return modality
    return None


def _of_auxiliary(
    clause: Clause, lexicon: Lexicon, syntax: Syntax, *, told_in_past: bool
) -> Modality | None:
    """What a modal auxiliary means, alone or with others: "may sign", "would have signed"."""
    auxiliaries = [word for word in clause.words if word.dep == "aux"]
    if not auxiliaries:
        first = sharing_verb(clause.node)
        auxiliaries = first.kids("aux") if first is not None else []
    for word in auxiliaries:
        cue = cue_of_auxiliary(word, auxiliaries, lexicon)
        if cue is None or cue.stance.modality is Modality.ASSERTED:
            continue
        future = {word.lemma.lower(), word.lower} & syntax.future_in_past
        perfect = cue.words or _is_perfect(clause.node, word, auxiliaries)
        if perfect or not (told_in_past and future):
            return cue.stance.modality
    return None


def _is_perfect(verb: Node, modal: Node, auxiliaries: list[Node]) -> bool:
    """Whether more than voice and progress stands beside the modal: "would have signed"."""
    others = [
        word for word in auxiliaries if word is not modal and Function.PASSIVE not in word.functions
    ]
    return len(others) > verb.is_present_participle


def cues_of_auxiliary(word: Node, lexicon: Lexicon) -> tuple[Cue, ...]:
    """Return the cues that an auxiliary may be, by its lemma, else by its form."""
    return lexicon.cues(word.lemma.lower(), "AUX") or lexicon.cues(word.lower, "AUX")


def cue_of_auxiliary(word: Node, auxiliaries: list[Node], lexicon: Lexicon) -> Cue | None:
    """Return the longest cue whose further words are other auxiliaries of the verb."""
    cues = cues_of_auxiliary(word, lexicon)
    if not cues:
        return None
    beside = {aux.lemma.lower() for aux in auxiliaries if aux is not word}
    fitting = [cue for cue in cues if beside.issuperset(cue.words)]
    return max(fitting, key=lambda cue: len(cue.words), default=None)


def _of_need(clause: Clause, lexicon: Lexicon) -> Modality | None:
    """What is lacking with "il faut une trêve"."""
    if not clause.impersonal or clause.kind is not Kind.VERB or clause.node.kid("aux"):
        return None  # "il a fallu une trêve": there was one
    ordered = any(
        cue.stance.modality is Modality.ORDERED and not cue.words and not cue.reflexive
        for cue in lexicon.cues(clause.lemma.lower(), "VERB")
    )
    return Modality.ORDERED if ordered else None


def _of_adverb(node: Node, lexicon: Lexicon) -> Modality | None:
    for child in node.children:
        if child.dep == "advmod" and child.pos == "ADV":
            for cue in lexicon.cues(child.lemma.lower(), "ADV"):
                if cue.stance.modality != Modality.ASSERTED:
                    return Modality(cue.stance.modality)
    return None


def is_open(node: Node, moods: Iterable[str]) -> bool:
    """Return whether the verb's mood leaves it open whether it is so, where no cue tells."""
    return any(verb.has(mood) for mood in moods for verb in (node, *node.kids("aux", "cop")))


def is_singled_out(noun: Node, syntax: Syntax) -> bool:
    """Whether of many it is the one who did it: "le premier à partir", "la plus jeune élue à …"."""
    adjectives = noun.kids("amod")
    words = (noun, *adjectives, *(child for one in adjectives for child in one.children))
    return any(word.lemma.lower() in syntax.singling_words for word in words)
