"""A page's tree without the links to other articles: lists of teasers, lines that are one link.

Told by their shape: several siblings of one kind, each with a headline that is a link; a
paragraph or an item of a list that is nothing but a link; the caption of a picture; and, in the
words of the language, what stands under the heading of a list or of comments.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import Any

from kg.documents.furniture import Furniture

__all__ = ["without_teasers"]

_TEASER_WORDS = 80
_LINK_WORDS = 4  # fewer are a name, or a button
_SIBLINGS = 2
_PROSE_WORDS = 12
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"p", "li", "h2", "h3", "h4", "h5", "h6", "dd", "dt"})
_CAPTIONS = frozenset({"figcaption"})


def without_teasers(tree: Any, furniture: Furniture) -> Any:
    """Return ``tree`` (of lxml), changed in place, without what links to other articles.

    >>> from kg.documents.furniture import furniture_of
    >>> from kg.languages import load
    >>> from lxml import html
    >>> page = "<div><p>La trêve tient.</p><p><a href='b'>Le camp de Lissan est vide</a></p></div>"
    >>> html.tostring(without_teasers(html.fromstring(page), furniture_of(load("fr"))))
    b'<div><p>La tr&#234;ve tient.</p></div>'
    """
    for parent in list(tree.iter()):
        kinds = defaultdict(list)
        for child in parent:
            if isinstance(child.tag, str) and child.tag not in _HEADINGS and _is_teaser(child):
                kinds[child.tag, child.get("class")].append(child)
        for alike in kinds.values():
            if len(alike) >= _SIBLINGS:
                for child in alike:
                    _drop(child)
    for heading in list(tree.iter(*_HEADINGS)):
        _drop_section(heading, furniture)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _CAPTIONS or (element.tag in _LINES and _is_link(element)):
            _drop(element)
    return tree


def _drop_section(heading: Any, furniture: Furniture) -> None:
    """Drop what stands under a heading of comments, or of a list up to prose or a heading."""
    words = " ".join(_words(heading))
    closes = furniture.closes(words)
    if not closes and not furniture.opens_list(words):
        return
    behind = heading.getnext()
    while behind is not None and (closes or not (behind.tag in _HEADINGS or _is_prose(behind))):
        behind, gone = behind.getnext(), behind
        _drop(gone)


def _is_prose(element: Any) -> bool:
    linked = any(True for _ in element.iter("a"))
    return element.tag == "p" and not linked and len(_words(element)) >= _PROSE_WORDS


def _words(element: Any) -> list[str]:
    return "".join(element.itertext()).split()


def _is_link(element: Any) -> bool:
    links = [*islice((link for link in element.iter("a") if link.get("href")), 2)]
    if len(links) != 1:
        return False
    linked = _words(links[0])
    return len(linked) >= _LINK_WORDS and linked == _words(element)


def _is_teaser(element: Any) -> bool:
    """Whether an element is short and has a headline that is a link."""
    return any(map(_is_linked, element.iter(*_HEADINGS))) and (
        len(_words(element)) <= _TEASER_WORDS
    )


def _is_linked(heading: Any) -> bool:
    return any(True for _ in heading.iter("a")) or any(
        above.tag == "a" for above in heading.iterancestors()
    )


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()
