"""Scores of a pipeline on gold files → a table for a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.pipelines.evaluate import Names, Trees

__all__ = ["as_text"]

_TREES = (
    ("sentences", "sentences"),
    ("words", "words"),
    ("tokens", "token"),
    ("sentence breaks", "sentence"),
    ("part of speech", "pos"),
    ("lemma", "lemma"),
    ("lemma of nouns and verbs", "lemma_noun_verb"),
    ("head (UAS)", "uas"),
    ("head and label (LAS)", "las"),
    ("LAS without subtypes", "las_plain"),
    ("complementiser, label", "completive"),
    ("  and head", "completive_attached"),
    ("words a CPU second", "words_per_second"),
)
_WIDTH = 26


def as_text(scores: Iterable[tuple[str, Trees | Names]]) -> str:
    """Return a table of the treebanks, one column a file, and one of the entity files.

    >>> print(as_text([("a", Names(9, 50.0, 40.0, 44.44, {"PER": (50.0, 40.0, 44.44)}))]))
    names, percent                   P       R      F1
    a                            50.00   40.00   44.44
      PER                        50.00   40.00   44.44
    <BLANKLINE>
    """
    found = list(scores)
    trees = [(name, score) for name, score in found if isinstance(score, Trees)]
    names = [(name, score) for name, score in found if isinstance(score, Names)]
    return "\n".join(filter(None, (_of_trees(trees), _of_names(names))))


def _of_trees(scores: Sequence[tuple[str, Trees]]) -> str:
    if not scores:
        return ""
    widths = [max(8, len(name)) + 2 for name, _ in scores]
    heads = "".join(f"{name:>{w}}" for (name, _), w in zip(scores, widths, strict=True))
    lines = [f"{'trees, F1 in percent':<{_WIDTH}}{heads}"]
    for what, field in _TREES:
        values = (getattr(score, field) for _, score in scores)
        cells = (
            f"{value:>{width},}" if isinstance(value, int) else f"{value:>{width}.2f}"
            for value, width in zip(values, widths, strict=True)
        )
        lines.append(f"{what:<{_WIDTH}}" + "".join(cells))
    return "\n".join(lines) + "\n"


def _of_names(scores: Sequence[tuple[str, Names]]) -> str:
    if not scores:
        return ""
    lines = [f"{'names, percent':<{_WIDTH}}" + "".join(f"{head:>8}" for head in ("P", "R", "F1"))]
    for name, score in scores:
        rows = [(name, (score.precision, score.recall, score.f1))]
        rows += [(f"  {label}", values) for label, values in score.labels.items()]
        lines += [f"{what:<{_WIDTH}}" + "".join(f"{v:>8.2f}" for v in row) for what, row in rows]
    return "\n".join(lines) + "\n"
