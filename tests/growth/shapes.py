"""Texts and pages of any length in shapes that take programs by surprise, of words of our own."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping

__all__ = ["PAGES", "TEXTS"]

SENTENCE = "Le maire Ivo Broz a quitté la ville de Lissan lundi, selon le général Osterov."
SHORT = "Il est parti. Elle l'a vu. Ils ont nié."
WORDS = "le maire de la ville a dit que les soldats du Front sont partis et que la trêve tient "
SAID = "« Nous avons quitté la ville hier », a affirmé le colonel Ivo Broz. "
HEADLINE = "La trêve tient à Lissan malgré les tirs"
_FIRST = ("Milan", "Jana", "Rado", "Anna", "Paul", "Vera", "Ivo", "Lena")
_HEAD = ("Os", "Mez", "Bro", "Val", "Kar", "Lis", "Dor", "Tem", "Sa", "Ve")
_TAIL = ("terov", "in", "mel", "ska", "dov", "ric", "lin", "mont", "ger", "bak")


def _again(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _joined(units: Callable[[], Iterator[str]], between: str = " ") -> Callable[[int], str]:
    """Return a text of units that differ, as long as is asked for."""

    def text(length: int) -> str:
        parts, size = [], 0
        for unit in units():
            parts.append(unit)
            size += len(unit) + len(between)
            if size >= length:
                break
        return between.join(parts)

    return text


def _names() -> Iterator[str]:
    """Yield full names, none like another."""
    for number in itertools.count():
        one, two, three = number % 10, number // 10 % 10, number // 100
        last = f"{_HEAD[one]}{_TAIL[two]}{''.join(_TAIL[int(d)] for d in str(three))}"
        yield f"{_FIRST[number % 8]} {last}"


def _dates() -> Iterator[str]:
    for number in itertools.count():
        yield f"le {1 + number % 28} mars {1900 + number % 120}"


def _turns() -> Iterator[str]:
    for number in itertools.count():
        yield f"Q - Et demain, la trêve ?\nR - Nous verrons le jour {number}."


def _people() -> Iterator[str]:
    for name in _names():
        yield f"{name} a quitté la ville. Il est parti avec sa femme."


TEXTS: Mapping[str, Callable[[int], str]] = {
    "sentences on one line": _again(f"{SENTENCE} "),
    "one sentence": _again(WORDS),
    "one word": _again("a"),
    "one word in syllables": _again("LissanVarek"),
    "lines of one letter": _again("a\n"),
    "lines of one word": _again("trêve\n"),
    "lines of one name": _again("Lissan\n"),
    "one name in one sentence": _again("le général Milan Osterov et "),
    "one name in many sentences": _again("Milan Osterov part. "),
    "short paragraphs": _again("Il part.\n\n"),
    "paragraphs": _again(f"{SENTENCE} {SHORT}\n\n"),
    "wrapped lines": _again("Le maire de Lissan a quitté la ville lundi dernier, dit le\n"),
    "hyphens at line ends": _again("Le maire de Lis-\nsan a quit-\nté la vil-\nle. "),
    "opening marks": _again("« "),
    "closing marks": _again("» "),
    "straight marks": _again('" '),
    "marks in marks": _again("« mot “ mot ‹ mot "),
    "quotations": _again(SAID),
    "quotations never closed": _again("« Nous avons quitté la ville. "),
    "paragraphs that open a quotation": _again("« Nous avons quitté la ville hier.\n"),
    "digits": _again("8"),
    "numbers": _again("12 345 678,9 "),
    "rows of a table": _again("Lissan\t12 345\t8,9 %\tMilan Osterov\n"),
    "dates": _joined(_dates, ", "),
    "lines of dates": _joined(_dates, "\n"),
    "names": _joined(_names, ", "),
    "lines of names": _joined(_names, "\n"),
    "persons and pronouns": _joined(_people, " "),
    "blanks": lambda length: "Il part." + " " * length + "Elle aussi.",
    "line breaks": lambda length: "Il part." + "\n" * length + "Elle aussi.",
    "full stops": _again("."),
    "full stops apart": _again(". "),
    "question marks": _again("Ah ?! "),
    "initials": _again("M. A. J.-P. B.C.D. "),
    "initials without a blank": _again("A."),
    "dashes": _again("- – — "),
    "brackets": _again("(["),
    "commas": _again(", "),
    "apostrophes": _again("l' a d'l’ "),
    "lost apostrophes": _again("larrêt dintimidation lONU "),
    "references": _again("&eacute;&amp;#39;&"),
    "misread letters": _again("Ã©ÃƒÂ©√©"),
    "accents apart": _again("e\u0301"),
    "accents on one letter": lambda length: "e" + "\u0301" * length,
    "invisible letters": _again("a\u200b\u00ad"),
    "turns of an interview": _joined(_turns, "\n"),
    "speakers": _again("Anna Delmas : Nous partons.\n"),
    "headings of lists": _again("Lire aussi\n"),
    "ends of articles": _again(f"{SENTENCE}\nCommentaires\n"),
    "headlines": _again(f"{HEADLINE}\n"),
    "lists of headlines": _again(f"Lire aussi\n{HEADLINE}\n"),
    "credits": _again("© AFP / Anne Exemple\n"),
    "menus": _again("Accueil > Monde > Lissan\n"),
    "addresses": _again("https://lumen.example/a/b?c=d anne@lumen.example "),
    "capitals": _again("LE MAIRE A QUITTÉ LA VILLE DE LISSAN. "),
    "letters without case": _again("市長は町を去った。"),
}
"""What makes a text of about so many characters, by a name."""


def _page(body: str, head: str = "") -> str:
    return f"<html><head><title>Le pont</title>{head}</head><body>{body}</body></html>"


def _article(unit: str, *, before: str = "", behind: str = "") -> Callable[[int], str]:
    def page(length: int) -> str:
        inside = unit * (length // len(unit) + 1)
        start = f"<h1>Le pont</h1><p>{SENTENCE} {SENTENCE}</p>"
        return _page(f"<article>{start}{before}{inside}{behind}</article>")

    return page


def _nested(opening: str, closing: str, depth: int = 200) -> Callable[[int], str]:
    """Return pages of elements in each other, so deep, one such heap behind the other."""
    return _article(opening * depth + SENTENCE + closing * depth)


def _deep(opening: str) -> Callable[[int], str]:
    """Return pages of elements in each other, none of which is closed."""
    return _article(opening)


def _in_head(written: Callable[[int], str]) -> Callable[[int], str]:
    return lambda length: _page(f"<article><p>{SENTENCE} {SENTENCE}</p></article>", written(length))


def _script(length: int) -> str:
    dates = [{"datePublished": "12/03/2025x", "name": SHORT}] * (length // 70)
    return f"<script type='application/ld+json'>{json.dumps(dates)}</script>"


PAGES: Mapping[str, Callable[[int], str]] = {
    "paragraphs": _article(f"<p>{SENTENCE} {SHORT}</p>\n"),
    "one paragraph": _article(f"{SENTENCE} ", before="<p>", behind="</p>"),
    "breaks": _article("mot<br>"),
    "letters in bold": _article("<b>a</b> <i>b</i> "),
    "bold never closed": _deep("<b>a"),
    "paragraphs of a letter": _article("<p>a</p>"),
    "rows": _article("<tr><td>a</td><td>12</td></tr>", before="<table>", behind="</table>"),
    "tables": _article("<table><tr><td>a</td></tr></table>"),
    "tables in tables": _nested("<table><tr><td>", "</td></tr></table>", 60),
    "tables never closed": _deep("<table><tr><td>"),
    "lists in lists": _nested("<ul><li>", "</li></ul>", 80),
    "lists never closed": _deep("<ul><li>a"),
    "blocks in blocks": _nested("<div>", "</div>"),
    "blocks never closed": _deep("<div>a"),
    "links": _article("<li><a href='/a'>La trêve tient à Lissan</a></li>"),
    "headings": _article("<h2>Lire aussi</h2>"),
    "headings of lists": _article(f"<h2>Lire aussi</h2><p><a href='/a'>{HEADLINE}</a></p>"),
    "teasers": _article(f"<div class='t'><h3><a href='/a'>{HEADLINE}</a></h3><p>a</p></div>"),
    "quotations": _article("<blockquote><p>« a »</p></blockquote>"),
    "pictures": _article("<figure><img src='a.png'><figcaption>Une légende</figcaption></figure>"),
    "references": _article("&eacute;&nbsp;&#39; "),
    "comments": _article("<!-- rien -->"),
    "attributes": _article("<p class='" + "a " * 500 + f"'>{SENTENCE}</p>"),
    "elements unknown": _article("<x-y>a</x-y>"),
    "metadata": _in_head(lambda length: "<meta name='a' content='b'>" * (length // 27)),
    "a script": _in_head(_script),
    "a style": _in_head(lambda length: f"<style>{'a{b:c}' * (length // 6)}</style>"),
    "signs": _article("<"),
    "text": lambda length: _page(_again(f"{SENTENCE}\n")(length)),
}
"""What makes a page of about so many characters, by a name."""
