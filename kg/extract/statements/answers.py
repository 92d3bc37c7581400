"""What others say to what is said: "…, ce que X dément", "A et B s'accusent de violer la trêve"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.clauses.clause import Clause, Link
from kg.extract.speech.cues import Speech
from kg.extract.statements.statement import Statement
from kg.languages import Language
from kg.model import Modality, Role
from kg.ontology import Cue
from kg.trees.node import Node

__all__ = ["Answers"]


class Answers:
    """Tells of each clause who else holds what it states, or its contrary.

    Called with a clause and its statements it yields these, each held by whom it is held by, and
    those that somebody's answer adds.
    """

    def __init__(self, clauses: Sequence[Clause], speech: Speech, language: Language) -> None:
        self._speech, self._pronouns = speech, language.syntax.indefinite_pronouns
        self._below: dict[int, list[Clause]] = {}
        for clause in clauses:
            if clause.link is Link.COMPLEMENT and clause.above is not None:
                self._below.setdefault(clause.above.node.i, []).append(clause)
        self._given: dict[int, list[tuple[Node, Cue]]] = {}
        root: Clause | None = None
        for clause in clauses:
            answered = self._answered(clause, root)
            if answered is not None:
                self._add(clause, answered)
            if clause.link is Link.ROOT and clause.node.head is None:
                root = clause

    def __call__(self, clause: Clause, statements: Iterable[Statement]) -> Iterator[Statement]:
        """Yield the statements, and what others hold of them."""
        accusers = self._accusers(clause)
        for statement in statements:
            yield from _held_by_others(statement, accusers)
            for speaker, cue in self._given.get(clause.node.i, ()):
                standing = replace(
                    statement.standing, holders=(speaker,), modality=cue.stance.modality
                )
                negated = statement.negated ^ cue.stance.negates
                yield replace(statement, negated=negated, standing=standing)

    def _add(self, clause: Clause, answered: Clause) -> None:
        """Note who answers with ``clause`` what ``answered`` reports, or states itself."""
        cue, speaker = self._speech.reports(clause), self._speech.speaker_of(clause)
        if cue is None or speaker is None:
            return
        below = self._below.get(answered.node.i, [])
        reported = [c for c in below if c is not clause and self._speech.cue_of(c) is not None]
        targets = reported if self._speech.reports(answered) is not None else []
        for target in targets or [answered]:
            self._given.setdefault(target.node.i, []).append((speaker, cue))

    def _answered(self, clause: Clause, before: Clause | None) -> Clause | None:
        """The clause that "ce" stands for in "ce que X dément", or the one before "X dément."."""
        head = clause.node.head
        if head is not None:
            related = clause.link is Link.RELATIVE and head.lower in self._pronouns
            if not related or self._speech.reports(clause) is None:
                return None
            above = (self._speech.clause_at(node) for node in head.ancestors())
            return next((one for one in above if one is not None), None)
        if before is None:
            return None
        cue = self._speech.reports(clause)
        if cue is None or not cue.stance.negates:
            return None
        alone = all(argument.role is Role.TIME for argument in clause.arguments)
        next_ = before.node.sent + 1 == clause.node.sent
        accused = self._speech.reports(before) is not None and before.node.i in self._below
        return before if alone and next_ and accused else None

    def _accusers(self, clause: Clause) -> list[Node]:
        """Who say the clause of each other: "A et B s'accusent de violer la trêve"."""
        above = clause.above
        if above is None or not (clause.infinitive and above.points_back):
            return []
        cue = self._speech.cue_of(clause)
        if cue is None or not cue.stance.holder or cue.control in ("", "subj"):
            return []
        found = [subject for subject in clause.subjects if subject in above.subjects]
        many = len(found) > 1 or any(subject.has("Number=Plur") for subject in found)
        return found if many else []


def _held_by_others(statement: Statement, accusers: Sequence[Node]) -> Iterator[Statement]:
    """Yield what is said of one, by each of the others.

    What many say of each other without their names nobody holds of himself.
    """
    of = next((n for n in (statement.subject, statement.object) if n in accusers), None)
    if of is None:
        yield statement
        return
    standing = statement.standing
    around = tuple(holder for holder in standing.holders if holder not in accusers)
    for other in accusers:
        if other is not of:
            yield replace(statement, standing=replace(standing, holders=(other, *around)))
    if len(accusers) == 1:
        alone = replace(standing, holders=around, modality=Modality.POSSIBLE)
        yield replace(statement, standing=alone)
