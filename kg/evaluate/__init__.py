"""Claims and a gold → precision, recall and F1 by phenomenon, with the errors in words.

``evaluate`` takes a folder of typed gold (``kg/samples/gold`` has one and its README says how to
write another) or a file of facts on the sentences of a treebank.
"""

from __future__ import annotations

from kg.evaluate.evaluation import Evaluation
from kg.evaluate.measures import Figure, Score, Share
from kg.evaluate.score import evaluate, evaluate_trees, sentences_beside
from kg.evaluate.writing import as_json, as_text

__all__ = [
    "Evaluation",
    "Figure",
    "Score",
    "Share",
    "as_json",
    "as_text",
    "evaluate",
    "evaluate_trees",
    "sentences_beside",
]
