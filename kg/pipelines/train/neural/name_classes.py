"""Names marked in a text → a class for each word of the pipeline's own."""

import re
from collections.abc import Sequence

from kg.pipelines.tokenizer import split
from kg.pipelines.train.iob import Block

__all__ = ["OUTSIDE", "name_classes", "tagged_words"]

OUTSIDE = "O"


def name_classes(labels: Sequence[str]) -> tuple[str, ...]:
    """Classes of words: outside, or begin, inside, end of a name, or a name of one word.

    >>> name_classes(["LOC"])
    ('O', 'B-LOC', 'I-LOC', 'E-LOC', 'S-LOC')
    """
    return (OUTSIDE, *(f"{place}-{label}" for label in labels for place in "BIES"))


def tagged_words(block: Block, tokens: re.Pattern[str]) -> list[tuple[str, str]]:
    """The words of a block with their classes; white space is left out.

    A name whose ends fall inside words grows to whole words; of two that then overlap the second
    is dropped.

    >>> from kg.pipelines.tokenizer import Rules, pattern
    >>> from kg.pipelines.train.iob import Entity
    >>> block = Block("à New York", (Entity(2, 10, "LOC"),), space=True)
    >>> tagged_words(block, pattern(Rules()))
    [('à', 'O'), ('New', 'B-LOC'), ('York', 'E-LOC')]
    """
    words, spaces = split(block.text, tokens)
    spans: list[tuple[int, int]] = []
    at = 0
    for word, space in zip(words, spaces, strict=True):
        spans.append((at, at + len(word)))
        at += len(word) + space
    tags = [OUTSIDE] * len(words)
    for entity in block.entities:
        inside = [i for i, (a, b) in enumerate(spans) if a < entity.end and b > entity.start]
        if inside and all(tags[i] == OUTSIDE for i in inside):
            for i in inside:
                tags[i] = f"{_place(i, inside)}-{entity.label}"
    return [pair for pair in zip(words, tags, strict=True) if not pair[0].isspace()]


def _place(i: int, inside: Sequence[int]) -> str:
    if len(inside) == 1:
        return "S"
    return "B" if i == inside[0] else "E" if i == inside[-1] else "I"
