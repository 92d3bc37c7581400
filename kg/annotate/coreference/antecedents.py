"""Noun phrases and pronouns → what each points back to, or nothing: abstaining beats guessing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.annotate.coreference.aliases import link_acronyms, number_names
from kg.annotate.coreference.bound import link_bound
from kg.annotate.coreference.chains import Chain, Trail
from kg.annotate.coreference.learned import LearnedReader
from kg.annotate.coreference.nominals import POINTING, Form, Nominal
from kg.annotate.coreference.nouns import NounReader
from kg.annotate.coreference.phrases import find_nominals
from kg.annotate.coreference.pronouns import PronounReader
from kg.annotate.coreference.signs import Signs, group_of
from kg.languages.segmentation.quotation_marks import quoted_spans

if TYPE_CHECKING:
    from kg.annotate.typing import Typed
    from kg.languages import Language
    from kg.ontology import Knowledge
    from kg.trees.tree import Tree

__all__ = ["Link", "Ranking", "find_antecedents"]


@dataclass(frozen=True, slots=True)
class Link:
    """What a word points back to, by the index of the word that heads it, and how probably.

    Where none is likely enough, the class that they have, if it is: "elle", one of two women.
    """

    antecedent: int | None
    sureness: float = 1.0
    cls: str | None = None


Ranking: TypeAlias = Callable[[Trail], LearnedReader]

_LINE = re.compile(r"[^\n]+")


def find_antecedents(
    tree: Tree,
    typed: Typed,
    knowledge: Knowledge,
    language: Language,
    ranking: Ranking | None = None,
) -> dict[int, Link]:
    """Return by index of a word the one that heads the antecedent mention.

    The antecedent is the first name of the chain, or its first mention if it has no name; of a
    relative pronoun it is its noun.

    Resolved are demonstrative and definite phrases ("cette lettre", "le ministère"), role nouns
    of named persons ("le ministre"), third-person pronouns and possessives, "ce dernier", and
    acronyms in brackets; where there is a ranker ("je", "notre") speakers, too. Where no antecedent
    is likelier than ``language.coreference`` asks for, none is returned. Without a ranker rules
    decide alone, and give none where two are as good; with one, a pronoun without an antecedent
    has at least a class where its candidates have one. ``ranking`` makes another ranker of a
    trail than that of the language.
    """
    words = language.names
    nominals = find_nominals(tree, typed, language, _quoted(tree, language))
    trail = Trail(tree, typed.titles, number_names(nominals, knowledge.ontology))
    chooser = _Chooser(trail, knowledge, language, ranking)
    links = {index: Link(noun) for index, noun in link_bound(tree).items()}
    links |= {index: Link(name) for index, name in typed.titles.items()}
    for nominal in nominals:
        found = chooser.find(nominal)
        if found is None:
            trail.start(nominal)
            cls = chooser.class_of(nominal)
            if cls is not None:
                links[nominal.index] = Link(None, 0.0, cls)
            continue
        chain, sure = found
        trail.note(chain, nominal)
        trail.sureness[nominal.index] = sure
        if nominal.form is not Form.NAME:
            links[nominal.index] = Link(chain.head, sure)
        if nominal.form not in (Form.DETERMINER, Form.SPEAKER):
            chain.add(nominal)
    links |= {i: Link(name) for i, name in link_acronyms(tree, typed.names, words).items()}
    return links


class _Chooser:
    """Finds the chains that phrases continue: names by their form, the rest by rules and ranker."""

    def __init__(
        self, trail: Trail, knowledge: Knowledge, language: Language, ranking: Ranking | None
    ) -> None:
        words, weights = language.names, language.coreference.weights
        self.trail, self.chained = trail, language.coreference.chained
        self.nouns = NounReader(trail, knowledge, words)
        self.pronouns = PronounReader(
            trail,
            knowledge,
            natural=words.natural_genders,
            places=language.syntax.place_prepositions,
        )
        self.learned: LearnedReader | None = None
        if ranking is not None:
            self.learned = ranking(trail)
        elif weights:
            self.learned = LearnedReader(trail, Signs(knowledge, words), weights)

    def find(self, nominal: Nominal) -> tuple[Chain, float] | None:
        """Return the chain that a phrase continues with its probability, or ``None``."""
        if nominal.form is Form.NAME:
            named = self.trail.named(nominal)
            return (named, 1.0) if named is not None else None
        ruled = self._ruled(nominal)
        group = group_of(nominal)
        if self.learned is None or group is None:
            return (ruled, 1.0) if ruled is not None else None
        found = self.learned.find(nominal, group, ruled)
        return found if found is not None and found[1] >= self.chained else None

    def class_of(self, nominal: Nominal) -> str | None:
        """Return the class of a phrase that was looked for, where all it may mean tells it."""
        return self.learned.classes.get(nominal.index) if self.learned is not None else None

    def _ruled(self, nominal: Nominal) -> Chain | None:
        if nominal.form in (Form.DEMONSTRATIVE, Form.DEFINITE):
            return self.nouns.find(nominal)
        if nominal.form is Form.SPEAKER or nominal.form not in POINTING:
            return None
        return self.pronouns.find(nominal)


def _quoted(tree: Tree, language: Language) -> dict[int, int]:
    """Return the words between quotation marks by index, each with the number of its quotation.

    Quotations are counted from 1, paragraph by paragraph.
    """
    marks = language.segments.quotation_marks
    stretches = (
        (line.start() + span.start, line.start() + span.end)
        for line in _LINE.finditer(tree.text)
        for span in quoted_spans(line.group(), marks)
        if span.depth == 0
    )
    found = {}
    i, count = 0, len(tree)
    for number, (start, end) in enumerate(stretches, 1):
        while i < count and tree[i].start < start:
            i += 1
        while i < count and tree[i].start < end:
            found[i] = number
            i += 1
    return found
