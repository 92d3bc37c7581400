"""Loading a pipeline without what spaCy ships for its language.

``import spacy.lang.fr`` takes two seconds, nearly all of it for a tokenizer that a pipeline with
rules of its own never uses. Vectors of attributes that the trained parts read (norm, prefix,
suffix, shape) are the same in every language; noun chunks are fetched when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from spacy import util
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc, Span

__all__ = ["load", "suits"]

_TOKENIZER = "kg.RuleTokenizer.v1"


def suits(folder: Path) -> bool:
    """Return whether a folder has a pipeline that brings its own tokenizer rules."""
    config = folder / "config.cfg"
    return config.is_file() and _TOKENIZER in config.read_text(encoding="utf-8")


def load(folder: Path) -> Language:
    """Return the pipeline of a folder, as ``spacy.load`` does."""
    config = util.load_config(folder / "config.cfg")
    nlp = _language(config["nlp"]["lang"]).from_config(
        config, meta=util.load_meta(folder / "meta.json")
    )
    return nlp.from_disk(folder)


def _language(code: str) -> type[Language]:
    """Return a language with this code and nothing else of its own."""
    defaults = type(
        "Defaults",
        (BaseDefaults,),
        {"syntax_iterators": {"noun_chunks": partial(_noun_chunks, code)}},
    )
    return type("Lean", (Language,), {"lang": code, "Defaults": defaults})


def _noun_chunks(code: str, doclike: Doc | Span) -> Iterator[Any]:
    iterators = util.get_lang_class(code).Defaults.syntax_iterators
    if "noun_chunks" not in iterators:
        raise NotImplementedError(f"spaCy has no noun chunks for the language {code!r}")
    yield from iterators["noun_chunks"](doclike)
