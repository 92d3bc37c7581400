"""What decides what is read from a text, and what names mean: hashes that tell when it changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import asdict, is_dataclass
from importlib.metadata import version
from pathlib import Path

from kg import languages
from kg.assemble.positions import titled
from kg.languages import Language
from kg.ontology import Knowledge
from kg.ontology.reading.files import find_files
from kg.ontology.reading.mistakes import Mistakes
from kg.store import Setup

__all__ = ["reading_stamp", "resolution_stamp"]

_TOLD = ("labels", "definitions")  # of classes and relations: for people, nothing is read by them


def reading_stamp(setup: Setup, knowledge: Knowledge) -> str:
    """Return a hash of whatever decides what is read, the pipeline aside: kg, language, ontology.

    What the vocabulary's terms are called and how they are explained is not among it.
    """
    known, files = knowledge.ontology, find_files(setup.lang, setup.ontology, Mistakes())
    classes = [asdict(one) for one in known.classes.values()]
    terms = [*classes, *(asdict(one) for one in known.relations.values())]
    for term in terms:
        for name in _TOLD:
            del term[name]
    paths = [*languages.files(setup.lang), *files.lexicon, *files.gazetteer, *files.single]
    return _hash((terms, known.properties), paths)


def resolution_stamp(setup: Setup, knowledge: Knowledge, language: Language) -> str:
    """Return a hash of whatever decides what names mean: kg, names of a language and of the world.

    Of the vocabulary that is which class is another, and which relations give somebody a position.
    Single files may hold names, and count whatever they hold.
    """
    files = find_files(setup.lang, setup.ontology, Mistakes())
    known = (knowledge.ontology.ancestors, titled(knowledge.ontology))
    paths = [*files.gazetteer, *files.single]
    return _hash((language.code, language.names, *known), paths)


def _hash(known: object, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(version("kg-news").encode())
    digest.update(json.dumps(_plain(known)).encode())
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _plain(value: object) -> object:
    """Return a value made of lists: sets sorted, mappings in their order, which may matter."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return [[key, _plain(one)] for key, one in value.items()]
    if isinstance(value, Set):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
