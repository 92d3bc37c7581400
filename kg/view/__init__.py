"""The graph to look at: pages that need nothing but a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.bundled import LANGUAGE
from kg.errors import ViewError
from kg.textfile import replacing

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["html", "write", "write_page"]


def html(
    graph: nx.MultiDiGraph[str],
    *,
    title: str = "",
    lang: str = LANGUAGE,
    limit: int = 2000,
    seed: int = 1,
) -> str:
    """Return the explorer of a network as one self-contained HTML page.

    ``title`` heads the page, ``lang`` is the language of its own words (``fr``, ``en``), ``limit``
    the most entities drawn, ``seed`` that of the layout. Raises ``ViewError`` for an unknown
    language. The same graph gives the same bytes.

    >>> import networkx as nx
    >>> html(nx.MultiDiGraph(), title="A & B")[:15]
    '<!doctype html>'
    """
    from kg.view.explorer import explorer

    return explorer(graph, title=title, lang=lang, limit=limit, seed=seed)


def write(
    graph: nx.MultiDiGraph[str],
    path: Path | str,
    *,
    title: str = "",
    lang: str = LANGUAGE,
    limit: int = 2000,
    seed: int = 1,
) -> Path:
    """Write the explorer to a file in UTF-8 and return its path; see ``html``.

    Raises ``ViewError`` if the file can't be written.
    """
    return write_page(html(graph, title=title, lang=lang, limit=limit, seed=seed), path)


def write_page(page: str, path: Path | str) -> Path:
    """Write a page to a file in UTF-8, as HTML says it is, and return its path.

    Raises ``ViewError`` if the file can't be written.
    """
    target = Path(path)
    with replacing(target, ViewError) as file:
        file.write(page.encode())
    return target
