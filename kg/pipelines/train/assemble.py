"""Trained parts to one pipeline on disk, without what is only needed for training."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.pipelines.lemmas import EndingLemmas, Endings

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["assembled", "write", "write_scores"]


VERSION = "0.1.0"
SPACY = ">=3.8.0,<3.9.0"  # spaCy warns outside it; by default it would be the trainer's version


def assembled(
    starts: Path, weights: bytes, lemmas: Mapping[str, Endings], *, habits: Sequence[str]
) -> Language:
    """Return sentence starts, the network and the lemma table as one pipeline.

    ``starts`` is a folder that ``spacy train`` wrote, ``weights`` a weights file of the network,
    ``habits`` the treebanks whose habits it follows.
    """
    from kg.pipelines import load
    from kg.pipelines.biaffine.component import BiaffineParser

    nlp = load(str(starts))
    parser = nlp.add_pipe("kg_biaffine", config={"source": "+".join(habits)})
    table = nlp.add_pipe("kg_lemmas")
    assert isinstance(parser, BiaffineParser)
    assert isinstance(table, EndingLemmas)
    parser.from_bytes(weights)
    table.set_tables(lemmas)
    return nlp


def write(nlp: Language, folder: Path, *, name: str, notice: str, meta: Mapping[str, Any]) -> None:
    """Write a pipeline in the form in which it ships: no vocabulary, a NOTICE, a full meta.json.

    What was in the folder goes.
    """
    shutil.rmtree(folder, ignore_errors=True)
    nlp.meta.update(name=name, version=VERSION, spacy_version=SPACY, **meta)
    nlp.config["nlp"]["tokenizer"]["rules"] = None
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta["performance"] = {}
    nlp.to_disk(folder, exclude=["vocab"])
    (folder / "NOTICE").write_text(notice + "\n", encoding="utf-8")


def write_scores(folder: Path, scores: Mapping[str, Mapping[str, Any]]) -> None:
    """Put the scores of each test file into a pipeline's meta.json, under ``performance``."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = scores
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
