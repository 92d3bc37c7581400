"""What all pieces have in common: escaped, never typeset as mathematics, folded where long."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape

__all__ = ["folded", "image", "lines", "shortened", "wrapped"]


def wrapped(*pieces: str) -> str:
    """Return pieces of HTML as one output of a cell.

    Notebooks typeset what stands between two dollar signs as mathematics, prices too: these classes
    forbid it.

    >>> wrapped("<b>5 $</b>")
    '<div class="tex2jax_ignore mathjax_ignore"><b>5 $</b></div>'
    """
    return f'<div class="tex2jax_ignore mathjax_ignore">{"".join(pieces)}</div>'


def lines(items: Iterable[str], *, ordered: bool = False) -> str:
    """Return pieces of HTML as a list.

    >>> lines(["a", "b"])
    '<ul><li>a</li><li>b</li></ul>'
    """
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def folded(title: str, piece: str) -> str:
    """Return a piece of HTML that opens when somebody wants to see it; ``title`` is a text.

    >>> folded("More & more", "<p>…</p>")
    '<details><summary>More &amp; more</summary><p>…</p></details>'
    """
    return f"<details><summary>{escape(title)}</summary>{piece}</details>"


def image(svg: str, alt: str) -> str:
    """Return an SVG as an image, in which nothing runs, with its text for who does not see it.

    >>> image("<svg/>", "A & B")
    '<img alt="A &amp; B" src="data:image/svg+xml;base64,PHN2Zy8+" style="max-width: 100%">'
    """
    data = base64.b64encode(svg.encode()).decode()
    source = f"data:image/svg+xml;base64,{data}"
    return f'<img alt="{escape(alt)}" src="{source}" style="max-width: 100%">'


def shortened(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters, cut with an ellipsis.

    >>> shortened("a long text", 7)
    'a long…'
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
