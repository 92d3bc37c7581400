"""What extraction and resolution cost beside the pipeline, and how both grow with length.

Run with ``pytest -m slow tests/benchmarks -s``; the figures are printed. They are seconds of CPU
on one thread; of kg's own parts the best of several rounds counts, so that a busy machine disturbs
little.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass

import pytest
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

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
from kg.resolve import Names, Source
from kg.trees.tree import tree_of
from tests.benchmarks.texts import text_of

pytestmark = [pytest.mark.pipeline, pytest.mark.slow]

SHARE = 0.40  # of the pipeline's time, for all that kg adds
SIZES = (10**4, 10**5, 10**6)
# own time a kB of a document of 1 MB, over that of one of 100 kB, and over that of one of 10 kB:
# a short document's words all stay in the processor's cache
FLAT, FLAT_FROM_CACHE = 1.35, 1.75
ROUNDS = 3


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
        begin = time.process_time()
        (doc,) = annotate([document], self.pipeline, self.language)
        parse = time.process_time() - begin
        rounds = [list(self._own(doc.copy(), document)) for _ in range(ROUNDS)]
        return Times(len(document.text), parse, *map(min, zip(*rounds, strict=True)))

    def _own(self, doc: Doc, document: Document) -> Iterator[float]:
        """Yield the seconds of annotation, extraction and resolution."""
        clock = [time.process_time()]
        self.annotator(doc)
        names = tuple(named_mentions(tree_of(doc, self.language, self.knowledge)))
        clock.append(time.process_time())
        found = extract(doc, document, self.knowledge, self.language)
        clock.append(time.process_time())
        mentions = [
            mention
            for claim in found.claims
            for mention in (claim.subject, claim.object, claim.holder)
            if mention is not None and hasattr(mention, "kind")
        ]
        source = {document.id: Source((*names, *mentions))}
        resolved = Names(self.knowledge, self.language).update(source, source.__getitem__)
        resolved.resolutions[document.id].apply(found.claims)
        clock.append(time.process_time())
        yield from (b - a for a, b in itertools.pairwise(clock))


@pytest.fixture(scope="module")
def stages() -> Iterator[Stages]:
    with threadpool_limits(limits=1):
        found = Stages()
        found.run(document(3000))
        yield found


def document(size: int) -> Document:
    return document_from_text(f"d{size}", text_of(size), published="2026-11-24", lang="fr")


def test_texts_are_as_long_as_asked() -> None:
    for size in (3000, *SIZES):
        assert size - 700 <= len(text_of(size)) <= size


def test_share_on_the_samples(stages: Stages) -> None:
    runs = [stages.run(one) for one in read([bundled.samples()])]
    total = Times(*map(sum, zip(*map(astuple, runs), strict=True)))
    print(f"\nsamples {total}")  # noqa: T201  (the figures are what it is for)
    assert total.own <= SHARE * total.parse


def test_share_and_growth_with_length(stages: Stages) -> None:
    runs = [stages.run(document(size)) for size in SIZES]
    print("\n" + "\n".join(map(str, runs)))  # noqa: T201
    for run in runs:
        assert run.own <= SHARE * run.parse
    short, middle, long = (run.own / run.size for run in runs)
    assert long <= FLAT * middle
    assert long <= FLAT_FROM_CACHE * short
    assert runs[-1].parse / runs[-1].size <= FLAT * runs[0].parse / runs[0].size
