"""Which words stand between quotation marks, whoever says them; scare quotes and titles are none.

What is quoted is never the text's own: where nobody is named it is an unknown speaker's.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from kg.extract.speech.quotations.utterance import Utterance, words_in
from kg.languages import Language
from kg.languages.segmentation.quotation_marks import quotations_of
from kg.model import Document, Paragraph
from kg.trees.node import Node

__all__ = ["unnamed_words"]

_FEWEST_WORDS = 4  # a shorter stretch without a verb is a scare quote or a title, as one word is


def unnamed_words(
    document: Document,
    nodes: Sequence[Node],
    language: Language,
    direct: Sequence[Utterance],
    spoken: Container[int],
) -> frozenset[int]:
    """Return the indices of the quoted words of which nobody is said to have said them.

    ``direct`` are the quotations and turns that were read, ``spoken`` the indices of words whose
    speaker is known.
    """
    aside = {node.i for report in direct for node in report.aside()}
    marked = [words_in(nodes, *place) for place in _marked(document, language)]
    read = [words_in(nodes, said.start, said.end) for said in direct if not said.own]
    return frozenset(
        node.i
        for stretch in (*filter(_is_quotation, marked), *read)
        for node in stretch
        if node.i not in spoken and node.i not in aside
    )


def _marked(document: Document, language: Language) -> Iterator[tuple[int, int]]:
    text = document.text
    paragraphs = document.paragraphs or (Paragraph(0, len(text)),)
    for spans in quotations_of(text, [(p.start, p.end) for p in paragraphs], language).values():
        for span in spans:
            yield span.start, span.end


def _is_quotation(stretch: Sequence[Node]) -> bool:
    words = [node for node in stretch if node.pos != "PUNCT"]
    verbal = any(node.pos in ("VERB", "AUX") for node in words)
    return len(words) >= _FEWEST_WORDS or (verbal and len(words) > 1)
