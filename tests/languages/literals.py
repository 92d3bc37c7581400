"""Words of languages and labels of treebanks that stand as string literals in code.

Knowledge of a language is data (``kg/languages/``, ``ontologies/lexicon/``): code that holds a word
of it, or the subtype by which a treebank calls a relation, works for that language alone.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import Graph, URIRef

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEMMA = URIRef("https://w3id.org/newskg/lexicon#lemma")
RELATIONS = frozenset({
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound",
    "conj",
    "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith",
    "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct",
    "reparandum", "root", "vocative", "xcomp",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")
_CODED = re.compile(r"\b\w+:\w+|\b\w+=\w*")  # kg:Person, Mood=Cnd
_SLOT = re.compile(r"\{\w+\}|\\.")  # of templates and regular expressions
_NAMED = re.compile(r"\w*_\w*|kg")  # identifiers, prefixes
_CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
# tables whose keys and values are codes and patterns; fields that name classes and features
_TABLES = frozenset({"syntax", "segments", "writing", "names", "documents", "wording"})
_CODES = frozenset({"labels", "forms", "weak", "moods", "perfect_moods", "modality", "status"})
_CODES |= {"name_spellings", "word_spellings", "surname_spellings", "adjective_endings"}
_TYPES = frozenset({"place_types", "speaker_types", "mute_types", "open_moods", "future_features"})
# what maps words to words
_TO_WORDS = frozenset({"clitics", "relatives", "partitives", "noun_prepositions", "ground_nouns"})
_SUBTYPE = re.compile(r"(?:^|[^\w:])([a-z]*):([a-z]+)(?![\w:])")


def data_folders() -> dict[str, list[Path]]:
    """Return by language the folders and files that hold its words."""
    found: dict[str, list[Path]] = {}
    for folder in sorted([*(ROOT / "kg" / "languages").glob("*/"), *HERE.glob("*/")]):
        if (folder / "words.toml").is_file():
            # elisions.toml lists thousands of common words, English ones among them, and
            # coreference.toml weighs signs that kg names
            others = {"elisions", "coreference"}
            files = [path for path in folder.glob("*.toml") if path.stem not in others]
            files += folder.glob("lexicon/*.ttl")
            found[folder.name] = [
                *files, *(ROOT / "ontologies" / "lexicon").glob(f"{folder.name}*.ttl"),
            ]  # fmt: skip
    return found


@cache
def words(lang: str) -> frozenset[str]:
    """Return all words, those of expressions and of the trees' grammar too, in lower case."""
    texts: list[str] = []
    for path in data_folders()[lang]:
        if path.suffix == ".ttl":
            texts += [str(lemma) for lemma in Graph().parse(path).objects(None, LEMMA)]
        else:
            texts += _texts(tomllib.loads(path.read_text(encoding="utf-8")))
    for row in _rows(lang):
        if row[3] in _CLOSED:
            texts += row[1:3]
    return frozenset(word for text in texts for word in split(text))


def _rows(lang: str) -> list[list[str]]:
    """Return the rows of the trees of a language (``*`` for all)."""
    return [
        line.split("\t")
        for path in HERE.glob(f"{lang}/*.conllu")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line[:1].isdigit()
    ]


def _texts(tables: dict[str, Any]) -> Iterator[str]:
    """Yield the words of a TOML file: values, and keys of what maps words to something."""
    for name, value in tables.items():
        if isinstance(value, dict) and name in _TABLES:
            yield from _texts(value)
        elif isinstance(value, dict) and name not in _CODES:
            yield from value
            if name in _TO_WORDS:
                yield from (word for one in value.values() for word in _listed(one))
        elif name in _CODES or name in _TYPES:
            continue
        else:
            yield from _listed(value)


def _listed(value: Any) -> list[str]:
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [_SLOT.sub(" ", text) for text in texts]


def split(text: str) -> list[str]:
    """Return the words of a text, in lower case, with straight apostrophes."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(_CODED.sub(" ", text))]


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string in code that is no docstring and names nothing."""
    tree = ast.parse(source)
    left: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left.add(id(node.value))
        if isinstance(node, ast.Assign) and any(
            isinstance(to, ast.Name) and to.id in ("__all__", "__slots__") for to in node.targets
        ):
            left |= {id(inner) for inner in ast.walk(node.value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left:
            yield node.lineno, node.value


def words_in(text: str, known: frozenset[str]) -> str:
    """Return what of a literal are words of a language, or nothing.

    English shares short words with other languages, and messages are in English: a literal counts
    where all its words are ``known``; and each word that has letters beyond a–z.
    """
    if _NAMED.fullmatch(text):
        return ""
    found = split(text)
    if all(word in known for word in found) and any(len(word) > 1 for word in found):
        return " ".join(found)
    return " ".join(word for word in found if word in known and not word.isascii())


def subtypes_in(text: str) -> list[str]:
    """Return the subtypes of Universal Dependencies that a literal holds (``nsubj:pass``)."""
    return [
        f"{relation}:{subtype}"
        for relation, subtype in _SUBTYPE.findall(text)
        if relation in RELATIONS or (not relation and subtype in subtypes())
    ]


@cache
def subtypes() -> frozenset[str]:
    """Return the subtypes of the trees beside this file."""
    return frozenset(row[7].partition(":")[2] for row in _rows("*") if ":" in row[7])
