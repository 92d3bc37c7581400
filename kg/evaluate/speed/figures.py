"""What was measured of a build, as JSON and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["Speed", "Stage"]

PARSE = ("tokens", "parse")  # what the bare pipeline does
ORDER = (
    "reading",
    "normalising",
    "sentence starts",
    *PARSE,
    "annotation",
    "claims",
    "resolution",
    "bringing up",
    "quads",
    "writing",
    "names",
    "search",
    "rules",
    "",
)
_REST = "all else"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its seconds on the processor, and their share of the whole, 0..1."""

    name: str
    seconds: float
    share: float


@dataclass(frozen=True, slots=True)
class Speed:
    """What a build of some documents took.

    ``seconds`` are those on the processor by stage, ``quads`` those of documents' graphs, ``size``
    bytes of the quads' files, which hold each quad in the merged graph as well, and ``memory`` the
    most bytes that the process took, the pipeline included. ``grown`` is how many of these came
    while the second half of the documents was read.
    """

    documents: int
    words: int
    claims: int
    quads: int
    size: int
    memory: int
    grown: int
    seconds: Mapping[str, float]

    @property
    def total(self) -> float:
        """Seconds on the processor of all stages."""
        return sum(self.seconds.values())

    @property
    def bare(self) -> float:
        """Seconds of the bare pipeline: tokens and trees."""
        return sum(self.seconds.get(name, 0.0) for name in PARSE)

    @property
    def ratio(self) -> float:
        """How much everything but the parse takes, in times of the bare pipeline.

        >>> Speed(1, 9, 1, 1, 1, 1, 0, {"parse": 2.0, "claims": 1.0}).ratio
        0.5
        """
        return _over(self.total - self.bare, self.bare)

    def stages(self) -> Iterator[Stage]:
        """Yield the stages in the order of the data; what is of none comes last."""
        known = [*ORDER, *sorted(self.seconds.keys() - set(ORDER))]
        for name in known:
            if name in self.seconds:
                seconds = self.seconds[name]
                yield Stage(name or _REST, seconds, _over(seconds, self.total))

    def as_json(self) -> dict[str, object]:
        """Return all figures under their names."""
        return {
            "documents": self.documents,
            "words": self.words,
            "claims": self.claims,
            "quads": self.quads,
            "seconds": round(self.total, 3),
            "words_a_second": round(_over(self.words, self.total), 1),
            "ratio": round(self.ratio, 3),
            "quads_a_claim": round(_over(self.quads, self.claims), 1),
            "bytes_a_quad": round(_over(self.size, self.quads), 1),
            "memory": self.memory,
            "memory_grown": self.grown,
            "stages": [
                {
                    "stage": one.name,
                    "seconds": round(one.seconds, 3),
                    "words_a_second": round(_over(self.words, one.seconds), 1),
                    "share": round(one.share, 4),
                }
                for one in self.stages()
            ],
        }

    def as_text(self) -> str:
        """Return a table of stages, and a few lines on the whole."""
        lines = [f"{'stage':16}{'words/s':>10}{'seconds':>10}{'share':>8}"]
        for one in self.stages():
            pace = _over(self.words, one.seconds)
            lines.append(f"{one.name:16}{pace:10,.0f}{one.seconds:10.2f}{one.share:8.1%}")
        pace = _over(self.words, self.total)
        quads, size = _over(self.quads, self.claims), _over(self.size, self.quads)
        most, grown = (count / 2**20 for count in (self.memory, self.grown))
        lines += [
            f"{'the whole':16}{pace:10,.0f}{self.total:10.2f}{1:8.1%}",
            "",
            f"{self.documents:,} documents, {self.words:,} words, {self.claims:,} claims",
            f"everything but the parse takes {self.ratio:.2f} times what the bare pipeline takes",
            f"{quads:.1f} quads a claim, {size:,.0f} bytes a quad",
            f"{most:,.0f} MiB at most, {grown:,.0f} of them in the second half",
        ]
        return "\n".join(lines)


def _over(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
