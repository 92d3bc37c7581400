"""A folder of typed gold → its documents, claims, entities, quotations and times.

The folder holds ``docs/`` and, as JSON lines, ``gold_typed`` (claims), and where wanted
``gold_quotes``, ``gold_times``, ``gold_entities`` and ``gold_boilerplate``. Without ``docs/`` of
its own it speaks of documents in the ``docs/`` beside it. README.md of ``kg/samples/gold``
describes the fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kg.documents import read
from kg.errors import EvaluationError
from kg.evaluate.golds.lines import Json, gold_lines, span
from kg.evaluate.golds.typed import (
    Argument,
    Cluster,
    Gold,
    GoldClaim,
    GoldQuotation,
    GoldTime,
    Range,
)
from kg.model import Document

__all__ = ["gold_documents", "read_gold"]

T = TypeVar("T")


def read_gold(folder: Path, lang: str | None = None) -> Gold:
    """Read the gold in ``folder``; with ``lang`` its documents are in that language.

    Raises EvaluationError where files are missing, a line has no such fields, or the text of a
    span is not what stands there in the document.
    """
    gold = Gold({document.id: document.text for document in gold_documents(folder, lang)})
    reader = _Reader(folder, gold.texts)
    gold.claims = tuple(reader.read("gold_typed.jsonl", reader.claim, needed=True))
    gold.quotations = tuple(reader.read("gold_quotes.jsonl", reader.quotation))
    gold.times = tuple(reader.read("gold_times.jsonl", reader.time))
    for doc, name, cluster in reader.read("gold_entities.jsonl", reader.cluster):
        gold.clusters.setdefault(doc, {})[name] = cluster
    for doc, at in reader.read("gold_boilerplate.jsonl", reader.line):
        gold.boilerplate.setdefault(doc, []).append(at)
    return gold


def gold_documents(folder: Path, lang: str | None = None) -> tuple[Document, ...]:
    """Return the documents of a gold: all of its ``docs/``, or those it names beside it.

    They are in ``lang``; without it, each in the language that is found.
    """
    if (folder / "docs").is_dir():
        return tuple(read([folder / "docs"], lang=lang))
    beside = folder.parent / "docs"
    if not beside.is_dir():
        raise EvaluationError("has no docs/", place=str(folder), cure="Give the folder of a gold.")
    files = sorted(folder.glob("gold_*.jsonl"))
    named = {line.get("doc") for file in files for _, line in gold_lines(file)}
    return tuple(document for document in read([beside], lang=lang) if document.id in named)


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
                    raise ValueError(f"there is no document {line['doc']!r} in docs/")
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
        head = self.head(doc, value.get("head") or at, at)
        names = [value.get("entity"), *value.get("also", ())]
        clusters = frozenset(name for name in names if name)
        return Argument(at, head, self.texts[doc][at[0] : at[1]], clusters)

    def head(self, doc: str, value: Any, at: Range) -> Range:
        """The head word: a pair of offsets, or the word itself."""
        if not isinstance(value, str):
            return value[0], value[1]
        start = self.texts[doc].find(value, *at)
        if start < 0:
            raise ValueError(f"{value!r} is no part of {self.texts[doc][slice(*at)]!r}")
        return start, start + len(value)

    def range(self, doc: str, value: Json) -> Range:
        at = span(value)
        if at is None and "text" in value and "start" not in value:
            at = self.place(doc, value["text"], value.get("nth"))
        if at is None:
            raise ValueError(f"{value!r} is no span with start < end")
        found = self.texts[doc][at[0] : at[1]]
        if value.get("text", found) != found:
            raise ValueError(f"at {at[0]}–{at[1]} stands {found!r}, not {value['text']!r}")
        return at

    def place(self, doc: str, words: str, number: int | None) -> Range:
        """Where the words stand: in the one place, or the ``number``-th from 1 on."""
        found = [match.start() for match in re.finditer(re.escape(words), self.texts[doc])]
        if number is None and len(found) != 1:
            raise ValueError(f"{words!r} stands in {len(found)} places: say which with nth")
        if number is not None and not 0 < number <= len(found):
            raise ValueError(f"{words!r} stands in {len(found)} places, nth is {number}")
        start = found[(number or 1) - 1]
        return start, start + len(words)
