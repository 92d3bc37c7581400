"""What the tests of several parts share: the sample documents, read once by the real pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.assemble import Options
from kg.bundled import samples
from kg.graph import KnowledgeGraph


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store built from the sample documents."""
    folder = tmp_path_factory.mktemp("samples") / "store"
    KnowledgeGraph.build(samples(), store=folder).close()
    return folder


@pytest.fixture(scope="session")
def both_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store over the samples in French and in English, with the story's names."""
    folder = tmp_path_factory.mktemp("both") / "store"
    names = Options(ontology=(samples().parent / "names.csv",))
    KnowledgeGraph.build(samples(), samples("en"), store=folder, options=names).close()
    return folder
