"""Train where sentences start: a small component of its own, on texts of up to ten sentences.

    python -m kg.pipelines.train.starts DATA_DIR --work DIR

leaves the pipeline in ``DIR/starts/model-best``; a step whose output exists is skipped.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipelines.train import conllu, corpus
from kg.pipelines.train.files import CONFIG, files, recipe
from kg.pipelines.train.neural.treebanks import WRITTEN, source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["selection_docs", "training_docs"]

QUESTIONS = ("fqb",)
ROUNDS = 4  # prose is dealt out to texts anew so many times, questions once, speech never
VARIETY = corpus.Variety(sentences=10, words=250)
SELECTION_SENTENCES = 10


def training_docs(paths: Iterable[Path], exclude: frozenset[str]) -> Iterator["Doc"]:
    """Yield texts of neighbouring sentences with their starts, in seeded variety."""
    import spacy

    nlp = spacy.blank("fr")
    used = list(paths)
    for seed in range(1, ROUNDS + 1):
        for path in used:
            rounds = {**dict.fromkeys(WRITTEN, ROUNDS), **dict.fromkeys(QUESTIONS, 1)}
            if seed <= rounds.get(source_of(path), 0):
                sentences = [_spaced(s) for s in conllu.read(path, exclude)]
                yield from corpus.tree_docs(nlp, sentences, VARIETY, seed=seed)


def selection_docs(paths: Iterable[Path]) -> Iterator["Doc"]:
    """Yield texts of ten sentences, a space between two, as the evaluation runs them together."""
    import spacy

    nlp = spacy.blank("fr")
    for path in paths:
        sentences = [_spaced(s).tokens for s in conllu.read(path)]
        for start in range(0, len(sentences), SELECTION_SENTENCES):
            yield corpus.tree_doc(nlp, sentences[start : start + SELECTION_SENTENCES])


def _spaced(sentence: conllu.Sentence) -> conllu.Sentence:
    *first, last = sentence.tokens
    return replace(sentence, tokens=(*first, replace(last, space=True)))


def _save(docs: Iterable["Doc"], path: Path) -> Path:
    from spacy.tokens import DocBin

    if not path.exists():
        DocBin(docs=docs).to_disk(path)
    return path


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    from spacy.cli.train import train

    import kg.pipelines.tokenizer  # noqa: F401 - registers the tokenizer that the config names

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with ud/*.conllu")
    parser.add_argument("--work", type=Path, required=True, help="folder for texts and pipeline")
    parser.add_argument("--exclude", type=Path, action="append", default=[], help="leave these out")
    given = parser.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    settings = recipe()
    used = files(given.data / "ud", ".conllu", settings.trees)
    keys = frozenset[str]().union(*map(conllu.sentence_keys, given.exclude))
    paths = {
        "paths.train": str(_save(training_docs(used.train, keys), given.work / "train.spacy")),
        "paths.dev": str(_save(selection_docs(used.select), given.work / "dev.spacy")),
        "nlp.tokenizer.rules": str(settings.tokenizer),
    }
    if not (given.work / "starts" / "model-last").exists():
        train(CONFIG / "senter.cfg", given.work / "starts", overrides=paths)


if __name__ == "__main__":
    main()
