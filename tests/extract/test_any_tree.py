"""Whatever the tree, extraction reads it: no crash, exact spans, one id a claim, the same twice."""

from __future__ import annotations

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.claims import Extraction, extract
from kg.languages import load as load_language
from kg.model import UNKNOWN_SPEAKER, Document, Modality, Paragraph, ParagraphKind, Span
from kg.ontology import load as load_knowledge

VOCAB = spacy.blank("xx").vocab
WORDS = (  # form, lemma, part of speech, features
    ("Ankara", "Ankara", "PROPN", ""),
    ("Delmas", "Delmas", "PROPN", "Number=Sing"),
    ("lettre", "lettre", "NOUN", "Gender=Fem|Number=Sing"),
    ("ministères", "ministère", "NOUN", "Gender=Masc|Number=Plur"),
    ("retrait", "retrait", "NOUN", "Gender=Masc|Number=Sing"),
    ("incapacité", "incapacité", "NOUN", "Gender=Fem|Number=Sing"),
    ("envoyé", "envoyer", "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"),
    ("affirme", "affirmer", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    ("dément", "démentir", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    ("contrôler", "contrôler", "VERB", "VerbForm=Inf"),
    ("expliquant", "expliquer", "VERB", "Tense=Pres|VerbForm=Part"),
    ("aurait", "avoir", "AUX", "Mood=Cnd|Tense=Pres|VerbForm=Fin"),
    ("est", "être", "AUX", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    ("russe", "russe", "ADJ", "Number=Sing"),
    ("capable", "capable", "ADJ", "Number=Sing"),
    ("qui", "qui", "PRON", "PronType=Rel"),
    ("nous", "nous", "PRON", "Number=Plur|Person=1|PronType=Prs"),
    ("se", "se", "PRON", "Person=3|PronType=Prs|Reflex=Yes"),
    ("il", "il", "PRON", "Number=Sing|Person=3|PronType=Prs"),
    ("selon", "selon", "ADP", ""),
    ("de", "de", "ADP", ""),
    ("par", "par", "ADP", ""),
    ("ne", "ne", "ADV", "Polarity=Neg"),
    ("pas", "pas", "ADV", "Polarity=Neg"),
    ("si", "si", "SCONJ", ""),
    ("que", "que", "SCONJ", ""),
    ("et", "et", "CCONJ", ""),
    ("lundi", "lundi", "NOUN", "Gender=Masc|Number=Sing"),
    ("2018", "2018", "NUM", "NumType=Card"),
    ("«", "«", "PUNCT", ""),
    ("»", "»", "PUNCT", ""),
    (",", ",", "PUNCT", ""),
    ("?", "?", "PUNCT", ""),
    ("\n", "\n", "SPACE", ""),
)
DEPS = (
    "nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl", "obl:arg", "obl:agent", "ccomp", "xcomp",
    "advcl", "advcl:cleft", "acl", "acl:relcl", "appos", "nmod", "amod", "nummod", "conj", "cc",
    "case", "mark", "det", "advmod", "aux", "aux:pass", "cop", "expl:subj", "expl:pv", "flat",
    "fixed", "parataxis", "dislocated", "orphan", "punct", "dep", "",
)  # fmt: skip


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """One or two sentences of any words on any heads: trees that no parser should draw."""
    rows, heads, deps = [], [], []
    for _ in range(draw(st.integers(1, 2))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10))
        first, root = len(rows), draw(st.integers(0, len(words) - 1))
        order = [root, *draw(st.permutations([i for i in range(len(words)) if i != root]))]
        above = {root: root}
        for place, i in enumerate(order[1:], start=1):
            above[i] = order[draw(st.integers(0, place - 1))]
        for i in range(len(words)):
            heads.append(first + above[i])
            deps.append("ROOT" if i == root else draw(st.sampled_from(DEPS)))
        rows += words
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        morphs=[row[3] for row in rows],
        heads=heads,
        deps=deps,
    )


def read(doc: Doc, paragraphs: tuple[Paragraph, ...] = ()) -> Extraction:
    document = Document("any", doc.text, "fr", published="2025-03-12", paragraphs=paragraphs)
    return extract(doc, document, load_knowledge("fr"), load_language("fr"))


def spans(found: Extraction) -> list[Span]:
    parts: list[Span | None] = [*found.times]
    for claim in found.claims:
        parts += [claim.subject, claim.predicate, claim.object, claim.evidence, claim.time]
        holders = (claim.holder, *claim.outer_holders)
        parts += [claim.place, *(holder for holder in holders if holder != UNKNOWN_SPEAKER)]
    for quotation in found.quotations:
        parts += [quotation.content, quotation.speaker, quotation.cue]
    return [part for part in parts if part is not None]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(docs())
def test_any_tree_is_read(doc: Doc) -> None:
    found = read(doc)
    for span in spans(found):
        assert 0 <= span.start < span.end
        assert span.text == doc.text[span.start : span.end]
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    for claim in found.claims:
        assert claim.evidence.start <= claim.subject.start
        assert claim.subject.end <= claim.evidence.end
        if claim.negated or claim.modality is not Modality.ASSERTED:
            assert not claim.is_plain
    assert read(doc) == found


@settings(max_examples=30, deadline=None)
@given(docs())
def test_furniture_says_nothing(doc: Doc) -> None:
    whole = (Paragraph(0, len(doc.text), ParagraphKind.FURNITURE),)
    found = read(doc, whole)
    assert not found.claims
    assert not found.quotations
    assert not found.times
