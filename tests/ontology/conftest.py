from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Knowledge, load

PREFIXES = """\
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix kgl: <https://w3id.org/newskg/lexicon#> .
@prefix kge: <https://w3id.org/newskg/entity/> .
@prefix fr: <https://w3id.org/newskg/lexicon/fr#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
"""


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load("fr")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a user's Turtle file; returns the folder to load."""

    def into(name: str, body: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PREFIXES + body, encoding="utf-8")
        return tmp_path

    return into


@pytest.fixture
def refused(write: Callable[[str, str], Path]) -> Callable[[str, str], str]:
    """Write a file that must be refused; returns the message."""

    def message(name: str, body: str) -> str:
        folder = write(name, body)
        with pytest.raises(OntologyError) as caught:
            load("fr", (folder,))
        return str(caught.value)

    return message
