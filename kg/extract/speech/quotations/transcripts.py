"""Interviews and transcripts: paragraphs that somebody says and that bear no quotation marks.

Who speaks stands before them ("Anna Delmas : Nous partons.", "R - Nous partons.", "M. Marchand. –
Nous partons.", "M. Paul Marchand, ministre. Nous partons."), or questions and answers follow each
other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.signed import announced
from kg.extract.speech.quotations.utterance import Utterance, words_in
from kg.languages import Language
from kg.languages.segmentation.quotation_marks import quotations_of
from kg.languages.segmentation.sentences import boundaries_of
from kg.languages.segmentation.signs import last_visible
from kg.languages.segmentation.turns import labels_in
from kg.model import Document
from kg.trees.node import Node

__all__ = ["find_turns"]

Place = tuple[int, int]

_FEWEST = 2  # labels, questions, answers that make a dialogue
_FEWEST_TITLED = 3  # "M. Marchand. " before so many turns is a record: what follows them belongs
_ROLES = ("kg:Position", "kg:Person")
_TITLED = 16  # most words of such a label
_LEAD = 3  # paragraphs in which an interview tells with whom it is


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands before a turn until ``end``, and whom it names."""

    end: int
    speaker: Node | None
    asks: bool = False
    answers: bool = False
    titled: bool = False


def find_turns(
    document: Document, nodes: Sequence[Node], speech: Speech, language: Language
) -> list[Utterance]:
    """Return what each speaker of an interview or a transcript says, in text order.

    Where most paragraphs are turns, one without a label goes on with the speaker before it; behind
    a question it answers. Answers that name nobody are of whoever the head of the text says is
    asked; a question that names nobody is an unknown speaker's.
    """
    return list(_Dialogue(document, nodes, speech, language).turns())


class _Dialogue:
    """The paragraphs of one text, and which of them are turns."""

    def __init__(
        self, document: Document, nodes: Sequence[Node], speech: Speech, language: Language
    ) -> None:
        self._text, self._nodes = document.text, nodes
        self._speech, self._language = speech, language
        self._places = [(p.start, p.end) for p in document.paragraphs if p.kind.is_read]
        self._questions = boundaries_of(language).questions
        self._labels = self._find_labels()
        self._asking = self._find_asking()
        self._marked = self._find_marked()

    def turns(self) -> Iterator[Utterance]:
        """Yield the turns."""
        firsts = [*self._labels, *self._asking]
        if not firsts:
            return
        asked = self._asked_in_head(min(firsts))
        said = [label.speaker for label in self._labels.values() if not label.asks]
        alone = len({_called(one) for one in said if one is not None}) < 2
        answerer, speaker, asks = asked, asked, None
        for start, end in self._places:
            label = self._labels.get(start)
            if label is not None:
                speaker, asks = label.speaker or (asked if label.answers else None), label.asks
                answerer = answerer if asks else speaker
            elif start in self._asking:
                speaker, asks = None, True
            elif asks is None or not (asks or self._goes_on()):
                continue
            elif asks and (self._asking or not said):
                speaker, asks = answerer, False
            listener = answerer or asked if asks and alone else None
            first = start if label is None else label.end
            own = bool(asks and label is None and speaker is None and self._marked)
            until = self._marked.get(first, end)  # what follows the marks is told about it
            yield Utterance(first, until, True, speaker, None, listener, own)

    def _goes_on(self) -> bool:
        """Whether a paragraph without a label belongs to the turn before it."""
        titled = sum(label.titled for label in self._labels.values())
        often = 2 * (len(self._labels) + len(self._asking)) >= len(self._places)
        return often or titled >= _FEWEST_TITLED

    def _find_marked(self) -> dict[int, int]:
        """Where the marks end with which answers begin that stand in marks, by their starts."""
        bare = [place for place in self._places if place[0] not in self._labels]
        answers = [after for place, after in pairwise(bare) if place[0] in self._asking]
        quoted = quotations_of(self._text, answers, self._language)
        firsts = ((start, next(iter(quoted[start]), None)) for start, _ in answers)
        return {
            start: span.outer_end
            for start, span in firsts
            if span is not None and span.closed and span.outer_start == start
        }

    # ---- labels and questions --------------------------------------------------------------

    def _find_labels(self) -> dict[int, _Label]:
        found: dict[int, _Label] = {}
        formed = labels_in(self._text, self._places, self._language)
        often = Counter(self._text[label.start : label.end] for label in formed.values())
        for start, end in self._places:
            label = formed.get(start)
            if label is None:
                titled = self._titled(start, end)
                found |= {start: titled} if titled is not None else {}
                continue
            words = words_in(self._nodes, label.start, label.end)
            if not (label.asks or label.answers) and self._describes(label.end, end):
                continue
            speaker = next(filter(self._speech.is_person, words), None)
            if speaker is None and often[self._text[label.start : label.end]] > 1:
                speaker = next(filter(self._is_somebody, words), None)
            asks = label.asks or (
                speaker is None and self._is_question(end) and any(map(self._is_somebody, words))
            )
            if speaker is not None or asks or label.answers:
                found[start] = _Label(label.end, speaker, asks, label.answers)
        if len(found) < _FEWEST:
            return {}
        first = min(found)
        for at, label in formed.items():  # among turns it is one, too, whoever is meant
            if at > first:
                words = words_in(self._nodes, label.start, label.end)
                one = _Label(label.end, next(filter(self._is_somebody, words), None))
                found.setdefault(at, one)
        return found

    def _describes(self, start: int, end: int) -> bool:
        """Whether a paragraph tells who is named before it: "X : Ancien maire de Lorn, il …"."""
        words = takewhile(lambda w: w.pos in ("ADJ", "NOUN"), words_in(self._nodes, start, end))
        return any(word.type in _ROLES and word.pos == "NOUN" for word in words)

    def _titled(self, start: int, end: int) -> _Label | None:
        """The label that is a sentence of its own: "M. Paul Marchand, ministre de la Mer."."""
        words = words_in(self._nodes, start, end)
        if not words or words[0].lower not in self._language.names.honorifics:
            return None
        label = list(takewhile(lambda word: word.sent == words[0].sent, words))
        if len(label) in (len(words), *range(_TITLED, len(words))):
            return None
        if any(word.is_finite for word in label) or label[-1].text not in self._stops:
            return None
        people = filter(self._speech.is_person, label)
        speaker = next(people, None) or next(filter(self._is_somebody, label[1:]), None)
        after = words[len(label)].start
        return _Label(after, speaker, titled=True) if speaker is not None else None

    @property
    def _stops(self) -> frozenset[str]:
        return boundaries_of(self._language).stops

    def _find_asking(self) -> frozenset[int]:
        """The starts of questions without a label, if there are questions and answers."""
        bare = [place for place in self._places if place[0] not in self._labels]
        plain = _alternating(bare, lambda p: self._is_question(p[1]) and self._is_to_you(p))
        answers = [after for place, after in pairwise(bare) if place in plain]
        told = bool(plain and self._labels)  # a dialogue it is anyway
        if not told and min(len(plain), sum(map(self._is_own, answers))) < _FEWEST:
            return frozenset()

        def asks(place: Place) -> bool:
            to_you = self._is_to_you(place) and not self._is_own(place)
            return place in plain or self._is_question(place[1]) or to_you

        first = bare.index(min(plain))
        return frozenset(start for start, _ in _alternating(bare[first:], asks))

    def _is_question(self, end: int) -> bool:
        at = last_visible(self._text, end)
        return self._text[at : at + 1] in self._questions

    def _is_to_you(self, place: Place) -> bool:
        return any(word.has("Person=2") for word in words_in(self._nodes, *place))

    def _is_own(self, place: Place) -> bool:
        """Whether somebody speaks of himself."""
        return any(word.has("Person=1") for word in words_in(self._nodes, *place))

    def _is_somebody(self, word: Node) -> bool:
        return word.dep not in ("flat", "nmod", "compound") and self._speech.may_sign(word)

    # ---- who is asked ----------------------------------------------------------------------

    def _asked_in_head(self, first: int) -> Node | None:
        """Whom the head of the text names: "entretien avec X", else who is named first in it."""
        head = [place for place in self._places if place[0] < first]
        for place in head:
            words = [word for word in words_in(self._nodes, *place) if word.pos != "PUNCT"]
            named = announced(words, self._speech, self._language)
            if named is not None:
                return named
        quoted = quotations_of(self._text, head, self._language)
        people = [
            word
            for start, end in head
            for word in words_in(self._nodes, start, end)
            if self._speech.is_person(word)
            and not any(q.start <= word.start < q.end for q in quoted[start])
        ]
        lead = head[_LEAD - 1][1] if len(head) >= _LEAD else first
        near = [word for word in people if word.start < lead]
        return near[0] if near else (people[0] if len(people) == 1 else None)


def _called(node: Node) -> str:
    """By what name somebody speaks."""
    return (node.name or node.text).lower()


def _alternating(places: Sequence[Place], asks: Callable[[Place], bool]) -> set[Place]:
    """The questions among paragraphs: what follows one answers it, though it may ask something."""
    found: set[Place] = set()
    previous = None
    for place in places:
        if previous not in found and asks(place):
            found.add(place)
        previous = place
    return found
