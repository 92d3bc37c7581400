"""A data folder's CoNLL-U files → the trees to train on and to select by."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import PipelineError
from kg.pipelines.train.conllu import Sentence, read, sentence_keys
from kg.pipelines.train.neural.tree import Tree

__all__ = ["Treebanks", "read_treebanks", "tree_of"]

SELECTION = "sequoia-dev"  # file names without ".conllu"
TESTS = ("gsd-test", "sequoia-test")
WRITTEN = ("sequoia", "gsd", "fr_gsd")  # prose; the other treebanks are questions and speech
LONGEST = 120  # words; longer sentences cost much and teach little


@dataclass(frozen=True, slots=True)
class Treebanks:
    """Trees by use; ``sentences`` are the training sentences with their forms as read."""

    training: tuple[Tree, ...]
    selection: tuple[Tree, ...]
    sentences: tuple[Sentence, ...]
    written: frozenset[str]


def read_treebanks(data: Path, exclude: Sequence[Path]) -> Treebanks:
    """All of ``data/ud/*.conllu`` but the tests and the sentences of the files ``exclude``.

    A tree's source is its file's name up to the last hyphen. Raises PipelineError if the folder
    has no training file or lacks the selection file.
    """
    paths = sorted((data / "ud").glob("*.conllu"))
    names = {path.stem: path for path in paths}
    keys = frozenset().union(*(sentence_keys(path) for path in exclude)) if exclude else frozenset()
    used = [p for p in paths if p.stem not in (SELECTION, *TESTS)]
    if not used or SELECTION not in names:
        raise PipelineError(
            f"has no training treebank or no {SELECTION}.conllu",
            place=str(data / "ud"),
            cure="Put the UD treebanks there.",
        )
    training: list[Tree] = []
    sentences: list[Sentence] = []
    for path in used:
        for sentence in read(path, keys):
            sentences.append(sentence)
            if 1 < len(sentence.tokens) <= LONGEST:
                training.append(tree_of(sentence, source_of(path)))
    selection = tuple(tree_of(s, source_of(names[SELECTION])) for s in read(names[SELECTION]))
    return Treebanks(tuple(training), selection, tuple(sentences), frozenset(WRITTEN))


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
