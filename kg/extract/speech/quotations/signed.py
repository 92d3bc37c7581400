"""Signed statements: whoever gives or signs them says "I", "we" and "our" in them.

"Déclaration de la présidente X" above the text, "Par X, professeure", "X @account", or "X,
présidente" below it; above a "communiqué de presse" the head of the paper ("Ligue des ports"), or
who its first sentence is about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, takewhile

from kg.extract.clauses.owners import is_owner
from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.utterance import Utterance, words_in
from kg.languages import Language
from kg.languages.segmentation.sentences import is_great
from kg.model import Document
from kg.trees.node import Node

__all__ = ["announced", "find_signed"]

_HEADINGS = 4  # paragraphs without a verb that may stand above a statement
_MOST_WORDS = 16  # of a signature, a heading
_ACCOUNT = re.compile(r"(?<!\w)@\w")
_FEWEST_OWN = 2  # words of the first person above a name that nothing announces


def find_signed(
    document: Document,
    nodes: Sequence[Node],
    speech: Speech,
    language: Language,
    quoted: Sequence[Utterance],
) -> list[Utterance]:
    """Return the paragraphs of a statement as said by whoever is named above or below it.

    There are none where nobody says "I" or "we" outside the quotations.
    """
    places = [(p.start, p.end) for p in document.paragraphs if p.kind.is_read]
    own = _own_words(nodes, language, quoted)
    if len(places) < 2 or not own:
        return []

    def words(place: tuple[int, int]) -> list[Node]:
        return [node for node in words_in(nodes, *place) if node.pos != "PUNCT"]

    headings = list(takewhile(_is_heading, map(words, places[:_HEADINGS])))
    signer = next(filter(None, (announced(h, speech, language) for h in headings)), None)
    if signer is None and any(word.has("Number=Sing") for word in own):
        lines = zip(places, headings, strict=False)
        authors = (_author(h, document.text[slice(*line)], speech, language) for line, h in lines)
        signer = next(filter(None, authors), None)
    said = places[len(headings) :]
    if signer is None and any(_statement_nouns(h, language) for h in headings):
        first = words(said[0]) if said else ()
        signer = _letterhead(headings, speech) or _first_subject(first, speech)
    if signer is None and len(own) >= _FEWEST_OWN:
        signer, said = _named_below(words(places[-1]), speech), places[:-1]
    if signer is None:
        return []
    return [Utterance(start, end, True, signer) for start, end in said]


def announced(words: Sequence[Node], speech: Speech, language: Language) -> Node | None:
    """Return whose statement a heading announces, or with whom an interview is."""
    if not _is_heading(words):
        return None
    with_ = language.syntax.company_prepositions
    for noun in _statement_nouns(words, language):
        below = [child for child in noun.children if is_owner(child, language.syntax)]
        below += [child for child in noun.kids("nmod", "obl") if child.case() in with_]
        kinds = language.syntax.statement_kinds
        owners = (child for child in below if child.lower not in kinds and speech.may_sign(child))
        owner = next(owners, None)
        if owner is not None and not speech.is_person(owner):
            return next((c for c in owner.children if speech.is_person(c) and not c.case()), owner)
        if owner is not None:
            return owner
    return None


def _author(words: Sequence[Node], line: str, speech: Speech, language: Language) -> Node | None:
    """Whose the text is by a line above it: "Par X, professeure", "X @account"."""
    people = [word for word in words if speech.is_person(word)]
    if len(people) != 1:
        return None
    by = people[0].case() in language.syntax.agent_prepositions
    return people[0] if by or _ACCOUNT.search(line) else None


def _is_heading(words: Sequence[Node]) -> bool:
    return len(words) <= _MOST_WORDS and not any(word.is_finite for word in words)


def _statement_nouns(words: Sequence[Node], language: Language) -> list[Node]:
    nouns = language.syntax.statement_nouns
    return [word for word in words if word.lemma.lower() in nouns or word.lower in nouns]


def _letterhead(headings: Sequence[Sequence[Node]], speech: Speech) -> Node | None:
    """The body whose name is all that stands on a line above the text."""
    for words in headings:
        tops = [word for word in words if word.head not in words]
        if len(tops) == 1 and _is_body(tops[0], speech):
            return tops[0]
    return None


def _first_subject(words: Sequence[Node], speech: Speech) -> Node | None:
    """Who does what the first verb tells, if it is a body: it writes of itself by its name."""
    subjects = (w for w in words if w.dep == "nsubj" and w.head is not None and w.head.is_finite)
    first = next(subjects, None)
    return first if first is not None and _is_body(first, speech) else None


def _is_body(node: Node, speech: Speech) -> bool:
    called = node.name or is_great(node.text[0])
    return bool(called) and speech.is_actor(node) and not speech.is_person(node)


def _own_words(
    nodes: Sequence[Node], language: Language, quoted: Sequence[Utterance]
) -> list[Node]:
    """Words of the first person that no quotation holds."""
    ours = language.syntax.own_possessives
    in_order = sorted(quoted, key=lambda said: said.start)
    starts = [said.start for said in in_order]
    ends = list(accumulate((said.end for said in in_order), max, initial=0))  # of the first n
    return [
        node
        for node in nodes
        if ("Person=1" in node.feats or node.lower in ours)
        and ends[bisect_right(starts, node.start)] <= node.start
    ]


def _named_below(words: Sequence[Node], speech: Speech) -> Node | None:
    """Whose name stands below the text, perhaps with a post, a place, a date."""
    if not _is_heading(words):
        return None
    people = [word for word in words if speech.is_person(word)]
    return people[0] if len(people) == 1 else None
