"""Trees written down for the tests of rewriting: one a rule, as a parser gets it wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc

from kg.languages import Language
from kg.languages import load as load_language
from kg.ontology import Knowledge
from kg.ontology import load as load_knowledge
from kg.pipelines.train.conllu import Sentence, parse
from kg.trees.tree import Tree, read_tree
from tests.languages.examples import doc_from

FILE = Path(__file__).parent / "fr.conllu"
VOCAB = spacy.blank("xx").vocab
LANGUAGE: Language = load_language("fr")
KNOWLEDGE: Knowledge = load_knowledge("fr")


@cache
def sentences() -> dict[str, tuple[Sentence, list[str]]]:
    """The sentences by id, each with the entity labels of its words (``Entity=B-PER`` in MISC)."""
    found: dict[str, tuple[Sentence, list[str]]] = {}
    for block in FILE.read_text(encoding="utf-8").strip().split("\n\n"):
        (sentence,) = parse(block, place=FILE.name)
        rows = [line for line in block.splitlines() if not line.startswith("#")]
        labels = [row.rpartition("\t")[2].partition("Entity=")[2] or "O" for row in rows]
        found[sentence.id] = (sentence, labels)
    return found


def doc_of(name: str) -> Doc:
    sentence, labels = sentences()[name]
    return doc_from(VOCAB, sentence.tokens, labels)


def tree(name: str) -> Tree:
    """Return the tree of an example as parsed."""
    return read_tree(doc_of(name), LANGUAGE)


def shape(found: Tree) -> list[tuple[object, ...]]:
    """Return all that rules may change."""
    return [
        (
            node.head.i if node.head is not None else -1,
            node.dep,
            sorted(node.functions),
            node.pos,
            node.lemma,
            sorted(node.feats),
            node.part,
            node.whole.i if node.whole is not None else -1,
        )
        for node in found
    ]
