"""What belongs to a phrase, that of a post above all, and what is only said beside it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from kg.extract.relations.attempts import Instance
from kg.extract.relations.frames import FrameReader
from kg.extract.relations.roles import is_person
from kg.languages import Language
from kg.trees.node import Node

__all__ = [
    "NO_POSTS", "PhraseWords", "PostWords", "is_detached", "phrase_words", "told_by_posts",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostWords:
    """Words of a language that tell what belongs to a post.

    ``tasks`` are participles of what it is for ("chargé de"), ``circumstances`` prepositions of
    what is no part of it ("pendant", "comme"), ``owners`` those of what always is.
    """

    tasks: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()

    def is_beside(self, child: Node, post: Node, times: Container[int]) -> bool:
        """Return whether it is no part of a post: a name, "lui aussi", when or how it is held.

        ``times`` are the indices of words of time expressions.
        """
        if is_person(child) and not child.case():
            return True
        if child.i < post.i:
            return child.pos == "PRON"
        if child.dep != "nmod" or child.case() in self.owners:
            return False
        timed = any(word.i in times for word in child.subtree())
        return timed or is_detached(child) or child.case() in self.circumstances

    def is_task(self, child: Node, post: Node) -> bool:
        """Return whether it tells right behind a post what that is for: "chargé du Budget"."""
        if child.i < post.i or child.lemma.lower() not in self.tasks:
            return False
        return child.first_word().pos != "PUNCT"


NO_POSTS = PostWords()


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Words of a language that tell what belongs to the phrase of any noun.

    ``stressing`` adverbs belong to none ("que deux villages"), ``quantities`` are nouns of how
    many there are of what stands behind ("des dizaines de morts").
    """

    stressing: frozenset[str] = frozenset()
    quantities: frozenset[str] = frozenset()
    posts: PostWords = NO_POSTS


def phrase_words(language: Language) -> PhraseWords:
    """Return a language's words of phrases.

    >>> from kg.languages import load
    >>> "dizaine" in phrase_words(load("fr")).quantities
    True
    """
    syntax = language.syntax
    return PhraseWords(
        syntax.restrictors | syntax.negators | syntax.partner_negators | syntax.focus_adverbs,
        language.names.quantities,
        PostWords(
            syntax.task_participles,
            syntax.occasions | syntax.post_circumstances,
            frozenset(syntax.owner_prepositions),
        ),
    )


"""A language that has no such words."""


def told_by_posts(frames: FrameReader, instances: Iterable[Instance]) -> Iterator[Instance]:
    """Yield what a post says of who has come to hold it: "became leader of the party".

    ``instances`` are those of a verb that makes somebody something, or leaves him what he is.
    """
    for made in instances:
        if made.slot != "attr" or made.object.pos != "NOUN":
            continue
        told = list(frames.noun(made.object, [made.subject]))
        if any(one.object is made.object and one.relation == made.relation for one in told):
            yield from (one for one in told if one.object is not made.object)


def is_detached(child: Node) -> bool:
    """Return whether a comma parts a complement from its noun: "X, en visite à Genève"."""
    if child.dep != "nmod":
        return False
    first = child.first_word()
    return first.is_comma or (first.before is not None and first.before.is_comma)
