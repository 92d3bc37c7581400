"""Statements in terms of nodes → claims in terms of characters."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from kg.extract.speech.tense import phase, placed
from kg.extract.statements.confidence import load as load_confidence
from kg.extract.statements.doubts import DoubtReader
from kg.extract.statements.evidence import WholeSentences
from kg.extract.statements.mentions import MentionReader
from kg.extract.statements.statement import Statement
from kg.model import (
    UNKNOWN_SPEAKER,
    Claim,
    Layer,
    Literal,
    Mention,
    Predicate,
    Role,
    Span,
    Status,
    Tense,
    TimeExpression,
)
from kg.model.ids import content_id
from kg.ontology import Ontology
from kg.text.view import View
from kg.trees.node import Node

__all__ = ["Writer"]

_BESIDE = " \u00a0\n,;:(—–"  # what may stand between a title and a name
_DATATYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_FAR = 400  # characters from the claim to a holder that its evidence leaves out
_INTERVAL, _MOMENT = "edtf:EDTF", "xsd:dateTime"


class _Told(NamedTuple):
    """What the statements of one event share: the extent of the words that state it, its id.

    ``quoted`` tells that some of them are between quotation marks or in a dialogue, ``unnamed``
    that nobody knows whose words they are.
    """

    start: int
    end: int
    event: str
    quoted: bool
    unnamed: bool


class Writer:
    """Writes the claims of one document, each once, in text order.

    ``doubts`` tells what speaks against a statement. ``quoted`` are the indices of words between
    quotation marks or in a dialogue, ``unnamed`` those of which nobody knows whose they are;
    ``floor`` is the confidence below which a relation isn't stated. They may be set after
    construction, but for ``doubts``.
    """

    def __init__(
        self,
        view: View,
        mention: MentionReader,
        sentences: WholeSentences,
        times: Mapping[int, TimeExpression],
        ontology: Ontology,
        doubts: DoubtReader,
    ) -> None:
        self._view, self._document, self._mention = view, view.document, mention
        self._sentences, self._times, self._ontology = sentences, times, ontology
        self._doubts, self._confidence = doubts, load_confidence()
        self._hash = view.hash.removeprefix("sha256:")
        self.quoted: Container[int] = frozenset()
        self.unnamed: Container[int] = frozenset()
        self.floor = self._confidence.floor
        self.doubts: dict[str, dict[str, float]] = {}  # by the id of each claim written
        self._events: dict[tuple[tuple[Node, ...], ...], _Told] = {}  # by the words that state each
        self._evidences: dict[tuple[int, int], tuple[Span, bool]] = {}  # by extent: is it dirty

    def claims(self, statements: Iterable[Statement]) -> tuple[Claim, ...]:
        """Return the claims of ``statements``, sorted by predicate, subject, object."""
        found: dict[str, Claim] = {}
        for statement in statements:
            claim = self._claim(statement)
            if claim is not None and self._is_doubted(statement, claim):
                if statement.layer is not Layer.SURFACE:
                    continue
                claim = self._claim(replace(statement, relation=None))
            if claim is not None:
                found.setdefault(claim.id, claim)
        return tuple(sorted(found.values(), key=attrgetter("text_order")))

    def _is_doubted(self, statement: Statement, claim: Claim) -> bool:
        """Whether its relation is too doubtful to be stated: what is said stays open."""
        return statement.relation is not None and claim.confidence < self.floor

    def _claim(self, statement: Statement) -> Claim | None:
        subject = self._subject(statement)
        object_ = self._object(statement)
        if statement.role is Role.ATTR and subject and isinstance(object_, Mention):
            object_ = self._beside(object_, subject)
        if isinstance(object_, Mention) and subject and _place(object_) == _place(subject):
            return None
        told = self._told(statement)
        predicate = self._predicate(statement, told)
        holders = self._holders(statement, told)
        evidence, dirty = self._evidence(statement, told, subject, object_)
        quoted = told.quoted or told.unnamed
        doubted = self._doubts(statement, quoted=quoted, dirty=dirty)
        id_ = self._id(statement, subject, predicate, object_, holders)
        tense, status, time = self._when(statement)
        self.doubts.setdefault(id_, doubted)
        return Claim(
            id=id_,
            doc=self._document.id,
            lang=self._document.lang,
            event=told.event,
            subject=subject,
            predicate=predicate,
            object=object_,
            role=statement.role,
            evidence=evidence,
            layer=statement.layer,
            negated=statement.negated,
            modality=statement.standing.modality,
            tense=tense,
            status=status,
            holder=holders[0] if holders else None,
            outer_holders=holders[1:],
            time=time,
            place=self._mention(statement.place) if statement.place is not None else None,
            number=statement.number,
            confidence=self._confidence(doubted, statement.relation),
            confidence_reasons=self._confidence.why(doubted, statement.relation),
        )

    def _beside(self, said: Mention, of: Mention) -> Mention:
        """Return what is said of somebody without the name: "le chef de service Jean Brun"."""
        inside = said.head[1] <= of.start < of.end == said.end
        if not inside or of.type != "kg:Person" or of.name is None:
            return said
        text = self._document.text[said.start : of.start].rstrip(_BESIDE)
        return replace(said, end=said.start + len(text), text=text)

    def _when(self, statement: Statement) -> tuple[Tense | None, Status, TimeExpression | None]:
        """When it is, by its words and its time, whether it is so yet, and the time.

        What is announced or asked for today is of today, whenever it is to be.
        """
        time, published = statement.time, self._document.published
        dated = placed(Tense.PRESENT, time, published) is Tense.FUTURE
        if dated and statement.telling and statement.tense is Tense.PRESENT:
            return Tense.PRESENT, statement.status, None
        tense = placed(statement.tense, time, published)
        modality = statement.standing.modality
        return tense, phase(statement.status, tense, modality, dated=dated), time

    def _id(
        self,
        statement: Statement,
        subject: Mention | None,
        predicate: Predicate,
        object_: Mention | Literal | None,
        holders: tuple[Mention, ...],
    ) -> str:
        """The hash of what makes the claim what it is."""
        holder = holders[0] if holders else None
        parts = (
            self._hash,
            (*self._back(subject), subject.name) if subject is not None else None,
            (*self._back(predicate), predicate.id),
            self._back(object_) if object_ is not None else None,
            object_.name if isinstance(object_, Mention) else None,
            statement.negated,
            statement.standing.modality.value,
            self._back(holder) if holder is not None else None,
        )
        shared = tuple(m.part for m in (subject, object_, holder) if isinstance(m, Mention))
        # things of one span are told apart by their numbers
        return content_id((*parts, shared) if any(shared) else parts)

    def _back(self, found: Span | Node) -> tuple[int, int]:
        """Where something stands in the text that was given."""
        return self._view.back(found.start, found.end)

    def _told(self, statement: Statement) -> _Told:
        """What the words tell that state the event, wherever else something is read."""
        clause, said = statement.clause, statement.words
        # where the words are another clause's, left out here, its own node tells it apart
        node = () if clause is None or clause.node in said else (clause.node,)
        found = self._events.get((said, node))
        if found is None:
            places = tuple(map(self._back, (*said, *node)))
            found = self._events[said, node] = _Told(
                min(word.start for word in said),
                max(word.end for word in said),
                content_id(("event", self._hash, places)),
                any(word.i in self.quoted for word in said),
                any(word.i in self.unnamed for word in said),
            )
        return found

    def _predicate(self, statement: Statement, told: _Told) -> Predicate:
        clause = statement.clause
        lemma = clause.verb if clause is not None else statement.words[-1].lemma
        relation = statement.relation or f"open:{lemma}"
        known = self._ontology.relations.get(relation)
        start = told.start
        if statement.relation is None and clause is not None and clause.node in statement.words:
            start = min(start, clause.opening.start)  # "was able to go"
        return Predicate(
            start,
            told.end,
            self._document.text[start : told.end],
            id=relation,
            lemma=lemma,
            plover=known.plover if known is not None else None,
            passive=clause is not None and clause.passive,
        )

    def _subject(self, statement: Statement) -> Mention | None:
        node = statement.subject
        return None if node is None else self._mention(node, bare=node is statement.bare)

    def _object(self, statement: Statement) -> Mention | Literal | None:
        node = statement.object
        if node is None:
            return None
        framed = statement.layer is not Layer.SURFACE
        if statement.role is Role.CLAUSE and not (framed and node.is_nominal):
            return self._mention.clause(node, marked=not (framed and node.is_infinitive))
        time = self._times.get(node.i)
        if time is not None and time.value is not None and statement.role is Role.TIME:
            return Literal(
                time.start, time.end, time.text, value=time.value, datatype=_datatype(time.value)
            )
        if framed:  # whatever else its role, a frame names a thing
            return self._mention(node, bare=node is statement.bare)
        return self._mention(node, role=statement.role is Role.ATTR, bare=node is statement.bare)

    def _holders(self, statement: Statement, told: _Told) -> tuple[Mention, ...]:
        """Who holds it; behind them an unknown speaker where all that is quoted from nobody."""
        nodes = statement.standing.holders
        holders = tuple(map(self._mention, nodes))
        if told.unnamed and all(node.i in self.unnamed for node in nodes):
            return (*holders, UNKNOWN_SPEAKER)
        return holders

    def _evidence(
        self,
        statement: Statement,
        told: _Told,
        subject: Mention | None,
        object_: Mention | Literal | None,
    ) -> tuple[Span, bool]:
        """The sentences that it rests on, and whether they are read otherwise than they stand."""
        parts = [told, statement.subject, statement.object, subject, object_]
        first = min(part.start for part in parts if part is not None)
        last = max(part.end for part in parts if part is not None)
        for holder in map(self._mention, statement.standing.holders[:1]):
            if holder.end > first - _FAR and holder.start < last + _FAR:
                first, last = min(first, holder.start), max(last, holder.end)
        extent = self._sentences.around(first, last)
        found = self._evidences.get(extent)
        if found is None:
            span = Span(*extent, self._document.text[extent[0] : extent[1]])
            found = self._evidences[extent] = span, self._is_dirty(span)
        return found

    def _is_dirty(self, evidence: Span) -> bool:
        """Whether a sentence is read otherwise than it stands, blanks aside."""
        edited = self._view.edited
        if edited is None:
            return False
        start, end = edited.back(evidence.start, evidence.end)
        return edited.original[start:end].split() != evidence.text.split()


def _place(mention: Mention) -> tuple[int, int, int]:
    return mention.start, mention.end, mention.part


def _datatype(value: str) -> str:
    """The datatype of an ISO 8601 value: a moment, a date, a month, a year or an interval."""
    if "/" in value or "W" in value:
        return _INTERVAL
    return _MOMENT if "T" in value else _DATATYPES.get(len(value), _INTERVAL)
