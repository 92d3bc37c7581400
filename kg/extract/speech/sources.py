"""Phrases that name who says it: "selon X", "aux yeux de X", "pour X, …", "à en croire X"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.clauses.owners import is_owner
from kg.languages import Language
from kg.ontology import Knowledge
from kg.trees.articles import is_bare, is_definite
from kg.trees.node import Node

__all__ = ["Sources"]

_BESIDE = frozenset({"obl", "nmod", "advmod", "dislocated", "parataxis", "advcl"})


class Sources:
    """The holders that the phrases of one Doc name; ``speaker`` tells who speaks at a predicate."""

    def __init__(
        self, knowledge: Knowledge, language: Language, speaker: Callable[[Node], Node | None]
    ) -> None:
        self._knowledge, self._language, self._speaker = knowledge, language, speaker
        self._rests: dict[str, frozenset[str]] = {}

    def holder_in(self, node: Node) -> Node | None:
        """Return the holder that a phrase names, if it is marked as one and can say things.

        "Selon X", "aux yeux de X", "de source diplomatique"; "pour X, …" before the clause.
        """
        preposition = node.case() if node.is_nominal and not node.is_relative else ""
        if not preposition:
            return None
        if preposition in self._language.syntax.fronted_sources:
            return node if self._is_fronted(node) and self._thinks(node) else None
        if not self._rests_of(preposition.partition(" ")[0]):
            return None
        marked = self.marks_holder(preposition)
        if marked and node.lower in self._language.syntax.indefinite_pronouns:
            return self._teller_of(node)
        if marked and self.can_say(node):
            return self.told_by(node) or node
        for words, named in self._longer(preposition, node):
            if self.marks_holder(words) and (named is node or self.can_say(named)):
                return named
        return None

    def _teller_of(self, what: Node) -> Node | None:
        """Who says it by "selon ce qu'a confié X": the subject of the clause that tells what."""
        return next(filter(None, map(self._speaker, what.kids("acl"))), None)

    def told_by(self, noun: Node) -> Node | None:
        """Return whose words a noun names: X by "les propos de X", "le communiqué de presse de X".

        A bare noun tells what kind of words they are, and what stands behind it whose.
        """
        cues = self._knowledge.lexicon.cues(noun.lemma.lower(), "NOUN")
        if not any(cue.stance.holder for cue in cues):
            return None
        for child in noun.children:
            if not is_owner(child, self._language.syntax):
                continue
            owners = (one for one in child.children if is_owner(one, self._language.syntax))
            kind = is_bare(child) and not is_definite(child)
            who = next(owners, None) if kind else child
            if who is not None and self._is_one(who):
                return who
        return None

    def source_beside(self, child: Node) -> Node | None:
        """Return the holder that a word beside a predicate names, where it marks one."""
        if child.dep not in _BESIDE:
            return None
        return self._believed(child) if child.is_infinitive else self.holder_in(child)

    def _believed(self, infinitive: Node) -> Node | None:
        """Whom one believes or hears by a phrase with an infinitive: "à en croire X"."""
        marks = infinitive.kids("mark", "case")
        if not any(self.marks_holder(f"{m.lemma.lower()} {infinitive.lemma}") for m in marks):
            return None
        return next(
            (
                who
                for who in infinitive.kids("obj")
                if who.pos in ("NOUN", "PROPN") and self._is_one(who, "kg:Position")
            ),
            None,
        )

    def marks_holder(self, words: str) -> bool:
        """Return whether a preposition marks who says what stands beside: "selon"."""
        first, _, rest = words.partition(" ")
        return rest in self._rests_of(first)

    def tells(self, words: str) -> bool:
        """Return whether a preposition marks a source wherever it stands: not "pour"."""
        return self.marks_holder(words) and words not in self._language.syntax.fronted_sources

    def _rests_of(self, first: str) -> frozenset[str]:
        """What stands behind the first word in the prepositions that mark a holder."""
        rests = self._rests.get(first)
        if rests is None:
            cues = self._knowledge.lexicon.cues(first, "ADP")
            rests = frozenset(" ".join(cue.words) for cue in cues if cue.stance.holder)
            self._rests[first] = rests
        return rests

    def _longer(self, preposition: str, noun: Node) -> Iterator[tuple[str, Node]]:
        """Yield prepositions of several words with what they mark: "à yeux de" with X."""
        yield f"{preposition} {noun.lemma.lower()}", noun
        marks = self._language.syntax.owner_prepositions
        for child in noun.kids("nmod"):
            whose = child.i < noun.i and is_owner(child, self._language.syntax)  # "in X's view"
            for word in {noun.lower, noun.lemma.lower()}:
                for case in marks if whose else (child.case(),):
                    yield f"{preposition} {word} {case}", child

    def _is_fronted(self, node: Node) -> bool:
        """Whether it stands before the subject, set off by a comma or an opening mark."""
        head = node.head
        if head is None or node.i > head.i:
            return False
        subjects = [c.i for c in head.children if c.dep in ("nsubj", "csubj", "expl")]
        commas = [
            c.i for c in (*head.children, *node.subtree()) if c.dep == "punct" and c.i > node.i
        ]
        return bool(commas) and all(min(commas) <= subject for subject in subjects)

    def _opens_marks(self, node: Node) -> bool:
        """Whether somebody's words between marks stand right behind a phrase and its comma."""
        head, marks = node.head, self._language.segments.quotation_marks
        words = {word.i: word for word in head.subtree()} if head is not None else {}
        comma, mark = words.get(node.i + 1), words.get(node.i + 2)
        return comma is not None and comma.is_comma and mark is not None and mark.text in marks

    def _thinks(self, node: Node) -> bool:
        """Whether it is somebody by name, a pronoun that stands for one, or who has opinions."""
        is_a, thinking = self._knowledge.ontology.is_a, self._language.syntax.thinking_nouns
        lemma, kinds = node.lemma.lower(), ("kg:Person", "kg:Organization", "kg:Position")
        known = lemma in thinking
        if node.pos == "PRON":  # "pour certains"; "pour lui, « … »" wherever he is named
            typed = any(is_a(node.type, kind) for kind in ("kg:Actor", "kg:Position"))
            return known or typed or (node.has("PronType=Prs") and self._opens_marks(node))
        post = is_a(self._knowledge.lexicon.noun_class(lemma), "kg:Position")
        told = node.kids("det")
        if (post or known) and any(word.lemma.lower() in thinking for word in told):
            return True  # "pour certains élus"
        if known:
            return is_definite(node) or any(word.has("Poss=Yes") for word in told)
        named = any(part.name for part in (node, *node.children))
        return named and any(is_a(node.type, kind) for kind in kinds)

    def can_say(self, node: Node) -> bool:
        """Return whether one can learn something from whoever or whatever a noun names."""
        syntax, is_a = self._language.syntax, self._knowledge.ontology.is_a
        if any(is_a(node.type, kind) for kind in syntax.mute_types):
            return False
        if any(is_a(node.type, kind) for kind in syntax.speaker_types):
            return True
        if any(c.stance.holder for c in self._knowledge.lexicon.cues(node.lemma.lower(), "NOUN")):
            return True  # "selon le témoignage de X"
        if node.type is not None:
            return False
        if node.pos in ("PROPN", "PRON") or node.ent:
            return True
        # "selon mediaplus, …" is of a name that nothing tells to be one
        return (node.has("Number=Plur") or is_bare(node)) and self.is_set_off(node)

    def is_set_off(self, node: Node) -> bool:
        """Return whether a comma parts it from the clause: not "selon les besoins"."""
        head = node.head
        around = (*node.children, *(head.children if head is not None else ()))
        first = min(child.i for child in (node, *node.children))
        last = max(child.i for child in (node, *node.children) if child.dep != "punct")
        return any(c.is_comma and c.i in (first - 1, first, last + 1) for c in around)

    def _is_one(self, node: Node, *kinds: str) -> bool:
        """Whether it is somebody who acts, or of one of the kinds."""
        is_a = self._knowledge.ontology.is_a
        return any(is_a(node.type, kind) for kind in ("kg:Actor", *kinds))
