"""Loading pipelines by name, folder or package; and what the shipped one can do."""

import json
from pathlib import Path

import pytest
import spacy

from kg import bundled, pipelines
from kg.errors import PipelineError


def test_an_unknown_name_is_refused_with_a_cure() -> None:
    with pytest.raises(PipelineError, match="spacy download no_such_pipeline"):
        pipelines.load("no_such_pipeline")


def test_a_folder_that_is_no_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"meta\.json"):
        pipelines.load(str(tmp_path))


def test_a_folder_on_disk_is_loaded(tmp_path: Path) -> None:
    spacy.blank("fr").to_disk(tmp_path / "mine")
    assert pipelines.load(str(tmp_path / "mine")).lang == "fr"


@pytest.mark.pipeline
class TestShipped:
    def test_its_meta_names_sources_licences_and_scores(self) -> None:
        folder = bundled.pipelines() / "fr"
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        assert {source["name"] for source in meta["sources"]} >= {"UD_French-GSD", "WiNER-fr"}
        assert meta["performance"]["gsd-test trees"]["las_plain"] > 78
        assert "CC BY-SA 4.0" in (folder / "NOTICE").read_text(encoding="utf-8")

    def test_it_reads_a_text(self) -> None:
        nlp = pipelines.load("fr")
        text = (
            "Le ministre a affirmé lundi à Varsovie que les rebelles contrôlaient la ville.\n\n"
            "Les habitants ont été évacués par l'armée."
        )
        doc = nlp(text)
        assert doc.text == text
        found = {token.text: token for token in doc}
        assert found["contrôlaient"].lemma_ == "contrôler"
        assert found["contrôlaient"].head.text == "affirmé"
        assert found["que"].dep_ == "mark"
        assert found["habitants"].dep_ == "nsubj:pass"
        assert found["armée"].dep_ == "obl:agent"
        assert "Varsovie" in {entity.text for entity in doc.ents if entity.label_ == "LOC"}
        assert found["habitants"].sent.start > found["ville"].i

    def test_the_lean_pipeline_is_the_one_that_spacy_loads(self) -> None:
        lean, full = pipelines.load("fr"), spacy.load(bundled.pipelines() / "fr")
        text = "Le ministre russe de la Défense n'a pas vu l’accord du 1er août ; qu’en dit-il ?"
        assert lean(text).to_bytes() == full(text).to_bytes()
        assert [chunk.text for chunk in lean(text).noun_chunks] == [
            chunk.text for chunk in full(text).noun_chunks
        ]

    def test_the_same_text_gives_the_same_analysis(self) -> None:
        nlp = pipelines.load("fr")
        text = "Elle n'a pas signé l'accord, selon la présidente."
        first, second = (nlp(text).to_json() for _ in range(2))
        assert first == second
