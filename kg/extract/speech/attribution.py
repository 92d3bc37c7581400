"""Who says it and how surely: each clause's holder, polarity and modality in its context.

A clause's standing is computed from the top of the tree down: what the clause above it does to it
(says, denies, wants, is able to …), then a parenthetical report, a quotation, a holder ("selon
X"), then its own negation and mood.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.clauses.clause import Clause, Link
from kg.extract.clauses.verbs import is_done
from kg.extract.speech.beside import has_content, has_holder_beside, holders_beside, is_hearsay
from kg.extract.speech.conditions import is_manner
from kg.extract.speech.cues import Speech
from kg.extract.speech.modality import is_heard, is_open, is_singled_out, of_source, own_modality
from kg.extract.speech.owned import whose
from kg.extract.speech.phases import Phases
from kg.extract.speech.polarity import has_ended, is_nobody, own_negation
from kg.languages import Language
from kg.model import Modality, Status, Tense
from kg.ontology import Cue, Lexicon
from kg.trees.functions import Function
from kg.trees.node import Node
from kg.trees.wordings import best

__all__ = ["Attribution", "Standing"]

_DEPTH = 40
_UNSAID = frozenset({Modality.HYPOTHETICAL, Modality.ORDERED})
_WISHES = frozenset({Modality.WANTED, Modality.ORDERED})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a clause stands: negated or not, how surely, held by whom (innermost first), and yet."""

    negated: bool = False
    modality: Modality = Modality.ASSERTED
    holders: tuple[Node, ...] = ()
    status: Status = Status.CURRENT


class Attribution:
    """Standings of the clauses of one Doc.

    ``quoted`` maps a word's index to the speaker of the quotation that it stands in; it may be
    filled after construction and before the first ``standing``.
    """

    def __init__(
        self, speech: Speech, lexicon: Lexicon, language: Language, phases: Phases
    ) -> None:
        self.speech = speech
        self.lexicon = lexicon
        self._language = language
        self.phases = phases
        self._standings: dict[int, Standing] = {}
        self.quoted: dict[int, Node] = {}
        self.questions: set[int] = set()  # sentences that end in a question mark

    # ---- standings -------------------------------------------------------------------------

    def standing(self, clause: Clause) -> Standing:
        """Return the clause's standing in its context."""
        return self._standing(clause, 0)

    def _standing(self, clause: Clause, depth: int) -> Standing:
        found = self._standings.get(clause.node.i)
        if found is not None:
            return found
        result = self._from_above(clause, depth) if depth < _DEPTH else Standing()
        result = self._reported(result, clause)
        result = self._own(result, clause)
        self._standings[clause.node.i] = result
        return result

    def _from_above(self, clause: Clause, depth: int) -> Standing:
        above = clause.above
        if above is None:
            return self._of_noun_alone(clause)
        if clause.link is Link.REPORT:
            if self.speech.reports(clause) and not has_content(clause):
                return Standing(holders=())
            if self.speech.reports(above) and not has_content(above):
                return self.said(
                    above, self._standing(above, depth + 1), self.speech.own_cue(above)
                )
            return Standing(holders=self._outside(clause, self._standing(above, depth + 1).holders))
        context = self._standing(above, depth + 1)
        if above.is_cleft and above.stressed() is clause.node:
            return context  # "it was not X who signed"
        if clause.link is not Link.COMPLEMENT:
            around = set(clause.node.ancestors())  # "un document publié par X" holds nothing of it
            given = self.given(above) if clause.link is Link.RELATIVE else context.holders
            holders = tuple(h for h in self._outside(clause, given) if h not in around)
            how = is_manner(clause.node, self._language.syntax) and above.link is not clause.link
            told = context.modality if how else self._of_antecedent(clause)
            return Standing(modality=told, holders=holders)
        cue = self.speech.cue_of(clause)
        if cue is None:
            return self._below_unknown(clause, context)
        if clause.between is not None and not cue.words:
            return self._said_by_noun(clause.between, context, cue)
        said = self.said(above, context, cue, finite=not clause.infinitive)
        if cue.stance.done and self._is_achieved(clause, above):
            said = replace(said, modality=cue.stance.done)
        return said if clause.node.i in self.quoted else self.unheld(said, above, cue)

    def _outside(self, clause: Clause, holders: tuple[Node, ...]) -> tuple[Node, ...]:
        """Leave out who says the quotation above: "« … » dans un avis publié hier"."""
        if clause.above is None or clause.node.i in self.quoted:
            return holders
        return tuple(h for h in holders if h is not self.quoted.get(clause.above.node.i))

    def _is_achieved(self, clause: Clause, above: Clause) -> bool:
        """Whether a present tells of what came about: "ce but lui permet de gagner"."""
        if above.node.is_present_participle:  # "…, permettant à X de rester"
            return above.above is not None and is_done(above.above)
        told = above.node.has("Tense=Pres") and above.node.has("Mood=Ind")
        return told and clause.lemma.lower() in self._language.syntax.achieving_verbs

    def _of_noun_alone(self, clause: Clause) -> Standing:
        """What a noun without a verb above it says: "l'annonce de X que P" as a headline."""
        noun = clause.between
        if clause.link is not Link.COMPLEMENT or noun is None:
            return Standing()
        cue = best(self.lexicon.cues(noun.lemma.lower(), "NOUN"), noun)
        return self._said_by_noun(noun, Standing(), cue) if cue is not None else Standing()

    def _of_antecedent(self, clause: Clause) -> Modality:
        """In "no rebel who signed has left" nobody need have signed."""
        if clause.link is not Link.RELATIVE:
            return Modality.ASSERTED
        anchor = clause.node.first_conjunct()
        nobody = anchor.head is not None and is_nobody(anchor.head, self._language.syntax)
        return Modality.HYPOTHETICAL if nobody else Modality.ASSERTED

    def _below_unknown(self, clause: Clause, context: Standing) -> Standing:
        """What hangs on a verb that is no cue: an infinitive with a preposition is left open.

        "Il hésite à partir", "il se garde de partir": whether he leaves, only the verb can tell.
        """
        if Function.RELATIVE in clause.node.functions and clause.between is not None:
            return Standing(holders=(clause.between, *context.holders))  # "X selon laquelle P"
        if not clause.infinitive:
            open_ = (
                context.negated
                or clause.between is not None
                or is_open(clause.node, self._language.syntax.open_moods)
            )
            # "tries to have X released": the participle is no more certain than its verb
            told = context.modality if clause.node.dep == "xcomp" else Modality.ASSERTED
            modality = Modality.POSSIBLE if open_ and told is Modality.ASSERTED else told
            return Standing(modality=modality, holders=context.holders)
        modality = context.modality
        one = clause.between or clause.node.head
        while one is not None and one.dep == "amod":  # "le premier athlète indépendant à …"
            one = one.head
        beside = (
            one.kids("xcomp", "obj")
            if one is not None and not (clause.between or context.negated)
            else []
        )
        ones = [one, *(child for child in beside if child.is_nominal and child.i < clause.node.i)]
        if any(noun is not None and is_singled_out(noun, self._language.syntax) for noun in ones):
            return Standing(modality=modality, holders=context.holders)  # "le seul à partir"
        marked = clause.node.kid("mark") is not None or clause.node.case()
        if modality is Modality.ASSERTED and (marked or clause.between is not None):
            modality = Modality.POSSIBLE
        negated = context.negated and clause.between is None
        return Standing(negated, modality, context.holders, context.status)

    def said(
        self, above: Clause, context: Standing, cue: Cue | None, *, finite: bool = True
    ) -> Standing:
        """Return how it stands what ``cue`` says in a clause that stands as ``context``."""
        if cue is None:
            return context
        stance = cue.stance
        if stance.given:
            return Standing(holders=context.holders)
        modality = self.speech.modality_of(cue, above, context.modality)
        negated, holders = stance.negates, context.holders
        if stance.holder and self._is_yet_to_say(above, context):
            if modality is Modality.ASSERTED:
                modality = Modality.POSSIBLE
        elif stance.holder:
            speaker = self.speech.speaker_of(above)
            if speaker is not None and is_nobody(speaker, self._language.syntax):
                modality = Modality.POSSIBLE  # "rien ne dit que P"
            elif speaker is not None:
                holders = self._joined(speaker, holders)
            if context.negated and stance.name == "thinks":
                negated = not negated
            elif context.negated:
                negated = negated and stance.name != "denies"
                modality = Modality.POSSIBLE
        elif context.negated and finite:
            modality = Modality.POSSIBLE  # "rien ne prouve que …"
        else:
            negated ^= context.negated
            if modality is Modality.ASSERTED:
                modality = context.modality
        status = Status.CURRENT if context.negated else stance.status or context.status
        return Standing(negated, modality, holders, status)

    def _joined(self, speaker: Node, holders: tuple[Node, ...]) -> tuple[Node, ...]:
        first = speaker.has("Person=1")  # "nous espérons que", says X
        one = self.quoted.get(speaker.i, speaker) if first else speaker
        return holders if one in holders else (one, *holders)

    def _is_yet_to_say(self, clause: Clause, standing: Standing) -> bool:
        """Whether nobody has said it yet: "devrait annoncer que P", "dira demain que P"."""
        words, above = clause.words, clause.above
        if any(word.has("Mood=Imp") for word in words) or self._says_by_naming(clause, standing):
            return False  # "rappelons que P"
        if standing.modality in _UNSAID or standing.status is Status.PLANNED:
            return True
        might = above is not None and above.node.has("Mood=Cnd") and clause.infinitive
        could = might and standing.modality is Modality.POSSIBLE
        return could or any(word.has("Tense=Fut") for word in words)

    def _says_by_naming(self, clause: Clause, standing: Standing) -> bool:
        """Whether who ought to say it does so: "je dois dire que P", "il faut rappeler que P"."""
        speaker = self.speech.speaker_of(clause)
        if standing.modality is not Modality.ORDERED or not clause.infinitive:
            return False
        return speaker.has("Person=1") if speaker is not None else self.speech.is_nobodys(clause)

    def unheld(self, said: Standing, above: Clause, cue: Cue) -> Standing:
        """Return how it stands where nobody is named who holds it: "is said to have …"."""
        modality = cue.stance.unheld
        bare = above.infinitive or above.node.is_infinitive  # "il est à noter que P"
        nobody = above.passive or (self.speech.is_nobodys(above) and not bare)
        if modality is None or not nobody or self.speech.speaker_of(above) is not None:
            return said
        return said if above.points_back else replace(said, modality=modality)

    def _said_by_noun(self, noun: Node, context: Standing, cue: Cue) -> Standing:
        holders = context.holders
        if cue.stance.holder:
            holders = (*whose(noun, self.speech, self.lexicon, self._language.syntax), *holders)
        modality, negated = Modality(cue.stance.modality), cue.stance.negates
        none = context.negated or is_nobody(noun, self._language.syntax)
        if none and modality is Modality.ASSERTED:
            modality = Modality.POSSIBLE  # "aucune preuve que …"
        elif none and modality is Modality.WANTED and not cue.stance.holder:
            negated = not negated  # "n'a aucune envie de …"
        return Standing(negated, modality, holders)

    def given(self, clause: Clause) -> tuple[Node, ...]:
        """Return who holds what a clause takes for given: not whoever only wants what it says."""
        cue = self.speech.cue_of(clause)
        wish = cue is not None and cue.stance.holder and cue.stance.modality in _WISHES
        above = clause.above if wish and clause.above is not None else clause
        return self.standing(above).holders

    def in_marks(self, node: Node, standing: Standing) -> Standing:
        """Return the standing of what a word says that may stand in a quotation."""
        speaker = self.quoted.get(node.i)
        if speaker is None or speaker in standing.holders:
            return standing
        return replace(standing, holders=(*standing.holders, speaker))

    def _reported(self, standing: Standing, clause: Clause) -> Standing:
        node = clause.node
        standing = self.in_marks(node, standing)
        if standing.modality is Modality.ASSERTED and is_hearsay(node, self.speech):
            standing = replace(standing, modality=Modality.POSSIBLE)
        for holder in holders_beside(node, self.speech, self._language.syntax):
            if holder not in standing.holders:
                standing = replace(standing, holders=(*standing.holders, holder))
        return standing

    def _own(self, standing: Standing, clause: Clause) -> Standing:
        negated = standing.negated ^ own_negation(clause, self._language)
        in_past = self.is_told_in_past(clause)
        modality = own_modality(clause, self.lexicon, self._language, told_in_past=in_past)
        if modality is Modality.HYPOTHETICAL and has_holder_beside(clause.node, self.speech):
            modality = of_source(clause, self._language) or modality
        elif modality is Modality.HYPOTHETICAL and clause.node.i not in self.quoted:
            modality = Modality.POSSIBLE if is_heard(clause, self._language) else modality
        if modality is Modality.ASSERTED:
            modality = standing.modality
        if modality is Modality.ASSERTED and self._is_asked(clause):
            modality = Modality.ASKED
        status = standing.status
        if negated and has_ended(clause, self._language):
            status = Status.ENDED
        elif status is Status.CURRENT and clause.above and self._is_expected(clause):
            status = self.phases.of_expected(clause.above)  # in somebody's mouth a demand, perhaps
            demand = modality is not Modality.ORDERED or standing.holders
            modality = modality if demand else Modality.POSSIBLE
        return Standing(negated, modality, standing.holders, status)

    def _is_expected(self, clause: Clause) -> bool:
        """Whether the verb above only tells what is to come: "devrait se rendre"."""
        above, verbs = clause.above, self._language.syntax.expecting_verbs
        if above is None or not clause.infinitive or clause.link is not Link.COMPLEMENT:
            return False
        return any(above.node.has(feature) for feature in verbs.get(above.node.lemma.lower(), ()))

    def _is_asked(self, clause: Clause) -> bool:
        return clause.node.sent in self.questions and clause.link in (Link.ROOT, Link.COMPLEMENT)

    def of_post(self, noun: Node, clause: Clause, tense: Tense | None) -> Status | None:
        """Return the status that the tense of a copula gives to a post, where it is held at all."""
        standing = self.standing(clause)
        if standing.negated or standing.modality is not Modality.ASSERTED:
            return None
        return self.phases.of_copula(noun, clause, tense, told=self.is_told_in_past(clause))

    def is_told_in_past(self, clause: Clause) -> bool:
        """In "Il a dit qu'il viendrait": a future seen from the past, not a doubt."""
        above = clause.above
        if clause.link is not Link.COMPLEMENT or above is None or not self.speech.reports(above):
            return False
        return above.node.has("Tense=Past") or above.node.has("Tense=Imp")
