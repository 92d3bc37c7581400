"""How it stands what a noun names: "a démenti l'arrestation de X", "jugé pour aide à Y"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses.clause import Clause
from kg.extract.speech.attribution import Attribution, Standing
from kg.languages.syntax import Syntax
from kg.model import Modality, Role, Status
from kg.ontology import Cue, Lexicon
from kg.trees.articles import is_definite
from kg.trees.node import Node
from kg.trees.wordings import best

__all__ = ["Events"]

_OPEN = frozenset({Modality.POSSIBLE, Modality.HYPOTHETICAL})
_CHARGES = frozenset({"charges", "accuses"})


class Events:
    """Standings of the events that the nouns of one Doc name."""

    def __init__(self, attribution: Attribution, lexicon: Lexicon, syntax: Syntax) -> None:
        self._attribution, self._lexicon = attribution, lexicon
        self._given = syntax.given_verbs  # take for given what they are about: "enquêter sur"
        self._holding = syntax.holding_nouns
        self._carriers = syntax.carrier_verbs  # do what they name: "lancer l'offensive"
        self._phases, self._speech = attribution.phases, attribution.speech

    def standing(self, noun: Node, around: Standing) -> Standing:
        """Return how an event stands that ``noun`` names, ``around`` being what the place gives it.

        What somebody denies, demands, hopes or announces stands as a clause in its place would:
        "a démenti l'arrestation de X", "exige la libération des otages". An adjective may tell
        that it only may be so: "un éventuel retrait", "the alleged attack".
        """
        standing = self._in_place(noun, around)
        plain = standing.modality is Modality.ASSERTED
        modality = (self._phases.aim(noun) if plain else None) or standing.modality
        status = self._phases(noun) or standing.status
        standing = replace(standing, modality=modality, status=status)
        standing = self._attribution.in_marks(noun, standing)
        if standing.modality is Modality.ASSERTED and self.is_alleged(noun):
            return replace(standing, modality=Modality.POSSIBLE)
        return standing

    def _told_by(self, noun: Node, above: Node) -> Node:
        """Return the noun above where it only tells that there is one: "la tenue d'un sommet"."""
        carries = above.pos == "NOUN" and above.lemma.lower() in self._holding
        return above if carries and noun.head is above else noun

    def is_alleged(self, noun: Node) -> bool:
        """Return whether an adjective tells that it only may be so: "chef présumé du réseau".

        So it does of what stands behind it, and of its subject: "trois hommes présumés membres du
        réseau", "la reprise de la ville reste hypothétique".
        """
        above = noun.head
        before = above is not None and noun.dep == "xcomp" and above.is_participle
        said = above.kids("xcomp") if above is not None and noun.dep == "nsubj" else []
        return any(
            cue.stance.modality is Modality.POSSIBLE and not cue.words
            for adjective in (*noun.kids("amod"), *([above] if before and above else ()), *said)
            if adjective.pos != "NOUN"
            for cue in self._lexicon.cues(adjective.lemma.lower(), "ADJ")
        )

    def _in_place(self, noun: Node, around: Standing) -> Standing:
        for node in noun.ancestors():
            above = self._speech.clause_at(node)
            if above is None:
                noun = self._told_by(noun, node)
                continue
            known = is_definite(noun) and around.modality not in _OPEN
            if known and above.lemma.lower() in self._given:
                return Standing(holders=around.holders)
            cues = self._lexicon.noun_cues(above.lemma.lower(), "VERB")
            cue = best(cues, above.node)
            if cue is None and above.lemma.lower() not in self._carriers:
                cue = self._speech.own_cue(above)
            if cue is None or not _takes(above, cue, noun):
                return around
            context = self._attribution.standing(above)
            open_ = context.negated or context.modality is not Modality.ASSERTED
            if cue.stance.status is Status.ENDED and not cue.stance.negates and open_:
                return Standing(holders=context.holders)  # "afin de briser le siège": there is one
            said = self._attribution.said(above, context, cue)
            return self._attribution.unheld(said, above, cue)
        return around


def _takes(clause: Clause, cue: Cue, noun: Node) -> bool:
    """Whether ``noun`` stands where the content of the cue would: its object or "à la …".

    That somebody is charged with it leaves it open whether it was; "le meurtre de X" there was.
    """
    charge = cue.stance.name in _CHARGES
    if clause.passive and noun in clause.subjects:
        return not charge
    return any(
        argument.node is noun
        and (
            (argument.role is Role.OBJ and not charge)
            or (argument.preposition in cue.complement and not (charge and is_definite(noun)))
        )
        for argument in clause.arguments
    )
