"""Loading: cached, fast, the same every time; errors name the place."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import bundled
from kg.errors import OntologyError
from kg.ontology import load
from kg.ontology.gazetteer.states import states_turtle
from kg.ontology.knowledge import _load, read_all

GAZETTEER = bundled.ontologies() / "gazetteer"


def test_knowledge_is_loaded_once() -> None:
    assert load("fr") is load("fr")


@pytest.mark.slow
def test_loading_is_fast() -> None:
    _load.cache_clear()
    start = time.process_time()
    load("fr")
    assert time.process_time() - start < 1.0  # 0.3 s measured; room for a slow machine


def test_loading_needs_no_heavy_library() -> None:
    code = (
        "import sys; from kg.ontology import load; load();"
        "print([m for m in ('rdflib', 'spacy', 'babel', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_folder_or_language_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="is no folder"):
        load("fr", (tmp_path / "none",))
    assert [error.what for error in read_all("tlh")[1]] == ["no lexicon for 'tlh'"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_second_language_only_adds_a_lexicon(lang: str) -> None:
    knowledge, french = load(lang), load("fr")
    assert not knowledge.lexicon.frames("envoyer", "VERB")
    assert knowledge.ontology.relations.keys() == french.ontology.relations.keys()
    assert len(knowledge.gazetteer) > 3700
    for name, iri in (("Moscow", "kge:moscow"), ("Moscou", "kge:moscow"), ("Gyumri", "kge:gyumri")):
        assert knowledge.gazetteer.lookup(name)[0].iri == iri
    assert knowledge.gazetteer.entries["kge:gyumri"].labels == {"en": "Gyumri", "fr": "Gumri"}


def test_the_states_are_what_the_generator_writes() -> None:
    pytest.importorskip("babel")
    written = (GAZETTEER / "states.ttl").read_text(encoding="utf-8")
    made = states_turtle(GAZETTEER / "sources" / "states.tsv")
    # CLDR may rename a territory; ids, adjectives and capitals come from the table.
    assert made.count(" a kg:Country ;") == written.count(" a kg:Country ;")
    assert made.count("owl:sameAs") == written.count("owl:sameAs")
