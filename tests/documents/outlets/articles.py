"""Invented articles, and what their pages hold beside them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ARTICLES", "TEASERS", "Article"]


@dataclass(frozen=True)
class Article:
    """What a reader of the page is meant to read; everything else is furniture."""

    name: str
    title: str
    author: str
    date: str
    written_date: str
    lines: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return " ".join((self.title, *self.lines)).split()


_KNOWN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

ARTICLES = tuple(Article(**{**one, "lines": tuple(one["lines"])}) for one in _KNOWN["article"])
TEASERS = tuple((one["headline"], one["summary"]) for one in _KNOWN["teaser"])
