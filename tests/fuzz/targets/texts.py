"""Texts of odd characters: read with offsets that hold, in segments that leave nothing out."""

from __future__ import annotations

from kg.annotate.segments import segments
from kg.documents import document_from_text
from kg.documents.dates import leading_date
from kg.documents.stated import stated_date
from kg.documents.tongues import code_named
from kg.errors import DocumentError
from kg.languages import Language, load
from kg.languages.segmentation.quotation_marks import quotations_of
from kg.languages.segmentation.sentences import boundaries_of
from kg.model import Document, Span
from kg.text.faults import faults
from kg.text.view import view_of
from tests.fuzz.choices import Choices
from tests.fuzz.targets import Target, clear
from tests.fuzz.targets.readers import check

__all__ = ["TARGET"]

_PIECES = (
    "Le maire a quitté Lissan.", "Il part", " ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u202f",
    "\u200b", "\u00ad", "\ufeff", "e\u0301", "\u0301", "ﬁ", "l' ", "l’", "l'", "d", "larrêt ",
    "qu'", "« ", " »", "“", "”", '"', "‹", "›", "„", "'", ".", "...", "…", "?", "!", ":", ";",
    ",", "-", "-\n", "\u00ad\n", "–", " — ", "(", ")", "[", "]", "M.", "J.-P.", "O.N.U.",
    "U.na.d.s", "A.", "12", "12 mars 2018", "2018-03", "12/03/2018", "31/02/2018", "le 1er mai",
    "lundi", "09:12", "&eacute;", "&amp;#39;", "&lt;", "&#0;", "&#xD800;", "Ã©", "ÃƒÂ©", "√©",
    "\ufffd", "© AFP", "Lire aussi :", "Commentaires", "Par Anne Exemple", "Q - ", "R : ",
    "Anna Delmas : ", "LISSAN (AFP) - ", "date 2018-08 ", "https://lumen.example/a.b",
    "anne@lumen.example", "> ", "The troops left the town on Monday, the general said.",
    "市長は町を去った。", "Он ушёл.", "🙂", "\U0001d400", "İ", "ß", "ŉ",
    "ǅ", "\u2028", "\u0085", "\x1c",
    "\v", "\f", "\x07", "ʼ", "′", "`", "\u2011", "2", "²", "½", "٣", "Ⅷ", "K", "Å",
)  # fmt: skip
_LANGUAGES = (load("fr"), load("en"))


def run(data: bytes) -> None:
    """Read a text, and look whether offsets, sentences and quotations hold."""
    choices = Choices(data)
    pieces: list[str] = []
    while choices and len(pieces) < 120:
        kind = choices.number(len(_PIECES) + 1)
        pieces.append(_PIECES[kind] if kind < len(_PIECES) else chr(choices.number(0x11000)))
    text = "".join(pieces)
    code_named(text)
    for language in _LANGUAGES:
        stated_date(text, language)
        leading_date(text, language, labelled=False)
        try:
            document = document_from_text("a", text, lang=language.code)
        except DocumentError as error:
            clear(error)
            return
        check(document)
        faults(document, language)
        _look(document, language)


def _look(document: Document, language: Language) -> None:
    view = view_of(document, language)
    read, text = view.document, document.text
    at = 0
    for start in range(len(read.text)):
        one = view.span(Span(start, start + 1, read.text[start : start + 1]))
        assert text[one.start : one.end] == one.text
        assert at <= one.start <= one.end <= len(text)
        at = one.start
    if view.edited is not None:
        assert view.edited.original == text
        for place in range(len(text) + 1):
            assert 0 <= view.edited.forth(place) <= len(read.text)
    last = None
    for number, paragraph in enumerate(read.paragraphs):
        assert 0 <= paragraph.start <= paragraph.end <= len(read.text)
        assert last is None or last <= paragraph.start
        last = paragraph.end
        back = view.back(paragraph.start, paragraph.end)
        if paragraph.start < paragraph.end:
            given = document.paragraphs[number]
            assert given.start <= back[0] < back[1] <= given.end, (given, back)
    _look_at_segments(read, language)


def _look_at_segments(read: Document, language: Language) -> None:
    found = list(segments(read, language))
    at = 0
    for segment in found:
        assert at <= segment.start < segment.end <= len(read.text)
        assert not read.text[at : segment.start].strip() or not _is_read(read, at, segment.start)
        assert read.text[segment.start : segment.end].strip()
        at = segment.end
    places = [(p.start, p.end) for p in read.paragraphs]
    for start, end in places:
        ends = list(boundaries_of(language).sentence_ends(read.text, start, end))
        assert ends == sorted(set(ends))
        assert all(start < one <= end for one in ends)
    for start, spans in quotations_of(read.text, places, language).items():
        end = dict(places)[start]
        for span in spans:
            assert start <= span.outer_start <= span.start <= span.end <= span.outer_end <= end, (
                span,
                (start, end),
            )


def _is_read(read: Document, start: int, end: int) -> bool:
    """Whether letters of a paragraph that is read stand in a stretch."""
    return any(
        paragraph.kind.is_read
        and read.text[max(start, paragraph.start) : min(end, paragraph.end)].strip()
        for paragraph in read.paragraphs
        if paragraph.start < end and start < paragraph.end
    )


TARGET = Target("texts", run, [bytes(range(0, len(_PIECES), 3)), bytes(range(len(_PIECES)))])
