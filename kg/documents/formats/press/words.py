"""What press databases write around articles: dates in words, languages by name, labels."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.documents.dates import iso_date

__all__ = ["Words", "words"]

_LONGEST = 160  # characters of a line with a date, a source or a label


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``words.toml``, compiled; months and languages are those of CLDR."""

    locales: tuple[str, ...]
    count: re.Pattern[str]
    issue: re.Pattern[str]
    rights: tuple[str, ...]
    ends: frozenset[str]
    bodies: frozenset[str]
    labels: Mapping[str, str]
    codes: Mapping[str, str]

    def date_in(self, line: str) -> str | None:
        """Return the ISO date that a short line has in words, with the hour behind it.

        >>> words().date_in("vendredi 7 mars 2025 - 09:12:00 +0100")
        '2025-03-07T09:12'
        >>> words().date_in("March 9, 2025 Sunday"), words().date_in("p. 4")
        ('2025-03-09', None)
        """
        if len(line) > _LONGEST or not any(map(str.isdigit, line)):
            return None
        pattern, months = _dates(self.locales)
        found = pattern.search(line)
        if found is None:
            return None
        part = found.groupdict()
        month = months[(part["month"] or part["first"]).casefold().rstrip(".")]
        day = int(part["day"] or part["second"])
        year = part["year"] or part["last"]
        clock = f"T{int(part['hour']):02}:{part['minute']}" if part["hour"] else ""
        date = f"{year}-{month:02}-{day:02}"
        return iso_date(date + clock) or iso_date(date)

    def language_in(self, line: str) -> str | None:
        """Return the code of the language that a line names first, in any language.

        >>> words().language_in("FRENCH; FRANÇAIS"), words().language_in("Deutsch")
        ('fr', 'de')
        """
        known = _languages(self.locales)
        names = (name.strip() for name in re.split(r"[;,/()]", line.casefold()))
        return next((known[name] for name in names if name in known), None)

    def is_count(self, line: str) -> bool:
        """Whether a line tells how long an article is: "523 mots"."""
        return self.count.fullmatch(line) is not None

    def is_right(self, line: str) -> bool:
        """Whether a line says whose the article is."""
        return line.casefold().startswith(self.rights)

    def outlet(self, line: str) -> str | None:
        """Return a source's name without the number of the issue and what stands behind it.

        >>> words().outlet("La Gazette du Nord, no. 1204"), words().outlet(" ")
        ('La Gazette du Nord', None)
        """
        return self.issue.split(line, maxsplit=1)[0].strip() or None

    def label(self, line: str) -> tuple[str, str, str] | None:
        """Return the label before a colon, what it tells and what stands behind it.

        >>> words().label("BYLINE: Anne Exemple"), words().label("Il part : enfin.")
        (('byline', 'author', 'Anne Exemple'), None)
        """
        name, colon, rest = line.partition(":")
        name = name.strip()
        if not colon or len(name) > 30:
            return None
        told = self.labels.get(name.casefold())
        return None if told is None else (name.casefold(), told, rest.strip())


@functools.cache
def words() -> Words:
    """Return what press databases write, in all the languages of their pages."""
    table: dict[str, Any] = tomllib.loads(
        Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    )
    numbered = "|".join(map(re.escape, table["issues"]))
    return Words(
        locales=tuple(table["languages"]),
        count=re.compile(rf"\d[\d\s.,]*\s(?:{'|'.join(table['words'])})", re.IGNORECASE),
        issue=re.compile(rf"\s*,?\s+(?:{numbered})\s?\d", re.IGNORECASE),
        rights=tuple(table["rights"]),
        ends=frozenset(table["ends"]),
        bodies=frozenset(table["bodies"]),
        labels={name: told for told, names in table["labels"].items() for name in names},
        codes={name: told for told, names in table["codes"].items() for name in names},
    )


@functools.cache
def _dates(locales: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """Return the pattern of dates in words, and the numbers of months."""
    from babel import Locale  # slow to load, and most piles hold no export

    months = {
        name.casefold().rstrip("."): number
        for code in locales
        for context in Locale(code).months.values()
        for width in ("wide", "abbreviated")
        for number, name in context[width].items()
    }
    either = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    small = r"\w{0,2}"  # "1er", "3rd", "7 de marzo"
    date = (
        rf"(?<![\w/])(?:(?P<day>\d\d?){small}\.?\s(?:{small}\s)?(?P<month>{either})\.?,?\s"
        rf"(?:{small}\s)?(?P<year>\d{{4}})|(?P<first>{either})\.?\s(?P<second>\d\d?){small},\s?"
        rf"(?P<last>\d{{4}}))(?!\d)(?:\s?[-–,]?\s?(?P<hour>\d\d?):(?P<minute>\d\d))?"
    )
    return re.compile(date, re.IGNORECASE), months


@functools.cache
def _languages(locales: tuple[str, ...]) -> Mapping[str, str]:
    """Return the codes of languages by their names in each of ``locales``."""
    from babel import Locale

    return {
        name.casefold(): code
        for locale in locales
        for code, name in Locale(locale).languages.items()
        if len(code) == 2
    }
