"""A store with two documents that quarrel, written as every document is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from kg.bundled import ontologies
from kg.model import Claim, Document, Entity, Mention, MentionKind, Modality, Predicate, Role, Span
from kg.rdf import VOCABULARY, document_iri, document_quads, vocabulary_quads
from kg.store import OxigraphStore, open_store

ENTITIES = {
    entity.iri: entity
    for entity in (
        Entity("kge:front", "Front de la Drenna", "kg:ArmedGroup", names=("Front",)),
        Entity("kge:ostrel", "Ostrel", "kg:City"),
        Entity("kge:ministere", "ministère de la Défense", "kg:Ministry"),
    )
}
FIRST = Document(
    "depeche-1",
    "Le Front tient Ostrel. Le Front contrôle Ostrel depuis mai.",
    "fr",
    title="Une première dépêche",
    published="2025-03-08",
    source="Agence Lumen",
    url="https://example.org/1",
)
SECOND = Document(
    "depeche-2",
    "Selon le ministère, le Front ne contrôle pas Ostrel. Le Front attaquerait Ostrel.",
    "fr",
)


def mention(document: Document, words: str, entity: str, after: int = 0) -> Mention:
    start = document.text.index(words, after)
    end = start + len(words)
    return Mention(start, end, words, head=(start, end), kind=MentionKind.NAME, entity=entity)


def claim(
    document: Document, sentence: str, verb: str, relation: str = "kg:controls", **more: Any
) -> Claim:
    at = document.text.index(sentence)
    start = document.text.index(verb, at)
    subject = "le Front" if "le Front" in sentence else "Le Front"
    key = f"{document.id} {sentence} {verb} {relation}"
    return Claim(
        id=f"sha256:{hashlib.sha256(key.encode()).hexdigest()}",
        doc=document.id,
        event=f"{document.id}#e{at}",
        subject=mention(document, subject, "kge:front", at),
        predicate=Predicate(start, start + len(verb), verb, id=relation, lemma=verb),
        object=mention(document, "Ostrel", "kge:ostrel", at),
        role=Role.OBJ,
        evidence=Span(at, at + len(sentence), sentence),
        lang=document.lang,
        **more,
    )


@pytest.fixture
def store() -> Iterator[OxigraphStore]:
    first = [
        claim(FIRST, "Le Front tient Ostrel.", "tient"),
        claim(FIRST, "Le Front contrôle Ostrel depuis mai.", "contrôle"),
        claim(FIRST, "Le Front tient Ostrel.", "tient", "open:tenir"),
    ]
    second = [
        claim(
            SECOND,
            "Selon le ministère, le Front ne contrôle pas Ostrel.",
            "ne contrôle pas",
            negated=True,
            holder=mention(SECOND, "le ministère", "kge:ministere"),
        ),
        claim(
            SECOND,
            "Le Front attaquerait Ostrel.",
            "attaquerait",
            "kg:attacked",
            modality=Modality.POSSIBLE,
        ),
    ]
    with open_store(None) as made:
        made.replace_graph(VOCABULARY, vocabulary_quads(ontologies() / "core.ttl"))
        for document, claims in ((FIRST, first), (SECOND, second)):
            made.replace_graph(
                document_iri(document.id), document_quads(document, claims, [], ENTITIES)
            )
        yield made
