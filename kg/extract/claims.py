"""A Doc → its claims and quotations: every part of extraction, chained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.attribution import Attribution, Standing
from kg.extract.certainty import own_negation
from kg.extract.clause import Argument, Clause, Kind, Link
from kg.extract.clauses import find_clauses
from kg.extract.frames import FrameReader, Reading
from kg.extract.mentions import MentionReader
from kg.extract.nominals import predications
from kg.extract.quantities import count_nouns
from kg.extract.quotations import find_direct, find_indirect, quoted_words
from kg.extract.repairs import repair
from kg.extract.reports import settle_reports
from kg.extract.scope import outside_furniture, read_nodes, sentences, words_of_times
from kg.extract.sharing import part_things
from kg.extract.speech import Speech
from kg.extract.statement import Statement, Writer
from kg.extract.subjects import find_subjects
from kg.extract.times import find_times
from kg.extract.tree import Node, nodes
from kg.languages import Language
from kg.model import (
    Claim,
    Document,
    Layer,
    Modality,
    Quotation,
    Role,
    Span,
    TimeExpression,
)
from kg.ontology import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Extraction", "Extractor", "extract"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one document, in text order."""

    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...] = ()


def extract(doc: Doc, document: Document, knowledge: Knowledge, language: Language) -> Extraction:
    """Return the claims and quotations of a parsed ``doc`` whose text is ``document.text``.

    Paragraphs that are furniture or metadata yield nothing.
    """
    return Extractor(doc, document, knowledge, language).run()


class Extractor:
    """One document's extraction: the parts share its nodes, clauses and standings."""

    def __init__(
        self, doc: Doc, document: Document, knowledge: Knowledge, language: Language
    ) -> None:
        self.document, self.knowledge, self.language = document, knowledge, language
        self.slots = nodes(doc)
        self.nodes = read_nodes(self.slots, document.paragraphs)
        self.times = self._find_times()
        self.time_of = words_of_times(self.nodes, self.times)
        self.frames = FrameReader(knowledge, language)
        repair(self.nodes, language, knowledge.lexicon, self.frames.complements)
        settle_reports(self.nodes, knowledge.lexicon)
        count_nouns(self.nodes, language.syntax.repeated_prepositions)
        part_things(self.nodes)
        self.clauses = find_clauses(self.nodes, language, self.time_of)
        self.speech = Speech(self.clauses, knowledge, language)
        self.attribution = Attribution(self.speech, knowledge.lexicon, language)
        self.mention = MentionReader(
            document.text,
            self.slots,
            self.frames.complements,
            leave_out=language.syntax.restrictors | language.syntax.negators,
            times=self.time_of,
        )
        self.sentences = sentences(self.nodes)
        self.writer = Writer(
            document, self.mention, self.sentences, self.time_of, knowledge.ontology
        )

    def _find_times(self) -> tuple[TimeExpression, ...]:
        found = find_times(
            self.document.text, self.language.times, published=self.document.published
        )
        return tuple(outside_furniture(found, self.document.paragraphs))

    def run(self) -> Extraction:
        """Return what the document says; to be called once."""
        self.speech.settle()
        find_subjects(self.clauses, self.speech, self.language)
        self._find_questions()
        direct = find_direct(self.document, self.nodes, self.clauses, self.speech, self.language)
        self.attribution.quoted = quoted_words(direct, self.nodes)
        indirect = find_indirect(
            self.document.text,
            self.clauses,
            self.speech,
            self.attribution.quoted,
            self.language.segments.quotation_marks,
        )
        reports = [*direct, *indirect]
        self._resolve_speakers()
        statements = [*self._of_clauses(), *self._of_nouns()]
        claims = self.writer.claims(statements)
        quotations = tuple(
            Quotation(
                self.document.id,
                Span(r.start, r.end, self.document.text[r.start : r.end]),
                r.direct,
                self.mention(r.speaker) if r.speaker is not None else None,
                Span(r.cue.start, r.cue.end, r.cue.text) if r.cue is not None else None,
            )
            for r in sorted(reports, key=lambda r: (r.start, r.end, not r.direct))
        )
        return Extraction(claims, quotations, self.times)

    def _find_questions(self) -> None:
        for node in self.nodes:
            if node.text == "?":
                self.attribution.questions.add(node.sent)

    def _resolve_speakers(self) -> None:
        for node in self.nodes:
            speaker = self.attribution.quoted.get(node.i)
            if speaker is not None and node.pos == "PRON" and node.has("Person=1"):
                self.mention.speakers[node.i] = speaker

    # ---- clauses ---------------------------------------------------------------------------

    def _of_clauses(self) -> Iterator[Statement]:
        for clause in self.clauses:
            cue = self.speech.cue_of(clause)
            above = clause.above
            if (
                cue is not None
                and above is not None
                and clause.node.is_infinitive
                and cue.control in ("", "subj")
            ):
                above.silent = True
                passed = [
                    a
                    for a in above.arguments
                    if a.role in (Role.OBL, Role.TIME, Role.PLACE) and a.node is not above.node
                ]
                clause.arguments += passed
                above.arguments = [
                    a for a in above.arguments if a not in passed and a.node is not above.node
                ]
        for number, clause in enumerate(self.clauses):
            if clause.subjects and not self.speech.is_aside(clause):
                yield from self._of_clause(clause, number)

    def _of_clause(self, clause: Clause, number: int) -> Iterator[Statement]:
        standing = self.attribution.standing(clause)
        time, place = self._circumstances(clause)
        readings = list(self.frames.clause(clause))
        used: set[Reading] = set()
        stated = False
        for argument in clause.arguments:
            if self.speech.source(argument.node) in standing.holders:
                continue  # "selon X", "aux yeux de X": no part of what happened
            if argument.role is Role.CLAUSE and not self._states_clause(clause, argument):
                stated = True
                continue
            stated = True
            negated = own_negation(clause, self.language, argument)
            negated ^= standing.negated ^ own_negation(clause, self.language)
            for subject in clause.subjects:
                if subject is argument.node:
                    continue
                relation = self._relation(readings, used, subject, argument.node)
                yield Statement(
                    clause, number, subject, argument.node, argument.role, relation,
                    Layer.SURFACE, negated, standing, time, place,
                    words=tuple(clause.words), preposition=argument.preposition,
                )  # fmt: skip
        if not stated and not clause.silent and self._may_stand_alone(clause):
            for subject in clause.subjects:
                yield Statement(
                    clause, number, subject, None, Role.NONE, None, Layer.SURFACE,
                    standing.negated, standing, time, place, words=tuple(clause.words),
                )  # fmt: skip
        for reading in readings:
            if reading not in used:
                yield Statement(
                    clause, number, reading.subject, reading.object, Role.OBL, reading.relation,
                    Layer.FRAME, standing.negated, standing, time, place,
                    words=tuple(clause.words),
                )  # fmt: skip

    def _states_clause(self, clause: Clause, argument: Argument) -> bool:
        return argument.node.dep == "ccomp" and not clause.silent

    def _may_stand_alone(self, clause: Clause) -> bool:
        if clause.kind is Kind.ROLE:
            return False
        if clause.link is Link.RELATIVE and not clause.node.is_finite:
            return False
        if self.speech.reports(clause):
            return False  # what it says stands in what it reports
        return clause.node.kid("ccomp", "xcomp") is None

    def _relation(
        self, readings: list[Reading], used: set[Reading], subject: Node, object_: Node
    ) -> str | None:
        for reading in readings:
            if reading.subject is subject and reading.object is object_:
                used.add(reading)
                return reading.relation
        for reading in readings:
            if reading.subject is object_ and reading.object is subject:
                inverse = self.knowledge.ontology.inverse(reading.relation)
                if inverse is not None:
                    used.add(reading)
                    return inverse
        return None

    def _circumstances(self, clause: Clause) -> tuple[TimeExpression | None, Node | None]:
        time: TimeExpression | None = None
        place: Node | None = None
        for argument in clause.arguments:
            if argument.role is Role.TIME and time is None:
                time = self.time_of.get(argument.node.i)
            elif argument.role is Role.PLACE and place is None:
                place = argument.node
        if time is None:
            for child in clause.node.children:
                if child.dep in ("advmod", "obl") and child.i in self.time_of:
                    time = self.time_of[child.i]
                    break
        return time, place

    # ---- nouns -----------------------------------------------------------------------------

    def _of_nouns(self) -> Iterator[Statement]:
        by_node = {c.node.i: n for n, c in enumerate(self.clauses)}
        copular = {c.node.i for c in self.clauses if c.kind is Kind.COPULA}
        hosts: dict[int, tuple[Node, ...]] = {}
        number = len(self.clauses)
        for predication in predications(self.nodes, self.clauses):
            noun = predication.noun
            if noun.lower in self.language.names.honorifics:
                continue
            hosts[noun.i] = predication.hosts
            if noun.i in copular:
                continue
            number += 1
            for host in predication.hosts:
                relation = next(
                    (
                        r.relation
                        for r in self.frames.noun(noun, [host])
                        if r.subject is host and r.object is noun
                    ),
                    None,
                )
                yield Statement(
                    None, number, host, noun, Role.ATTR, relation, Layer.SURFACE, False,
                    self._standing_of(noun, apposed=True), words=(noun,),
                )  # fmt: skip
        for node in self.nodes:
            if node.pos != "NOUN":
                continue
            number += 1
            said_of = hosts.get(node.i, ())
            copula = node.i in copular
            standing = (
                self.attribution.standing(self.clauses[by_node[node.i]])
                if copula
                else self._standing_of(node, apposed=bool(said_of))
            )
            for reading in self.frames.noun(node, list(said_of)):
                attribute = reading.subject in said_of and reading.object is node
                if attribute and not copula:
                    continue  # said above, on the surface
                named = node not in (reading.subject, reading.object)  # the noun names the event
                how = self.attribution.of_event(node, standing) if named else standing
                yield Statement(
                    None, number, reading.subject, reading.object, Role.OBL, reading.relation,
                    Layer.FRAME, how.negated, how, words=(node,), bare=node,
                )  # fmt: skip

    def _standing_of(self, noun: Node, *, apposed: bool) -> Standing:
        """How what a noun states stands: held by whoever holds the clause around it.

        A role in apposition is the text's own. What a noun in a clause that is negated or not
        asserted names may not be the case either.
        """
        around: Clause | None = None
        for node in (noun, *noun.ancestors()):
            around = self.speech.clause_at(node)
            if around is not None:
                break
        if around is None:
            return Standing()
        standing = self.attribution.standing(around)
        if apposed:
            quoted = self.attribution.quoted.get(noun.i)
            return Standing(holders=(quoted,) if quoted is not None else ())
        modality = standing.modality
        if standing.negated and not any("Definite=Def" in c.feats for c in noun.kids("det")):
            modality = Modality.POSSIBLE if modality is Modality.ASSERTED else modality
        return Standing(False, modality, standing.holders)
