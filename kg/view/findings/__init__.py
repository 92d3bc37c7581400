"""What a page finds among claims: what is contested, what changed hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.view.background import Background
from kg.view.findings.changes import Change, Step, changes
from kg.view.findings.matters import Matter, Side, matters
from kg.view.statements import Statement

__all__ = [
    "Change",
    "Findings",
    "Matter",
    "Side",
    "Step",
    "changes",
    "findings",
    "matters",
    "telling",
]


@dataclass(frozen=True, slots=True)
class Findings:
    """What is contested and what changed hands among claims."""

    matters: Sequence[Matter]
    changes: Sequence[Change]


def telling(found: Findings) -> set[str]:
    """Return the ids of the claims that tell what is contested and what changed hands."""
    sides = [side.claims for matter in found.matters for side in matter.sides]
    steps = [step.claims for change in found.changes for step in change.steps]
    return {claim for claims in (*sides, *steps) for claim in claims}


def findings(rows: Sequence[Statement], known: Background) -> Findings:
    """Return what is contested and what changed hands."""
    return Findings(matters(rows, known), changes(rows, known))
