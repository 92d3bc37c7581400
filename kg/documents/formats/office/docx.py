"""DOCX (ISO/IEC 29500): the paragraphs as they stand with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.documents.formats.office.written import written_drafts
from kg.documents.formats.package import Package, xml_tree
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TITLE = "title"  # the name of a style, in every language of the program
# taken out, moved away, said again for old programs, commands of fields
_SILENT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText"})
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}


def read_docx(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document in ``source``, or the articles of an export of Nexis or Factiva.

    Headers, footers, notes and comments are no part of the text. The title is a paragraph of that
    style, else what the file says. Raises DocumentError for what is no DOCX.
    """
    with Package.opened(source) as package:
        root = xml_tree(package.read("word/document.xml"), place=source.place)
        names = package.names()
        styles = _title_styles(package) if "word/styles.xml" in names else frozenset({_TITLE})
        said = _said(package) if "docProps/core.xml" in names else {}
    found = list(_paragraphs(root))
    title = next((text for text, style in found if style in styles and text), None)
    author = said.get("creator")
    paragraphs = [text for text, _ in found]
    known = {"title": title or said.get("title"), "author": author, "lang": said.get("language")}
    yield from written_drafts(paragraphs, source, **known)


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:
    """Yield each paragraph's text and the id of its style; those of a box stand behind it."""
    from lxml import etree  # type: ignore[import-untyped]

    stack: list[tuple[list[str], list[str]]] = []
    inner: list[tuple[str, str]] = []
    silent = 0
    for event, one in etree.iterwalk(root, events=("start", "end")):
        if one.tag in _SILENT:
            silent += 1 if event == "start" else -1
        if silent or not isinstance(one.tag, str):
            continue
        if one.tag == f"{_W}p":
            if event == "start":
                stack.append(([], []))
                continue
            parts, styles = stack.pop()
            made = ("".join(parts).strip(), styles[0] if styles else "")
            if stack:
                inner.append(made)
                continue
            yield made
            yield from inner
            inner.clear()
        elif event == "end" and stack:
            parts, styles = stack[-1]
            if one.tag == f"{_W}t":
                parts.append(one.text or "")
            elif one.tag in _SIGNS:
                parts.append(_SIGNS[one.tag])
            elif one.tag == f"{_W}pStyle":
                styles.append(one.get(f"{_W}val", ""))


def _title_styles(package: Package) -> frozenset[str]:
    root = xml_tree(package.read("word/styles.xml"), place=package.source.place)
    return frozenset(
        style.get(f"{_W}styleId", "")
        for style in root.iter(f"{_W}style")
        for name in style.iter(f"{_W}name")
        if name.get(f"{_W}val", "").lower() == _TITLE
    )


def _said(package: Package) -> dict[str, str]:
    """Return what the file says of itself."""
    root = xml_tree(package.read("docProps/core.xml"), place=package.source.place)
    return {
        one.tag.removeprefix(_DC): " ".join(one.text.split())
        for one in root
        if isinstance(one.tag, str) and one.tag.startswith(_DC) and (one.text or "").strip()
    }
