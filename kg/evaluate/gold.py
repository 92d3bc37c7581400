"""A folder of typed gold → its documents, claims, entities, quotations and times.

The folder holds ``docs/*.txt`` and, as JSON lines, ``gold_typed`` (claims), and where wanted
``gold_quotes``, ``gold_times``, ``gold_entities`` and ``gold_boilerplate``. README.md of
``kg/samples/gold`` describes the fields.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import EvaluationError
from kg.evaluate.lines import Json, gold_lines, span
from kg.evaluate.measures import jaccard, overlap

__all__ = [
    "Argument",
    "Cluster",
    "Gold",
    "GoldClaim",
    "GoldQuotation",
    "GoldTime",
    "fit",
    "read_gold",
]

Range = tuple[int, int]
T = TypeVar("T")

# a span is taken for an argument, or for a mention of a cluster, from these agreements on
ARGUMENT, MENTION = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Argument:
    """A thing that a gold claim speaks of: its span, its head word, the clusters it stands for."""

    span: Range
    head: Range
    text: str
    clusters: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim of the gold. The first of its relations, subjects … is the main reading."""

    doc: str
    id: str
    relations: tuple[str, ...]  # "open": no relation of the ontology
    predicate: Range | None
    subjects: tuple[Argument, ...]
    objects: tuple[Argument, ...]  # none: the predicate stands alone
    negated: bool
    modality: str
    holders: tuple[Argument | None, ...]
    times: tuple[str, ...]
    optional: bool
    unsure: frozenset[str]

    @property
    def is_open(self) -> bool:
        """Whether any relation will do whose words meet those of the gold."""
        return self.relations[0] == "open"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A thing and all its mentions; ``match_only`` are shorter forms that are no mentions."""

    type: str
    scored: bool
    mentions: tuple[Argument, ...]
    match_only: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """Reported speech of the gold; each of ``contents`` is right."""

    doc: str
    speaker: Argument | None
    contents: tuple[Range, ...]
    text: str
    direct: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression of the gold; each of ``values`` is right."""

    doc: str
    span: Range
    text: str
    values: tuple[str, ...]
    optional: bool


@dataclass(slots=True)
class Gold:
    """A gold, with what all scores ask of it: whether a span is that argument."""

    texts: dict[str, str] = field(default_factory=dict)
    claims: tuple[GoldClaim, ...] = ()
    quotations: tuple[GoldQuotation, ...] = ()
    times: tuple[GoldTime, ...] = ()
    clusters: dict[str, dict[str, Cluster]] = field(default_factory=dict)
    boilerplate: dict[str, list[Range]] = field(default_factory=dict)
    _fits: dict[tuple[str, Range], dict[str, float]] = field(default_factory=dict)

    def on_boilerplate(self, doc: str, at: Range) -> bool:
        """Whether the span touches a line that is no part of the text proper."""
        return any(overlap(at, other) for other in self.boilerplate.get(doc, ()))

    def clusters_at(self, doc: str, at: Range) -> dict[str, float]:
        """Return the clusters of which the span is a mention, with how well it fits."""
        if (doc, at) not in self._fits:
            best = {
                name: max((fit(at, m) for m in cluster.mentions + cluster.match_only), default=0.0)
                for name, cluster in self.clusters.get(doc, {}).items()
            }
            self._fits[doc, at] = {name: q for name, q in best.items() if q >= MENTION}
        return self._fits[doc, at]

    def agreement(self, doc: str, at: Range, readings: Sequence[Argument]) -> float:
        """Return how well the span is one of the ``readings`` of an argument; 0: not at all.

        The span fits one of them, or is another mention of its thing, and no mention of another
        thing fits it better.
        """
        own = max(fit(at, reading) for reading in readings)
        own = own if own >= ARGUMENT else 0.0
        right = frozenset[str]().union(*(reading.clusters for reading in readings))
        same = other = 0.0
        if right:
            for name, quality in self.clusters_at(doc, at).items():
                if name in right:
                    same = max(same, quality)
                else:
                    other = max(other, quality)
        # the very words are better than another mention of the same thing
        quality = max(own, same * 0.99)
        return quality if quality and max(own, same) >= other else 0.0


def fit(at: Range, argument: Argument) -> float:
    """Return the Jaccard agreement of a span with an argument, 0 where it lacks its head word."""
    covers = at[0] <= argument.head[0] and at[1] >= argument.head[1]
    return jaccard(at, argument.span) if covers else 0.0


def read_gold(folder: Path) -> Gold:
    """Read the gold in ``folder``.

    Raises EvaluationError where files are missing, a line has no such fields, or the text of a
    span is not what stands there in the document.
    """
    documents = sorted((folder / "docs").glob("*.txt"))
    if not documents:
        raise EvaluationError(
            "has no docs/*.txt", place=str(folder), cure="Give the folder of a gold."
        )
    gold = Gold()
    for path in documents:
        with path.open(encoding="utf-8", newline="") as file:  # offsets count every character
            gold.texts[path.name.removesuffix(".txt")] = file.read()
    reader = _Reader(folder, gold.texts)
    gold.claims = tuple(reader.read("gold_typed.jsonl", reader.claim, needed=True))
    gold.quotations = tuple(reader.read("gold_quotes.jsonl", reader.quotation))
    gold.times = tuple(reader.read("gold_times.jsonl", reader.time))
    for doc, name, cluster in reader.read("gold_entities.jsonl", reader.cluster):
        gold.clusters.setdefault(doc, {})[name] = cluster
    for doc, at in reader.read("gold_boilerplate.jsonl", reader.line):
        gold.boilerplate.setdefault(doc, []).append(at)
    return gold


class _Reader:
    def __init__(self, folder: Path, texts: dict[str, str]) -> None:
        self.folder, self.texts = folder, texts

    def read(self, name: str, to: Callable[[Json], T], *, needed: bool = False) -> list[T]:
        path = self.folder / name
        if not needed and not path.exists():
            return []
        values = []
        for place, line in gold_lines(path):
            try:
                if line["doc"] not in self.texts:
                    raise ValueError(f"there is no docs/{line['doc']}.txt")
                values.append(to(line))
            except KeyError as error:
                raise EvaluationError(
                    f"the field {error} is missing", place=place, cure="Add it."
                ) from error
            except (ValueError, TypeError, AttributeError) as error:
                raise EvaluationError(
                    str(error), place=place, cure="Correct the line of the gold."
                ) from error
        return values

    def claim(self, line: Json) -> GoldClaim:
        doc, predicate, qualifiers = line["doc"], line["predicate"], line["qualifiers"]
        if "attributed_to_any" in line:
            holders = line["attributed_to_any"]
        else:
            holders = [line["attributed_to"]]
        time = qualifiers.get("time")
        return GoldClaim(
            doc=doc,
            id=str(line["id"]),
            relations=(predicate["id"], *line.get("predicate_any", ())),
            predicate=self.range(doc, predicate) if predicate["id"] == "open" else span(predicate),
            subjects=self.arguments(doc, [line["subject"], *line.get("subject_any", ())]),
            objects=()
            if line["object"] is None
            else self.arguments(doc, [line["object"], *line.get("object_any", ())]),
            negated=bool(line["negated"]),
            modality=line["modality"],
            holders=tuple(None if h is None else self.argument(doc, h) for h in holders),
            times=(time, *qualifiers.get("time_any", ())) if time else (),
            optional=bool(line.get("optional")),
            unsure=frozenset(line.get("unsure", ())),
        )

    def quotation(self, line: Json) -> GoldQuotation:
        doc, speaker, content = line["doc"], line["speaker"], line["content"]
        return GoldQuotation(
            doc=doc,
            speaker=None if speaker is None else self.argument(doc, speaker),
            contents=tuple(self.range(doc, x) for x in [content, *line.get("content_any", ())]),
            text=content["text"],
            direct=bool(line["direct"]),
            optional=bool(line.get("optional")),
        )

    def time(self, line: Json) -> GoldTime:
        return GoldTime(
            doc=line["doc"],
            span=self.range(line["doc"], line["span"]),
            text=line["span"]["text"],
            values=(line["value"], *line.get("value_any", ())),
            optional=bool(line.get("optional")),
        )

    def cluster(self, line: Json) -> tuple[str, str, Cluster]:
        doc = line["doc"]
        mentions = self.arguments(doc, line["mentions"])
        short = self.arguments(doc, line.get("match_only", ()))
        cluster = Cluster(line["type"], bool(line["scored"]), mentions, short)
        return doc, line["entity"], cluster

    def line(self, line: Json) -> tuple[str, Range]:
        return line["doc"], self.range(line["doc"], line["span"])

    def arguments(self, doc: str, values: Sequence[Any]) -> tuple[Argument, ...]:
        return tuple(self.argument(doc, value) for value in values)

    def argument(self, doc: str, value: Json) -> Argument:
        at = self.range(doc, value)
        head = value.get("head") or at
        names = [value.get("entity"), *value.get("also", ())]
        clusters = frozenset(name for name in names if name)
        return Argument(at, (head[0], head[1]), self.texts[doc][at[0] : at[1]], clusters)

    def range(self, doc: str, value: Json) -> Range:
        at = span(value)
        if at is None:
            raise ValueError(f"{value!r} is no span with start < end")
        found = self.texts[doc][at[0] : at[1]]
        if value.get("text", found) != found:
            raise ValueError(f"at {at[0]}–{at[1]} stands {found!r}, not {value['text']!r}")
        return at
