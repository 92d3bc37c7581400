"""The spaCy component ``kg_claims``: claims and quotations on any pipeline with UD trees."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from kg.errors import ExtractionError
from kg.extract.claims import extract
from kg.languages import load as load_language
from kg.model import Document
from kg.ontology import load as load_knowledge

__all__ = ["ClaimReader", "create"]


def _register() -> None:
    for name, default in (("claims", ()), ("quotations", ()), ("kg_document", None)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


class ClaimReader:
    """Sets ``doc._.claims`` and ``doc._.quotations``.

    Works on what annotation left on the tokens (``kg_annotate`` before it gives types, names and
    coreference). Raises ExtractionError where the Doc has no trees.
    """

    def __init__(self, lang: str, ontology: tuple[str, ...] = ()) -> None:
        _register()
        self.language = load_language(lang)
        self.knowledge = load_knowledge(lang, tuple(Path(folder) for folder in ontology))

    def __call__(self, doc: Doc) -> Doc:
        """Read ``doc`` and return it."""
        if len(doc) and not doc.has_annotation("DEP"):
            raise ExtractionError(
                "this Doc has no dependency trees",
                place="kg_claims",
                cure="Put a parser with Universal Dependencies labels before it.",
            )
        document = doc._.kg_document or Document(id="text", text=doc.text, lang=self.language.code)
        found = extract(doc, document, self.knowledge, self.language)
        doc._.claims, doc._.quotations = found.claims, found.quotations
        return doc


@Pipeline.factory("kg_claims", default_config={"lang": "", "ontology": []})
def create(nlp: Pipeline, name: str, lang: str, ontology: list[str]) -> ClaimReader:
    """Make the component: ``nlp.add_pipe("kg_claims")``.

    ``lang`` is the pipeline's own where empty; ``ontology`` are folders of further Turtle files.
    """
    del name
    return ClaimReader(lang or str(nlp.lang), tuple(ontology))
