"""Signed statements: whoever gives or signs them says "I", "we" and "our" in them.

"Déclaration de la présidente X" above the text, or "X, présidente" below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.clauses.owners import is_owner
from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.utterance import Utterance, words_in
from kg.languages import Language
from kg.model import Document, ParagraphKind
from kg.trees.node import Node

__all__ = ["find_signed"]

_READ = (ParagraphKind.BODY, ParagraphKind.TITLE)
_MOST_WORDS = 16  # of a signature, a heading
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
    places = [(p.start, p.end) for p in document.paragraphs if p.kind in _READ]
    own = _own_words(nodes, language, quoted)
    if len(places) < 2 or not own:
        return []

    def words(place: tuple[int, int]) -> list[Node]:
        return [node for node in words_in(nodes, *place) if node.pos != "PUNCT"]

    heading, signature = words(places[0]), words(places[-1])
    signer, said = _named_above(heading, speech, language), places[1:]
    if signer is None and len(own) >= _FEWEST_OWN:
        signer, said = _named_below(signature, speech), places[:-1]
    if signer is None:
        return []
    return [Utterance(start, end, True, signer) for start, end in said]


def _own_words(
    nodes: Sequence[Node], language: Language, quoted: Sequence[Utterance]
) -> list[Node]:
    """Words of the first person that no quotation holds."""
    ours = language.syntax.own_possessives
    return [
        node
        for node in nodes
        if (node.has("Person=1") or node.lower in ours)
        and not any(said.start <= node.start < said.end for said in quoted)
    ]


def _named_above(words: Sequence[Node], speech: Speech, language: Language) -> Node | None:
    """Whose statement a heading without a verb announces."""
    if len(words) > _MOST_WORDS or any(word.is_finite for word in words):
        return None
    for noun in words:
        if noun.lemma.lower() not in language.syntax.statement_nouns:
            continue
        below = [child for child in noun.children if is_owner(child, language.syntax)]
        owner = next(filter(speech.may_sign, below), None)
        named = owner.children if owner is not None else ()
        return next((c for c in named if speech.is_person(c) and not c.case()), owner)
    return None


def _named_below(words: Sequence[Node], speech: Speech) -> Node | None:
    """Whose name stands below the text, perhaps with a post, a place, a date."""
    if len(words) > _MOST_WORDS or any(word.is_finite for word in words):
        return None
    people = [word for word in words if speech.is_person(word)]
    return people[0] if len(people) == 1 else None
