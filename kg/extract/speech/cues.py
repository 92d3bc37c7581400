"""Which clauses report, and who speaks: cues, reporting clauses, holders."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.clauses.clause import Clause, Kind, Link
from kg.extract.clauses.owners import means_nobody
from kg.extract.clauses.verbs import is_done, is_perfect_infinitive
from kg.extract.speech.sources import Sources
from kg.languages import Language
from kg.model import Modality, Role
from kg.ontology import Cue, Knowledge
from kg.trees.node import Node
from kg.trees.wordings import best, matching

__all__ = ["Speech"]

_WHOM = frozenset({"obj", "obl", "iobj"})


class Speech:
    """The cues of one Doc's clauses, and whom they name as the speaker."""

    def __init__(self, clauses: Sequence[Clause], knowledge: Knowledge, language: Language) -> None:
        self._knowledge = knowledge
        self._language = language
        self._by_node = {clause.node.i: clause for clause in clauses}
        self._clauses = clauses
        self._own: dict[int, Cue | None] = {}  # asked of a clause again and again
        self.sources = Sources(knowledge, language, self._speaker_at)

    def clause_at(self, node: Node) -> Clause | None:
        """Return the clause whose predicate is ``node``."""
        return self._by_node.get(node.i)

    def _speaker_at(self, node: Node) -> Node | None:
        """Return who speaks in a clause that reports, by its predicate."""
        clause = self.clause_at(node)
        return self.speaker_of(clause) if clause is not None and self.reports(clause) else None

    def settle(self) -> None:
        """Hang "d'avoir fait …" on the verb in "accuse X d'avoir fait …", not on the noun X.

        So it is wherever the verb is a cue whose object or dative controls an infinitive, and the
        noun is no cue itself.
        """
        for clause in self._clauses:
            between, above = clause.between, clause.above
            if clause.link is Link.ADVERBIAL and self._is_content(clause):
                clause.link = Link.COMPLEMENT
            if clause.link is not Link.COMPLEMENT or between is None or above is None:
                continue
            first = between.first_conjunct()
            if means_nobody(between) or first.head is not above.node or first.dep not in _WHOM:
                continue
            cue = self.own_cue(above)
            controls = cue is not None and cue.control not in ("", "subj")
            if controls and not self._knowledge.lexicon.cues(between.lemma.lower(), "NOUN"):
                clause.between = None

    def _is_content(self, clause: Clause) -> bool:
        """Whether a preposition marks what the verb above says: "accused X of attacking Y"."""
        above, node = clause.above, clause.node
        if above is None or node.is_finite or node.head is not above.node:
            return False
        cue, marks = self.own_cue(above), {c.lower for c in node.kids("mark")}
        if cue is None or marks.isdisjoint(cue.complement):
            return False  # "jugé pour avoir tué", not "poursuivre pour gagner", "afin de gagner"
        return is_perfect_infinitive(node) or marks.isdisjoint(self._language.syntax.purpose_marks)

    def cue_of(self, clause: Clause) -> Cue | None:
        """Return the cue above a complement clause ("a déclaré", "capable de", "l'espoir de")."""
        above = clause.above
        if clause.link is not Link.COMPLEMENT or above is None:
            return None
        cue = self.own_cue(above)
        between = clause.between
        if between is None:
            return cue if cue is not None and _fits(cue, clause) else None
        longer = cue if cue is not None and cue.words else None
        if longer is not None and between.lemma.lower() in longer.words:
            return longer  # "avoir l'intention de": the noun is part of the expression
        own = best(self._knowledge.lexicon.cues(between.lemma.lower(), "NOUN"), between)
        return own or longer  # "faire part de son désir de": the noun tells

    def own_cue(self, clause: Clause) -> Cue | None:
        """Return the cue that the clause's own predicate is."""
        i = clause.node.i
        if i not in self._own:
            self._own[i] = self._find_cue(clause)
        return self._own[i]

    def _find_cue(self, clause: Clause) -> Cue | None:
        cues = self._knowledge.lexicon.cues
        node = clause.node
        if clause.kind is Kind.COPULA:
            copula = node.kid("cop")
            longer = best(
                [c for c in cues(copula.lemma if copula else "", "VERB") if c.words], node
            )
            return longer or best(cues(node.lemma.lower(), node.pos), node)
        if clause.kind is Kind.ROLE:
            return best(cues(node.lemma.lower(), node.pos), node)
        found = matching(cues(node.lemma.lower(), "VERB"), node, strict=False)
        if len({cue.stance.iri for cue in found}) > 1:
            asked = self._language.syntax.condition_marks
            found.sort(key=lambda cue: not _has_complement(cue, node, asked))
        return found[0] if found else None

    def reports(self, clause: Clause) -> Cue | None:
        """Return the cue of a clause that may report speech, or ``None``."""
        cue = self.own_cue(clause)
        return cue if cue is not None and cue.stance.holder else None

    def speaker_of(self, clause: Clause) -> Node | None:
        """Return who speaks in a reporting clause.

        For "lit-on dans ce rapport", "est-il indiqué dans la note": the document, or who is said
        to have published it.
        """
        words = self._language.syntax
        for subject in clause.subjects:
            nobody = clause.passive or self._is_nobody(subject) or self._is_mute(subject)
            if not nobody:
                return subject
        for argument in clause.arguments:
            if argument.role is Role.AGENT:
                return argument.node
        if not clause.passive and not any(map(self._is_nobody, clause.subjects)):
            return None
        for argument in clause.arguments:
            if argument.preposition in words.source_prepositions and argument.role is not Role.TIME:
                publisher = self._publisher(argument.node)
                if publisher is not None or self._is_source(argument.node):
                    return publisher or argument.node
        return None

    def _is_mute(self, subject: Node) -> bool:
        """Whether it is a matter that says nothing: "l'occasion d'évoquer P"."""
        topic = self._knowledge.ontology.is_a(subject.type, "kg:Topic")
        return topic and not self.sources.can_say(subject)

    def _is_source(self, node: Node) -> bool:
        """Whether one can read or learn something there: what is merely made says nothing."""
        return node.type != "kg:Artifact" and self.sources.can_say(node)

    def _publisher(self, document: Node) -> Node | None:
        for child in document.kids("acl"):
            clause = self._by_node.get(child.i)
            if clause is not None and clause.passive:
                for argument in clause.arguments:
                    if argument.role is Role.AGENT:
                        return argument.node
        return None

    def is_aside(self, clause: Clause) -> bool:
        """Return whether it only tells where one can read the rest: "…, lit-on dans ce rapport"."""
        if clause.link is not Link.REPORT or self.reports(clause) is None:
            return False
        return all(map(self._is_nobody, clause.subjects))

    def is_nobodys(self, clause: Clause) -> bool:
        """Return whether its subject is nobody in particular: "on dit", "dit-on"."""
        return bool(clause.subjects) and all(map(self._is_nobody, clause.subjects))

    def _is_nobody(self, subject: Node) -> bool:
        nobody = self._language.syntax.indefinite_pronouns
        return subject.dep == "expl" or subject.lower in nobody

    def introduces(self, clause: Clause) -> bool:
        """Return whether what stands behind the clause and a colon may be somebody's words.

        So it is where the clause reports, or somebody acts: "X lui a rendu hommage : « … »".
        """
        if self.reports(clause) is not None:
            return True
        acts = any(self.is_actor(one) or self.sources.told_by(one) for one in clause.subjects)
        return clause.link is Link.ROOT and acts

    def is_actor(self, node: Node) -> bool:
        """Return whether it stands for somebody who acts, whatever word does."""
        return self._knowledge.ontology.is_a(node.type, "kg:Actor")

    def modality_of(self, cue: Cue, clause: Clause, around: Modality) -> Modality:
        """Return the modality that a clause's cue gives: by whether it is done, and who does it.

        Where a thing makes somebody do it, nobody orders it: "the fights may force X to leave".
        """
        if cue.stance.done and is_done(clause):
            return cue.stance.done
        forced = cue.control == "obj" and cue.stance.done and clause.subjects
        if forced and not clause.passive and not any(map(self._may_order, clause.subjects)):
            return Modality.POSSIBLE if around is Modality.ASSERTED else around
        return Modality(cue.stance.modality)

    def _may_order(self, node: Node) -> bool:
        return node.pos == "PROPN" or self.is_actor(node)

    def is_state(self, clause: Clause) -> bool:
        """Return whether the clause tells how somebody is: "X est catégorique"."""
        return clause.kind is Kind.COPULA and clause.node.pos == "ADJ"

    def is_somebody(self, node: Node) -> bool:
        """Return whether a noun or name is of somebody who can speak for himself or a body."""
        if node.pos not in ("NOUN", "PROPN") or node.dep in ("flat", "nmod", "compound"):
            return False
        return self.may_sign(node)

    def may_sign(self, node: Node) -> bool:
        """Return whether somebody is named, by name or post, wherever it stands in its phrase."""
        is_a = self._knowledge.ontology.is_a
        return any(is_a(node.type, kind) for kind in ("kg:Actor", "kg:Position"))

    def is_event(self, node: Node) -> bool:
        """Return whether a noun is of something that happens: "un rassemblement"."""
        return self._knowledge.ontology.is_a(node.type, "kg:Event")

    def is_person(self, node: Node) -> bool:
        """Return whether it is a person's name."""
        is_a = self._knowledge.ontology.is_a
        return bool(node.name) and node.dep != "flat" and is_a(node.type, "kg:Person")

    def is_addressed(self, node: Node) -> bool:
        """Return whether a preposition tells that something is given or said to somebody."""
        return node.case() in self._language.syntax.dative_prepositions


def _fits(cue: Cue, clause: Clause) -> bool:
    """Whether a clause is of a kind that the cue says: "entendre partir", not "trouvé mort"."""
    kinds = set(cue.complement)
    if kinds == {"infinitive"}:
        return clause.infinitive  # "entendre que P" is hearing it
    return "clause" not in kinds or clause.infinitive or clause.node.is_finite


def _has_complement(cue: Cue, node: Node, asking: Collection[str]) -> bool:
    """Whether one of the complements that a cue wants stands below its word: "ask whether"."""
    kinds: set[str] = set()
    for child in node.kids("ccomp", "xcomp", "advcl", "parataxis"):
        marks = {mark.lower for mark in child.kids("mark")}
        kinds.update(marks)
        if child.dep == "parataxis":
            kinds.add("quotation")
        elif not child.is_finite:
            kinds.update(("infinitive",) if not marks else ())
        elif child.dep == "ccomp":
            asked = not marks.isdisjoint(asking) or any(
                below.has("PronType=Int") for below in child.children
            )
            kinds.add("question" if asked else "clause")
    return not kinds.isdisjoint(cue.complement)
