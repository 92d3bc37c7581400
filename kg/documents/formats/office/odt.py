"""ODT (ISO/IEC 26300): the paragraphs and headings of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.documents.formats.office.written import written_drafts
from kg.documents.formats.package import Package, xml_tree
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_odt"]

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BLOCKS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
# notes, comments, what was taken out, lists of contents
_SILENT = frozenset({
    f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content",
})  # fmt: skip
_SIGNS = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}
_TITLE = "Title"  # the name of a style, in every language of the program
_MOST_SPACES = 1000


def read_odt(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document in ``source``, or the articles of an export of a press database.

    The title is a paragraph of that style, else what the file says. Raises DocumentError for what
    is no ODT.
    """
    with Package.opened(source) as package:
        root = xml_tree(package.read("content.xml"), place=source.place)
        said = _said(package) if "meta.xml" in package.names() else {}
    body = next(root.iter(f"{_OFFICE}text"), None)
    if body is None:
        raise DocumentError(
            "is no text document", place=source.place, cure="Save it as .odt, or its text as .txt."
        )
    titles = {_TITLE} | {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name") == _TITLE
    }
    found = list(_paragraphs(body))
    title = next((text for text, style in found if style in titles and text), None)
    author = said.get(f"{_META}initial-creator") or said.get(f"{_DC}creator")
    known = {"title": title or said.get(f"{_DC}title"), "author": author}
    known["lang"] = said.get(f"{_DC}language")
    yield from written_drafts([text for text, _ in found], source, **known)


def _paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    """Yield each paragraph's text and the name of its style; those of a box stand behind it."""
    from lxml import etree  # type: ignore[import-untyped]

    stack: list[list[str]] = []
    inner: list[tuple[str, str]] = []
    silent = 0
    for event, one in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        opens = event == "start"
        if event in {"comment", "pi"}:
            text = one.tail
        else:
            if one.tag in _SILENT:
                silent += 1 if opens else -1
            if opens and one.tag in _BLOCKS and not silent:
                stack.append([])
            if opens and not silent and stack:
                stack[-1].append(_sign(one))
            if not opens and one.tag in _BLOCKS and not silent:
                made = ("".join(stack.pop()).strip(), one.get(f"{_TEXT}style-name", ""))
                if stack:
                    inner.append(made)
                else:
                    yield made
                    yield from inner
                    inner.clear()
            text = one.text if opens else one.tail
        if text and stack and not silent:
            stack[-1].append(text)


def _sign(one: Any) -> str:
    if one.tag == f"{_TEXT}s":
        count = one.get(f"{_TEXT}c", "1")
        return " " * min(int(count), _MOST_SPACES) if count.isdecimal() else " "
    return _SIGNS.get(one.tag, "")


def _said(package: Package) -> dict[str, str]:
    root = xml_tree(package.read("meta.xml"), place=package.source.place)
    return {
        one.tag: " ".join(one.text.split())
        for one in root.iter()
        if isinstance(one.tag, str) and (one.text or "").strip()
    }
