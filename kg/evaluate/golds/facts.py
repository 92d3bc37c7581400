"""A gold of facts written on sentences of a treebank, as read from its two files.

A line of the gold: ``sent_id``, ``facts`` and ``quotes``. A fact has ``subj``, ``pred`` and
``arg`` (or null), each with acceptable ``heads`` and the widest span ``max`` as word numbers;
``role``, ``negated``, ``status``, ``source``; ``alts`` and ``or`` are further right readings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import EvaluationError
from kg.evaluate.golds.lines import Json, gold_lines
from kg.evaluate.golds.sentences import Sentence, read_sentences

__all__ = ["FactGold", "read_facts"]


@dataclass(frozen=True, slots=True)
class FactGold:
    """Sentences, and by their ids the facts and quotations written on them.

    ``unjudged`` are sentences of the file without gold: what is said of them doesn't count.
    """

    sentences: Mapping[str, Sentence]
    facts: Mapping[str, Sequence[Json]]
    quotes: Mapping[str, Sequence[Json]]
    unjudged: frozenset[str]


def read_facts(facts: Path, sentences: Path) -> FactGold:
    """Read a gold of facts and the CoNLL-U file of its sentences.

    Raises EvaluationError where a line has no such fields or speaks of no sentence of the file.
    """
    known = read_sentences(sentences)
    by_id: dict[str, Sequence[Json]] = {}
    quotes: dict[str, Sequence[Json]] = {}
    for place, line in gold_lines(facts):
        name = line.get("sent_id")
        if name not in known:
            raise EvaluationError(
                f"there is no sentence {name!r} in {sentences}", place=place, cure="Add it."
            )
        by_id[name], quotes[name] = line.get("facts", []), line.get("quotes", [])
        for fact in by_id[name]:
            missing = {"subj", "pred", "arg", "role", "negated", "status", "source"} - fact.keys()
            if missing:
                raise EvaluationError(
                    f"a fact lacks {', '.join(sorted(missing))}", place=place, cure="Add it."
                )
    return FactGold(known, by_id, quotes, frozenset(known.keys() - by_id.keys()))
