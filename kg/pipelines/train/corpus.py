"""Treebanks to the Docs that spaCy trains on.

Sentences are put together to short texts, so that it is learnt where sentences end; some
texts get what treebanks lack and news has: typographic apostrophes and quotation marks, line
breaks, a full stop without a space, capitals. The choice is seeded: same files, same Docs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.pipelines.train.conllu import PARAGRAPH_BREAK, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Variety", "in_paragraphs", "tree_doc", "tree_docs"]

_SPACE = "SPACE"
_BREAKS = ("\n", PARAGRAPH_BREAK)


@dataclass(frozen=True, slots=True)
class Variety:
    """How often a text is changed (probabilities), and how many sentences it has at most."""

    sentences: int = 4
    words: int = 120  # a text of several sentences has at most so many words
    apostrophe: float = 0.15
    quotes: float = 0.25
    capitals: float = 0.02
    lower_first: float = 0.03
    line_break: float = 0.1  # between two sentences
    no_space: float = 0.04  # between two sentences
    marks: tuple[str, ...] = ("“”",)  # pairs of quotation marks in place of straight ones


def tree_docs(
    nlp: Language, sentences: Sequence[Sentence], variety: Variety, *, seed: int
) -> Iterator[Doc]:
    """Yield Docs of one to several neighbouring sentences, in seeded random order and variety."""
    chance = random.Random(seed)  # noqa: S311 - reproducible choice, no secret
    texts: list[list[tuple[Token, ...]]] = []
    rest = list(sentences)
    while rest:
        count = chance.randint(1, variety.sentences)
        text: list[Sentence] = []
        words = 0
        while rest and len(text) < count and (not text or words < variety.words):
            words += len(rest[0].tokens)
            text.append(rest.pop(0))
        texts.append(_varied(text, variety, chance))
    chance.shuffle(texts)
    for varied in texts:
        yield tree_doc(nlp, varied)


def tree_doc(nlp: Language, sentences: Sequence[tuple[Token, ...]]) -> Doc:
    """Return one Doc of several sentences, each with its tree."""
    from spacy.tokens import Doc

    tokens: list[Token] = []
    heads: list[int] = []
    for sentence in sentences:
        heads.extend(token.head + len(tokens) for token in sentence)
        tokens.extend(sentence)
    return Doc(
        nlp.vocab,
        words=[t.form for t in tokens],
        spaces=[t.space for t in tokens],
        pos=[t.pos for t in tokens],
        morphs=[t.feats for t in tokens],
        lemmas=[t.lemma for t in tokens],
        heads=heads,
        deps=[t.dep for t in tokens],
    )


def in_paragraphs(sentences: Sequence[Sentence]) -> list[tuple[Token, ...]]:
    """Return the tokens of neighbouring sentences, with a break before those that open one."""
    broken = [
        _with_break(sentence.tokens, PARAGRAPH_BREAK) if after.opens else sentence.tokens
        for sentence, after in pairwise(sentences)
    ]
    return [*broken, *(sentence.tokens for sentence in sentences[-1:])]


def _varied(
    sentences: Sequence[Sentence], variety: Variety, chance: random.Random
) -> list[tuple[Token, ...]]:
    """Return the sentences of a text, some of them in other typography."""
    text = [sentence.tokens for sentence in sentences]
    if chance.random() < variety.apostrophe:
        text = [tuple(replace(t, form=t.form.replace("'", "’")) for t in s) for s in text]
    if chance.random() < variety.quotes and variety.marks:
        text = [_with_marks(s, chance.choice(variety.marks)) for s in text]
    text = [_recased(s, variety, chance) for s in text]
    opens = [sentence.opens for sentence in sentences[1:]]
    ended = (
        _with_break(s, chance.choice(_BREAKS)) if breaks else _ended(s, variety, chance)
        for s, breaks in zip(text, opens, strict=False)
    )
    return [*ended, *text[-1:]]


def _with_marks(sentence: tuple[Token, ...], marks: str) -> tuple[Token, ...]:
    """Return a sentence whose straight quotation marks are opening and closing ones."""
    tokens: list[Token] = []
    opening = True
    for token in sentence:
        if token.form == '"':
            mark = marks[0] if opening else marks[1]
            opening = not opening
            token = replace(token, form=mark, lemma=mark)
        tokens.append(token)
    return tuple(tokens)


def _recased(
    sentence: tuple[Token, ...], variety: Variety, chance: random.Random
) -> tuple[Token, ...]:
    draw = chance.random()
    if draw < variety.capitals:
        return tuple(replace(t, form=t.form.upper()) for t in sentence)
    if draw < variety.capitals + variety.lower_first and sentence[0].pos != "PROPN":
        first = sentence[0]
        return (replace(first, form=first.form[:1].lower() + first.form[1:]), *sentence[1:])
    return sentence


def _ended(
    sentence: tuple[Token, ...], variety: Variety, chance: random.Random
) -> tuple[Token, ...]:
    """Return a sentence with what separates it from the next: space, line break or nothing."""
    draw = chance.random()
    last = sentence[-1]
    if draw < variety.line_break:
        return _with_break(sentence, chance.choice(_BREAKS))
    glued = draw < variety.line_break + variety.no_space and last.pos == "PUNCT"
    return (*sentence[:-1], replace(last, space=not glued))


def _with_break(sentence: tuple[Token, ...], mark: str) -> tuple[Token, ...]:
    """Return a sentence with a line break behind it, a token of white space."""
    *words, last = sentence
    break_ = Token(mark, mark, _SPACE, "", len(words), "dep", space=False)
    return (*words, replace(last, space=False), break_)
