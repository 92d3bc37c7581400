"""Strings that would do harm if they were more than text, and a reader of HTML that finds harm."""

from __future__ import annotations

from html.parser import HTMLParser

__all__ = ["HOSTILE", "Harm", "harm_in"]

HOSTILE = (
    "<script>window.harm = 1</script>",
    '"><img src=x onerror="window.harm = 1">',
    "'><svg onload='window.harm = 1'>",
    "</title></text></svg><script>window.harm = 1</script>",
    "<iframe srcdoc='<script>parent.harm = 1</script>'>",
    "<style>*{display:none}</style>",
    "]]><!--<script>-->",
    "&lt;script&gt;window.harm = 1&lt;/script&gt;",
    "javascript:window.harm = 1",
    "</td></tr></table><form action='http://192.0.2.1'><input autofocus onfocus=alert(1)>",
    "${window.harm = 1} $x$ {{7*7}} %s {0}",
    "<details open ontoggle='window.harm = 1'>",
    "<a href='javascript:window.harm=1'>x</a>",
    "<math><mtext></table></math><img src=//192.0.2.1/a onerror=alert(1)>",
    "\u202egnp.exe\u2028\u2029",
)

_ELEMENTS = """
    div p b i u q small br h4 mark ul ol li table thead tbody tr th td details summary blockquote
    pre code img iframe
"""
_DRAWN = "svg title rect path text polygon"
_ATTRIBUTES = """
    style title class alt src srcdoc sandbox width height loading xmlns viewbox role font-family
    font-size x y rx fill stroke stroke-width stroke-dasharray text-anchor d points
"""


class Harm(HTMLParser):
    """What stands in a piece of HTML beside the elements that kg writes."""

    def __init__(self, *, drawn: bool) -> None:
        super().__init__()
        self._known = frozenset((_DRAWN if drawn else _ELEMENTS).split())
        self.found: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self._known:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name not in _ATTRIBUTES.split() or (
                name == "src" and not (value or "").startswith("data:")
            ):
                self.found.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")


def harm_in(html: str, *, drawn: bool = False) -> list[str]:
    """Return elements and attributes that kg does not write; ``drawn`` is an SVG."""
    reader = Harm(drawn=drawn)
    reader.feed(html)
    reader.close()
    return reader.found
