"""A store on disk, large enough that a product of its quads with themselves never ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.store import open_store

GRAPH = NamedNode("https://w3id.org/newskg/document/d1")
COUNT = 400


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "store"
    predicate = NamedNode("https://w3id.org/newskg/ontology#note")
    with open_store(folder) as store:
        things = (NamedNode(f"https://w3id.org/newskg/entity/t{i}") for i in range(COUNT))
        quads = [Quad(one, predicate, Literal(f"é{i}"), GRAPH) for i, one in enumerate(things)]
        store.replace_graph(GRAPH.value, quads)
    return folder
