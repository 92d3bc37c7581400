"""What is so for a time: membership, control, ownership. Told in the past, it is over."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses.clause import Clause, Kind, Link
from kg.extract.clauses.verbs import is_finite, is_perfect
from kg.extract.relations.happenings import HappeningReader
from kg.extract.speech.attribution import Attribution
from kg.extract.statements.statement import Statement
from kg.languages.syntax import Syntax
from kg.model import Modality, Status, Tense

__all__ = ["Lasting"]

_DEPTH = 20


class Lasting:
    """Tells of the statements of one Doc what is over."""

    def __init__(
        self, happenings: HappeningReader, attribution: Attribution, syntax: Syntax
    ) -> None:
        self._happenings, self._attribution, self._syntax = happenings, attribution, syntax

    def __call__(self, statement: Statement, clause: Clause) -> Statement:
        """Return a statement that ``clause`` makes with whether it is over."""
        name = statement.relation
        if name is None or statement.status is not Status.CURRENT:
            return statement
        if not self._happenings.relation(name).lasting:
            return statement
        fixed = self._happenings.is_fixed(name, statement.subject)
        if fixed and not self._is_said_over(clause):
            return statement  # where a place "était situé" it is yet
        if statement.standing.modality is not Modality.ASSERTED or statement.negated:
            return statement
        past = statement.tense is Tense.PAST and self._is_over(clause)
        if not past and not self._is_behind(statement, clause) and not self._was_then(clause):
            return statement
        return replace(statement, status=Status.ENDED)

    def _is_behind(self, statement: Statement, clause: Clause) -> bool:
        """Whether it was so for years that are over: "il dirige la société de 1980 à 1995".

        So it is in a year told in the present: "il est trésorier en 1987".
        """
        phases, lemma = self._attribution.phases, clause.lemma.lower()
        state = clause.kind is Kind.COPULA or lemma in self._syntax.lasting_verbs
        if phases.is_over(statement.time):
            return state or lemma in self._syntax.becoming_verbs
        present = state and statement.tense is Tense.PRESENT and is_finite(clause)
        return present and phases.is_years_ago(statement.time)

    def _is_said_over(self, clause: Clause) -> bool:
        """Whether an adverb tells that it is so no longer: "y étaient auparavant présents"."""
        adverbs = (
            adverb for word in (clause.node, *clause.words) for adverb in word.kids("advmod")
        )
        return any(map(self._attribution.phases.is_ended, adverbs))

    def _was_then(self, clause: Clause) -> bool:
        """Whether a participle's adverb tells that it was so then: "alors affilié au parti"."""
        if is_finite(clause) or not clause.node.is_participle:
            return False
        phases = self._attribution.phases
        return any(phases.is_ended(adverb) for adverb in clause.node.kids("advmod"))

    def _is_over(self, clause: Clause) -> bool:
        """Whether the verb puts it into the past: an imperfect, any past of a verb of states.

        What is reported in the past may be so yet ("a dit qu'il contrôlait la ville"), and what
        was still so then ("contrôlait encore").
        """
        adverbs = {word.lower for verb in clause.words for word in verb.kids("advmod")}
        adverbs.update(word.lower for word in clause.node.kids("advmod"))
        if not adverbs.isdisjoint(self._syntax.still_adverbs) or self._is_reported(clause):
            return False
        if self._syntax.lasting_perfects and _is_perfect_now(clause):
            return False
        state = clause.kind is Kind.COPULA or clause.lemma.lower() in self._syntax.lasting_verbs
        return is_finite(clause) and (state or _is_imperfect(clause))

    def _is_reported(self, clause: Clause) -> bool:
        one: Clause | None = clause
        for _ in range(_DEPTH):
            if one is None:
                return False
            if self._attribution.is_told_in_past(one):
                return True
            one = one.above if one.link is not Link.ROOT else None
        return False


def _is_perfect_now(clause: Clause) -> bool:
    """Whether it is a perfect of the present: "has held", not "had held" nor "held"."""
    return is_perfect(clause) and any(
        word.dep == "aux" and word.has("Tense=Pres") for word in clause.words
    )


def _is_imperfect(clause: Clause) -> bool:
    """Whether it is told as going on: "soutenait", not "a soutenu" nor "joined", a deed."""
    return not is_perfect(clause) and any(verb.has("Tense=Imp") for verb in clause.words)
