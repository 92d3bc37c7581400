"""Documents to Docs: one text, trees segment by segment."""

import pytest

from kg.annotate.docs import annotate
from kg.languages import load
from kg.model import Document, Paragraph, ParagraphKind
from kg.pipelines import load as load_pipeline

pytestmark = pytest.mark.pipeline

TEXT = (
    "date 2025-03\nLe maire est parti.\r\n\r\n © Photo Untel\n«Nous restons ici», a dit M. Brun.\n"
)
PARAGRAPHS = (
    Paragraph(0, 12, ParagraphKind.METADATA),
    Paragraph(13, 33),
    Paragraph(37, 50, ParagraphKind.FURNITURE),
    Paragraph(51, len(TEXT) - 1),
)


def test_the_doc_has_the_document_s_text_and_no_trees_in_furniture() -> None:
    document = Document("d", TEXT, "fr", paragraphs=PARAGRAPHS)
    empty = Document("e", "", "fr")
    doc, other = annotate([document, empty], load_pipeline("fr"), load("fr"))
    assert doc.text == TEXT
    assert other.text == ""
    assert doc._.kg_document is document
    for token in doc:
        furniture = token.idx < 13 or 37 <= token.idx < 50
        assert bool(token.dep_) == (not furniture and not token.is_space)
    spans = [sent.text.strip() for sent in doc.sents if any(t.dep_ for t in sent)]
    assert any(span.startswith("«Nous restons ici»") for span in spans)


def test_documents_come_out_the_same_in_any_company() -> None:
    nlp, language = load_pipeline("fr"), load("fr")
    texts = ["Le maire est parti.", "Le général a envoyé une lettre à Oslo. Il pleut."]
    documents = [Document(str(i), text, "fr") for i, text in enumerate(texts)]
    together = list(annotate(documents, nlp, language))
    alone = [next(annotate([document], nlp, language)) for document in documents]
    for one, other in zip(together, alone, strict=True):
        assert [(t.dep_, t.head.i, t.pos_) for t in one] == [
            (t.dep_, t.head.i, t.pos_) for t in other
        ]
