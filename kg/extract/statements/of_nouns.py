"""Noun phrases → statements: roles and titles, and the events that nouns name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.clauses.clause import Clause
from kg.extract.relations.attempts import Instance
from kg.extract.relations.beside import Beside
from kg.extract.relations.happenings import HappeningReader
from kg.extract.relations.predications import bracketed, of_copulas, predications, presents
from kg.extract.relations.roles import is_become
from kg.extract.relations.scenes import is_occasion
from kg.extract.relations.slots import role_in
from kg.extract.speech.attribution import Attribution, Standing
from kg.extract.speech.events import Events
from kg.extract.speech.polarity import exceptions, is_denied
from kg.extract.speech.tense import Tenses, told_tense
from kg.extract.statements.lasting import Lasting
from kg.extract.statements.statement import Statement
from kg.languages import Language
from kg.model import Layer, Modality, Role, Status, Tense, TimeExpression
from kg.trees.articles import is_definite
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["NounStatements"]

_PRESUPPOSED = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj"})


class NounStatements:
    """The statements of the nouns of one Doc, roles first, each in text order: iterate once."""

    def __init__(
        self,
        nodes: list[Node],
        clauses: list[Clause],
        attribution: Attribution,
        happenings: HappeningReader,
        language: Language,
    ) -> None:
        self._nodes, self._clauses = nodes, clauses
        self._speech, self._attribution = attribution.speech, attribution
        self._frames, self._happenings = happenings.frames, happenings
        self._language = language
        self._beside = Beside(happenings.ontology, attribution.lexicon, language.syntax)
        self._tense = Tenses(attribution, language.syntax)
        self._events = Events(attribution, attribution.lexicon, language.syntax)
        self._lasting = Lasting(self._happenings, attribution, language.syntax)

    def __iter__(self) -> Iterator[Statement]:
        copular = of_copulas(self._clauses)
        hosts: dict[int, tuple[Node, ...]] = {}
        pointers = self._language.syntax.indefinite_pronouns
        for predication in predications(self._nodes, self._clauses):
            noun = predication.noun
            if self._says_nothing(noun):
                continue
            hosts[noun.i] = predication.hosts
            told_of = copular.get(noun.i)
            if told_of and not presents(told_of, predication.hosts, pointers):
                continue
            for host in predication.hosts:
                relation = self._role_of(noun, host)
                if relation is None and bracketed(noun) is host:
                    continue  # "X (AFP)": nobody says what it has to do with X
                status = self._phase_of(noun)
                how = self._alleged(noun, self._standing_of(noun, apposed=True))
                yield Statement(
                    None, host, noun, Role.ATTR, relation, Layer.SURFACE, False,
                    how, self._attribution.phases.time_of(noun),
                    words=(noun,), tense=told_tense(Tense.PRESENT, status), status=status,
                )  # fmt: skip
        scenes = self._beside.scenes(self._nodes)
        for node in self._nodes:
            said_of = hosts.get(node.i, ())
            if node.type is not None:
                yield from self._told_beside(node, said_of)
            if node.pos == "NOUN" or Function.TITLE in node.functions:
                happened = scenes.get(node.i, ())
                yield from self._of_noun(node, said_of, copular.get(node.i), happened)

    def _of_noun(
        self,
        node: Node,
        said_of: tuple[Node, ...],
        copula: Clause | None,
        scenes: Sequence[Instance],
    ) -> Iterator[Statement]:
        """Yield what a noun states of ``said_of``, and what the event that it names is about.

        ``scenes`` tell where that happened.
        """
        lexicon = self._attribution.lexicon
        if not (said_of or scenes or lexicon.frames(node.lemma.lower(), "NOUN")):
            return  # as most nouns are
        standing = (
            self._attribution.standing(copula)
            if copula is not None
            else self._standing_of(node, apposed=bool(said_of))
        )
        phases, syntax = self._attribution.phases, self._language.syntax
        around, dates = self._subjects_around(node), phases.dates_of(node)
        flipped = copula is not None and node.i in exceptions(copula, self._language)
        of_frames = list(self._frames.noun(node, list(said_of), around, list(dates)))
        for instance in (*of_frames, *scenes):
            attribute = instance.subject in said_of and instance.object is node
            attributed = instance.subject is node and is_become(node, syntax)
            if (attribute or attributed) and copula is None:
                continue  # said above, on the surface; of the verb's subject
            if instance.slot != "time" and phases.tells_when(instance.object):
                continue  # "a meeting on 14 March" is not about that
            roles = (instance.subject, instance.object)
            # the noun names the event, unless it is said of somebody: "membre", "porte-parole"
            named = node not in roles and all(one not in said_of for one in roles)
            event = named or (instance.subject is node and self._speech.is_event(node))
            how = self._of_instance(node, instance, standing, event=event, copula=copula)
            tense = self._tense(copula) if copula is not None else self._of_event(node)
            if (
                event
                and tense is None
                and any(map(self._attribution.phases.is_ahead, dates.values()))
            ):
                tense = Tense.FUTURE  # "l'élection de mai prochain"
            status = how.status
            if status is Status.CURRENT:
                said = None if named else phases(node)
                status = said or self._of_post(node, instance, copula, tense) or status
            when = dates.get(instance.object) or self._time_of(copula)
            alone = flipped or any(is_denied(one, syntax) for one in roles if one is not node)
            stated = Statement(
                None, instance.subject, instance.object, role_in(instance.slot),
                instance.relation, Layer.FRAME, how.negated ^ alone, how, when,
                words=(node,), tense=told_tense(tense, status), status=status,
                bare=None if attribute else node,  # "président du parti" is one post
            )  # fmt: skip
            yield self._lasting(stated, copula) if copula is not None else stated
        for undergone in self._undergone(node, standing, of_frames):
            if copula is None or undergone.object is node:  # "le bilan est de dix morts"
                yield undergone

    def _told_beside(self, node: Node, hosts: tuple[Node, ...]) -> Iterator[Statement]:
        """Yield where a place is and whose people somebody is: "Lugny (Savoie)"."""
        places = list(self._beside.places(node))
        for found in (*places, *self._beside.people(node, list(hosts))):
            how = self._standing_of(node, apposed=True)
            role = Role.PLACE if found in places else Role.ATTR
            yield Statement(
                None, found.subject, found.object, role, found.relation, Layer.FRAME, False, how,
                words=(found.word,), tense=Tense.PRESENT,
            )  # fmt: skip

    def _phase_of(self, role: Node) -> Status:
        """Return whether somebody is still what a noun beside him says.

        "La démission du ministre X" ends it, where it is not only demanded.
        """
        phases = self._attribution.phases
        status = phases.of_noun(role)
        if status is not None or role.people:  # who falls stays a Belgian
            return status or Status.CURRENT
        for status, event in phases.above(role):
            how = self._events.standing(event, self._standing_of(event, apposed=False))
            if how.modality is Modality.ASSERTED and not how.negated:
                return status
        return Status.CURRENT

    def _undergone(self, noun: Node, around: Standing, told: list[Instance]) -> Iterator[Statement]:
        """What an event noun says of whom it is done to, where nobody is said to do it."""
        how: Standing | None = None
        for happening in self._happenings.noun(noun, told):
            how = how or self._events.standing(noun, around)
            yield Statement(
                None, None, happening.patient, role_in(happening.slot), happening.relation,
                Layer.EVENT, how.negated, how, words=(noun,),
                tense=told_tense(self._of_event(noun), how.status), status=how.status,
                number=self._happenings.number(happening.patient),
                bare=happening.patient if happening.slot == "counted" else noun,
            )  # fmt: skip

    def _of_post(
        self, noun: Node, instance: Instance, copula: Clause | None, tense: Tense | None
    ) -> Status | None:
        """Return whether who was in a post is it yet; who was a founder has founded it still."""
        if copula is None or self._happenings.is_undergone(instance.relation):
            return None
        return self._attribution.of_post(noun, copula, tense)

    def _of_instance(
        self,
        noun: Node,
        instance: Instance,
        standing: Standing,
        *,
        event: bool,
        copula: Clause | None,
    ) -> Standing:
        """Return how it stands what a noun says of itself, or of the ``event`` that it names.

        There are "the inhabitants of the town" whatever somebody wants or may do with them, and
        where the meeting is to which nobody goes. What has a date that is over has been.
        """
        definite = is_definite(noun)
        if event:
            over = copula is None and self._attribution.phases.has_passed(noun)
            if over or (copula is None and definite and self._is_given(noun, instance)):
                standing = self._given(noun, standing)
            how = self._events.standing(noun, standing)
            dated = over and self._attribution.phases.time_at(instance.object) is not None
            return replace(standing, status=how.status) if dated else how
        if self._events.is_alleged(noun):
            return self._alleged(noun, standing)
        counted = noun.kid("nummod") is not None and not standing.negated
        told = definite or counted or any(word.has("Poss=Yes") for word in noun.kids("det"))
        told = told or self._is_whose(noun, instance)
        if copula is None and noun.dep in _PRESUPPOSED and told:
            return self._given(noun, standing)
        return standing

    def _is_whose(self, noun: Node, instance: Instance) -> bool:
        """Whether it tells of what there is whose it is: "veut tuer des membres de la police"."""
        owned = instance.slot in self._language.syntax.owner_prepositions
        if not owned or not self._happenings.relation(instance.relation).lasting:
            return False
        around = self._around(noun)
        return around is not None and not self._attribution.standing(around).negated

    def _given(self, noun: Node, standing: Standing) -> Standing:
        """Return how it stands what is taken for given: whoever only hopes for more tells none."""
        around = self._around(noun)
        given = self._attribution.given(around) if around is not None else ()
        kept = tuple(one for one in standing.holders if one in given)
        return self._attribution.in_marks(noun, Standing(holders=kept))

    def _time_of(self, copula: Clause | None) -> TimeExpression | None:
        """Return when somebody was what a copula says: "elle est sénatrice en 1987"."""
        if copula is None:
            return None
        at = (a.node for a in copula.arguments if a.role is Role.TIME)
        return next(filter(None, map(self._attribution.phases.time_at, at)), None)

    def _alleged(self, noun: Node, standing: Standing) -> Standing:
        """Return how it stands what a noun says of somebody: a "chef présumé" only may be one."""
        if standing.modality is not Modality.ASSERTED or not self._events.is_alleged(noun):
            return standing
        return replace(standing, modality=Modality.POSSIBLE)

    def _is_given(self, noun: Node, instance: Instance) -> bool:
        """Whether an event is taken for given: "la présence de X pourrait gêner".

        Nothing is that one only would have: "veut organiser le sommet à Lorn".
        """
        if is_occasion(noun, self._language.syntax.occasions):
            return True
        if noun.dep == "nsubj" and self._happenings.relation(instance.relation).lasting:
            return True
        bare = noun.dep == "nsubj" and Function.PASSIVE not in noun.functions
        return instance.subject is noun and (bare or noun.dep in ("obl", "nmod"))

    def _says_nothing(self, noun: Node) -> bool:
        """Whether it is a form of address, or part of a preposition."""
        parts = self._language.syntax.prepositional_nouns if noun.dep == "advcl" else ()
        return noun.lower in parts or self._language.names.addresses(noun.text)

    def _role_of(self, noun: Node, host: Node) -> str | None:
        """Return the relation that a noun states of what it is said of."""
        for stated in self._frames.noun(noun, [host]):
            if stated.subject is host and stated.object is noun:
                return stated.relation
        return self._frames.bracketed(noun, host) if bracketed(noun) is host else None

    def _subjects_around(self, noun: Node) -> tuple[Node, ...]:
        """Return whose clause the noun is a circumstance of: "lors d'une visite, X a dit"."""
        if (above := noun.head) is None or not is_occasion(noun, self._language.syntax.occasions):
            return ()
        bare = noun.dep == "obl" and noun.case() in self._language.syntax.occasions
        told = above if bare else above.head  # "à l'issue de", "lors de"
        clause = self._speech.clause_at(told) if told is not None else None
        return tuple(clause.subjects) if clause is not None else ()

    def _of_event(self, noun: Node) -> Tense | None:
        """Return when an event is told to be: "la visite de X aura lieu demain"."""
        clause = self._speech.clause_at(noun.head) if noun.head is not None else None
        syntax = self._language.syntax
        if clause is None:
            return None
        if noun not in clause.subjects:
            made = noun.dep == "obj" and not is_definite(noun) and self._speech.is_event(noun)
            ahead = made and self._tense(clause) is Tense.FUTURE
            return Tense.FUTURE if ahead else None  # "donnera un concert"
        lemma, node = clause.lemma.lower(), clause.node
        whole = clause.words[-1] is not node or any(child.is_reflexive for child in node.children)
        if lemma not in syntax.happening_verbs or (lemma in syntax.support_verbs and not whole):
            return None
        return self._tense(clause)

    def _around(self, noun: Node) -> Clause | None:
        """Return the clause that a noun stands in."""
        found = map(self._speech.clause_at, (noun, *noun.ancestors()))
        return next(filter(None, found), None)

    def _standing_of(self, noun: Node, *, apposed: bool) -> Standing:
        """How what a noun states stands: held by whoever holds the clause around it.

        A role in apposition is the text's own. What a noun in a clause that is negated or not
        asserted names may not be the case either.
        """
        if (around := self._around(noun)) is None:
            return Standing()
        standing = self._attribution.standing(around)
        if apposed:
            quoted = self._attribution.quoted.get(noun.i)
            return Standing(holders=(quoted,) if quoted is not None else ())
        modality = standing.modality
        if standing.negated and not is_definite(noun):
            modality = Modality.POSSIBLE if modality is Modality.ASSERTED else modality
        missing = noun.case() in self._language.syntax.negative_marks  # "sans l'aide de X"
        return self._attribution.in_marks(noun, Standing(missing, modality, standing.holders))
