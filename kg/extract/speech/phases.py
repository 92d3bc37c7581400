"""Whether what a noun names has ended, is planned or was called off."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.speech.cues import Speech
from kg.languages.syntax import Syntax
from kg.model import Status
from kg.ontology import Cue, Lexicon
from kg.trees.node import Node
from kg.trees.wordings import best, matching

__all__ = ["Phases"]


class Phases:
    """Statuses of the nouns of one Doc, from the words beside and above them."""

    def __init__(self, speech: Speech, lexicon: Lexicon, syntax: Syntax) -> None:
        self._speech, self._lexicon, self._syntax = speech, lexicon, syntax

    def __call__(self, noun: Node) -> Status | None:
        """Return what the words beside and above a noun say, ``None`` where they say nothing."""
        return self.of_noun(noun) or self._above_noun(noun)

    def of_verb(self, verb: Node) -> Status | None:
        """Return what an expression says of what its noun names: "a perdu le contrôle de"."""
        cue = best(self._lexicon.noun_cues(verb.lemma.lower(), "VERB"), verb)
        return cue.stance.status if cue is not None and cue.words else None

    def of_noun(self, noun: Node) -> Status | None:
        """Return what the words of a noun's phrase say: "ancien bastion", "la visite annulée"."""
        if any(noun.lower.startswith(prefix) for prefix in self._syntax.former_prefixes):
            return Status.ENDED
        return next((cue.stance.status for cue in self._beside(noun) if cue.stance.status), None)

    def _above_noun(self, noun: Node) -> Status | None:
        """Return what a noun above says: "la perte du bastion", "l'annulation de la visite"."""
        marks = self._syntax.owner_prepositions
        while noun.head is not None and noun.dep == "nmod" and noun.case() in marks:
            noun = noun.head
            for cue in self._lexicon.noun_cues(noun.lemma.lower(), "NOUN"):
                if not cue.words:
                    return cue.stance.status
        return None

    def _beside(self, noun: Node) -> Iterator[Cue]:
        cues = self._lexicon.noun_cues
        for adverb in noun.kids("advmod"):  # "jadis bastion des rebelles"
            yield from cues(adverb.lower, "ADV")
        for child in noun.kids("amod", "acl", "compound", "nmod"):
            if child.dep == "nmod" and child.pos != "ADJ":
                continue
            clause = self._speech.clause_at(child)
            if clause is not None and (child.kid("advmod") or child.is_finite):
                yield from self._of_clause(child, noun)
                continue
            yield from cues(child.lemma.lower(), "ADJ") or cues(child.lower, "ADJ")
            if child.is_participle:
                yield from matching(cues(child.lemma.lower(), "VERB"), child)
        for cue in matching(cues(noun.lemma.lower(), "NOUN"), noun):
            if cue.words and self._is_bare(cue, noun):
                yield cue

    def _of_clause(self, verb: Node, noun: Node) -> Iterator[Cue]:
        """Yield what a relative clause or participle says of its noun, if it does not deny it."""
        clause = self._speech.clause_at(verb)
        denied = any(self._denies(adverb) for adverb in verb.kids("advmod"))
        if clause is not None and clause.passive and noun in clause.subjects and not denied:
            yield from matching(self._lexicon.noun_cues(verb.lemma.lower(), "VERB"), verb)

    def _denies(self, adverb: Node) -> bool:
        negators = self._syntax.negators
        return adverb.lower in negators or adverb.has("Polarity=Neg")

    @staticmethod
    def _is_bare(cue: Cue, noun: Node) -> bool:
        """Whether nothing else is said of the further word: not "le président élu en 2019"."""
        parts = (c for c in noun.children if {c.lower, c.lemma.lower()} & set(cue.words))
        return all(not part.children for part in parts)
