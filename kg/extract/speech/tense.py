"""When a clause puts what it says: past, present or future, by its verb and auxiliaries."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.clauses.clause import Clause, Kind, Link
from kg.extract.clauses.verbs import is_finite, is_perfect, is_perfect_infinitive, verbs_of
from kg.extract.speech.attribution import Attribution
from kg.extract.times.dates import is_before
from kg.languages.syntax import Syntax
from kg.model import Modality, Role, Status, Tense, TimeExpression
from kg.trees.node import Node

__all__ = ["Tenses", "phase", "placed", "told_tense"]

_DEPTH = 20
_AHEAD = frozenset({Modality.WANTED, Modality.ORDERED})
_TENSES = {
    "Tense=Past": Tense.PAST,
    "Tense=Imp": Tense.PAST,
    "Tense=Pqp": Tense.PAST,
    "Tense=Fut": Tense.FUTURE,
}


class Tenses:
    """Tenses of the clauses of one Doc; to be asked once standings may be."""

    def __init__(self, attribution: Attribution, syntax: Syntax) -> None:
        self._attribution, self._syntax = attribution, syntax
        self._future = syntax.future_features - syntax.future_in_past

    def __call__(self, clause: Clause, depth: int = 0) -> Tense | None:
        """Return the clause's tense, after that of the clause above where it has no finite verb."""
        if clause.kind is Kind.ROLE:
            return Tense.PRESENT
        main, auxiliaries = verbs_of(clause)
        verbs = [*auxiliaries, main]
        if any(_is(verb, self._future) for verb in verbs):
            over = self._sums_up(clause, verbs) or self._is_of_a_life(clause)
            return Tense.PAST if over else Tense.FUTURE
        if is_perfect(clause):
            return Tense.PAST
        if any(_is(verb, self._syntax.future_in_past) for verb in verbs):
            told = self._attribution.is_told_in_past(clause)
            return Tense.FUTURE if told or clause.kind is Kind.VERB else Tense.PRESENT
        finite = next((verb for verb in verbs if verb.has("VerbForm=Fin")), None)
        if finite is not None:
            return next((t for feature, t in _TENSES.items() if finite.has(feature)), Tense.PRESENT)
        if main.is_participle and not auxiliaries:
            return Tense.PAST
        return self._below(clause, depth)

    def _sums_up(self, clause: Clause, verbs: Collection[Node]) -> bool:
        """Whether a perfect of the future tells what came of it: "l'attaque aura fait dix morts".

        Beside a time or in a clause of time it is still to come: "quand il aura signé".
        """
        futures = self._syntax.closing_futures
        if not any(_is(verb, futures) for verb in verbs) or not is_perfect(clause):
            return False
        dated = any(argument.role is Role.TIME for argument in clause.arguments)
        return not dated and clause.link is not Link.ADVERBIAL

    def _is_of_a_life(self, clause: Clause) -> bool:
        """Whether it goes on with what is told of years ago: "rejoint Lorn en 1950, où il fondera".

        A perfect above leaves it open: "a visité en 2010 l'usine où il parlera".
        """
        above, phases = clause.above, self._attribution.phases
        if above is None or clause.link is not Link.RELATIVE or is_perfect(above):
            return False
        dated = any(argument.role is Role.TIME for argument in clause.arguments)
        told = (phases.time_at(a.node) for a in above.arguments if a.role is Role.TIME)
        return not dated and is_finite(above) and any(map(phases.is_years_ago, told))

    def _below(self, clause: Clause, depth: int) -> Tense | None:
        """The tense of an infinitive or gerund: what one wants or must do is yet to come."""
        above = clause.above
        if above is None or depth > _DEPTH:
            return None
        tense = self(above, depth + 1)
        if clause.infinitive and (self._is_announced(clause, above) or self._goes_to(above)):
            return Tense.FUTURE
        if tense is Tense.PAST and clause.infinitive and self._is_told(clause):
            return Tense.PRESENT  # "a annoncé se rendre à Y": as of when it was said
        if clause.link is Link.RELATIVE:  # what is, of which one only wants something
            return tense if is_finite(above) or tense is not Tense.FUTURE else Tense.PRESENT
        if tense is not Tense.PRESENT:
            return tense
        going = above.node.is_present_participle and above.node.kid("mark", "case") is not None
        announces = above.node.lemma.lower() in self._syntax.future_verbs and not going
        ahead = self._attribution.standing(clause).modality in _AHEAD
        return Tense.FUTURE if ahead or (announces and clause.infinitive) else tense

    def _goes_to(self, above: Clause) -> bool:
        """Whether a future was seen from the past: "a dit qu'il allait signer"."""
        going = above.lemma.lower() in self._syntax.future_verbs and above.node.has("Tense=Imp")
        return going and self._attribution.is_told_in_past(above)

    def _is_announced(self, clause: Clause, above: Clause) -> bool:
        """Whether one tells what one is to do: "a annoncé quitter le parti"."""
        syntax = self._syntax
        if above.lemma.lower() not in syntax.announcing_verbs or is_perfect_infinitive(clause.node):
            return False
        if clause.kind is Kind.COPULA or clause.link is not Link.COMPLEMENT:
            return False
        return clause.lemma.lower() not in syntax.lasting_verbs | syntax.announced_states

    def _is_told(self, clause: Clause) -> bool:
        """Whether it is what somebody said: "a annoncé partir", not what one began to do."""
        cue = self._attribution.speech.cue_of(clause)
        return cue is not None and cue.stance.holder and cue.stance.modality is Modality.ASSERTED


def placed(tense: Tense | None, time: TimeExpression | None, published: str | None) -> Tense | None:
    """Return the tense as the document's date has it.

    What lies behind by its own time is past, however it is told ("il deviendra roi en 1830"); what
    the present puts ahead is future ("il arrive demain"). ``published`` is an ISO date.

    >>> placed(Tense.FUTURE, TimeExpression(0, 7, "en 1830", "1830"), "2025-03-12").value
    'past'
    >>> placed(Tense.PRESENT, TimeExpression(0, 6, "demain", "2025-03-13"), "2025-03-12").value
    'future'
    """
    if tense is None or time is None or not time.value or not published:
        return tense
    first, _, last = time.value.partition("/")
    if tense is Tense.FUTURE and is_before(last or first, published):
        return Tense.PAST
    if tense is Tense.PRESENT and is_before(published, first):
        return Tense.FUTURE
    return tense


def phase(status: Status, tense: Tense | None, modality: Modality, *, dated: bool) -> Status:
    """Return the status of what has this tense: what is told as still to come is planned.

    What one only wants or has to do is planned where it is ``dated`` ahead ("doit se rendre demain
    à Y"); what may or would be is not.

    >>> phase(Status.CURRENT, Tense.FUTURE, Modality.ASSERTED, dated=False).value
    'planned'
    >>> phase(Status.CURRENT, Tense.FUTURE, Modality.WANTED, dated=False).value
    'current'
    """
    if status is not Status.CURRENT or tense is not Tense.FUTURE:
        return status
    planned = modality is Modality.ASSERTED or (dated and modality in _AHEAD)
    return Status.PLANNED if planned else status


def told_tense(tense: Tense | None, status: Status) -> Tense | None:
    """Return when it is where nothing but a noun's own words tell it."""
    if status is Status.ENDED and tense is not Tense.FUTURE:
        return Tense.PAST
    return Tense.FUTURE if status is Status.PLANNED and tense is not Tense.PAST else tense


def _is(verb: Node, words: Collection[str]) -> bool:
    return verb.lower in words or any(verb.has(word) for word in words)
