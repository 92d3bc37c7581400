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
from kg.ontology import Relation

__all__ = ["Lasting"]

_DEPTH = 20


class Lasting:
    """Tells of the statements of one Doc what is over; ``relation`` knows the relations."""

    def __init__(
        self, relation: Callable[[str], Relation], attribution: Attribution, syntax: Syntax
    ) -> None:
        self._relation, self._attribution, self._syntax = relation, attribution, syntax

    def __call__(self, statement: Statement, clause: Clause) -> Statement:
        """Return a statement that ``clause`` makes with whether it is over."""
        if statement.relation is None or statement.status is not Status.CURRENT:
            return statement
        relation = self._relation(statement.relation)
        if not relation.lasting or (relation.locating and clause.node.is_participle):
            return statement  # where a place "était situé" it is yet
        asserted = statement.standing.modality is Modality.ASSERTED and not statement.negated
        if not asserted or statement.tense is not Tense.PAST or not self._is_over(clause):
            return statement
        return replace(statement, status=Status.ENDED)

    def _is_behind(self, statement: Statement, clause: Clause) -> bool:
        """Whether it was so for years that are over: "il dirige la société de 1980 à 1995"."""
        state = clause.kind is Kind.COPULA or clause.lemma.lower() in self._syntax.lasting_verbs
        return state and self._attribution.phases.is_over(statement.time)

    def _is_over(self, clause: Clause) -> bool:
        """Whether the verb puts it into the past: an imperfect, any past of a verb of states.

        What is reported in the past may be so yet ("a dit qu'il contrôlait la ville"), and what
        was still so then ("contrôlait encore").
        """
        adverbs = {word.lower for verb in clause.words for word in verb.kids("advmod")}
        adverbs.update(word.lower for word in clause.node.kids("advmod"))
        if not adverbs.isdisjoint(self._syntax.still_adverbs) or self._is_reported(clause):
            return False
        state = clause.kind is Kind.COPULA or clause.lemma.lower() in self._syntax.lasting_verbs
        return is_finite(clause) and (state or not is_perfect(clause))

    def _is_reported(self, clause: Clause) -> bool:
        one: Clause | None = clause
        for _ in range(_DEPTH):
            if one is None:
                return False
            if self._attribution.is_told_in_past(one):
                return True
            one = one.above if one.link is not Link.ROOT else None
        return False
