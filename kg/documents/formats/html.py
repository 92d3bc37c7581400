"""Saved web pages: the article's text, title, date, site and address. Nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.documents.decoding import decoded
from kg.documents.formats.markup import page_tree
from kg.documents.formats.portions import has_over, portions
from kg.documents.formats.press import in_page
from kg.documents.formats.reader import Asked, Draft, noted
from kg.documents.formats.source import Source
from kg.documents.furniture import furniture_of
from kg.documents.stated import stated_date
from kg.documents.teasers import without_teasers
from kg.errors import DocumentError, LanguageError
from kg.languages import Language, load

__all__ = ["page_drafts", "read_html"]

_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.issued", "pubdate", "publish-date",
    "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_ELEMENTS = 200_000
_TOGETHER = 5_000  # elements; trafilatura takes the square of them
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')


def read_html(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the article of the page in ``source``, or those of an export of a press database.

    The text is the article as trafilatura takes it out, one paragraph a line. Raises
    DocumentError for a page without an article.
    """
    page, notes = decoded(source.content(), place=source.place, declared=True)
    yield from noted(page_drafts(page, source, asked, url=source.url), notes)


def page_drafts(
    page: str, source: Source, asked: Asked, *, url: str | None
) -> Iterator[Draft | DocumentError]:
    """Yield what ``read_html`` does of a page; ``url`` is where it was got from."""
    if (exported := in_page(page, source)) is not None:
        yield from exported
        return
    text, known = _article(page, source.place, asked.lang)
    known["url"] = known["url"] or url
    yield Draft(id=source.id, text=text, place=source.place, **known)


def _article(page: str, place: str, lang: str) -> tuple[str, dict[str, Any]]:
    tree, bare = page_tree(page), page_tree(page)
    if tree is not None and has_over(tree, _ELEMENTS):
        raise DocumentError(
            f"has over {_ELEMENTS:,} elements, more than a page with an article",
            place=place,
            cure="Save the article alone, or its text as .txt.",
        )
    try:
        found = None
        if bare is not None:
            found = _extracted(without_teasers(bare, furniture_of(load(lang))))
        if found is None or not (found.text or "").strip():
            is_long = tree is not None and has_over(tree, _TOGETHER)
            found = _extracted(page_tree(page) if is_long else page)
    except LanguageError as error:
        raise DocumentError(
            f"is in {lang!r}, a language without data", place=place, cure=error.cure
        ) from None
    except (RecursionError, ValueError) as error:
        raise DocumentError(
            f"can't be read as a page ({error})", place=place, cure="Save the page again."
        ) from None
    if found is None or not (found.text or "").strip():
        raise DocumentError(
            "has no article in it", place=place, cure="Save the page whole, or its text as .txt."
        )
    return found.text, {
        "title": found.title or None,
        "author": found.author or None,
        "published": (_published(tree, load(lang)) if tree is not None else None) or found.date,
        "source": found.sitename or found.hostname or None,
        "url": found.url or None,
    }


def _extracted(page: Any) -> Any:
    """Return the article of a page, or of the tree of one, as trafilatura takes it out.

    Of a long tree it is what stands in its portions; but for the first, they may have nothing of
    the article: only what is surely one is taken of them.
    """
    if isinstance(page, str) or not has_over(page, _TOGETHER):
        return _taken_out(page, with_metadata=True)
    first, *others = portions(page, _TOGETHER)
    found = _taken_out(first, with_metadata=True)
    more = [_taken_out(one, surely=True) for one in others]
    if found is not None:
        texts = [one.text for one in (found, *more) if one is not None]
        found.text = "\n".join(text for text in texts if (text or "").strip())
    return found


def _taken_out(page: Any, *, with_metadata: bool = False, surely: bool = False) -> Any:
    import trafilatura  # 0.3 s; the other formats do without

    return trafilatura.bare_extraction(
        page,
        with_metadata=with_metadata,
        favor_precision=surely,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False},  # else a year of a teaser is a date
    )


def _published(tree: Any, language: Language) -> str | None:
    """Return the date that the page states itself, which has the time of day as well."""
    stated = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): content
        for meta in reversed(tree.findall(".//meta"))
        if (content := meta.get("content"))
    }
    dates = [stated[name] for name in _DATE_METAS if name in stated]
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        dates += _JSON_DATE.findall(script.text or "")
    dates += [time.get("datetime", "") for time in tree.iterfind(".//article//time[@datetime]")][:1]
    return next((date for one in dates if (date := stated_date(one, language))), None)
