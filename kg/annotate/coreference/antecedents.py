"""Noun phrases and pronouns → what each points back to, or nothing: abstaining beats guessing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.coreference.aliases import link_acronyms, number_names
from kg.annotate.coreference.chains import Chain, Trail
from kg.annotate.coreference.nominals import POINTING, Form
from kg.annotate.coreference.nouns import NounReader
from kg.annotate.coreference.phrases import find_nominals
from kg.annotate.coreference.pronouns import PronounReader
from kg.languages.quotation_marks import quoted_spans

if TYPE_CHECKING:
    from kg.annotate.typing import Typed
    from kg.languages import Language
    from kg.ontology import Knowledge
    from kg.trees.tree import Tree

__all__ = ["find_antecedents"]

_LINE = re.compile(r"[^\n]+")


def find_antecedents(
    tree: Tree, typed: Typed, knowledge: Knowledge, language: Language
) -> dict[int, int]:
    """Return by index of a word the index of the one that heads the antecedent mention.

    The antecedent is the first name of the chain, or its first mention if it has no name.

    Resolved are demonstrative and definite phrases ("cette lettre", "le ministère"), role nouns
    of named persons ("le ministre"), third-person pronouns and possessives, "ce dernier", and
    acronyms in brackets. Where two antecedents are as good, none is returned.
    """
    words = language.names
    nominals = find_nominals(tree, typed, language, _quoted(tree, language))
    trail = Trail(tree, typed.titles, number_names(nominals, knowledge.ontology))
    nouns, pronouns = NounReader(trail, knowledge, words), PronounReader(trail, knowledge)
    links: dict[int, int] = dict(typed.titles)
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
    links.update(link_acronyms(tree, typed.names, words))
    return links


def _quoted(tree: Tree, language: Language) -> frozenset[int]:
    """Return the indices of the words between quotation marks, paragraph by paragraph."""
    marks = language.segments.quotation_marks
    stretches = (
        (line.start() + span.start, line.start() + span.end)
        for line in _LINE.finditer(tree.text)
        for span in quoted_spans(line.group(), marks)
        if span.depth == 0
    )
    found = set()
    i, count = 0, len(tree)
    for start, end in stretches:
        while i < count and tree[i].start < start:
            i += 1
        while i < count and tree[i].start < end:
            found.add(i)
            i += 1
    return frozenset(found)
