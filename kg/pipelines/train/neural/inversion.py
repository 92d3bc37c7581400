"""Reported speech turned round: "X a dit que Y" → "« Y », a dit X" or ", a dit X".

News prose is full of inserted reporting clauses with the subject after the verb, and of such
clauses left over where a quotation was cut out; treebanks have few of them. The trees of both
follow from a tree with a content clause, so that they cost no annotation.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.pipelines.train.conllu import ROOT
from kg.pipelines.train.neural.tree import Tree, subtree

__all__ = ["turned_round"]

CONJUNCTION = "SCONJ"
SUBJECTS = frozenset({"NOUN", "PROPN"})  # pronouns change their form when they follow the verb
QUOTED = 0.6  # of the contents stand between marks
INSERT, PUNCTUATION = "parataxis", "punct"
COMMA, FULL_STOP = ",", "."


def turned_round(tree: Tree, chance: random.Random, marks: str = "“”") -> Tree | None:
    """A reporting clause of the sentence after its content, or that clause alone.

    ``marks`` are the quotation marks put around the content. None where no verb has a noun before
    it as subject and a content clause with a conjunction, and where a word that stays hangs on one
    that is left out, as in a tree that is not projective.
    """
    verbs = [
        head - 1
        for head, label in zip(tree.heads, tree.labels, strict=True)
        if head and label == "ccomp"
    ]
    reports = [found for verb in verbs if (found := _report(tree, verb)) is not None]
    if not reports:
        return None
    report = chance.choice(reports)
    after = [*report.subject, *report.after]
    if chance.random() < 0.3:
        after = [*report.after, *report.subject]
    clause = [*report.before, report.verb, *after]
    if chance.random() < 0.5:
        return _alone(tree, clause, report.verb, chance)
    return _after_content(tree, report, clause, marks if chance.random() < QUOTED else "")


@dataclass(frozen=True, slots=True)
class _Report:
    """Positions of the parts of "X a dit hier que Y": subject, before and after the verb, Y."""

    verb: int
    subject: list[int]
    before: list[int]
    after: list[int]
    content: int
    said: list[int]


def _report(tree: Tree, verb: int) -> _Report | None:
    below = [k for k, head in enumerate(tree.heads) if head == verb + 1]
    subject = _first(tree, below, "nsubj", range(verb))
    content = _first(tree, below, "ccomp", range(verb + 1, len(tree)))
    if subject is None or content is None or tree.parts_of_speech[subject] not in SUBJECTS:
        return None
    moved, said = subtree(tree, subject), subtree(tree, content)
    if tree.parts_of_speech[said[0]] != CONJUNCTION or tree.heads[said[0]] != content + 1:
        return None

    def between(low: int, high: int) -> list[int]:
        tops = [k for k in below if low < k < high and tree.labels[k] != PUNCTUATION]
        return [j for k in tops for j in subtree(tree, k)]

    before, after = between(moved[-1], verb), between(verb, said[0])
    return _Report(verb, moved, before, after, content, said[1:])


def _alone(tree: Tree, clause: Sequence[int], verb: int, chance: random.Random) -> Tree | None:
    order: list[int | str] = [*clause]
    if chance.random() < 0.6:
        order.insert(0, COMMA)
    if chance.random() < 0.8:
        order.append(FULL_STOP)
    return _assembled(tree, order, {verb: (None, ROOT)}, verb)


def _after_content(tree: Tree, report: _Report, clause: Sequence[int], marks: str) -> Tree | None:
    said: list[int | str] = [marks[0], *report.said, marks[-1]] if marks else [*report.said]
    changed = {report.content: (None, ROOT), report.verb: (report.content, INSERT)}
    return _assembled(tree, [*said, COMMA, *clause, FULL_STOP], changed, report.content)


def _assembled(
    tree: Tree,
    order: Sequence[int | str],
    changed: Mapping[int, tuple[int | None, str]],
    root: int,
) -> Tree | None:
    """The words and new marks in the given order; marks hang on the root."""
    place = {item: i + 1 for i, item in enumerate(order) if isinstance(item, int)}
    forms, heads, labels, parts, tags = [], [], [], [], []
    for item in order:
        if isinstance(item, str):
            row = (item, place[root], PUNCTUATION, "PUNCT", "PUNCT|")
        else:
            head, label = changed.get(item, (tree.heads[item] - 1, tree.labels[item]))
            if head is not None and head not in place:
                return None
            number = 0 if head is None else place[head]
            row = (tree.forms[item], number, label, tree.parts_of_speech[item], tree.tags[item])
        capital = item == 0 and row[3] != "PROPN"  # the sentence's first word stands elsewhere now
        forms.append(row[0][:1].lower() + row[0][1:] if capital else row[0])
        heads.append(row[1])
        labels.append(row[2])
        parts.append(row[3])
        tags.append(row[4])
    first = 1 if isinstance(order[0], str) and order[0] != COMMA else 0
    forms[first] = forms[first][:1].upper() + forms[first][1:]
    return Tree(tuple(forms), tuple(heads), tuple(labels), tuple(parts), tuple(tags), tree.source)


def _first(tree: Tree, among: Sequence[int], label: str, inside: Sequence[int]) -> int | None:
    return next(
        (k for k in among if k in inside and tree.labels[k].partition(":")[0] == label), None
    )
