"""Train where sentences start: a small component of its own, on texts of up to ten sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipelines.train import conllu, corpus
from kg.pipelines.train.files import CONFIG, Files, Recipe, curly
from kg.pipelines.train.neural.treebanks import source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["selection_docs", "train", "trained", "training_docs"]

ROUNDS = 4  # prose is dealt out to texts anew so many times, questions once, speech never
VARIETY = corpus.Variety(sentences=10, words=250)
SELECTION_SENTENCES = 10


def train(used: Files, excluded: frozenset[str], recipe: Recipe, work: Path) -> None:
    """Leave the trained pipeline in ``trained(work)``; what exists is not made again."""
    from spacy.cli.train import train as spacy_train

    import kg.pipelines.tokenizer  # noqa: F401 - registers the tokenizer that the config names

    if trained(work).exists():
        return
    paths = {
        "paths.train": str(
            _save(training_docs(used.train, excluded, recipe), work / "train.spacy")
        ),
        "paths.dev": str(_save(selection_docs(used.select, recipe.language), work / "dev.spacy")),
        "nlp.lang": recipe.language,
        "nlp.tokenizer.rules": str(recipe.tokenizer),
    }
    spacy_train(CONFIG / "senter.cfg", work / "starts", overrides=paths)


def trained(work: Path) -> Path:
    """Where the trained pipeline is."""
    return work / "starts" / "model-best"


def training_docs(
    paths: Iterable[Path], exclude: frozenset[str], recipe: Recipe
) -> Iterator["Doc"]:
    """Yield texts of neighbouring sentences with their starts, in seeded variety."""
    import spacy

    nlp = spacy.blank(recipe.language)
    used = list(paths)
    prose, questions = recipe.trees["written"], recipe.trees["questions"]
    variety = replace(VARIETY, marks=curly(recipe.quotation_marks))
    rounds = {**dict.fromkeys(prose, ROUNDS), **dict.fromkeys(questions, 1)}
    for seed in range(1, ROUNDS + 1):
        for path in used:
            if seed <= rounds.get(source_of(path), 0):
                sentences = [_spaced(s) for s in conllu.read(path, exclude)]
                yield from corpus.tree_docs(nlp, sentences, variety, seed=seed)


def selection_docs(paths: Iterable[Path], language: str) -> Iterator["Doc"]:
    """Yield texts of ten sentences, as the evaluation runs them together."""
    import spacy

    nlp = spacy.blank(language)
    for path in paths:
        sentences = [_spaced(s) for s in conllu.read(path)]
        for start in range(0, len(sentences), SELECTION_SENTENCES):
            text = sentences[start : start + SELECTION_SENTENCES]
            yield corpus.tree_doc(nlp, corpus.in_paragraphs(text))


def _spaced(sentence: conllu.Sentence) -> conllu.Sentence:
    *first, last = sentence.tokens
    return replace(sentence, tokens=(*first, replace(last, space=True)))


def _save(docs: Iterable["Doc"], path: Path) -> Path:
    from spacy.tokens import DocBin

    if not path.exists():
        DocBin(docs=docs).to_disk(path)
    return path
