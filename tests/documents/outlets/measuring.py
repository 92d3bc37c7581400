"""How much of articles is kept, and how much of what is kept is the article.

``python -m tests.documents.outlets.measuring`` prints it, a line a manner.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kg.documents import read
from kg.model import Document
from tests.documents.outlets.articles import ARTICLES, Article
from tests.documents.outlets.pages import PAGES
from tests.documents.outlets.texts import TEXTS

__all__ = ["Kept", "measured"]


class Kept(NamedTuple):
    """Words: of the article and of what is kept, and those that both have."""

    both: int = 0
    kept: int = 0
    meant: int = 0

    def plus(self, other: Kept) -> Kept:
        return Kept(*map(sum, zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.both / self.kept if self.kept else 0.0

    @property
    def recall(self) -> float:
        return self.both / self.meant


def measured(folder: Path) -> dict[str, Kept]:
    """Write the pages to a folder, and return what is kept of each manner."""
    found = dict.fromkeys((*PAGES, *TEXTS), Kept())
    for manner, article, path in _written(folder):
        documents = list(read([path], on_error=_told, lang="fr"))
        counted = _kept(documents[0], article) if documents else Kept(meant=len(article.words))
        found[manner] = found[manner].plus(counted)
    return found


def _told(error: Exception) -> None:
    sys.stderr.write(f"{error}\n")


def _written(folder: Path) -> Iterator[tuple[str, Article, Path]]:
    for suffix, manners in ((".html", PAGES), (".txt", TEXTS)):
        for manner, made in manners.items():
            for article in ARTICLES:
                path = folder / f"{manner}-{article.name}{suffix}"
                path.write_text(made(article), encoding="utf-8")
                yield manner, article, path


def _kept(document: Document, article: Article) -> Kept:
    parts = [document.text[p.start : p.end] for p in document.paragraphs if p.kind.is_read]
    if document.title and document.title not in parts:
        parts.append(document.title)
    kept, meant = Counter(" ".join(parts).split()), Counter(article.words)
    return Kept((kept & meant).total(), kept.total(), meant.total())


def _main() -> None:
    with TemporaryDirectory() as folder:
        found = measured(Path(folder))
    total = Kept()
    for manner, kept in found.items():
        total = total.plus(kept)
        sys.stdout.write(f"{manner:16} precision {kept.precision:.3f}  recall {kept.recall:.3f}\n")
    sys.stdout.write(f"{'all':16} precision {total.precision:.3f}  recall {total.recall:.3f}\n")


if __name__ == "__main__":
    _main()
