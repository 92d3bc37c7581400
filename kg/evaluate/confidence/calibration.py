"""Golds → a table of confidence: what each doubt costs, and how far the table can be relied on.

A logistic regression with a ridge, in which no doubt may raise the confidence, over the claims
that kg reads from the golds' documents. It is judged by cross-validation: the claims of one
sentence are never both learnt from and asked for.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.assemble import Options, Reader
from kg.evaluate.confidence.judged import Judgement, judged_facts, judged_typed
from kg.evaluate.confidence.reliability import Reliability, reliability
from kg.evaluate.golds.facts import read_facts
from kg.evaluate.golds.files import gold_documents, read_gold
from kg.evaluate.golds.lines import Json
from kg.evaluate.score import sentences_beside
from kg.extract.statements.confidence import Confidence
from kg.extract.statements.confidence import load as load_confidence
from kg.extract.statements.doubts import DOUBTS
from kg.model import Document, Layer
from kg.model.jsonl import claim_to_json

__all__ = ["Observation", "as_toml", "cross_validated", "fit", "observations"]

Floats = npt.NDArray[np.float64]

RIDGE = 10.0  # of the squared weight of a doubt scaled to unit variance
FOLDS = 10
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Observation:
    """The doubts of a claim, whether it is right, and the text it comes from."""

    doubts: Mapping[str, float]
    right: bool
    group: str


def observations(golds: Sequence[Path], options: Options) -> list[Observation]:
    """Read the documents of the golds and return what is known of each claim that they judge.

    A gold is a folder of typed gold, or a ``.jsonl`` file of facts with its treebank beside it.
    """
    reader = Reader(options.setup())
    return [found for gold in golds for found in _observed(gold, reader)]


def _observed(gold: Path, reader: Reader) -> Iterator[Observation]:
    judged: Iterator[Judgement]
    if gold.is_file():
        facts = read_facts(gold, sentences_beside(gold))
        lang = reader.setup.code
        documents = [Document(name, s.text, lang=lang) for name, s in facts.sentences.items()]
        lines, doubts = _read(documents, reader)
        judged = judged_facts(facts, [one for one in lines if one["layer"] == Layer.SURFACE])
    else:
        lines, doubts = _read(gold_documents(gold), reader)
        judged = judged_typed(read_gold(gold), lines, reader.knowledge.ontology)
    for one in judged:
        yield Observation(doubts[one.claim["id"]], one.right, one.group)


def _read(
    documents: Sequence[Document], reader: Reader
) -> tuple[list[Json], dict[str, Mapping[str, float]]]:
    from kg.annotate.docs import annotate
    from kg.extract.claims import extract

    lines: list[Json] = []
    doubts: dict[str, Mapping[str, float]] = {}
    with reader.threads.limit(limits=1):
        docs = annotate(documents, reader.pipeline, reader.language)
        for document, doc in zip(documents, docs, strict=True):
            found = extract(reader.annotator(doc), document, reader.knowledge, reader.language)
            lines.extend(map(claim_to_json, found.claims))
            doubts |= found.doubts
    return lines, doubts


def fit(seen: Sequence[Observation]) -> Confidence:
    """Return the table that foretells best which of the claims are right.

    Doubts that no claim tells have their mean size elsewhere. Words for the doubts are those of
    the table that ships with kg.
    """
    sizes, typical = _sizes(seen)
    right = np.array([one.right for one in seen], np.float64)
    kept = [i for i in range(len(DOUBTS)) if sizes[:, i].std() > 0]
    while True:
        base, costs = _logistic(sizes[:, kept], right)
        wrong = [i for i, cost in zip(kept, costs, strict=True) if cost <= 0]
        if not wrong:
            break
        kept = [i for i in kept if i not in wrong]
    weights = {DOUBTS[i]: round(float(cost), 3) for i, cost in zip(kept, costs, strict=True)}
    return Confidence(round(base, 3), weights, typical, load_confidence().reasons)


def _sizes(seen: Sequence[Observation]) -> tuple[Floats, dict[str, float]]:
    """The size of each doubt of each claim, and the mean of those that aren't always told."""
    typical = {}
    for name in ("tree", "around"):
        told = [one.doubts[name] for one in seen if name in one.doubts]
        typical[name] = round(float(np.mean(told)), 3) if told else 0.0
    rows = [[one.doubts.get(name, typical.get(name, 0.0)) for name in DOUBTS] for one in seen]
    return np.array(rows, np.float64).reshape(len(seen), len(DOUBTS)), typical


def _logistic(sizes: Floats, right: Floats) -> tuple[float, Floats]:
    """Newton's method; returns the base and the cost of a unit of each doubt, in log odds."""
    spread = sizes.std(0)
    inputs = np.concatenate([np.ones((len(sizes), 1)), -(sizes - sizes.mean(0)) / spread], 1)
    ridge = RIDGE * np.eye(inputs.shape[1])
    ridge[0, 0] = 0
    found = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (right - share) - ridge @ found
        step = np.linalg.solve((inputs * (share * (1 - share))[:, None]).T @ inputs + ridge, slope)
        found += step
        if np.abs(step).max() < 1e-9:
            break
    costs: Floats = found[1:] / spread
    return float(found[0] + costs @ sizes.mean(0)), costs


def cross_validated(seen: Sequence[Observation]) -> Reliability | None:
    """Return how reliable such a table is on sentences that it wasn't made from."""
    groups = sorted({one.group for one in seen})
    random.Random(1).shuffle(groups)  # noqa: S311  (a split, no secret)
    fold = {group: i % FOLDS for i, group in enumerate(groups)}
    said = []
    for number in range(min(FOLDS, len(groups))):
        table = fit([one for one in seen if fold[one.group] != number])
        asked = (one for one in seen if fold[one.group] == number)
        said += [(table(one.doubts), one.right) for one in asked]
    return reliability(said)


def as_toml(table: Confidence, head: str = "") -> str:
    """Return the table as its file, under a comment."""
    lines = [f"# {line}".rstrip() for line in head.splitlines()] + [f"base = {table.base}"]
    for name, values in (("weights", table.weights), ("typical", table.typical)):
        lines += ["", f"[{name}]", *(f"{key} = {value}" for key, value in values.items())]
    lines += ["", "[reasons]", *(f'{key} = "{words}"' for key, words in table.reasons.items())]
    return "\n".join(lines) + "\n"
