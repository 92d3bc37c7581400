"""Small stores for tests: two documents of one claim each, a conclusion, a judgement."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.assemble.graphs import mark
from kg.iris import expand
from kg.rdf import (
    VOCABULARY,
    Mentioned,
    document_iri,
    document_quads,
    mentioned_quads,
    rule_graph,
)
from kg.rdf.terms import Terms
from kg.store import OxigraphStore, Pipeline, Record, open_store
from tests.rdf.example import CLAIMS, DOCUMENT, ENTITIES, QUOTATIONS

JUDGEMENT = '{"id": 1, "verdict": "rename", "entity": "kge:zola", "value": "Zola"}\n'
RECORD = Record((Pipeline(DOCUMENT.lang, "net", "1.0", "abc"),), kg="0.1.0")


def written(store: OxigraphStore, doc: str, mark_: str = "1") -> None:
    """Write the example as the document ``doc``, told from others by its mark."""
    document = dataclasses.replace(DOCUMENT, id=doc)
    claims = [dataclasses.replace(claim, doc=doc) for claim in CLAIMS]
    quotations = [dataclasses.replace(one, doc=doc) for one in QUOTATIONS]
    quads = list(document_quads(document, claims, quotations, ENTITIES))
    quads += [*mentioned_quads(doc, Mentioned(())), mark(doc, mark_)]
    store.replace_graph(document_iri(doc), quads)


def built(folder: Path, *docs: str) -> Path:
    """Make a store with documents, a vocabulary, a conclusion and a judgement."""
    with open_store(folder) as store:
        store.remember(RECORD)
        for doc in docs or ("a", "b"):
            written(store, doc)
        word = NamedNode(expand("kg:sent"))
        for graph in (VOCABULARY, rule_graph("inverse")):
            store.replace_graph(
                graph, [Quad(word, Terms.LABEL, Literal("x", language="fr"), NamedNode(graph))]
            )
    (folder / "judgements.jsonl").write_text(JUDGEMENT, encoding="utf-8")
    return folder


def dumped(folder: Path) -> bytes:
    """Return the quads of a store as N-Quads, from its folder."""
    out = folder.parent / "dump.nq"
    with open_store(folder, create=False) as store:
        store.dump(out)
    return out.read_bytes()
