r"""The pipeline that parses with the biaffine network, from a small spaCy pipeline's parts.

    python -m kg.pipelines.train.assemble_biaffine FAST --starts DIR --weights FILE --out DIR \
        --data DATA_DIR

Tokenizer, lemma table and names are those of FAST; sentence starts come from a component trained
with ``config/senter.cfg``, trees, parts of speech and features from the weights. The result is
scored from raw text on the test files of DATA_DIR, and the scores go into its meta.json.
"""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.pipelines import evaluate, load
from kg.pipelines.train import assemble
from kg.pipelines.train.files import CONFIG, files, recipe

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["with_biaffine"]

REPLACED = ("tok2vec", "morphologizer", "trainable_lemmatizer", "parser")


def with_biaffine(fast: "Language", starts: "Language", weights: Path, source: str) -> "Language":
    """Return ``fast`` with sentence starts and the biaffine parser in place of its own parser.

    ``source`` names the treebanks whose habits the parser follows.
    """
    from kg.pipelines.biaffine.component import BiaffineParser

    for name in REPLACED:
        if name in fast.pipe_names:
            fast.remove_pipe(name)
    fast.add_pipe("senter", source=starts, first=True)
    parser = fast.add_pipe("kg_biaffine", after="senter", config={"source": source})
    assert isinstance(parser, BiaffineParser)
    parser.from_bytes(weights.read_bytes())
    return fast


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    import spacy

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fast", type=Path, help="folder of the small pipeline")
    parser.add_argument("--starts", type=Path, required=True, help="folder of the trained senter")
    parser.add_argument("--weights", type=Path, required=True, help="weights of the parser")
    parser.add_argument("--source", default="gsd+sequoia", help="treebanks to follow [gsd+sequoia]")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--name", default="fr", help="name in meta.json [fr]")
    given = parser.parse_args(arguments)
    fast = load(str(given.fast))
    notice = (given.fast / "NOTICE").read_text("utf-8").strip()
    nlp = with_biaffine(fast, spacy.load(given.starts), given.weights, given.source)
    notice += (
        " Word vectors from ELTeC-fra (public domain), WiNER-fr (CC BY 4.0) and the treebanks."
    )
    meta: dict[str, Any] = {
        "description": "A deep biaffine parser with lemmas and names, run without PyTorch.",
        "notes": notice,
        "sources": [*fast.meta["sources"], {"name": "ELTeC-fra", "license": "public domain"}],
    }
    assemble.write(nlp, given.out, name=given.name, notice=notice, meta=meta)
    settings = recipe(CONFIG / "recipe.toml")
    tests = (
        *files(given.data / "ud", ".conllu", settings.trees).test,
        *files(given.data / "ner", ".iob", settings.entities).test,
    )
    found = evaluate.evaluate(load(str(given.out)), tests)
    kinds = {evaluate.Trees: "trees", evaluate.Names: "names"}
    scores = {f"{file} {kinds[type(score)]}": asdict(score) for file, score in found}
    assemble.write_scores(given.out, scores)


if __name__ == "__main__":
    main()
