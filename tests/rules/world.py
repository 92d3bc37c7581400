"""Documents of bare claims, written as every document is: what rules are tried on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from kg.bundled import ontologies
from kg.model import (
    Claim,
    Document,
    Entity,
    Layer,
    Mention,
    Modality,
    Predicate,
    Role,
    Span,
    TimeExpression,
)
from kg.rdf import VOCABULARY, document_iri, document_quads, vocabulary_quads
from kg.store import Store


@dataclass(frozen=True)
class Said:
    """A claim in short: ``Said("lissan", "locatedIn", "nord")``."""

    subject: str
    relation: str
    object: str
    holder: str = ""
    time: str = ""
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    layer: Layer = Layer.SURFACE


def kind_of(name: str) -> str:
    """The class of a thing in these worlds, told by the name's first letter."""
    kinds = {
        "z": "kg:Region",
        "v": "kg:City",
        "p": "kg:Person",
        "s": "kg:Country",
        "k": "kg:Coalition",
    }
    return kinds.get(name[0], "kg:Organization")


def label_of(name: str) -> str:
    """What a thing in these worlds is called: ``armee1`` and ``armee2`` are called alike."""
    return name.rstrip("0123456789")


def write_vocabulary(store: Store) -> None:
    folder = ontologies()
    quads = [*vocabulary_quads(folder / "core.ttl")]
    quads += vocabulary_quads(folder / "rules" / "titles.ttl")
    store.replace_graph(VOCABULARY, quads)


def write(
    store: Store, doc: str, claims: Sequence[Said], published: str | None = "2025-03-08"
) -> str:
    """Write a document that says ``claims``, and return the IRI of its graph."""
    graph = document_iri(doc)
    lines = [f"{c.subject} {c.relation} {c.object} {c.holder} {c.time}\n" for c in claims]
    text = "".join(lines)
    starts = [sum(map(len, lines[:i])) for i in range(len(lines))]
    document = Document(doc, text, "fr", published=published)
    made = [
        _claim(document, c, at, len(line))
        for c, at, line in zip(claims, starts, lines, strict=True)
    ]
    names = {name for c in claims for name in (c.subject, c.object, c.holder) if name}
    entities = {
        f"kge:{name}": Entity(f"kge:{name}", label_of(name), kind_of(name)) for name in names
    }
    store.replace_graph(graph, list(document_quads(document, made, [], entities)))
    return graph


def _claim(document: Document, said: Said, at: int, length: int) -> Claim:
    def mention(name: str, after: int) -> Mention:
        start = document.text.index(name, after)
        end = start + len(name)
        return Mention(
            start, end, name, head=(start, end), type=kind_of(name), entity=f"kge:{name}"
        )

    relation = at + len(said.subject) + 1
    time = document.text.index(said.time, relation) if said.time else 0
    key = repr((document.text, at, said))
    return Claim(
        id=f"sha256:{hashlib.sha256(key.encode()).hexdigest()}",
        doc=document.id,
        event=f"{document.id}#e{at}",
        subject=mention(said.subject, at),
        predicate=Predicate(
            relation,
            relation + len(said.relation),
            said.relation,
            id=f"kg:{said.relation}",
            lemma=said.relation,
        ),
        object=mention(said.object, relation + len(said.relation)),
        role=Role.OBJ,
        evidence=Span(at, at + length, document.text[at : at + length]),
        lang=document.lang,
        negated=said.negated,
        modality=said.modality,
        layer=said.layer,
        holder=mention(said.holder, relation) if said.holder else None,
        time=(
            TimeExpression(time, time + len(said.time), said.time, value=said.time)
            if said.time
            else None
        ),
        confidence=0.9,
    )
