"""What tests of wordings share: what a sentence states through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.documents.paragraphs import paragraphs_of
from kg.extract.claims import Extraction, extract
from kg.languages import load as load_language
from kg.model import Claim, Document
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline
from kg.text.view import view_of


def reader(lang: str) -> Callable[[Document], Extraction]:
    """Return a function from a document to what is extracted from it."""
    language, knowledge, nlp = load_language(lang), load_knowledge(lang), load_pipeline(lang)
    annotator = Annotator(knowledge, language)

    def read(document: Document) -> Extraction:
        view = view_of(document, language)
        doc = annotator(next(annotate([view.document], nlp, language)))
        return extract(doc, document, knowledge, language)

    return read


@pytest.fixture(scope="session")
def extracted() -> Callable[[Document], Extraction]:
    """A function from a French document to what is extracted from it."""
    return reader("fr")


@pytest.fixture(scope="session")
def read_english() -> Callable[[str], Extraction]:
    """A function from an English text to what is extracted from it."""
    language, read = load_language("en"), reader("en")

    def read_text(text: str) -> Extraction:
        return read(Document("text", text, "en", paragraphs=paragraphs_of(text, language)[0]))

    return read_text


@pytest.fixture(scope="session")
def claims_of(extracted: Callable[[Document], Extraction]) -> Callable[[str], tuple[Claim, ...]]:
    """A function from a text to its claims."""
    return lambda text: extracted(Document("text", text, "fr", published="2025-03-12")).claims


@pytest.fixture(scope="session")
def read(extracted: Callable[[Document], Extraction]) -> Callable[[str], Extraction]:
    """A function from a text, its paragraphs found as they come, to what is extracted from it."""
    language = load_language("fr")

    def read_text(text: str) -> Extraction:
        return extracted(Document("text", text, "fr", paragraphs=paragraphs_of(text, language)[0]))

    return read_text


@pytest.fixture(scope="session")
def standings(
    claims_of: Callable[[str], tuple[Claim, ...]],
) -> Callable[[str, str], set[tuple[str, str]]]:
    """A function from a text and a relation to how it says that: modality and status."""
    return lambda text, relation: {
        (claim.modality.value, claim.status.value)
        for claim in claims_of(text)
        if claim.predicate.id == relation
    }


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


@pytest.fixture(scope="session")
def told(claims_of: Callable[[str], tuple[Claim, ...]]) -> Callable[[str], set[str]]:
    """A function as ``stated``, "-" for a subject that is not named."""

    def read(text: str) -> set[str]:
        return {
            f"{claim.subject.text if claim.subject else '-'} | {claim.predicate.id} | "
            f"{claim.object.text}"
            for claim in claims_of(text)
            if claim.object is not None and claim.predicate.id.startswith("kg:")
        }

    return read
