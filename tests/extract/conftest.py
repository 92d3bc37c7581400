"""What tests of wordings share: what a sentence states through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.extract.claims import extract
from kg.languages import load as load_language
from kg.model import Claim, Document
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline


@pytest.fixture(scope="session")
def claims_of() -> Callable[[str], tuple[Claim, ...]]:
    """A function from a text to its claims."""
    language, knowledge, nlp = load_language("fr"), load_knowledge("fr"), load_pipeline("fr")
    annotator = Annotator(knowledge, language)

    def read(text: str) -> tuple[Claim, ...]:
        document = Document("text", text, "fr", published="2025-03-12")
        doc = annotator(next(annotate([document], nlp, language)))
        return tuple(extract(doc, document, knowledge, language).claims)

    return read


@pytest.fixture(scope="session")
def stated(claims_of: Callable[[str], tuple[Claim, ...]]) -> Callable[[str], set[str]]:
    """A function from a text to what it states with relations: ``subject | relation | object``."""

    def read(text: str) -> set[str]:
        return {
            f"{claim.subject.text} | {claim.predicate.id} | {claim.object.text}"
            for claim in claims_of(text)
            if claim.subject is not None
            and claim.object is not None
            and claim.predicate.id.startswith("kg:")
        }

    return read
