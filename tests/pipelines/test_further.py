"""Names in the place of others, and vectors borrowed from another pipeline."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import spacy

from kg.errors import PipelineError
from kg.pipelines.train.iob import Block, Entity
from kg.pipelines.train.neural.borrowed import borrow
from kg.pipelines.train.neural.renamed import NameStore, movements, name_store, renamed
from kg.pipelines.train.neural.tree import Tree

STORE = NameStore(
    {("LOC", False): ["Tornova"], ("LOC", True): ["Ostrel"], ("ORG", False): ["Ligue bleue"]},
    ["Manteaux gris"],
)
TEXT = Block("Près d'Arvel, le CRT avance sur Velmar.", (
    Entity(7, 12, "LOC"), Entity(17, 20, "ORG"), Entity(32, 38, "LOC"),
), space=True)  # fmt: skip


def test_every_span_still_holds_a_name_of_its_label() -> None:
    known = {"LOC": {"Arvel", "Velmar", "Tornova", "Ostrel"}, "ORG": {"CRT", "Ligue bleue"}}
    seen: set[str] = set()
    for seed in range(200):
        (block,) = renamed([TEXT], STORE, random.Random(seed))
        assert len(block.entities) == len(TEXT.entities)
        for entity in block.entities:
            name = block.text[entity.start : entity.end]
            seen.add(name)
            plain = name in known[entity.label] or name.lower() in map(str.lower, known["LOC"])
            assert plain or entity.label == "ORG" or name[-1].isdigit()
    assert {"Tornova", "Ostrel", "Ligue bleue", "Manteaux gris", "VELMAR"} <= seen
    assert any(name[-1].isdigit() for name in seen)  # a group with a number


def test_an_apostrophe_takes_a_vowel() -> None:
    for seed in range(100):
        (block,) = renamed([TEXT], STORE, random.Random(seed))
        assert "d'Tornova" not in block.text


def test_texts_without_names_are_left_out() -> None:
    assert not list(renamed([Block("Il dort.", (), space=True)], STORE, random.Random(1)))


def test_the_same_seed_gives_the_same_texts() -> None:
    twice = [list(renamed([TEXT] * 20, STORE, random.Random(5))) for _ in range(2)]
    assert twice[0] == twice[1]


def test_names_are_told_by_their_first_letter() -> None:
    store = name_store([TEXT], {"LOC": ["Égrée"]}, [])
    assert store.names["LOC", True] == ["Arvel", "Égrée"]
    assert store.names["LOC", False] == ["Velmar"]


def test_movements_are_named_after_things_in_the_plural() -> None:
    plural = "Gender=Masc|Number=Plur"
    tree = Tree(
        forms=("les", "manteaux", "gris"),
        heads=(2, 0, 2),
        labels=("det", "root", "amod"),
        parts_of_speech=("DET", "NOUN", "ADJ"),
        tags=(f"DET|{plural}", f"NOUN|{plural}", f"ADJ|{plural}"),
        source="x",
    )
    assert movements([tree]) == ["Manteaux gris"]


def test_borrowed_vectors_share_their_rows(tmp_path: Path) -> None:
    nlp = spacy.blank("xx")
    rows = np.random.default_rng(3).normal(size=(4, 8)).astype(np.float32)
    for word, row in (("port", 0), ("quai", 1), ("Velmar", 2), ("môle", 0)):
        nlp.vocab.set_vector(word, rows[row])
    nlp.to_disk(tmp_path / "md")
    found = borrow(str(tmp_path / "md"), ["velmar", "zzz"], kept=4, width=3)
    assert found.words[:2] == ("velmar", "zzz")
    assert len(found.words) == 4
    assert found.vectors.shape[1] == 3
    at = dict(zip(found.words, found.rows.tolist(), strict=True))
    assert at["zzz"] == 0
    assert not found.vectors[0].any()
    assert found.vectors[at["velmar"]].any()


def test_a_pipeline_without_vectors_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="pip install xx_none_md"):
        borrow("xx_none_md", [])
    spacy.blank("xx").to_disk(tmp_path / "sm")
    with pytest.raises(PipelineError, match="no vectors"):
        borrow(str(tmp_path / "sm"), [])
