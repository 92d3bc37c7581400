"""A data folder's CoNLL-U files → the trees to train on and to select by."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kg.pipelines.train.conllu import Sentence, read
from kg.pipelines.train.files import Files
from kg.pipelines.train.neural.tree import Tree

__all__ = ["Treebanks", "read_treebanks", "source_of", "tree_of"]

LONGEST = 120  # words; longer sentences cost much and teach little


@dataclass(frozen=True, slots=True)
class Treebanks:
    """Trees by use; ``sentences`` are the training sentences with their forms as read.

    A tree's source is its file's name up to the last hyphen; ``written`` are the sources of prose.
    """

    training: tuple[Tree, ...]
    selection: tuple[Tree, ...]
    sentences: tuple[Sentence, ...]
    written: frozenset[str]


def read_treebanks(used: Files, excluded: frozenset[str], written: Collection[str]) -> Treebanks:
    """The trees of the files to train on and to select by, without the ``excluded`` sentences.

    ``written`` names the sources that are prose. Raises PipelineError for a file that is no
    treebank.
    """
    training: list[Tree] = []
    sentences: list[Sentence] = []
    for path in used.train:
        for sentence in read(path, excluded):
            sentences.append(sentence)
            if 1 < len(sentence.tokens) <= LONGEST:
                training.append(tree_of(sentence, source_of(path)))
    selection = (tree_of(s, source_of(path)) for path in used.select for s in read(path))
    return Treebanks(tuple(training), tuple(selection), tuple(sentences), frozenset(written))


def source_of(path: Path) -> str:
    """The treebank that a file belongs to.

    >>> source_of(Path("ud/fr_gsd-train.conllu"))
    'fr_gsd'
    """
    return path.stem.rpartition("-")[0] or path.stem


def tree_of(sentence: Sentence, source: str) -> Tree:
    """A sentence as the network sees it."""
    tokens = sentence.tokens
    return Tree(
        forms=tuple(t.form for t in tokens),
        heads=tuple(0 if t.head == i else t.head + 1 for i, t in enumerate(tokens)),
        labels=tuple(t.dep for t in tokens),
        parts_of_speech=tuple(t.pos for t in tokens),
        tags=tuple(f"{t.pos}|{t.feats}" for t in tokens),
        source=source,
    )
