"""Treebank sentences → what the network can read and write, and variants of sentences."""

import random
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.languages.segments import Segments
from kg.pipelines.biaffine.features import SUFFIX_LENGTH, Inventory, normal_form
from kg.pipelines.train.conllu import ROOT
from kg.pipelines.train.files import curly
from kg.pipelines.train.neural.tree import Tree, subtree

__all__ = ["Variants", "inventory_of", "vary"]

FINAL_MARKS = frozenset(Segments().stops + Segments().question_marks)
STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Variants:
    """How often a training sentence is shown in another dress."""

    no_final_mark: float = 0.1
    other_quotes: float = 0.5
    upper_case: float = 0.005
    no_accents: float = 0.01
    cut_clause: float = 0.4
    marks: tuple[str, ...] = ("“”", '""')  # pairs of quotation marks


def inventory_of(
    trees: Sequence[Tree],
    vector_words: Iterable[str],
    news: Iterable[Sequence[str]] = (),
    names: Sequence[str] = (),
) -> Inventory:
    """What occurs in trees and news: words twice, suffixes three times, characters five times.

    ``names`` are the classes of words in names.
    """
    forms = Counter(form for tree in trees for form in tree.forms)
    forms.update(form for words in news for form in words)
    words: Counter[str] = Counter()
    suffixes: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for form, count in forms.items():
        normal = normal_form(form)
        words[normal] += count
        suffixes[normal[-SUFFIX_LENGTH:]] += count
        for character in form.replace("\u2019", "'"):
            characters[character] += count
    return Inventory(
        words=_at_least(2, words),
        suffixes=_at_least(3, suffixes),
        characters=_at_least(5, characters),
        vector_words=tuple(vector_words),
        parts_of_speech=tuple(sorted({p for tree in trees for p in tree.parts_of_speech})),
        tags=tuple(sorted({t for tree in trees for t in tree.tags})),
        labels=tuple(sorted({label for tree in trees for label in tree.labels})),
        sources=tuple(dict.fromkeys(tree.source for tree in trees)),
        names=tuple(names),
    )


def vary(tree: Tree, variants: Variants, chance: random.Random) -> Tree:
    """The tree, or one variant of it: a clause cut out, other quotes, no final mark, no accents."""
    if chance.random() < variants.cut_clause:
        tree = _without_or_only_insert(tree, chance)
    if chance.random() < variants.no_final_mark:
        last = len(tree)
        if last > 2 and tree.forms[-1] in FINAL_MARKS and last not in tree.heads:
            tree = _part(tree, range(last - 1))
    if chance.random() < variants.other_quotes:
        tree = replace(tree, forms=_requoted(tree.forms, variants.marks, chance))
    if chance.random() < variants.no_accents:
        tree = replace(tree, forms=tuple(_plain(form) for form in tree.forms))
    if chance.random() < variants.upper_case:
        tree = replace(tree, forms=tuple(form.upper() for form in tree.forms))
    return tree


def _at_least(count: int, counted: Counter[str]) -> tuple[str, ...]:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, seen in ordered if seen >= count)


def _part(tree: Tree, kept: Sequence[int]) -> Tree:
    """The words at the positions kept, which must hold one subtree or all but whole subtrees."""
    new = {old + 1: i + 1 for i, old in enumerate(kept)}
    heads = tuple(new.get(tree.heads[k], 0) for k in kept)
    root = heads.index(0)
    return Tree(
        forms=tuple(tree.forms[k] for k in kept),
        heads=heads,
        labels=tuple(ROOT if i == root else tree.labels[k] for i, k in enumerate(kept)),
        parts_of_speech=tuple(tree.parts_of_speech[k] for k in kept),
        tags=tuple(tree.tags[k] for k in kept),
        source=tree.source,
    )


def _without_or_only_insert(tree: Tree, chance: random.Random) -> Tree:
    """Only a parataxis ("…, a dit X"), or the sentence without it, where its words are contiguous.

    So the network meets reporting clauses whose quotation was cut out, and quotations alone.
    """
    inserts = [k for k, label in enumerate(tree.labels) if label.partition(":")[0] == "parataxis"]
    if not inserts:
        return tree
    inside = subtree(tree, chance.choice(inserts))
    outside = [k for k in range(len(tree)) if k not in set(inside)]
    kept = inside if chance.random() < 0.5 else outside
    if inside[-1] - inside[0] + 1 != len(inside) or len(kept) < 3:
        return tree
    return _part(tree, kept)


def _requoted(
    forms: tuple[str, ...], marks: Sequence[str], chance: random.Random
) -> tuple[str, ...]:
    """Other quotation marks, all of one kind; straight ones open and close by turns."""
    openers, closers = ({pair[side] for pair in curly(marks)} for side in (0, -1))
    if not any(form in openers or form == STRAIGHT for form in forms):
        return forms
    pair = chance.choice(marks)
    out, is_open = [], False
    for form in forms:
        opens = form in openers or (form == STRAIGHT and not is_open)
        closes = form in closers or (form == STRAIGHT and is_open)
        is_open = (is_open or opens) and not closes
        out.append(pair[0] if opens else pair[-1] if closes else form)
    return tuple(out)


def _plain(form: str) -> str:
    """The form without accents, each letter still one letter."""
    return "".join(unicodedata.normalize("NFD", c)[:1] for c in form)
