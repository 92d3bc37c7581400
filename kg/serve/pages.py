"""Pages that workers write: queries, lists of documents and entities."""

from __future__ import annotations

import functools
import tomllib
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from kg.lens import Rebuilt
from kg.query import Contents, documents_from
from kg.serve.jobs import entities_called
from kg.store import Store, remembered
from kg.view.words import languages
from kg.workers import Limits

__all__ = [
    "documents_page",
    "entities_page",
    "language_for",
    "page_of",
    "query_page",
]

_ASSETS = Path(__file__).parent / "assets"
_AT_ONCE = 100


def query_page(store: Store, limits: Limits, *, lang: str | None) -> bytes:
    """Return the page with the editor of queries."""
    del limits
    contents = Contents(store)
    return page_of(store, "query", lang, count=len(contents), questions=list(contents.questions))


def documents_page(store: Store, limits: Limits, *, lang: str | None, offset: int) -> bytes:
    """Return a page of the list of documents."""
    del limits
    found = list(islice(documents_from(store), offset, offset + _AT_ONCE + 1))
    following = offset + _AT_ONCE if len(found) > _AT_ONCE else None
    return page_of(store, "documents", lang, documents=found[:_AT_ONCE], following=following)


def entities_page(store: Store, limits: Limits, *, lang: str | None, text: str) -> bytes:
    """Return the entities with a text in a name."""
    del limits
    found = entities_called(store, text)
    return page_of(store, "entities", lang, entities=found[:_AT_ONCE], text=text, count=len(found))


def language_for(store: Store, lang: str | None) -> str:
    """Return the language of a page: that asked for, else the store's, else English."""
    record = remembered(store)
    known = record.languages if record is not None else ()
    return next((one for one in (lang, *known) if one in languages()), "en")


def page_of(store: Store, name: str, lang: str | None, **values: Any) -> bytes:
    """Return the page of a template, in a language; its links go on through the store's lens."""
    lens = str(store.lens) if isinstance(store, Rebuilt) else ""
    asked = urlencode({"lens": lens}) if lens else ""
    values |= {
        "lens": lens,
        "only": f"?{asked}" if lens else "",
        "also": f"&{asked}" if lens else "",
    }
    spoken = language_for(store, lang)
    template = _templates().get_template(f"{name}.html")
    page: str = template.render(words=_words(spoken), lang=spoken, **values)
    return page.encode()


@functools.cache
def _words(lang: str) -> dict[str, str]:
    return tomllib.loads((_ASSETS / "words" / f"{lang}.toml").read_text(encoding="utf-8"))


@functools.cache
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined)
