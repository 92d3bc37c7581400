"""What a word's form tells that its tags do not: the noun that is a verb, moods, participles."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.trees.context import Ask, Context
    from kg.trees.node import Node

__all__ = [
    "ending",
    "participle_of_noun",
    "past_participle",
    "take_ending",
    "take_participle",
    "take_past_participle",
    "take_verb",
    "verb_of_noun",
]


_FORMS = 4096  # verbs, or their forms, of which what they tell is kept


def verb_of_noun(context: Context, _: tuple[str, ...]) -> Ask:
    """The lexicon has the verb whose present sounds like the noun: "contrôle", "contrôler"."""
    lexicon, end = context.knowledge.lexicon, context.language.syntax.verb_of_noun

    def ask(node: Node) -> bool:
        verb = node.lemma.lower() + end
        return bool(lexicon.frames(verb, "VERB") or lexicon.cues(verb, "VERB"))

    return ask


def take_verb(context: Context) -> Callable[[Node], None]:
    """Make the noun that verb, in the present, whose form is like it."""
    end = context.language.syntax.verb_of_noun
    features = {"Mood=Ind", "Tense=Pres", "Person=3", "VerbForm=Fin"}

    def change(node: Node) -> None:
        number = {feature for feature in node.feats if feature.startswith("Number=")}
        node.pos, node.lemma = "VERB", node.lemma.lower() + end
        node.feats = frozenset(features | number)

    return change


def participle_of_noun(context: Context, _: tuple[str, ...]) -> Ask:
    """A noun in the form of a present participle: "représentant"."""
    endings = tuple(context.language.syntax.verb_of_participle)
    return lambda node: bool(endings) and node.lower.endswith(endings)


def take_participle(context: Context) -> Callable[[Node], None]:
    """Make the noun that participle."""
    endings = context.language.syntax.verb_of_participle

    def change(node: Node) -> None:
        for ending, infinitive in endings.items():
            if node.lower.endswith(ending):
                node.lemma = node.lower.removesuffix(ending) + infinitive
        node.pos, node.feats = "VERB", frozenset({"Tense=Pres", "VerbForm=Part"})

    return change


def past_participle(context: Context, _: tuple[str, ...]) -> Ask:
    """A verb whose form may be its past participle: it ends as those of its infinitive do."""
    endings = context.language.syntax.participle_endings

    @functools.lru_cache(maxsize=_FORMS)
    def of_verb(lemma: str) -> tuple[str, ...]:
        longest = max((end for end in endings if lemma.endswith(end)), key=len, default="")
        return tuple(endings.get(longest, ()))

    return lambda node: node.lower.endswith(of_verb(node.lemma.lower()))


def take_past_participle(_: Context) -> Callable[[Node], None]:
    """Make the verb its past participle."""

    def change(node: Node) -> None:
        told = ("Mood", "Person", "Tense", "VerbForm")
        kept = (pair for pair in node.feats if pair.partition("=")[0] not in told)
        node.feats = frozenset(kept) | {"Tense=Past", "VerbForm=Part"}

    return change


def _told_by_ending(context: Context) -> Callable[[str, str], frozenset[str] | None]:
    syntax = context.language.syntax
    endings = {end: frozenset(told.split("|")) for end, told in syntax.infinitive_endings.items()}

    def stems(lemma: str) -> Iterator[str]:
        if len(lemma) > 3:
            yield lemma.removesuffix(syntax.mute_ending)
        longest = max(
            (end for end in syntax.future_stems if lemma.endswith(end)), key=len, default=""
        )
        for stem in syntax.future_stems.get(longest, ()):
            yield lemma.removesuffix(longest) + stem

    @functools.lru_cache(maxsize=_FORMS)
    def told(lemma: str, form: str) -> frozenset[str] | None:
        for stem in stems(lemma):
            found = endings.get(form.removeprefix(stem)) if form.startswith(stem) else None
            if found is not None:
                return found
        return None

    return told


def ending(context: Context, _: tuple[str, ...]) -> Ask:
    """A verb whose ending behind its infinitive, or what stands for that, tells mood or tense.

    "Atteindrait", "enverrait", whatever the tagger says.
    """
    told_by = _told_by_ending(context)

    def ask(node: Node) -> bool:
        told = told_by(node.lemma, node.lower)
        return told is not None and not told <= node.feats

    return ask


def take_ending(context: Context) -> Callable[[Node], None]:
    """Give the verb the mood and tense that its ending tells."""
    told_by = _told_by_ending(context)

    def change(node: Node) -> None:
        told = told_by(node.lemma, node.lower) or frozenset()
        names = {pair.partition("=")[0] for pair in told}
        kept = (pair for pair in node.feats if pair.partition("=")[0] not in names)
        node.feats = told.union(kept)

    return change
