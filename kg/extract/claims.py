"""A Doc → its claims and quotations: every part of extraction, chained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.clauses.finding import find_clauses
from kg.extract.clauses.owners import is_owner
from kg.extract.clauses.scope import (
    outside_furniture,
    read_nodes,
    verbs_ahead,
    verbs_behind,
    verbs_now,
    words_of_times,
)
from kg.extract.clauses.subjects import find_subjects
from kg.extract.relations.frames import FrameReader
from kg.extract.relations.happenings import HappeningReader
from kg.extract.relations.posts import phrase_words
from kg.extract.relations.roles import named
from kg.extract.speech.attribution import Attribution
from kg.extract.speech.cues import Speech
from kg.extract.speech.phases import Phases
from kg.extract.speech.quotations.direct import find_direct
from kg.extract.speech.quotations.indirect import find_indirect
from kg.extract.speech.quotations.marked import unnamed_words
from kg.extract.speech.quotations.signed import find_signed
from kg.extract.speech.quotations.sourced import find_sourced
from kg.extract.speech.quotations.transcripts import find_turns
from kg.extract.speech.quotations.utterance import (
    Utterance,
    all_reports,
    quoted_words,
    words_in,
)
from kg.extract.speech.quotations.woven import woven_words
from kg.extract.statements.departures import departed
from kg.extract.statements.doubts import DoubtReader
from kg.extract.statements.evidence import WholeSentences
from kg.extract.statements.mentions import MentionReader
from kg.extract.statements.of_clauses import ClauseStatements
from kg.extract.statements.of_nouns import NounStatements
from kg.extract.statements.quotations import quotations
from kg.extract.statements.repeated import Identities, said_once
from kg.extract.statements.writer import Writer
from kg.extract.times.durations import is_duration
from kg.extract.times.finding import find_times
from kg.extract.times.tenses import Verbs
from kg.languages import Language
from kg.languages.segmentation.sentences import boundaries_of
from kg.model import Claim, Document, Mention, Quotation, TimeExpression
from kg.ontology import Knowledge
from kg.text.view import View, view_behind
from kg.trees.node import Node
from kg.trees.tree import tree_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Extraction", "Extractor", "extract"]

_SPEAKS_FOR = "kg:spokespersonFor"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one document, in text order."""

    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...] = ()
    # by the id of a claim, what speaks against it: see kg.extract.statements.doubts
    doubts: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()  # of the phrases that were asked for


def extract(
    doc: Doc,
    document: Document,
    knowledge: Knowledge,
    language: Language,
    phrases: Iterable[int] = (),
    *,
    doubtful: bool = False,
) -> Extraction:
    """Return the claims and quotations of a parsed ``doc``, with the offsets of ``document``.

    The Doc has the document's text, or its text as read (``kg.text.view``). Paragraphs that are
    furniture or metadata yield nothing. ``phrases`` are the indices of words whose phrases are
    returned as mentions, each with its likeliest antecedent. ``doubtful`` keeps the relations of
    claims that are more probably wrong than right.
    """
    view = view_behind(tree_of(doc, language, knowledge).text, document, language)
    extractor = Extractor(doc, view, knowledge, language)
    if doubtful:
        extractor.writer.floor = 0.0
    found = extractor.run()
    return Extraction(
        view.claims(found.claims),
        tuple(map(view.quotation, found.quotations)),
        tuple(map(view.span, found.times)),
        found.doubts,
        tuple(map(view.mention, extractor.mentions(phrases))),
    )


class Extractor:
    """One document's extraction: the parts share its nodes, clauses and standings.

    Offsets are those of the text as read.
    """

    def __init__(self, doc: Doc, view: View, knowledge: Knowledge, language: Language) -> None:
        document = view.document
        self.view, self.document = view, document
        self.knowledge, self.language = knowledge, language
        tree = tree_of(doc, language, knowledge)
        self.slots = tree.slots
        self.nodes = read_nodes(self.slots, document.paragraphs)
        self.times = self._find_times()
        # how long something lasts is no time when it happens
        when = [time for time in self.times if not is_duration(time.value)]
        self.time_of = words_of_times(self.nodes, when)
        self.frames = FrameReader(knowledge, language)
        self.happenings = HappeningReader(self.frames, knowledge, language)
        self.clauses = find_clauses(self.nodes, language, self.time_of)
        self.speech = Speech(self.clauses, knowledge, language)
        phases = Phases(
            self.speech, knowledge.lexicon, language.syntax, self.time_of, document.published
        )
        self.attribution = Attribution(self.speech, knowledge.lexicon, language, phases)
        self.mention = MentionReader(
            document.text,
            self.slots,
            self.frames.complements,
            phrase_words(language),
            times=self.time_of,
        )
        self.writer = Writer(
            view,
            self.mention,
            WholeSentences(document, language),
            self.time_of,
            knowledge.ontology,
            DoubtReader(self.slots, tree.repaired),
        )

    def _find_times(self) -> tuple[TimeExpression, ...]:
        found = find_times(
            self.document.text,
            self.language.times,
            published=self.document.published,
            verbs=Verbs(
                verbs_ahead(self.nodes, self.language.syntax.future_features),
                verbs_behind(self.nodes),
                verbs_now(self.nodes),
            ),
        )
        return tuple(outside_furniture(found, self.document.paragraphs))

    def run(self) -> Extraction:
        """Return what the document says; to be called once."""
        self.speech.settle()
        find_subjects(self.clauses, self.speech, self.language)
        self._find_questions()
        direct = find_direct(self.document, self.nodes, self.clauses, self.speech, self.language)
        about = (self.document, self.nodes, self.speech, self.language)
        turns = find_turns(*about) or find_signed(*about, direct)
        quoted = quoted_words([*turns, *direct], self.nodes)
        unnamed = unnamed_words(self.document, self.nodes, self.language, [*turns, *direct], quoted)
        judging = self.language.syntax.given_verbs
        woven = woven_words(self.nodes, self.speech, unnamed, judging)
        self.attribution.quoted = quoted | woven
        self.writer.quoted = self.attribution.quoted
        self.writer.unnamed = unnamed.difference(woven)
        reading = (
            self.document.text,
            self.clauses,
            self.speech,
            quoted,
            self.language.segments.quotation_marks,
        )
        indirect = [*find_indirect(*reading), *find_sourced(*reading)]
        spoken = [turn for turn in turns if turn.speaker is not None]
        reports = all_reports([*spoken, *direct], indirect)
        self._resolve_speakers()
        self._resolve_listeners(turns)
        of_clauses = ClauseStatements(
            self.clauses,
            self.speech,
            self.attribution,
            self.happenings,
            self.time_of,
            self.language,
        )
        of_nouns = NounStatements(
            self.nodes,
            self.clauses,
            self.attribution,
            self.happenings,
            self.language,
        )
        identity, ontology = Identities(self.slots, self.mention.speakers), self.knowledge.ontology
        stated = said_once([*of_clauses, *of_nouns], identity, ontology)
        stated = departed(stated, identity, ontology, self.language.syntax.leaving_verbs)
        claims = self.writer.claims(stated)
        said = tuple(quotations(self.view, reports, claims, self.mention))
        return Extraction(claims, said, self.times, self.writer.doubts)

    def mentions(self, phrases: Iterable[int]) -> Iterator[Mention]:
        """Yield the mentions of phrases in the order given, furniture left out; after ``run``."""
        read = {node.i for node in self.nodes}
        for index in phrases:
            node = self.slots[index]
            if node is not None and index in read:
                yield self.mention.phrase(node)

    def _find_questions(self) -> None:
        marks = boundaries_of(self.language).questions
        for node in self.nodes:
            if node.text in marks:
                self.attribution.questions.add(node.sent)

    def _author(self, speaker: Node) -> Node:
        """Return whose a text is that says something: "we" in a party's statement."""
        if not self.knowledge.ontology.is_a(speaker.type, "kg:Artifact"):
            return speaker
        owners = self.language.syntax.owner_prepositions
        whose = (child for child in speaker.kids("nmod") if child.case() in owners)
        return next((one for one in whose if one.type is not None), speaker)

    def _body(self, speaker: Node) -> Node:
        """Return who "we" are of whoever speaks for others: a party, of its spokeswoman."""
        for role in (speaker, *speaker.kids("appos")):
            frames = self.knowledge.lexicon.frames(role.lemma.lower(), "NOUN")
            if any(p.relation == _SPEAKS_FOR for frame in frames for p in frame.states):
                owners = (c for c in role.children if is_owner(c, self.language.syntax))
                found = next((one for one in owners if self.speech.is_actor(one)), None)
                if found is not None:
                    return found
        return speaker

    def _resolve_listeners(self, turns: Iterable[Utterance]) -> None:
        """Tell of "you" in the questions of an interview whom they are put to."""
        for turn in turns:
            for node in words_in(self.nodes, turn.start, turn.end) if turn.listener else ():
                if node.pos == "PRON" and node.has("Person=2") and turn.listener is not None:
                    self.mention.speakers[node.i] = turn.listener
                    node.type = node.type or named(turn.listener).type

    def _resolve_speakers(self) -> None:
        """Tell of "I", "we" and "our" in what somebody says who they are."""
        self.frames.spoken_of = self.mention.speakers
        ours = self.language.syntax.own_possessives
        for node in self.nodes:
            speaker = self.attribution.quoted.get(node.i)
            if speaker is None or speaker is node:
                continue
            speaker = self._author(speaker)
            if node.pos == "PRON" and node.has("Number=Plur"):
                speaker = self._body(speaker)
            if node.pos == "PRON" and node.has("Person=1"):
                self.mention.speakers[node.i] = speaker
                node.type = node.type or named(speaker).type
            elif node.dep == "det" and node.lower in ours and node.antecedent is None:
                node.antecedent, node.type = speaker.i, named(speaker).type
