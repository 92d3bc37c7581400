"""All that kg knows, loaded once: ontology, lexicon of a language, gazetteer."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import bundled
from kg.errors import OntologyError
from kg.ontology.blocks import Block, read_blocks
from kg.ontology.entries import read_lexicon
from kg.ontology.gazetteer import Gazetteer
from kg.ontology.lexicon import Lexicon
from kg.ontology.places import read_gazetteer
from kg.ontology.vocabulary import Ontology, read_ontology

__all__ = ["Knowledge", "load"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The vocabulary, how one language says it, and the names of the world."""

    ontology: Ontology
    lexicon: Lexicon
    gazetteer: Gazetteer


def load(lang: str = "fr", directories: Sequence[Path] = ()) -> Knowledge:
    """Return what the bundled files and the TTL files in ``directories`` tell of ``lang``.

    A user's folder is laid out as the bundled one: ``*.ttl`` for classes and relations,
    ``lexicon/fr*.ttl``, ``gazetteer/*.ttl``; any of them may be missing. Loaded once a language
    and list of folders. Raises OntologyError where a file breaks the vocabulary's rules.

    >>> load("fr").ontology.relations["kg:sent"].labels["en"]
    'sent'
    """
    return _load(lang, tuple(Path(directory).resolve() for directory in directories))


@functools.lru_cache(maxsize=16)
def _load(lang: str, directories: tuple[Path, ...]) -> Knowledge:
    for directory in directories:
        if not directory.is_dir():
            raise OntologyError("is no folder", place=str(directory), cure="Check the path.")
    folders = (bundled.ontologies(), *directories)
    ontology = read_ontology(_merged(_blocks(folders, "", "*.ttl")))
    words = _merged(_blocks(folders, "lexicon", f"{lang}*.ttl"))
    if not words:
        raise OntologyError(
            f"no lexicon for {lang!r}",
            place=str(folders[0] / "lexicon"),
            cure=f"Add lexicon/{lang}.ttl.",
        )
    stances = _merged(_blocks(folders, "lexicon", "stances.ttl"))
    names = _merged(_blocks(folders, "gazetteer", "*.ttl"))
    return Knowledge(
        ontology,
        read_lexicon(lang, [*stances, *words], ontology),
        read_gazetteer(names, ontology),
    )


def _blocks(folders: Sequence[Path], sub: str, pattern: str) -> list[Block]:
    paths = [path for folder in folders for path in sorted((folder / sub).glob(pattern))]
    return list(read_blocks(path for path in paths if path.name != "shapes.ttl"))


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Join what several files say of one term; the first names its place."""
    result: dict[str, Block] = {}
    for block in blocks:
        first = result.get(block.iri)
        if first is None:
            result[block.iri] = block
            continue
        links, texts = dict(first.links), dict(first.texts)
        for key, values in block.links.items():
            links[key] = tuple(sorted({*links.get(key, ()), *values}))
        for key, literals in block.texts.items():
            texts[key] = tuple(sorted({*texts.get(key, ()), *literals}))
        result[block.iri] = Block(block.iri, first.path, links, texts)
    return list(result.values())
