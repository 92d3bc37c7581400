"""Claims of disturbed texts: those of the clean ones, with exact spans."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.assemble import Options, Reader, Reading
from kg.documents import document_from_text
from kg.model import Literal, Mention
from tests.text.disturbances import DISTURBANCES, plain

pytestmark = pytest.mark.pipeline

DOCS = sorted((Path(__file__).parent / "docs").glob("*.txt"))
WANTED = 0.98
CAPITALS = 0.9  # what the pipeline itself makes of them: names can't be told by their capitals

Row = tuple[str, str, str, bool]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Options(lang="fr").setup())


def read(reader: Reader, text: str) -> Reading:
    (found,) = reader.read([document_from_text("d", text, lang="fr")])
    assert isinstance(found, Reading)
    return found


def rows(found: Reading) -> list[Row]:
    return [
        (
            plain(claim.subject.text) if claim.subject is not None else "",
            claim.predicate.id,
            plain(claim.object.text) if claim.object is not None else "",
            claim.negated,
        )
        for claim in found.claims
    ]


def check_spans(found: Reading) -> None:
    """Every stretch that anything tells of stands so in the document."""
    text = found.document.text
    spans = [*found.times, *found.names, *found.mentions()]
    spans += [span for claim in found.claims for span in (claim.predicate, claim.evidence)]
    spans += [claim.object for claim in found.claims if isinstance(claim.object, Literal)]
    spans += [claim.time for claim in found.claims if claim.time is not None]
    spans += [quotation.content for quotation in found.quotations]
    spans += [quotation.cue for quotation in found.quotations if quotation.cue is not None]
    for span in spans:
        assert text[span.start : span.end] == span.text
        if isinstance(span, Mention):
            start, end = span.head
            assert span.start <= start < end <= span.end
    for quotation in found.quotations:
        assert set(quotation.claims) <= {claim.id for claim in found.claims}


def wanted(name: str) -> float:
    return CAPITALS if "capitals" in name else WANTED


def share_found(reader: Reader, paths: list[Path], name: str) -> float:
    """How many of the claims of clean texts come out of the disturbed ones."""
    held = wanted = 0
    changed = False
    for path in paths:
        clean = path.read_text("utf-8")
        disturbed = DISTURBANCES[name](clean)
        changed |= disturbed != clean
        found = read(reader, disturbed)
        check_spans(found)
        left = rows(found)
        for row in rows(read(reader, clean)):
            wanted += 1
            if row in left:
                left.remove(row)
                held += 1
    assert changed
    return held / wanted


@pytest.mark.parametrize("name", DISTURBANCES)
def test_three_texts_say_the_same_however_typed(name: str, reader: Reader) -> None:
    assert share_found(reader, DOCS[:3], name) >= wanted(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", DISTURBANCES)
def test_ten_texts_say_the_same_however_typed(name: str, reader: Reader) -> None:
    assert share_found(reader, DOCS, name) >= wanted(name)
