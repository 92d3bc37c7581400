"""What tests of wordings share: what a sentence states through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.extract.claims import extract
from kg.languages import load as load_language
from kg.model import Document
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline


@pytest.fixture(scope="session")
def stated() -> Callable[[str], set[str]]:
    """A function from a text to what it states with relations: ``subject | relation | object``."""
    language, knowledge, nlp = load_language("fr"), load_knowledge("fr"), load_pipeline("fr")
    annotator = Annotator(knowledge, language)

    def read(text: str) -> set[str]:
        document = Document("text", text, "fr", published="2025-03-12")
        doc = annotator(next(annotate([document], nlp, language)))
        return {
            f"{claim.subject.text} | {claim.predicate.id} | {claim.object.text}"
            for claim in extract(doc, document, knowledge, language).claims
            if claim.subject is not None
            and claim.object is not None
            and claim.predicate.id.startswith("kg:")
        }

    return read
