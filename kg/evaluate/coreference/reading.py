"""Gold texts → their trees as kg reads them, with the gold chains of words that head mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.annotate.typing import Typed
from kg.evaluate.coreference.gold import GoldText
from kg.languages import Language
from kg.model import Document
from kg.ontology import Knowledge
from kg.trees.node import Node
from kg.trees.tree import Tree, tree_of

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

__all__ = ["ReadText", "read_texts"]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A gold text as kg reads it. ``chain_of`` tells the gold chain by index of a word.

    A name stands for the mention that its title or the noun before its apposition heads. ``asked``
    are the words of which the gold tells the antecedent, ``None`` for all.
    """

    name: str
    tree: Tree
    typed: Typed
    chain_of: Mapping[int, int]
    asked: frozenset[int] | None = None


def read_texts(
    texts: Sequence[GoldText], pipeline: Pipeline, knowledge: Knowledge, language: Language
) -> Iterator[ReadText]:
    """Yield the texts as kg reads them, before coreference."""
    annotator = Annotator(knowledge, language)
    documents = [Document(id=text.name, text=text.text, lang=language.code) for text in texts]
    for text, doc in zip(texts, annotate(documents, pipeline, language), strict=True):
        tree = tree_of(doc, language, knowledge)
        typed = annotator.typed(tree)
        yield ReadText(text.name, tree, typed, _chains(text, tree, typed))


def _chains(text: GoldText, tree: Tree, typed: Typed) -> dict[int, int]:
    heads: dict[int, int] = {}
    for mention in sorted(text.mentions, key=lambda m: m.start - m.end):  # the shortest last
        heads[mention.head[0]] = mention.chain
    found = {node.i: heads[node.start] for node in tree if node.dep and node.start in heads}
    titles: dict[int, list[int]] = {}
    for title, root in typed.titles.items():
        titles.setdefault(root, []).append(title)
    for name in typed.names:
        ends = (name.root, name.top)
        words = [*ends, *(t for end in ends for t in titles.get(end, ()))]
        words += range(name.start, name.end)
        words += [head.i for end in ends if (head := _apposed_to(tree, end)) is not None]
        chain = next((found[word] for word in words if word in found), None)
        if chain is not None:
            found[name.root] = found[name.top] = chain
    return found


def _apposed_to(tree: Tree, index: int) -> Node | None:
    node = tree[index]
    return node.head if node.dep == "appos" else None
