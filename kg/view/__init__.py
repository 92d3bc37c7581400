"""The graph to look at: pages that need nothing but a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.bundled import LANGUAGE
from kg.errors import ViewError
from kg.textfile import replacing

if TYPE_CHECKING:
    import networkx as nx

    from kg.view.background import Background

__all__ = ["html", "write", "write_page"]


def html(
    graph: nx.MultiDiGraph[str],
    known: Background | None = None,
    *,
    title: str = "",
    lang: str = LANGUAGE,
    limit: int = 2000,
    about: str = "",
) -> str:
    """Return the desk of a network as one self-contained HTML page.

    ``graph`` is what ``kg.network.network`` returns, ``known`` what its store knows beside it
    (``kg.view.background.background``): texts of documents, what is contested, what changed hands.
    ``title`` heads the page, ``lang`` is the language of its own words (``fr``, ``en``), ``limit``
    the number of entities with a dossier where there are more than 1,000 documents, ``about`` the
    entity (``kge:…``) whose dossier it opens. Raises ``ViewError`` for an unknown language. The
    same graph gives the same bytes.

    >>> import networkx as nx
    >>> html(nx.MultiDiGraph(), title="A & B")[:15]
    '<!doctype html>'
    """
    from kg.view.background import NOTHING
    from kg.view.desk import desk
    from kg.view.material import of_network

    material = of_network(graph, known or NOTHING, limit=limit)
    return desk(material, title=title, lang=lang, about=about)


def write(
    graph: nx.MultiDiGraph[str],
    path: Path | str,
    *,
    title: str = "",
    lang: str = LANGUAGE,
    limit: int = 2000,
) -> Path:
    """Write the desk to a file in UTF-8 and return its path; see ``html``.

    Raises ``ViewError`` if the file can't be written.
    """
    return write_page(html(graph, title=title, lang=lang, limit=limit), path)


def write_page(page: str, path: Path | str) -> Path:
    """Write a page to a file in UTF-8, as HTML says it is, and return its path.

    Raises ``ViewError`` if the file can't be written.
    """
    target = Path(path)
    with replacing(target, ViewError) as file:
        file.write(page.encode())
    return target
