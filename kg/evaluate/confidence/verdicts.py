"""Verdicts of a reader on claims of texts that aren't kept here → judgements on today's claims.

A line of the file is the place and the kind of a claim, and whether it was read rightly; with the
doubts that it was read with (``doubts``, those that are not 0) it says something of such claims for
good, without them as long as the claim is read. No word of the texts is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import EvaluationError
from kg.evaluate.confidence.judged import Judgement
from kg.evaluate.golds.lines import Json, gold_lines, span
from kg.extract.statements.doubts import DOUBTS

__all__ = ["judged_by_reading", "read_verdicts"]

_FIELDS = ("doc", "subject", "predicate", "object", "relation", "negated", "modality", "holder")


def read_verdicts(path: Path) -> list[Json]:
    """Return the lines of a file of verdicts.

    Raises EvaluationError where it can't be read, a line lacks a field, or there is no such doubt.
    """
    found = []
    for place, line in gold_lines(path):
        lacking = [name for name in (*_FIELDS, "right") if name not in line]
        if lacking:
            raise EvaluationError(f"has no {lacking[0]!r}", place=place, cure="Add the field.")
        for name, size in line.get("doubts", {}).items():
            if name not in DOUBTS or not isinstance(size, int | float):
                raise EvaluationError(
                    f"there is no doubt {name!r} of {size!r}", place=place, cure="Judge it anew."
                )
        found.append(line)
    return found


def judged_by_reading(verdicts: Sequence[Json], claims: Sequence[Json]) -> Iterator[Judgement]:
    """Yield a judgement on each claim that is one of those judged; a document is a group.

    A claim is one of them where spans, relation, polarity, modality and holder are the same, and
    its status where the line has one. Those that are read otherwise today were not judged, and
    those that are no longer read say nothing.
    """
    known = {_key(line): line for line in verdicts}
    for claim in claims:
        verdict = known.get(_key(_as_verdict(claim)))
        if verdict is not None and verdict.get("status") in (None, claim["status"]):
            yield Judgement(claim, bool(verdict["right"]), str(claim["doc"]))


def _as_verdict(claim: Json) -> Json:
    spans = {name: span(claim.get(name)) for name in ("subject", "predicate", "object")}
    return {
        **claim,
        **spans,
        "relation": claim["predicate"]["id"],
        "holder": span(claim.get("attributed_to")),
    }


def _key(line: Json) -> tuple[object, ...]:
    return tuple(
        tuple(line[name]) if isinstance(line[name], list) else line[name] for name in _FIELDS
    )
