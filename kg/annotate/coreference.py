"""Noun phrases and pronouns → what each points back to, or nothing: abstaining beats guessing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.annotate.aliases import link_acronyms, number_names
from kg.annotate.chains import POINTING, Chain, Trail
from kg.annotate.name import Name
from kg.annotate.nominals import Form, find_nominals
from kg.annotate.nouns import NounReader
from kg.annotate.pronouns import PronounReader
from kg.languages import Language
from kg.languages.quotation_marks import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.ontology import Knowledge

__all__ = ["find_antecedents"]

_LINE = re.compile(r"[^\n]+")


def find_antecedents(
    doc: Doc,
    names: Sequence[Name],
    types: Mapping[int, str],
    titles: Mapping[int, int],
    knowledge: Knowledge,
    language: Language,
) -> dict[int, int]:
    """Return by token index the index of the token that heads the antecedent mention.

    The antecedent is the first name of the chain, or its first mention if it has no name.

    Resolved are demonstrative and definite phrases ("cette lettre", "le ministère"), role nouns
    of named persons ("le ministre"), third-person pronouns and possessives, "ce dernier", and
    acronyms in brackets. Where two antecedents are as good, none is returned.
    """
    words = language.names
    negative = language.syntax.negative_words
    nominals = find_nominals(doc, names, types, titles, words, _quoted(doc, language), negative)
    things = number_names(nominals, knowledge.ontology)
    trail = Trail(doc, titles, things)
    nouns, pronouns = NounReader(doc, trail, knowledge, words), PronounReader(doc, trail, knowledge)
    links: dict[int, int] = dict(titles)
    for nominal in nominals:
        chain: Chain | None = None
        if nominal.form is Form.NAME:
            chain = trail.named(nominal)
        elif nominal.form in POINTING:
            chain = pronouns.find(nominal)
        elif nominal.form in {Form.DEMONSTRATIVE, Form.DEFINITE}:
            chain = nouns.find(nominal)
        if chain is None:
            trail.start(nominal)
            continue
        trail.note(chain, nominal)
        if nominal.form is not Form.NAME:
            links[nominal.index] = chain.head
        if nominal.form is not Form.DETERMINER:
            chain.add(nominal)
    links.update(link_acronyms(doc, names, words))
    return links


def _quoted(doc: Doc, language: Language) -> frozenset[int]:
    """Return the indices of the words between quotation marks, paragraph by paragraph."""
    marks = language.segments.quotation_marks
    stretches = [
        (line.start() + span.start, line.start() + span.end)
        for line in _LINE.finditer(doc.text)
        for span in quoted_spans(line.group(), marks)
        if span.depth == 0
    ]
    starts = [start for start, _ in stretches]
    found = set()
    for token in doc:
        at = bisect_right(starts, token.idx) - 1
        if at >= 0 and token.idx < stretches[at][1]:
            found.add(token.i)
    return frozenset(found)
