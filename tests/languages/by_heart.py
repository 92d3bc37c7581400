"""A spaCy pipeline that knows the written trees of a language by heart, for texts made of them.

``pipeline(lang, folder)`` writes one to disk; it is loaded like any other (``--model FOLDER``) in a
process that has imported this module. What it does not know it takes for words without a tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from kg.languages import Language
from kg.model import Document
from kg.pipelines.train.conllu import Token
from kg.text.view import view_of
from tests.languages.examples import doc_from, examples, known

__all__ = ["pipeline", "text_of"]

_NAME = "kg_tests_by_heart"


@Pipeline.factory(_NAME, default_config={"lang": ""})
def create(nlp: Pipeline, name: str, lang: str) -> ByHeart:
    """Return the component for a language of these tests."""
    return ByHeart(lang)


class ByHeart:
    """Gives a sentence that is written down the tree that stands there."""

    def __init__(self, lang: str) -> None:
        self._parts = dict(_parts(lang, known(lang)[0]))

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its tree."""
        found = self._parts.get(tuple(token.text for token in doc))
        if found is None:
            return doc
        made = doc_from(doc.vocab, *found)
        assert made.text == doc.text
        return made


def _parts(
    lang: str, language: Language
) -> Iterator[tuple[tuple[str, ...], tuple[list[Token], list[str]]]]:
    """Yield the words of each tree; what is parsed apart has a root of its own."""
    for example in examples(lang):
        start = 0
        tokens = example.tokens
        for at in range(1, len(tokens) + 1):
            if at == len(tokens) or _root(tokens, at) != _root(tokens, start):
                part = [
                    replace(token, head=token.head - start, form=_read(token.form, language))
                    for token in tokens[start:at]
                ]
                yield tuple(t.form for t in part), (part, list(example.entities[start:at]))
                start = at


def _root(tokens: tuple[Token, ...], at: int) -> int:
    while tokens[at].head != at:
        at = tokens[at].head
    return at


def _read(form: str, language: Language) -> str:
    return view_of(Document("word", form, lang=language.code), language).document.text


def pipeline(lang: str, folder: Path) -> str:
    """Write the pipeline of a language and return where."""
    nlp = spacy.blank("xx")
    nlp.add_pipe(_NAME, config={"lang": lang})
    nlp.to_disk(folder)
    return str(folder)


def text_of(lang: str, *ids: str) -> str:
    """Return a text of written sentences, in paragraphs."""
    known_ = {example.id: example.text for example in examples(lang)}
    return "\n\n".join(known_[one] for one in ids or known_)
