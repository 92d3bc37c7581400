"""A text → its paragraphs, each with what it is for: body, title, metadata, furniture."""

from __future__ import annotations

from kg.documents.dates import leading_date
from kg.documents.furniture import Furniture, furniture_of
from kg.documents.lines import split
from kg.documents.lists import without_lists
from kg.languages import Language
from kg.languages.segmentation.sentences import Boundaries, boundaries_of
from kg.model import Paragraph, ParagraphKind

__all__ = ["paragraphs_of"]

_TITLE_WORDS = 25  # longer first lines are leads: sentences of the article
_HEADLINE_WORDS = 20
_DATE_LINES = 3  # a line with nothing but a date may follow a title and a byline
_BULLETS = frozenset("-–—•*")


def paragraphs_of(
    text: str, language: Language, *, title: str | None = None
) -> tuple[tuple[Paragraph, ...], str | None]:
    r"""Return the paragraphs of ``text`` in order, and the date that stands before the article.

    Paragraphs do not overlap and have no space around them. ``title`` is the title as known from
    elsewhere, so that a first paragraph that repeats it is found. The date is as in ``Document``.

    >>> from kg.languages import load
    >>> found, date = paragraphs_of("date 2018-08\nLa trêve tient.\n© AFP / A. Nom", load("fr"))
    >>> [(p.start, p.end, p.kind.value) for p in found], date
    ([(0, 12, 'metadata'), (13, 28, 'body'), (29, 43, 'furniture')], '2018-08')
    """
    furniture, boundaries = furniture_of(language), boundaries_of(language)
    found: list[Paragraph] = []
    published: str | None = None
    rest = 0
    if dated := leading_date(text, language, labelled=True):
        start, rest, published = dated
        found.append(Paragraph(start, rest, ParagraphKind.METADATA))
    spans = [
        span for span in split(text, language, rest) if any(map(str.isalnum, text[slice(*span)]))
    ]
    for index, (start, end) in enumerate(spans):
        kind = _kind(text, (start, end), furniture, found, last=index + 1 == len(spans))
        found.append(Paragraph(start, end, kind))
    found = without_lists(text, found, furniture, language)
    if published is None:
        found, published = _dated(text, found, language)
    return _titled(text, found, title, boundaries), published


def _dated(
    text: str, found: list[Paragraph], language: Language
) -> tuple[list[Paragraph], str | None]:
    """Return the paragraphs with the date that leads the article apart, and that date."""
    body = [index for index, p in enumerate(found) if p.kind is ParagraphKind.BODY]
    for index in body[:_DATE_LINES]:
        start, end = found[index].start, found[index].end
        dated = leading_date(text[start:end], language, labelled=False)
        if dated is None:
            continue
        parts = [Paragraph(start, start + dated[1], ParagraphKind.METADATA)]
        rest = text[start + dated[1] : end]
        if rest.strip():
            parts.append(Paragraph(end - len(rest.lstrip()), end))
        return [*found[:index], *parts, *found[index + 1 :]], dated[2]
    return found, None


def _kind(
    text: str,
    span: tuple[int, int],
    furniture: Furniture,
    before: list[Paragraph],
    *,
    last: bool,
) -> ParagraphKind:
    paragraph = text[slice(*span)]
    if furniture.is_furniture(paragraph):
        return ParagraphKind.FURNITURE
    # Behind a photo credit a line without a full stop is the headline of another article.
    if (
        before
        and before[-1].kind is ParagraphKind.FURNITURE
        and furniture.is_credit(text[before[-1].start : before[-1].end])
        and not last
        and not _is_prose(paragraph, furniture.boundaries)
        and 4 < len(paragraph.split()) <= _HEADLINE_WORDS
    ):
        return ParagraphKind.FURNITURE
    return ParagraphKind.BODY


def _titled(
    text: str, found: list[Paragraph], title: str | None, boundaries: Boundaries
) -> tuple[Paragraph, ...]:
    """Mark the first paragraph of the body as the title if it is one."""
    body = [i for i, p in enumerate(found) if p.kind is ParagraphKind.BODY]
    if not body:
        return tuple(found)
    first = found[body[0]]
    line = text[first.start : first.end]
    repeats = title is not None and _bare(line) == _bare(title)
    heads = (
        len(body) > 1
        and len(line.split()) <= _TITLE_WORDS
        and not _is_prose(line, boundaries)
        and (not boundaries.has_ended(line) or found[body[1]].start - first.end > 0)
        and "\n" not in line
        and line[0] not in boundaries.quotes | _BULLETS
    )
    if repeats or heads:
        found[body[0]] = Paragraph(first.start, first.end, ParagraphKind.TITLE)
    return tuple(found)


def _is_prose(text: str, boundaries: Boundaries) -> bool:
    """Whether the text ends as statements and their parts do, and headlines do not."""
    return boundaries.has_ended(text, marks=boundaries.stops | boundaries.pauses)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
