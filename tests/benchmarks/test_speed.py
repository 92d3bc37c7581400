"""What extraction and resolution cost beside the pipeline, and how both grow with length.

Run with ``pytest -m slow tests/benchmarks -s``; the figures are printed.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kg import bundled
from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.annotate.mentions import named_mentions
from kg.documents import document_from_text, read
from kg.extract.claims import extract
from kg.languages import load as load_language
from kg.model import Document
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline
from kg.resolve import resolve

pytestmark = [pytest.mark.pipeline, pytest.mark.slow]

SHARE = 0.40  # of the pipeline's time, for all that kg adds
FLAT = 1.5  # time a kB of a document of 1 MB, over that of one of 10 kB


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds for a text: the spaCy pipeline's, and each part of kg's own."""

    size: int
    parse: float
    annotate: float
    extract: float
    resolve: float

    @property
    def own(self) -> float:
        return self.annotate + self.extract + self.resolve

    def __str__(self) -> str:
        per = {
            name: 1e6 * getattr(self, name) / self.size
            for name in ("parse", "annotate", "extract", "resolve")
        }
        each = "  ".join(f"{name} {value:6.2f}" for name, value in per.items())
        return f"{self.size:>8} characters, ms a 1000:  {each}  share {self.own / self.parse:.2f}"


class Stages:
    """The stages of ``kg build``, with a clock between them."""

    def __init__(self) -> None:
        self.pipeline = load_pipeline("fr")
        self.language, self.knowledge = load_language("fr"), load_knowledge("fr")
        self.annotator = Annotator(self.knowledge, self.language)

    def run(self, document: Document) -> Times:
        clock = [time.perf_counter()]
        (doc,) = annotate([document], self.pipeline, self.language)
        clock.append(time.perf_counter())
        self.annotator(doc)
        names = tuple(named_mentions(doc))
        clock.append(time.perf_counter())
        found = extract(doc, document, self.knowledge, self.language)
        clock.append(time.perf_counter())
        mentions = [
            mention
            for claim in found.claims
            for mention in (claim.subject, claim.object, claim.attributed_to)
            if mention is not None and hasattr(mention, "kind")
        ]
        resolved = resolve({document.id: (*names, *mentions)}, self.knowledge, self.language)
        resolved.apply(found.claims)
        clock.append(time.perf_counter())
        spent = [b - a for a, b in itertools.pairwise(clock)]
        return Times(len(document.text), *spent)


def text_of(size: int) -> str:
    """The samples one after the other, again and again, up to ``size`` characters."""
    texts = [document.text for document in read([bundled.samples()])]

    def endless() -> Iterator[str]:
        while True:
            yield from texts

    parts, length = [], 0
    for text in endless():
        parts.append(text.strip())
        length += len(parts[-1]) + 2
        if length >= size:
            return "\n\n".join(parts)[:size]
    raise AssertionError


@pytest.fixture(scope="module")
def stages() -> Stages:
    found = Stages()
    found.run(document("warm", text_of(3000)))
    return found


def document(name: str, text: str) -> Document:
    return document_from_text(name, text, published="2026-11-24", lang="fr")


def test_share_on_the_samples(stages: Stages) -> None:
    runs = [stages.run(one) for one in read([bundled.samples()])]
    total = Times(
        *(
            sum(getattr(run, name) for run in runs)
            for name in ("size", "parse", "annotate", "extract", "resolve")
        )
    )
    print(f"\nsamples {total}")  # noqa: T201  (the figures are what it is for)
    assert total.own <= SHARE * total.parse


def test_growth_with_length(stages: Stages) -> None:
    runs = [stages.run(document(f"d{size}", text_of(size))) for size in (10**4, 10**5, 10**6)]
    print("\n" + "\n".join(map(str, runs)))  # noqa: T201
    short, *_, long = (run.own / run.size for run in runs)
    assert long <= FLAT * short
    assert runs[-1].parse / runs[-1].size <= FLAT * runs[0].parse / runs[0].size
