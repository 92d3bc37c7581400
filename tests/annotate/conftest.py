"""Hand-built Docs: one word a line, ``form lemma POS head dep [features] [@ENTITY]``.

Heads count from 1 within a sentence, 0 is the root; an empty line ends a sentence.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.component import Annotator
from kg.languages import load as load_language
from kg.ontology import load
from kg.trees.tree import Tree, tree_of

VOCAB = spacy.blank("fr").vocab


def build(text: str) -> Doc:
    """Return the Doc that ``text`` draws."""
    columns: dict[str, list] = {
        key: [] for key in ("words", "lemmas", "pos", "heads", "deps", "morphs", "ents")
    }
    for sentence in text.strip().split("\n\n"):
        offset = len(columns["words"])
        for i, line in enumerate(sentence.strip().splitlines()):
            form, lemma, pos, head, dep, *rest = line.split()
            features = [part for part in rest if not part.startswith("@")]
            entity = next((part[1:] for part in rest if part.startswith("@")), "")
            columns["words"].append(form)
            columns["lemmas"].append(lemma)
            columns["pos"].append(pos)
            columns["heads"].append(offset + (int(head) - 1 if head != "0" else i))
            columns["deps"].append("ROOT" if head == "0" else dep)
            columns["morphs"].append(features[0] if features else "")
            columns["ents"].append(entity or "O")
    return Doc(VOCAB, **columns)


@pytest.fixture(scope="session")
def annotate() -> Callable[[str], Doc]:
    """Return a function from a drawn tree to the annotated Doc."""
    annotator = Annotator(load("fr"), load_language("fr"))
    return lambda text: annotator(build(text))


@pytest.fixture(scope="session")
def annotated_tree(annotate: Callable[[str], Doc]) -> Callable[[str], Tree]:
    """Return a function from a drawn tree to the tree that annotation wrote on."""
    return lambda text: tree_of(annotate(text), load_language("fr"), load("fr"))
