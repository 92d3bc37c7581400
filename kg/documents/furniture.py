"""Which paragraphs are not the article: photo credits, related headlines, calls, notices.

A lost sentence costs facts, a kept credit costs one odd claim, so that each rule asks for a sign
at the paragraph's edge and for brevity.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.languages import Language
from kg.languages.segmentation.sentences import Boundaries, boundaries_of, is_great
from kg.languages.templates import NEVER, either, regex

__all__ = ["Furniture", "furniture_of"]

_LONGEST = 600  # characters of furniture
_LINE = 150
_CREDIT_WORDS = 40
_CAPTION_WORDS = 30
_LABEL_WORDS = 25
_CALL_WORDS = 40
_BYLINE_WORDS = 16
_SMALL_WORDS = 4  # "journaliste à", "et", "avec"
_TOPIC_WORDS = 6  # "Sur le même sujet Tour de France 2016"
# The place of a page in its site: "Accueil > Monde > Lissan".
_STEP = r"[^>›|•·.!?;]{1,40}"
_TRAIL = re.compile(rf"{_STEP}(?:\s[>›|•·]\s{_STEP}){{2,}}|{_STEP}\s[>›]\s{_STEP}")
# A line with nothing but an hour, an address, the code or the signature of a wire.
_MARK = re.compile(
    r"\d{1,2}\s?[:hH]\s?\d\d(?::\d\d)?(?:\s[A-Z]{1,4})?"
    r"|\S+@\S+\.\w+|(?:https?://|www\.)\S+"
    r"|[A-Za-z]{2,5}(?:/[A-Za-z]{2,5})+|[A-Z]{2,4}\d{3,5}(?:\s[A-Z\d]{1,5})*"
)
_QUOTES = str.maketrans("’ʼ`\u00a0\u202f\u2009", "'''   ")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The rules of one language, compiled."""

    credit: re.Pattern[str]
    caption: re.Pattern[str]
    label: re.Pattern[str]
    photographer: re.Pattern[str]
    related: re.Pattern[str]
    call: re.Pattern[str]
    control: re.Pattern[str]
    rights: re.Pattern[str]
    notice: re.Pattern[str]
    line_label: re.Pattern[str]
    byline: re.Pattern[str]
    signed: re.Pattern[str]
    heading: re.Pattern[str]
    closing: re.Pattern[str]
    boundaries: Boundaries

    def is_furniture(self, paragraph: str) -> bool:
        """Whether ``paragraph`` belongs to the page, not to the article.

        >>> from kg.languages import load
        >>> rules = furniture_of(load("fr"))
        >>> rules.is_furniture("Lire aussi : La trêve tient")
        True
        >>> rules.is_furniture("À lire ce rapport, la trêve tient.")
        False
        """
        if len(paragraph) > _LONGEST:
            return False
        bare = _bare(paragraph)
        words = bare.count(" ") + 1
        return (
            self.is_credit(paragraph)
            or self.control.fullmatch(bare) is not None
            or self.opens_list(paragraph)
            or self._is_related(bare, words)
            or _TRAIL.fullmatch(bare) is not None
            or _MARK.fullmatch(bare) is not None
            or self.signed.fullmatch(bare) is not None
            or (words <= _LABEL_WORDS and self.line_label.match(bare) is not None)
            or self._is_byline(bare, words)
            or (
                words <= _CALL_WORDS
                and (self.call.match(bare) or self.notice.match(bare) or self.rights.search(bare))
                is not None
            )
        )

    def opens_list(self, paragraph: str) -> bool:
        """Whether ``paragraph`` is the heading of a list of other articles, sources or notes."""
        if len(paragraph) > _LINE:
            return False
        bare = _bare(paragraph)
        if self.heading.fullmatch(bare):
            return True
        related = self.related.match(bare)
        if related is None or not self._is_related(bare, bare.count(" ") + 1):
            return False
        left = bare[related.end() :].split()
        return not left or (related["mark"] is None and len(left) <= _TOPIC_WORDS)

    def closes(self, paragraph: str) -> bool:
        """Whether ``paragraph`` is a line behind which nothing of an article comes."""
        return len(paragraph) <= _LINE and self.closing.fullmatch(_bare(paragraph)) is not None

    def is_credit(self, paragraph: str) -> bool:
        """Whether ``paragraph`` names who took a photo, perhaps behind a caption."""
        bare = _bare(paragraph)
        words = bare.count(" ") + 1
        if words <= _CREDIT_WORDS and self.credit.match(bare):
            ends = list(self.boundaries.sentence_ends(bare, 0, len(bare)))
            return len(ends) < 2  # a whole article may stand behind it
        if words <= _CAPTION_WORDS and self.caption.search(bare):
            return True
        if words <= _LABEL_WORDS and self.label.match(bare):
            return True
        return self.photographer.fullmatch(bare) is not None

    def _is_byline(self, bare: str, words: int) -> bool:
        """Whether a line names authors, and no verb: "Par A. Nom, à Lissan", "Avec Reuters"."""
        if words > _BYLINE_WORDS or not (found := self.byline.match(bare)):
            return False
        names = bare[found.end() :].split()
        small = [name for name in names if name[0].islower()]
        if self.boundaries.has_ended(bare) and len(small) > 1:
            return False
        return bool(names) and is_great(names[0][0]) and len(small) <= _SMALL_WORDS

    def _is_related(self, bare: str, words: int) -> bool:
        match = self.related.match(bare)
        if match is None or words > _LABEL_WORDS:
            return False
        # a headline cut short ends in dots
        stated = self.boundaries.has_ended(bare, marks=self.boundaries.stops) and bare[-3:] != "..."
        return match["mark"] is not None or not stated


@functools.lru_cache(maxsize=64)  # each rule asks anew
def _bare(paragraph: str) -> str:
    return " ".join(paragraph.translate(_QUOTES).split())


@functools.lru_cache(maxsize=16)
def furniture_of(language: Language) -> Furniture:
    """Return the compiled rules of ``language``; what it has no words for is nowhere."""
    words = language.documents
    signs = either(words.credit_signs)
    agencies = either(words.agencies)
    labels = either(words.credit_labels)
    calls, objects = either(words.calls), either(words.call_objects)
    closings = [regex(template, {"number": r"\d+"}) for template in words.closings]
    name = r"[^\s/,.;:]+(?: [^\s/,.;:]+){0,4}"
    mark = r"[^\w«]{0,3}"  # arrows, bullets
    patterns = {
        "credit": rf"(?:{signs})(?!\w)",
        "caption": rf"(?:©|\(c\))\s?(?:[^.!?©]|\b\w\.){{2,60}}$|\((?:{labels})\b[^)]*\)$",
        "label": rf"\(?(?:{labels})\s?(?::|/|\()",
        "photographer": rf"(?:{name} ?/ ?)?(?:{agencies})(?: ?/ ?{name})?(?: via (?:{agencies}))?",
        "related": rf"{mark}(?:{either(words.related)})(?!\w)\s?(?P<mark>[:|>»→/–—-]|$)?",
        "call": rf"{mark}(?:{calls})(?!\w).*\b(?:{objects})\b",
        "control": rf"{mark}(?:{either(words.controls)})[^\w]{{0,3}}",
        "rights": rf"(?:{either(words.rights)})",
        "notice": rf"{mark}(?:{either(words.notices)})(?!\w)",
        "line_label": rf"{mark}(?:{either(words.line_labels)})\s?:(?!\w)",
        "byline": rf"{mark}(?:{either(words.byline_openings)})\s",
        "signed": rf"{name},? (?:{either(words.byline_openings)}) (?:\w{{1,3}} )?(?:{agencies})\.?",
        "heading": rf"{mark}(?:{either(words.headings)})\W{{0,3}}",
        "closing": rf"{mark}(?:{'|'.join(closings) or NEVER})\W{{0,3}}",
    }
    compiled = {key: re.compile(p, re.IGNORECASE) for key, p in patterns.items()}
    return Furniture(**compiled, boundaries=boundaries_of(language))
