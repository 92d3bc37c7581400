"""What a build did: for the person in lines, for programs as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.documents.hearing import Heard

if TYPE_CHECKING:
    from kg.assemble import BuildReport

__all__ = ["Run"]


@dataclass(frozen=True)
class Run:
    """What a run did: its report, what was told of documents, what is gone from the store.

    ``seconds`` are those that it took by the clock.
    """

    report: BuildReport
    heard: Heard = field(default_factory=Heard)
    others: tuple[Path, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0

    def in_words(self, store: object) -> str:
        """Return it as a line for a terminal."""
        one = self.report
        parts = [f"{one.built} {'document' if one.built == 1 else 'documents'} read"]
        parts += [f"{one.skipped} unchanged"] if one.skipped else []
        parts += [f"{len(self.renamed)} renamed"] if self.renamed else []
        left = len(self.removed) - len(self.renamed)
        parts += [f"{left} removed"] if left else []
        out = len(self.heard.left_out) + len(self.others)
        parts += [f"{out} left out"] if out else []
        parts += [f"{len(self.heard.failed)} failed"] if self.heard.failed else []
        drawn = f", {one.inferred} inferred in all" if one.inferred else ""
        counts = f"{one.claims} claims, {one.quotations} quotations in {store}{drawn}"
        return f"{', '.join(parts)} in {self.seconds:.1f} s: {counts}"

    def as_json(self, store: object) -> dict[str, object]:
        """Return it as a JSON object; ``removed`` are ids that are no more, renamed ones too."""
        one, heard = self.report, self.heard
        return {
            "store": str(store),
            "read": one.built,
            "unchanged": one.skipped,
            "removed": list(self.removed),
            "renamed": [{"from": old, "to": new} for old, new in self.renamed],
            "failed": [{"place": e.place, "what": e.what, "cure": e.cure} for e in heard.failed],
            "left_out": [
                {"place": e.place, "what": e.what, "language": e.language} for e in heard.left_out
            ]
            + [
                {"place": str(file), "what": "is of no format that is read"} for file in self.others
            ],
            "told": [{"place": place, "what": what} for place, what in heard.notes],
            "claims": one.claims,
            "quotations": one.quotations,
            "inferred": one.inferred,
            "seconds": round(self.seconds, 3),
            "notes": list(one.notes),
        }
