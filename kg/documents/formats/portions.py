"""A page of very many elements as several that have a part of its prose each, in order.

Libraries that look for an article take the square of the elements before them; of portions they
take what all of them take together. A portion's blocks stand in copies of the elements that they
stood in, so that what tells an article of the whole page tells it there, too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from typing import Any

__all__ = ["has_over", "portions"]

_NO_PROSE = frozenset({"a", "script", "style", "head", "nav", "noscript", "template"})


def has_over(page: Any, most: int) -> bool:
    """Whether a page (of lxml) has more elements than ``most``."""
    return next(islice(page.iter(), most, None), None) is not None


def portions(page: Any, most: int) -> Iterator[Any]:
    """Yield a page (of lxml) as trees that have about ``most`` elements of its prose at most.

    The innermost element with most of the prose is parted; what stands before it is in the first
    portion, what stands behind it in the last. Each element and text is in one of them. A page
    that has no more elements is yielded as it is; of others the tree is taken apart.

    >>> from lxml import html
    >>> page = html.fromstring("<div><p>Un</p><p>Deux</p><p>Trois</p><p>Quatre</p></div>")
    >>> [html.tostring(one, encoding="unicode") for one in portions(page, 3)]
    ['<div><p>Un</p><p>Deux</p><p>Trois</p></div>', '<div><p>Quatre</p></div>']
    """
    if not has_over(page, most):
        yield page
        return
    sizes = _sizes(page)
    trunk = _trunk(page)
    share = math.ceil(sizes[trunk] / math.ceil(sizes[trunk] / most))
    portion, count = _Portion(page), 0
    for parent, block, size in list(_blocks(page, trunk, sizes, share)):
        if count and count + size > share:
            yield portion.root
            portion, count = _Portion(page), 0
        portion.take(parent, block)
        count += size
    yield portion.root


class _Portion:
    """Blocks of a page, in copies of the elements that they stand in."""

    def __init__(self, page: Any) -> None:
        self.root = page.makeelement(page.tag, page.attrib)
        self._copies = {page: self.root}

    def take(self, parent: Any, block: Any) -> None:
        """Move a block here; ``parent`` is the element that it stands in."""
        self._copy(parent).append(block)

    def _copy(self, element: Any) -> Any:
        copy = self._copies.get(element)
        if copy is None:
            copy = self._copies[element] = element.makeelement(element.tag, element.attrib)
            self._copy(element.getparent()).append(copy)
        return copy


def _sizes(page: Any) -> dict[Any, int]:
    """Return how many elements each has in it, itself included."""
    elements = list(page.iter())
    sizes = dict.fromkeys(elements, 1)
    for element in reversed(elements[1:]):
        sizes[element.getparent()] += sizes[element]
    return sizes


def _trunk(page: Any) -> Any:
    """Return the innermost element that has more than half of the letters that are no links."""
    elements = list(page.iter())
    letters = dict.fromkeys(elements, 0)
    for element in reversed(elements):
        if isinstance(element.tag, str) and element.tag not in _NO_PROSE:
            letters[element] += len(element.text or "")
        else:
            letters[element] = 0
        if element is not page:
            letters[element.getparent()] += letters[element] + len(element.tail or "")
    half = letters[page] / 2
    return next((one for one in reversed(elements) if letters[one] > half), page)


def _blocks(
    element: Any, trunk: Any, sizes: dict[Any, int], most: int, *, is_inside: bool = False
) -> Iterator[tuple[Any, Any, int]]:
    """Yield what is not parted, the element that it stands in, and its size where that counts.

    Text that belongs to nothing else gets an element of its own.
    """
    is_inside = is_inside or element is trunk
    around = () if is_inside else {trunk, *trunk.iterancestors()}
    if element.text:
        yield element, _span(element, element.text), 0
        element.text = None
    for child in list(element):
        if child in around or (is_inside and sizes[child] > most):
            tail, child.tail = child.tail, None
            yield from _blocks(child, trunk, sizes, most, is_inside=is_inside)
            if tail:
                yield element, _span(element, tail), 0
        else:
            yield element, child, sizes[child] if is_inside else 0


def _span(element: Any, text: str) -> Any:
    span = element.makeelement("span")
    span.text = text
    return span
