"""Antecedents judged by reading: what a phrase points back to, among what stands before it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotate.component import Annotator
from kg.annotate.coreference.aliases import number_names
from kg.annotate.coreference.phrases import find_nominals
from kg.annotate.docs import annotate
from kg.annotate.typing import Typed
from kg.documents import read
from kg.errors import EvaluationError
from kg.evaluate.coreference.reading import ReadText
from kg.languages import Language
from kg.ontology import Knowledge
from kg.trees.tree import Tree, tree_of

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

__all__ = ["Judgement", "judged_texts", "read_judgements"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The word that heads a phrase of ``doc``, and those of phrases that mean the same before it.

    Spans are ``(start, end)`` in characters; no antecedent means that nothing shown was meant.
    """

    doc: str
    phrase: tuple[int, int]
    antecedents: tuple[tuple[int, int], ...]


def read_judgements(path: Path) -> list[Judgement]:
    """Read a file with a judgement a line. Raises EvaluationError where a line is none."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            one = json.loads(line)
            phrase, before = one["phrase"], one["antecedents"]
            spans = tuple((int(a), int(b)) for a, b in before)
            found.append(Judgement(one["doc"], (int(phrase[0]), int(phrase[1])), spans))
        except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
            raise EvaluationError(
                f"is no judgement ({type(error).__name__}: {error})",
                place=f"{path}:{number}",
                cure='Write {"doc": …, "phrase": [start, end], "antecedents": [[start, end], …]}.',
            ) from error
    return found


def judged_texts(
    judgements: Sequence[Judgement],
    docs: Path,
    pipeline: Pipeline,
    knowledge: Knowledge,
    language: Language,
) -> Iterator[ReadText]:
    """Yield the documents of the folder ``docs`` that were judged, as kg reads them.

    Chains are what judgements and equal names join.
    """
    of: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        of[one.doc].append(one)
    documents = list(read([str(docs / f"{name}.txt") for name in sorted(of)], lang=language.code))
    annotator = Annotator(knowledge, language)
    for document, doc in zip(documents, annotate(documents, pipeline, language), strict=True):
        tree = tree_of(doc, language, knowledge)
        typed = annotator.typed(tree)
        at = {node.start: node.i for node in tree if node.dep}
        judged = [one for one in of[document.id] if one.phrase[0] in at]
        pairs = [
            (at[one.phrase[0]], at[start])
            for one in judged
            for start, _ in one.antecedents
            if start in at
        ]
        pairs += _same_names(tree, typed, knowledge, language)
        asked = frozenset(at[one.phrase[0]] for one in judged)
        yield ReadText(document.id, tree, typed, _joined(pairs), asked)


def _same_names(
    tree: Tree, typed: Typed, knowledge: Knowledge, language: Language
) -> Iterator[tuple[int, int]]:
    first: dict[int, int] = {}
    nominals = find_nominals(tree, typed, language)
    for index, number in number_names(nominals, knowledge.ontology).items():
        yield index, first.setdefault(number, index)


def _joined(pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return for each index the smallest that it is joined with, over others, too."""
    above: dict[int, int] = {}

    def top(index: int) -> int:
        while above.setdefault(index, index) != index:
            index = above[index]
        return index

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return {index: top(index) for index in list(above)}
