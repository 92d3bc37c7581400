"""HTML as a tree, and the paragraphs in it. Nothing is fetched, no entity is opened."""

from __future__ import annotations

import functools
from typing import Any

__all__ = ["inside", "page_tree", "paragraphs_in"]

_SILENT = frozenset({"head", "noscript", "script", "style", "svg", "template", "title"})
_SPACES = " \t\n\r\f"  # those of HTML; a no-break space is a character of the text


def page_tree(page: str | bytes) -> Any:
    """Return a page as a tree of lxml, or ``None`` for what has none.

    >>> page_tree("<p>La trêve").tag, page_tree("")
    ('p', None)
    """
    from lxml import etree, html  # type: ignore[import-untyped]

    data = page.encode("utf-8", errors="replace") if isinstance(page, str) else page
    encoding = "utf-8" if isinstance(page, str) else None
    try:
        return html.fromstring(data, parser=html.HTMLParser(encoding=encoding, no_network=True))
    except (etree.LxmlError, ValueError):
        return None


def paragraphs_in(element: Any) -> list[str]:
    """Return the texts of the blocks in an element, with the space of a browser.

    >>> paragraphs_in(page_tree("<div>Un <b>mot</b><p>La  trêve<br>tient.</p>Fin</div>"))
    ['Un mot', 'La trêve', 'tient.', 'Fin']
    """
    from lxml import etree

    inline = _inline()
    found: list[list[str]] = [[]]
    silent = 0
    for event, one in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            text = one.tail
        else:
            opens = event == "start"
            if one.tag not in inline:
                found.append([])
            if one.tag in _SILENT:
                silent += 1 if opens else -1
            text = one.text if opens else (one.tail if one is not element else None)
        if text and not silent:
            found[-1].append(text)
    texts = (_spaced("".join(parts)) for parts in found)
    return [text for text in texts if text]


def inside(element: Any, name: str) -> list[Any]:
    """Return the elements in ``element`` that are of the class ``name``, whatever its case.

    >>> [one.text for one in inside(page_tree("<p class='a B'>x</p><p>y</p>"), "b")]
    ['x']
    """
    wanted = name.casefold()
    return [
        one
        for one in element.iter()
        if isinstance(one.tag, str) and wanted in (one.get("class") or "").casefold().split()
    ]


@functools.cache
def _inline() -> frozenset[str]:
    """Return the elements of HTML that part no paragraphs."""
    from lxml.html import defs  # type: ignore[import-untyped]

    known = defs.phrase_tags | defs.font_style_tags | defs.special_inline_tags
    return frozenset(known | {"bdi", "label", "mark", "time", "wbr"}) - {"br"}


def _spaced(text: str) -> str:
    return " ".join(part for part in _split(text) if part)


def _split(text: str) -> list[str]:
    for space in _SPACES[1:]:
        text = text.replace(space, " ")
    return text.split(" ")
