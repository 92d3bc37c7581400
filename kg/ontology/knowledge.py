"""All that kg knows, loaded once: ontology, lexicon of a language, gazetteer."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.bundled import LANGUAGE
from kg.errors import OntologyError
from kg.ontology.gazetteer.gazetteer import Gazetteer
from kg.ontology.gazetteer.places import read_gazetteer
from kg.ontology.gazetteer.tables import read_table
from kg.ontology.lexicon.entries import listed, read_lexicon
from kg.ontology.lexicon.heads import Lemmas, check_heads
from kg.ontology.lexicon.lexicon import Lexicon
from kg.ontology.reading.blocks import Block, merged, read_blocks
from kg.ontology.reading.files import Files, find_files
from kg.ontology.reading.kinds import check_kinds, check_names
from kg.ontology.reading.mistakes import Mistakes
from kg.ontology.vocabulary.vocabulary import Ontology, read_ontology

__all__ = ["Knowledge", "load", "read_all"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The vocabulary, how one language says it, and the names of the world."""

    ontology: Ontology
    lexicon: Lexicon
    gazetteer: Gazetteer


def load(lang: str = LANGUAGE, directories: Sequence[Path] = ()) -> Knowledge:
    """Return what the bundled files and those in ``directories`` tell of ``lang``.

    A user's folder is laid out as the bundled one: ``*.ttl`` for classes and relations,
    ``lexicon/fr*.ttl``, ``gazetteer/*.ttl`` and ``*.csv``; any of them may be missing. A single
    TTL or CSV file may stand for a folder. What later ones say of a term is added to what earlier
    ones say, or takes its place where the term is a ``kgl:Replacement``. Loaded once a language
    and list of places. A language without a lexicon has no wordings: its texts give names and open
    claims. Where ``lang`` is the path of a language's folder, that folder may hold its lexicon and
    more, laid out so, too. Raises OntologyError where a file breaks the vocabulary's rules: then
    nothing is loaded.

    >>> load("fr").ontology.relations["kg:sent"].labels["en"]
    'sent'
    """
    return _load(lang, tuple(Path(directory).resolve() for directory in directories))


def read_all(
    lang: str = LANGUAGE, directories: Sequence[Path] = (), lemmas: Lemmas | None = None
) -> tuple[Knowledge, list[OntologyError]]:
    """Return what ``load`` would, as far as it is sound, and all mistakes in order of the files.

    Nothing but a report on the files should be made of it. With the ``lemmas`` of a pipeline
    wordings that can't match are mistakes, too.

    >>> read_all("fr")[1]
    []
    """
    places = tuple(Path(one).resolve() for one in directories)
    knowledge, mistakes = _read(lang, places, lemmas)
    if not knowledge.lexicon.prepositions:
        cure = f"Add lexicon/{lang}.ttl with its prepositions and wordings."
        mistakes.add(OntologyError(f"no lexicon for {lang!r}", place=lang, cure=cure))
    return knowledge, mistakes.found


@functools.lru_cache(maxsize=16)
def _load(lang: str, places: tuple[Path, ...]) -> Knowledge:
    knowledge, mistakes = _read(lang, places)
    mistakes.raise_any()
    return knowledge


def _read(
    lang: str, places: tuple[Path, ...], lemmas: Lemmas | None = None
) -> tuple[Knowledge, Mistakes]:
    mistakes = Mistakes()
    files = find_files(lang, places, mistakes)
    lang = Path(lang).name
    single = _single(files, lang, mistakes)
    terms = _blocks(files.vocabulary, "", lang, mistakes)
    words = _blocks(files.lexicon, "lexicon", lang, mistakes)
    names = _blocks(files.gazetteer, "gazetteer", lang, mistakes)
    check_names([*words, *single], mistakes)
    ontology = read_ontology(merged([*terms, *single]), mistakes)
    entries = merged([*words, *single])
    knowledge = Knowledge(
        ontology,
        read_lexicon(lang, entries, ontology, mistakes),
        read_gazetteer(merged([*names, *single]), ontology, mistakes),
    )
    if lemmas is not None:
        check_heads(entries, listed(entries, "kgl:ReflexiveList"), lemmas, mistakes)
    return knowledge, mistakes


def _blocks(paths: Sequence[Path], folder: str, lang: str, mistakes: Mistakes) -> list[Block]:
    blocks: list[Block] = []
    for path in paths:
        if path.suffix == ".csv":
            blocks += read_table(path, lang, mistakes)
        else:
            blocks += read_blocks([path], mistakes)
    check_kinds(blocks, folder, mistakes)
    return blocks


def _single(files: Files, lang: str, mistakes: Mistakes) -> list[Block]:
    return _blocks(files.single, "*", lang, mistakes)
