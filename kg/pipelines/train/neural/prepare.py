"""Data folders → ``Material``: treebanks in several variants, news with names, novels.

Texts are cut by the rules of the pipeline's tokenizer, and roughly into sentences: what is learnt
from them does not depend on where a sentence ends.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from kg.languages.segmentation.sentences import Boundaries, is_great
from kg.languages.segments import Segments
from kg.pipelines.biaffine.features import Inventory, normal_form
from kg.pipelines.tokenizer import pattern, read_rules, split
from kg.pipelines.train import iob
from kg.pipelines.train.files import Recipe, files
from kg.pipelines.train.neural.inversion import turned_round
from kg.pipelines.train.neural.material import Material, forms_of
from kg.pipelines.train.neural.name_classes import name_classes, tagged_words
from kg.pipelines.train.neural.sentences import FormNumbers, Row, Sentences
from kg.pipelines.train.neural.tree import Tree
from kg.pipelines.train.neural.treebanks import Treebanks, read_treebanks
from kg.pipelines.train.neural.variants import Variants, inventory_of, vary
from kg.pipelines.train.neural.vectors import paragraphs, train_vectors

__all__ = ["name_rows", "prepare", "rough_sentences", "tree_rows", "variants"]

GUESSED = 16_000  # words that pretraining guesses
NEWS_WEIGHT = 5  # news words count so many times when these are chosen
SIDE_SHARE = 0.6  # of the sentences of questions and speech, in each round of variants
LONGEST = 100  # words; longer pieces of raw text are cut
BOUNDARIES = Boundaries(Segments())
OPENERS = BOUNDARIES.quotes | frozenset("—–-")


def rough_sentences(words: Sequence[str], longest: int = LONGEST) -> Iterator[list[str]]:
    """Words cut after final marks before a capital or an opening mark, and at ``longest`` words.

    >>> list(rough_sentences(["Il", "dort", ".", "Elle", "lit", "!"]))
    [['Il', 'dort', '.'], ['Elle', 'lit', '!']]
    """
    sentence: list[str] = []
    for i, word in enumerate(words):
        sentence.append(word)
        following = words[i + 1] if i + 1 < len(words) else ""
        begins = following and (is_great(following[0]) or following[0] in OPENERS)
        ends = word[-1] in BOUNDARIES.ends and begins
        if ends or not following or len(sentence) == longest:
            yield sentence
            sentence = []


def prepare(data: Path, excluded: frozenset[str], recipe: Recipe, vectors: Path) -> Material:
    """All that training needs, the same for the same data and recipe.

    Sentences whose id or text is ``excluded`` are left out everywhere; ``vectors`` is made where
    it is missing. Raises PipelineError where the folder lacks what the recipe names.
    """
    trees = files(data / "ud", ".conllu", recipe.trees)
    banks = read_treebanks(trees, excluded, recipe.trees["written"])
    used = files(data / "ner", ".iob", recipe.entities, needed=False)
    tokens = pattern(read_rules(recipe.tokenizer))
    blocks = [b for path in used.train for b in iob.read(path) if b.text not in excluded]
    selected = [b for path in used.select for b in iob.read(path)]
    if not vectors.exists():
        train_vectors(data, [b.text for b in blocks], banks.sentences, vectors, seed=recipe.seed)
    stored = np.load(vectors)
    raw = [
        words
        for paragraph in paragraphs(data / "raw")
        for words in rough_sentences(_cut(paragraph, tokens))
        if len(words) > 2
    ]
    labels = sorted({e.label for b in blocks for e in b.entities})
    news = [_cut(block.text, tokens) for block in blocks]
    inventory = inventory_of(banks.training, map(str, stored["words"]), news, name_classes(labels))
    guessed = _most_frequent(banks, news, raw)
    number, no_source = FormNumbers(), len(inventory.sources)
    rounds = [variants(banks, recipe, i) for i in range(recipe.rounds)]
    sets = {
        "trees": tuple(Sentences.of(tree_rows(round_, inventory, number)) for round_ in rounds),
        "selection": Sentences.of(tree_rows(banks.selection, inventory, number)),
        "names": Sentences.of(name_rows(blocks, tokens, inventory, number)),
        "name_selection": Sentences.of(name_rows(selected, tokens, inventory, number)),
        "raw": Sentences.of(Row([number(w) for w in words], no_source) for words in raw),
    }
    table = stored["vectors"].astype(np.float32)
    return Material(
        inventory=inventory,
        guessed=len(guessed),
        vectors=np.vstack([np.zeros_like(table[:1]), table]),
        forms=forms_of(number.forms, inventory, guessed),
        **sets,  # type: ignore[arg-type]
    )


def _cut(text: str, tokens: re.Pattern[str]) -> list[str]:
    return [word for word in split(text, tokens)[0] if not word.isspace()]


def variants(banks: Treebanks, recipe: Recipe, number: int) -> list[Tree]:
    """Every tree in one variant, and reported speech turned round."""
    chance = random.Random(recipe.seed * 1009 + number)  # noqa: S311 - reproducible, no secret
    ways, marks = Variants(marks=recipe.quotation_marks), recipe.quotation_marks[0]
    shown = [
        vary(tree, ways, chance)
        for tree in banks.training
        if tree.source in banks.written or chance.random() < SIDE_SHARE
    ]
    written = [tree for tree in banks.training if tree.source in banks.written]
    return shown + [t for tree in written if (t := turned_round(tree, chance, marks)) is not None]


def tree_rows(trees: Iterable[Tree], inventory: Inventory, number: FormNumbers) -> Iterator[Row]:
    """Trees as rows of numbers in an inventory; -1 where it lacks a class."""
    labels, parts, tags = (
        {name: i for i, name in enumerate(names)}
        for names in (inventory.labels, inventory.parts_of_speech, inventory.tags)
    )
    for tree in trees:
        yield Row(
            forms=[number(form) for form in tree.forms],
            source=inventory.sources.index(tree.source),
            heads=tree.heads,
            labels=[labels.get(x, -1) for x in tree.labels],
            parts_of_speech=[parts.get(x, -1) for x in tree.parts_of_speech],
            tags=[tags.get(x, -1) for x in tree.tags],
        )


def name_rows(
    blocks: Iterable[iob.Block],
    tokens: re.Pattern[str],
    inventory: Inventory,
    number: FormNumbers,
) -> Iterator[Row]:
    """Texts with names as rows of numbers in an inventory, cut by the pipeline's ``tokens``."""
    classes = {name: i for i, name in enumerate(inventory.names)}
    for block in blocks:
        if words := tagged_words(block, tokens):
            yield Row(
                forms=[number(word) for word, _ in words],
                source=len(inventory.sources),
                names=[classes[name] for _, name in words],
            )


def _most_frequent(
    banks: Treebanks, news: Sequence[list[str]], raw: Sequence[list[str]]
) -> list[str]:
    """Normal forms of the words that pretraining guesses, most frequent first."""
    counts: Counter[str] = Counter()
    for form, count in Counter(chain.from_iterable(raw)).items():
        counts[normal_form(form)] += count
    for words in chain(news, (tree.forms for tree in banks.training)):
        for form in words:
            counts[normal_form(form)] += NEWS_WEIGHT
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [form for form, _ in ordered[:GUESSED]]
