"""What a store holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.inline import bars, facts, folded, wrapped
from kg.iris import compact, expand
from kg.model import UNKNOWN_SPEAKER
from kg.query.asking import language_of, words
from kg.query.asking.naming import called
from kg.query.search.keeping import tally_of
from kg.query.tallies import QUOTATION
from kg.rdf import documents_in

if TYPE_CHECKING:
    from kg.store import Store

__all__ = ["Stats", "stats"]

_UNKNOWN = expand(UNKNOWN_SPEAKER.entity or "")


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of what a store holds.

    ``plain`` claims are asserted, positive, so by now, of two things: they stand as plain
    triples.
    ``inferred`` are those that rules drew from them; they are counted nowhere else.
    ``relations``, ``holders`` (labels) and ``modalities`` map to claims, the most frequent first.
    """

    documents: int
    claims: int
    plain: int
    inferred: int
    denied: int
    quotations: int
    entities: int
    relations: Mapping[str, int]
    holders: Mapping[str, int]
    modalities: Mapping[str, int]

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(self.text())

    def _repr_html_(self) -> str:
        """Return the counts as a table; relations, holders and modalities open below."""
        names = ("documents", "claims", "plain", "denied", "inferred", "quotations", "entities")
        parts = [
            folded(f"claims by {title}", bars(counts))
            for title, counts in (
                ("relation", self.relations), ("holder", self.holders),
                ("modality", self.modalities),
            )
            if counts
        ]  # fmt: skip
        return wrapped(facts((name, getattr(self, name)) for name in names), *parts)

    def text(self, *, most: int = 12) -> str:
        """Return the counts as lines for a terminal, the ``most`` frequent keys of each kind."""
        lines = [
            f"{name:12}{getattr(self, name):>8,}"
            for name in (
                "documents",
                "claims",
                "plain",
                "denied",
                "inferred",
                "quotations",
                "entities",
            )
        ]
        for name in ("relations", "holders", "modalities"):
            counts: Mapping[str, int] = getattr(self, name)
            if counts:
                lines += [
                    "",
                    f"claims by {name.removesuffix('s').replace('modalitie', 'modality')}",
                ]
            lines += [f"{count:>8,}  {key}" for key, count in list(counts.items())[:most]]
            if len(counts) > most:
                lines.append(
                    f"{sum(list(counts.values())[most:]):>8,}  … {len(counts) - most} more"
                )
        return "\n".join(lines)


def stats(store: Store, lang: str | None = None) -> Stats:
    """Return the counts of a store: sums of what its documents hold, where these are kept.

    Holders are called as documents in ``lang`` call them, by default the store's first language.
    """
    found = tally_of(store)
    relations = _ordered(found.by("relation"))
    return Stats(
        documents=len(documents_in(store)),
        claims=sum(relations.values()),
        plain=found.total("plain"),
        inferred=found.total("inferred"),
        denied=found.total("denied"),
        quotations=found.total(QUOTATION),
        entities=len(found.entities),
        relations={compact(iri): many for iri, many in relations.items()},
        holders=_ordered(_named(store, found.by("holder"), lang or language_of(store))),
        modalities=_ordered(found.by("modality")),
    )


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    """Return counts, the highest first."""
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _named(store: Store, counts: Mapping[str, int], lang: str) -> Counter[str]:
    """Return counts by what things (IRIs) are called; what has no name is left out."""
    names = called(store, counts, lang) | {_UNKNOWN: words(lang).unknown_speaker}
    found: Counter[str] = Counter()
    for iri, many in counts.items():
        if name := names.get(iri):
            found[name] += many
    return found
