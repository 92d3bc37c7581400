"""Why a sentence gave the claims it gave: which lexicon entries matched, which nearly, and why not.

The same extraction runs as always; its frames tell of every attempt (``FrameReader.watch``), and
the reasons are worked out afterwards, so that reading is not slowed down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.extract.claims import Extractor
from kg.extract.clauses.clause import Kind
from kg.extract.explain.mismatch import cue_mismatch, frame_mismatch, pattern_mismatch, shown
from kg.extract.relations.attempts import Attempt, slots_for
from kg.extract.relations.frames import FrameReader
from kg.extract.relations.happenings import Happening
from kg.extract.speech.modality import cue_of_auxiliary, cues_of_auxiliary
from kg.languages import Language
from kg.model import Claim, Document
from kg.ontology import Cue, Frame, Knowledge, Pattern
from kg.text.view import view_behind
from kg.trees.node import Node
from kg.trees.wordings import matching, missing_words, ranked

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Explanation", "Outcome", "Word", "explain"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one entry made of one word: what it stated, or why it stated nothing.

    ``entry`` is the entry's IRI, ``wording`` its words, ``states`` what it says
    (``"kg:sent(subj, obj)"``, or a cue's stance); ``found`` the subject and object read (``?``
    for nobody knows whom), and ``why`` the reason where nothing was.
    """

    entry: str
    wording: str
    states: str
    found: tuple[tuple[str, str], ...] = ()
    why: str = ""
    near: bool = True  # false where none of the other words of an expression is there

    @property
    def matched(self) -> bool:
        """Whether the entry did something."""
        return not self.why


@dataclass(frozen=True, slots=True)
class Word:
    """A word that heads entries of the lexicon, or a predicate that heads none.

    ``slots`` are the words around it by slot, as frames see them; ``note`` is what to know where
    there is no entry, and which class a noun denotes.
    """

    text: str
    lemma: str
    pos: str
    start: int
    slots: tuple[tuple[str, tuple[str, ...]], ...] = ()
    frames: tuple[Outcome, ...] = ()
    cues: tuple[Outcome, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words of a text that the lexicon was asked about, in order, and the claims made."""

    text: str
    words: tuple[Word, ...]
    claims: tuple[Claim, ...]


def explain(doc: Doc, document: Document, knowledge: Knowledge, language: Language) -> Explanation:
    """Return why ``doc`` gives the claims it gives. See ``extract`` for what it needs."""
    view = view_behind(doc.text, document, language)
    extractor = Extractor(doc, view, knowledge, language)
    attempts: list[Attempt] = []
    extractor.frames.watch = attempts.append
    happenings: list[Happening] = []
    extractor.happenings.watch = happenings.append
    found = extractor.run()
    explainer = _Explainer(extractor, attempts, happenings)
    return Explanation(view.document.text, tuple(explainer.words()), found.claims)


class _Explainer:
    """Sorts the attempts of one extraction by word."""

    def __init__(
        self, extractor: Extractor, attempts: list[Attempt], happenings: list[Happening]
    ) -> None:
        self._extractor = extractor
        self._reader: FrameReader = extractor.frames
        self._knowledge = extractor.knowledge
        self._happenings = happenings
        self._attempts: dict[int, list[Attempt]] = {}
        for attempt in attempts:
            self._attempts.setdefault(attempt.word.i, []).append(attempt)

    def words(self) -> Iterator[Word]:
        predicates = {
            clause.node.i for clause in self._extractor.clauses if clause.kind is Kind.VERB
        }
        for node in self._extractor.nodes:
            attempts = self._attempts.get(node.i, [])
            frames = tuple(self._frames(attempts))
            cues = tuple(self._cues(node))
            note = ""
            if node.i in predicates and not frames and not cues:
                note = self._note(node)
            elif node.pos == "NOUN":
                note = self._denotes(node, worded=bool(frames or cues))
            if frames or cues or note:
                slots = _slots(attempts) if frames else ()
                yield Word(
                    node.text, node.lemma.lower(), node.pos, node.start, slots, frames, cues, note
                )

    # ---- frames ----------------------------------------------------------------------------

    def _frames(self, attempts: list[Attempt]) -> Iterator[Outcome]:
        """Yield an outcome a pattern of each frame; of several attempts the best one counts."""
        best: dict[tuple[str, str, str], Outcome] = {}
        for attempt in attempts:
            read = self._read(attempt)
            for frame in attempt.frames:
                for pattern in frame.states:
                    outcome = self._outcome(attempt, frame, pattern, frame in read)
                    key = (outcome.entry, outcome.wording, outcome.states)
                    known = best.get(key)
                    if known is None or (outcome.matched and not known.matched):
                        best[key] = outcome
        yield from best.values()

    def _read(self, attempt: Attempt) -> list[Frame]:
        """Return the frames that were read: shorter ones only where the longer stated nothing."""
        read: list[Frame] = []
        for level in ranked(attempt.frames, attempt.word):
            read += level
            stated = (
                self._outcome(attempt, frame, pattern, True).matched
                for frame in level
                for pattern in frame.states
            )
            if any(frame.idiom for frame in level) or any(stated):
                break
        return read

    def _outcome(self, attempt: Attempt, frame: Frame, pattern: Pattern, matched: bool) -> Outcome:
        found: tuple[tuple[str, str], ...] = ()
        why = "" if matched else frame_mismatch(frame, attempt.frames, attempt.word)
        if not why and attempt.doers is not None:
            found = self._pairs(attempt, frame, pattern)
        found = found or self._undergone(attempt.word, frame, pattern)
        if not why and not found:
            slots = slots_for(frame, attempt)
            relation = self._knowledge.ontology.relations[pattern.relation]
            why = pattern_mismatch(
                self._reader.fitting, relation, frame, pattern, slots, attempt.word
            )
            if not why:
                found = self._pairs(attempt, frame, pattern)
                why = "" if found else "no two words can fill both slots"
        states = f"{pattern.relation}({shown(pattern.subject)}, {shown(pattern.object)})"
        near = _is_near(frame, attempt.word)
        return Outcome(frame.iri, _wording(frame), states, found, why, near)

    def _pairs(
        self, attempt: Attempt, frame: Frame, pattern: Pattern
    ) -> tuple[tuple[str, str], ...]:
        mention = self._extractor.mention
        return tuple(
            (mention(subject).text, mention(object_).text)
            for subject, object_ in self._reader.pairs(pattern, frame, attempt)
            if subject is not object_
            and self._reader.fitting.is_sound(pattern.relation, subject, object_, frame)
        )

    def _undergone(self, word: Node, frame: Frame, pattern: Pattern) -> tuple[tuple[str, str], ...]:
        """What it says was done to somebody by nobody knows whom."""
        mention = self._extractor.mention
        return tuple(
            ("?", mention(one.patient).text)
            for one in self._happenings
            if one.word is word and one.frame is frame and one.relation == pattern.relation
        )

    # ---- cues ------------------------------------------------------------------------------

    def _cues(self, node: Node) -> Iterator[Outcome]:
        if node.dep == "aux":
            yield from self._of_auxiliary(node)
            return
        pos = "VERB" if node.pos == "AUX" else node.pos
        cues = self._knowledge.lexicon.cues(node.lemma.lower(), pos)
        matched = matching(cues, node, strict=False)
        for cue in cues:
            why = "" if cue in matched else frame_mismatch(cue, cues, node)
            why = why or cue_mismatch(cue, node)
            near = _is_near(cue, node)
            yield Outcome(cue.iri, _wording(cue), cue.stance.name, why=why, near=near)

    def _of_auxiliary(self, node: Node) -> Iterator[Outcome]:
        auxiliaries = node.head.kids("aux") if node.head is not None else []
        lexicon = self._knowledge.lexicon
        best = cue_of_auxiliary(node, auxiliaries, lexicon)
        for cue in cues_of_auxiliary(node, lexicon):
            missing = set(cue.words).difference(other.lemma.lower() for other in auxiliaries)
            why = f"{', '.join(map(repr, sorted(missing)))} not beside {node.text!r}"
            if not missing:
                why = "a longer wording matches" if cue is not best else ""
            yield Outcome(cue.iri, _wording(cue), cue.stance.name, why=why, near=not missing)

    def _denotes(self, node: Node, *, worded: bool) -> str:
        """Say of which class a noun is, where that states something or an entry may ask for it."""
        ontology = self._knowledge.ontology
        kind = ontology.classes.get(self._knowledge.lexicon.noun_class(node.lemma.lower()) or "")
        if kind is None or not (worded or kind.said_by):
            return ""
        said = f"; said of somebody it states {kind.said_by}" if kind.said_by else ""
        return f"denotes {kind.iri}{said}"

    def _note(self, node: Node) -> str:
        """Say what there is of the lexicon near a predicate without an entry."""
        lexicon, lemma = self._knowledge.lexicon, node.lemma.lower()
        note = f"no entry for the {node.pos} {lemma!r}: its claims are open:{lemma}"
        others = [p for p in ("VERB", "NOUN", "ADJ") if p != node.pos and lexicon.frames(lemma, p)]
        if others:
            return f"{note}; there are entries for it as {', '.join(others)}"
        lemmas = sorted({frame.lemma for frame in lexicon.all_frames if frame.pos == "VERB"})
        near = get_close_matches(lemma, lemmas, n=1, cutoff=0.85)
        return f"{note}; there is one for {near[0]!r}" if near else note


def _is_near(entry: Frame | Cue, node: Node) -> bool:
    """Whether a word of the expression is there; short ones, such as "la", are everywhere."""
    longest = max(map(len, entry.words), default=0)
    missing = missing_words(entry, node)
    return not missing or any(len(w) == longest for w in entry.words if w not in missing)


def _wording(entry: Frame | Cue) -> str:
    """The words of an entry, its head first, as they must stand in a sentence."""
    parts = [entry.lemma, *(["(reflexive)"] if entry.reflexive else []), *entry.words]
    return " ".join(parts)


def _slots(attempts: list[Attempt]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for attempt in attempts:
        for name, nodes in attempt.slots.items():
            if name and name != "self":
                known = found.setdefault(name, [])
                known.extend(node.text for node in nodes if node.text not in known)
    return tuple((name, tuple(words)) for name, words in found.items() if words)
