"""Clauses → statements: what each predicate says of its subjects, one statement an argument."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kg.extract.clauses.clause import Argument, Clause, Kind, Link
from kg.extract.clauses.distributed import is_distributed
from kg.extract.relations.attempts import Instance
from kg.extract.relations.happenings import HappeningReader
from kg.extract.relations.posts import told_by_posts
from kg.extract.relations.slots import role_in
from kg.extract.speech.attribution import Attribution, Standing
from kg.extract.speech.cues import Speech
from kg.extract.speech.events import Events
from kg.extract.speech.polarity import exceptions, is_denied, own_negation
from kg.extract.speech.tense import Tenses
from kg.extract.statements.answers import Answers
from kg.extract.statements.lasting import Lasting
from kg.extract.statements.statement import Statement
from kg.languages import Language
from kg.model import Layer, Modality, Role, Status, Tense, TimeExpression
from kg.ontology import Cue
from kg.trees.node import Node

__all__ = ["ClauseStatements"]

# what one says, thinks or wants of somebody is done to nobody; what one orders is
_NO_ACTS = frozenset({"asserts", "thinks", "fears", "hopes", "wants"})


class ClauseStatements:
    """The statements of the clauses of one Doc, in text order: iterate once.

    ``clauses`` have their subjects, ``attribution`` its quotations; ``times`` holds the time
    expression of each word that stands in one.
    """

    def __init__(
        self,
        clauses: list[Clause],
        speech: Speech,
        attribution: Attribution,
        happenings: HappeningReader,
        times: Mapping[int, TimeExpression],
        language: Language,
    ) -> None:
        self._clauses, self._speech, self._attribution = clauses, speech, attribution
        self._frames, self._happenings = happenings.frames, happenings
        self._times, self._language = times, language
        self._tense = Tenses(attribution, language.syntax)
        self._answers = Answers(clauses, speech, language)
        self._events = Events(attribution, attribution.lexicon, language.syntax)
        self._lasting = Lasting(self._happenings, attribution, language.syntax)

    def __iter__(self) -> Iterator[Statement]:
        self._pass_down()
        for clause in self._clauses:
            if clause.subjects and not self._speech.is_aside(clause):
                for statement in self._answers(clause, self._of_clause(clause)):
                    ends = statement.subject, statement.object
                    if not is_distributed(*ends, clause, self._language.syntax):
                        yield self._lasting(statement, clause)

    def _pass_down(self) -> None:
        """Give an infinitive what stands at the verb above that states nothing of its own."""
        for clause in self._clauses:
            cue = self._speech.cue_of(clause)
            above = clause.above
            if cue is not None and above is not None and _is_said_of_object(cue, clause):
                above.states_nothing = True
                above.arguments = [a for a in above.arguments if a.node not in clause.subjects]
            elif (
                cue is not None
                and above is not None
                and clause.infinitive
                and cue.control in ("", "subj")
                and self._is_said_of_it(clause, above)
            ):
                above.states_nothing = True
                passed = [a for a in above.arguments if _belongs_below(a, above, clause, cue.words)]
                clause.arguments += passed
                above.arguments = [
                    a for a in above.arguments if a not in passed and a.node is not above.node
                ]

    def _is_said_of_it(self, clause: Clause, above: Clause) -> bool:
        """Whether the clause above states nothing but what it does to the infinitive.

        So it is in "peut partir", "a l'intention de partir", not in "a rejeté la possibilité de
        partir".
        """
        between = clause.between
        if above.kind is Kind.COPULA and above.impersonal:
            return False
        if between is None or between is above.node or between in above.words:
            return True
        return between.head is above.node and above.lemma in self._language.syntax.support_verbs

    def _of_clause(self, clause: Clause) -> Iterator[Statement]:
        time, place = self._circumstances(clause)
        standing = self._standing(clause, time)
        instances = list(self._frames.clause(clause))
        instances += told_by_posts(self._frames, instances)
        used: set[Instance] = set()
        flipped = exceptions(clause, self._language)  # what is denied, or not, by itself
        tense = self._tense(clause)
        said = self._phase(clause, standing, tense)
        ended = self._attribution.phases.of_verb(clause.node) if instances else None
        lost = ended is not None  # "a perdu le contrôle"; "n'a pas perdu": it has it
        named = (None if standing.negated else ended) or self._of_carried(
            clause, instances, standing
        )
        named = named or said
        telling = self._is_telling(clause)
        stated = False
        for argument in clause.arguments:
            if self._speech.sources.holder_in(argument.node) in standing.holders:
                continue  # "selon X", "aux yeux de X": no part of what happened
            if argument.role is Role.CLAUSE and not self._states_clause(clause, argument):
                stated = True
                continue
            stated = True
            for subject in clause.subjects:
                if subject is argument.node:
                    continue
                relation = self._relation(instances, used, subject, argument.node)
                negated = standing.negated ^ (not flipped.isdisjoint((subject.i, argument.node.i)))
                status = said
                if relation is not None:
                    status = self._of_argument(named, argument, clause, time)
                yield Statement(
                    clause, subject, argument.node, argument.role, relation,
                    Layer.SURFACE, negated, standing, time, place,
                    words=clause.wording, preposition=argument.preposition,
                    tense=tense, status=status, telling=telling,
                )  # fmt: skip
        if not stated and not clause.states_nothing and self._may_stand_alone(clause):
            for subject in clause.subjects:
                yield Statement(
                    clause, subject, None, Role.NONE, None, Layer.SURFACE,
                    standing.negated ^ (subject.i in flipped), standing, time, place,
                    words=clause.wording, tense=tense, status=said,
                )  # fmt: skip
        for instance in instances:
            if instance not in used and self._is_told(instance):
                ends = (instance.subject, instance.object)
                alone = any(one.i in flipped or self._is_denied(one, clause) for one in ends)
                # who is given what another gives up has it: "cède à X le contrôle de Y"
                gone = lost and instance.subject in clause.subjects
                yield Statement(
                    clause, instance.subject, instance.object, _role(clause, instance),
                    instance.relation, Layer.FRAME, standing.negated ^ alone ^ gone, standing, time,
                    place, words=clause.wording, tense=tense,
                    status=said if lost and not gone else named, telling=telling,
                )  # fmt: skip
        for happening in self._happenings.clause(clause, instances):
            patient = happening.patient
            yield Statement(
                clause, None, patient, Role.OBJ, happening.relation, Layer.EVENT,
                standing.negated ^ (patient.i in flipped), standing, time, place,
                words=clause.wording, tense=tense, status=named,
                number=self._happenings.number(patient),
            )  # fmt: skip

    def _is_denied(self, noun: Node, clause: Clause) -> bool:
        """Whether a noun below an argument is negated: "a member of X but not of Y"."""
        told = noun in clause.subjects or any(a.node is noun for a in clause.arguments)
        return not told and is_denied(noun, self._language.syntax)

    def _standing(self, clause: Clause, time: TimeExpression | None) -> Standing:
        """How it stands: what somebody has to do is planned with its day: "doit signer lundi"."""
        standing = self._attribution.standing(clause)
        above, verbs = clause.above, self._language.syntax.expecting_verbs
        if standing.modality is not Modality.ORDERED or standing.holders or above is None:
            return standing
        told = clause.infinitive and above.lemma.lower() in verbs
        if not told or not self._attribution.phases.is_ahead(time):
            return standing
        return replace(standing, modality=Modality.ASSERTED, status=Status.PLANNED)

    def _of_argument(
        self, status: Status, argument: Argument, clause: Clause, time: TimeExpression | None
    ) -> Status:
        """Return how it is with a post that somebody has just been elected to, or with a day."""
        if status is not Status.CURRENT:
            return status
        phases = self._attribution.phases
        if argument.role is Role.TIME:
            return phases.of_day(clause.node, self._times.get(argument.node.i)) or status
        return phases.of_elected(argument.node, clause, time) or status

    def _is_telling(self, clause: Clause) -> bool:
        """Whether it announces or asks for something: a time ahead is when that is to be."""
        cue = self._speech.own_cue(clause)
        return cue is not None and (cue.stance.holder or cue.stance.modality is Modality.ORDERED)

    def _phase(self, clause: Clause, standing: Standing, tense: Tense | None) -> Status:
        """Return whether what a clause says is still so: "était l'ancien bastion de"."""
        if standing.status is not Status.CURRENT or clause.kind is not Kind.COPULA:
            return standing.status
        of_noun = self._attribution.phases.of_noun(clause.node)
        return of_noun or self._attribution.of_post(clause.node, clause, tense) or standing.status

    def _of_carried(
        self, clause: Clause, instances: list[Instance], standing: Standing
    ) -> Status | None:
        """Return how it is with what a noun below the verb names: "a perdu le contrôle de"."""
        for instance in instances:
            if instance.word is not clause.node:
                status = self._events.standing(instance.word, standing).status
                if status is not Status.CURRENT:
                    return status
        return None

    def _states_clause(self, clause: Clause, argument: Argument) -> bool:
        """Whether the clause below is itself an argument: not what only "il semble" announces."""
        return argument.node.dep == "ccomp" and not clause.states_nothing and not clause.impersonal

    def _may_stand_alone(self, clause: Clause) -> bool:
        if clause.kind is Kind.ROLE:
            return False
        if clause.link is Link.RELATIVE and not clause.node.is_finite:
            return False
        spoken = self._speech.reports(clause) and (not clause.passive or clause.impersonal)
        if spoken and clause.node.is_finite and not own_negation(clause, self._language):
            return False  # what it says stands in what it reports
        if clause.impersonal and clause.link is Link.REPORT:
            return False  # "semble-t-il"
        if clause.node.dep == "xcomp" and clause.node.is_participle and not clause.infinitive:
            return False  # stands as an attribute of the verb above
        if self._is_use_of(clause):
            return False
        return clause.node.kid("ccomp", "xcomp", "csubj") is None

    def _is_use_of(self, clause: Clause) -> bool:
        """Whether a bare infinitive only tells what its noun is for ("chambre à coucher")."""
        return (
            clause.between is not None
            and clause.between is clause.node.head
            and clause.infinitive
            and self._speech.cue_of(clause) is None
        )

    def _relation(
        self, instances: list[Instance], used: set[Instance], subject: Node, object_: Node
    ) -> str | None:
        for instance in instances:
            if instance.slot == "time" and not self._is_dated(object_):
                continue
            if instance.subject is subject and instance.object is object_:
                used.add(instance)
                return instance.relation
        for instance in instances:
            if instance.subject is object_ and instance.object is subject:
                inverse = self._frames.inverse(instance.relation)
                if inverse is not None:
                    used.add(instance)
                    return inverse
        return None

    def _is_told(self, instance: Instance) -> bool:
        """Whether no argument says it: of dates, an adverb alone is none ("est mort hier")."""
        if instance.slot != "time":
            return True
        return instance.object.dep == "advmod" and self._is_dated(instance.object)

    def _is_dated(self, node: Node) -> bool:
        time = self._times.get(node.i)
        return time is not None and time.value is not None and "/" not in time.value

    def _circumstances(self, clause: Clause) -> tuple[TimeExpression | None, Node | None]:
        time: TimeExpression | None = None
        place: Node | None = None
        for argument in clause.arguments:
            if argument.role is Role.TIME and time is None:
                time = self._times.get(argument.node.i)
            elif argument.role is Role.PLACE and place is None:
                place = argument.node
        if time is None:
            for child in clause.node.children:
                if child.dep in ("advmod", "obl") and child.i in self._times:
                    time = self._times[child.i]
                    break
        return time, place


def _is_said_of_object(cue: Cue, clause: Clause) -> bool:
    """Whether the object above only is the subject here: "wants the rebels to sign"."""
    return clause.infinitive and cue.control == "obj" and cue.stance.name in _NO_ACTS


def _role(clause: Clause, instance: Instance) -> Role:
    """Return the object's role: its own where it is an argument, else what its slot tells."""
    found = (a.role for a in clause.arguments if a.node is instance.object)
    return next(found, role_in(instance.slot or "subj"))


def _belongs_below(
    argument: Argument, above: Clause, clause: Clause, words: Collection[str]
) -> bool:
    """Whether what stands at "peut" in "peut partir demain" is said of the infinitive.

    An object is where it was taken out of the infinitive's clause: "ce qu'il cherche à obtenir",
    "il n'a rien pu faire". ``words`` are those of an expression above ("avoir pour but de").
    """
    if argument.node is above.node or argument.node is clause.between:
        return False
    if argument.node.lemma in words:
        return False
    if argument.role is Role.OBJ:
        behind = argument.node.i > above.node.i
        inside = behind and any(node is above.node for node in argument.node.ancestors())
        return not inside and all(a.role is not Role.OBJ for a in clause.arguments)
    return argument.role in (Role.OBL, Role.TIME, Role.PLACE)
