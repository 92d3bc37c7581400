"""Factiva: articles in pages or lines; a few lines of a fixed order stand before their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.documents.formats.markup import inside, paragraphs_in
from kg.documents.formats.press.article import Article
from kg.documents.formats.press.words import words

__all__ = ["SIGNS", "in_lines", "in_page"]

_PARAGRAPH, _ARTICLE, _HEAD = "articleParagraph", "article", "hd"
SIGNS = (_PARAGRAPH, "<b>HD</b>")  # what no other page has
# "Document COUVAL0020250307el3700000": the number that ends an article
_NUMBER = re.compile(r"\s*(?:[A-Z]{2}\s+)?[^\W\d_]+ [A-Z0-9]{4,}\d{8}[a-z0-9]{4,}\s*")
_CODED = re.compile(r"([A-Z]{2,3})(?:[\t ]+(.*))?")
_AUTHOR_WORDS = 7


def in_page(tree: Any) -> list[Article]:
    """Return the articles of a page that Factiva made, none for other pages."""
    if not inside(tree, _PARAGRAPH) and not any(map(_is_coded, tree.iter("table"))):
        return []
    outer = [
        one
        for one in inside(tree, _ARTICLE)
        if not any(_ARTICLE in (above.get("class") or "").split() for above in one.iterancestors())
    ]
    found = (_coded(_rows(one)) or _from_page(one) for one in outer)
    return [one for one in found if one is not None]


def in_lines(lines: Sequence[str]) -> list[Article]:
    """Return the articles of a text that Factiva made, none for other texts."""
    ends = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line)]
    starts = [0, *(end + 1 for end in ends)]
    found = []
    for start, end in zip(starts, ends, strict=False):
        part = [line.strip() for line in lines[start:end]]
        article = _coded(_coded_lines(part)) or _from_lines(part)
        if article is None:
            return []
        found.append(article)
    return found


def _from_page(element: Any) -> Article | None:
    """Return an article by the classes of its parts, and the order of its head's lines."""
    body = inside(element, _PARAGRAPH)
    titles = [one for one in element.iter() if (one.get("class") or "").endswith("Headline")]
    titles += [one for one in element.iter() if one.get("id") == _HEAD]
    if not body or not titles:
        return None
    title, author = (
        " ".join(paragraphs_in(found[0])) if found else None
        for found in (titles, inside(element, "author"))
    )
    head = paragraphs_in(element)
    first = " ".join(paragraphs_in(body[0]))
    known = _known(head[: head.index(first)] if first in head else head)
    paragraphs = [text for one in body for text in paragraphs_in(one)]
    return Article(paragraphs=paragraphs, **{**known, "title": title, "author": author})


def _from_lines(lines: Sequence[str]) -> Article | None:
    """Return an article whose head ends with the line that says whose it is."""
    ends = [at for at, line in enumerate(lines) if words().is_right(line)]
    counts = [at for at, line in enumerate(lines) if words().is_count(line)]
    if not ends or not counts or counts[0] > ends[0]:
        return None
    head = [line for line in lines[: counts[0]] if line]
    known = _known(lines[counts[0] : ends[0]])
    if len(head) > 1 and len(head[-1].split()) <= _AUTHOR_WORDS and not _is_block(lines, counts[0]):
        known["author"] = head.pop()
    if head:
        known["title"] = head[-1]
    return Article(paragraphs=[line for line in lines[ends[0] + 1 :] if line], **known)


def _is_block(lines: Sequence[str], end: int) -> bool:
    """Whether a blank line, and two lines without one between them, stand before a line."""
    return end > 2 and not lines[end - 1] and all(lines[end - 3 : end - 1])


def _known(head: Sequence[str]) -> dict[str, str | None]:
    """Return what the lines behind a title tell: a length, a date, an hour, a source, codes."""
    known: dict[str, str | None] = {}
    for line in filter(None, head):
        if words().is_right(line):
            break
        if "published" not in known:
            if date := words().date_in(line):
                known["published"] = date
        elif "source" not in known:
            if not re.fullmatch(r"\d\d?:\d\d(?::\d\d)?.{0,12}", line):
                known["source"] = words().outlet(line)
        elif lang := words().language_in(line):
            known.setdefault("lang", lang)
    return known


def _coded(rows: Iterator[tuple[str, list[str]]]) -> Article | None:
    """Return an article whose parts have codes of two letters before them."""
    parts: dict[str, list[str]] = {}
    for code, texts in rows:
        parts.setdefault(words().codes[code], []).extend(texts)
    if not {"title", "body", "source"} <= parts.keys():
        return None
    line = {name: " ".join(texts) for name, texts in parts.items()}
    return Article(
        paragraphs=parts["body"],
        title=line["title"] or None,
        author=line.get("author") or None,
        published=words().date_in(line.get("published", "")),
        source=words().outlet(line["source"]),
        lang=words().language_in(line.get("language", "")),
    )


def _rows(element: Any) -> Iterator[tuple[str, list[str]]]:
    for row in element.iter("tr"):
        cells = list(row.iterchildren("td", "th"))
        code = "".join(cells[0].itertext()).strip() if cells else ""
        if code in words().codes:
            yield code, [text for cell in cells[1:] for text in paragraphs_in(cell)]


def _is_coded(table: Any) -> bool:
    return {"HD", "SN"} <= {code for code, _ in _rows(table)}


def _coded_lines(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    code, texts = "", list[str]()
    for line in filter(None, lines):
        if (found := _CODED.fullmatch(line)) and found[1] in words().codes:
            if code:
                yield code, texts
            code, texts = found[1], [found[2]] if found[2] else []
        elif code:
            texts.append(line)
    if code:
        yield code, texts
