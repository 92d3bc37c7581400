"""TTL files → blocks: what the files say of each term, with the place for messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from kg.errors import KgError, OntologyError
from kg.iris import PREFIXES, compact, expand
from kg.ontology.reading.mistakes import Mistakes

__all__ = ["REPLACES", "Block", "Text", "merged", "place_of", "read_blocks", "term_of"]

REPLACES = "kgl:Replacement"
_KIND = "rdf:type"
_ENTRY = re.compile(re.escape(PREFIXES["kgl"].removesuffix("#")) + r"/([a-z]+)#(.+)")
_FOLDERS = ("lexicon", "gazetteer", "rules")


class Text(NamedTuple):
    """A literal: its text and its language tag, or an empty one."""

    text: str
    lang: str = ""


V = TypeVar("V", str, Text)


@dataclass(frozen=True, slots=True)
class Block:
    """What one file, or several, say of one term. IRIs are compact; values are sorted.

    ``links`` and ``texts`` map a compact property IRI to IRIs and to literals. ``line`` is the
    line of a table; for Turtle it is looked up when a message needs it. ``also`` are further files
    that speak of the term; ``again`` tells that its own file declares it in two places.
    """

    iri: str
    path: Path
    links: dict[str, tuple[str, ...]]
    texts: dict[str, tuple[Text, ...]]
    line: int = 0
    also: tuple[Path, ...] = ()
    again: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The classes that the term belongs to."""
        return self.links.get(_KIND, ())

    def text(self, key: str) -> str | None:
        """Return the only literal of the property ``key``, or ``None``.

        Raises OntologyError where there are several.
        """
        found = self.texts.get(key, ())
        if len(found) > 1:
            raise self.error(f"{key} has {len(found)} values", cure="Leave one.", near=key)
        return found[0].text if found else None

    def link(self, key: str) -> str | None:
        """Return the only IRI of the property ``key``, or ``None``."""
        found = self.links.get(key, ())
        if len(found) > 1:
            raise self.error(f"{key} has {len(found)} values", cure="Leave one.", near=key)
        return found[0] if found else None

    def by_lang(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return the literals of the property ``key`` by language."""
        result: dict[str, list[str]] = {}
        for value in self.texts.get(key, ()):
            result.setdefault(value.lang, []).append(value.text)
        return {lang: tuple(texts) for lang, texts in sorted(result.items())}

    def labels(self, key: str = "rdfs:label") -> dict[str, str]:
        """Return one literal a language of the property ``key``."""
        found = self.by_lang(key)
        for lang, texts in found.items():
            if len(texts) > 1:
                raise self.error(
                    f"two of {key} in {lang!r}", cure="Leave one a language.", near=key
                )
        return {lang: texts[0] for lang, texts in found.items()}

    def full(self, key: str) -> tuple[str, ...]:
        """Return the IRIs of the property ``key`` in full; raises OntologyError for others."""
        try:
            return tuple(map(expand, self.links.get(key, ())))
        except KgError as error:
            what = f"{key} {error.place} {error.what}"
            raise self.error(what, cure=error.cure, near=key) from error

    def error(self, what: str, *, cure: str, near: str = "") -> OntologyError:
        """Return an error that names the file, the line and the term.

        The line is the one on which the term is declared, or behind it the one that holds ``near``;
        of several files, the last that holds it: a user's file comes after those that ship.
        """
        if self.line:
            return OntologyError(
                f"{self.iri} {what}", place=f"{place_of(self.path)}:{self.line}", cure=cure
            )
        found = [(path, *_lines_of(path, self.iri, near)) for path in (self.path, *self.also)]
        path, declared, line = next((f for f in reversed(found) if f[2]), found[-1])
        line = line or declared
        place = f"{place_of(path)}:{line}" if line else place_of(path)
        return OntologyError(f"{self.iri} {what}", place=place, cure=cure)


def place_of(path: Path) -> str:
    """Return a file's name for messages, with its folder where that is one of an ontology's.

    >>> place_of(Path("/home/me/mine/lexicon/fr-mine.ttl")), place_of(Path("/tmp/mine.ttl"))
    ('lexicon/fr-mine.ttl', 'mine.ttl')
    """
    return f"{path.parent.name}/{path.name}" if path.parent.name in _FOLDERS else path.name


def read_blocks(paths: Iterable[Path], mistakes: Mistakes) -> list[Block]:
    """Return the blocks of the TTL files in ``paths``, in the order of the files.

    A file that can't be read, or is not Turtle from some line on, is a mistake; what stands before
    that line is returned, so that what refers to it is no mistake too.
    """
    return [block for path in paths for block in _read(path, mistakes)]


def merged(blocks: Sequence[Block]) -> list[Block]:
    """Join what several files say of one term.

    A later block of the class ``kgl:Replacement`` takes the place of what was said before; one
    that says nothing else takes the term away.
    """
    result: dict[str, Block] = {}
    for block in blocks:
        first = result.get(block.iri)
        if REPLACES in block.kinds:
            kinds = tuple(kind for kind in block.kinds if kind != REPLACES)
            if not kinds:
                result.pop(block.iri, None)
                continue
            result[block.iri] = replace(block, links={**block.links, _KIND: kinds})
            continue
        if first is None:
            result[block.iri] = block
            continue
        links, texts = dict(first.links), dict(first.texts)
        for key, values in block.links.items():
            links[key] = tuple(sorted({*links.get(key, ()), *values}))
        for key, literals in block.texts.items():
            texts[key] = tuple(sorted({*texts.get(key, ()), *literals}))
        also = (*first.also, block.path)
        result[block.iri] = replace(first, links=links, texts=texts, also=also)
    return list(result.values())


def _read(path: Path, mistakes: Mistakes) -> list[Block]:
    import pyoxigraph as ox

    links: dict[str, dict[str, list[str]]] = {}
    texts: dict[str, dict[str, list[Text]]] = {}
    its_links: dict[str, list[str]] = {}
    its_texts: dict[str, list[Text]] = {}
    current: ox.NamedNode | None = None
    before = ""  # the property of the triple before
    again: set[str] = set()
    short: dict[str, str] = {}  # many triples, few terms: compact each once

    def shorten(iri: str) -> str:
        found = short.get(iri)
        if found is None:
            found = short[iri] = term_of(iri)
        return found

    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode):
                continue  # a blank node says nothing that the loader reads
            if quad.subject != current:  # triples of one subject come together
                current, before = quad.subject, ""
                subject = shorten(current.value)
                its_links, its_texts = links.setdefault(subject, {}), texts.setdefault(subject, {})
            key, value = shorten(quad.predicate.value), quad.object
            if key == _KIND and before != key and key in its_links:
                again.add(subject)
            before = key
            if isinstance(value, ox.NamedNode):
                its_links.setdefault(key, []).append(shorten(value.value))
            elif isinstance(value, ox.Literal):
                its_texts.setdefault(key, []).append(Text(value.value, value.language or ""))
    except SyntaxError as error:
        place = f"{place_of(path)}:{error.lineno}" if error.lineno else place_of(path)
        what = " ".join(str(error.msg).split())
        cure = "Look for a missing dot, semicolon, quotation mark or @prefix just before it."
        mistakes.add(OntologyError(f"is not Turtle ({what})", place=place, cure=cure))
    except (OSError, UnicodeDecodeError) as error:
        mistakes.add(
            OntologyError(f"can't be read ({error})", place=str(path), cure="Check the path.")
        )
    return [
        Block(
            iri,
            path,
            {key: _tidy(values) for key, values in links[iri].items()},
            {key: _tidy(values) for key, values in texts[iri].items()},
            again=iri in again,
        )
        for iri in links
    ]


def _tidy(values: list[V]) -> tuple[V, ...]:
    return (values[0],) if len(values) == 1 else tuple(sorted(set(values)))


def term_of(iri: str) -> str:
    """Return the compact form; the prefix of a lexicon's entry is its language.

    >>> term_of("https://w3id.org/newskg/lexicon/fr#envoyer")
    'fr:envoyer'
    """
    entry = _ENTRY.fullmatch(iri)
    return f"{entry[1]}:{entry[2]}" if entry else compact(iri)


def _full(iri: str) -> str:
    """Return the full IRI, or what stands there where it is none."""
    try:
        return expand(iri)
    except KgError:
        return iri


def _lines_of(path: Path, iri: str, near: str) -> tuple[int, int]:
    """Return the lines, from 1, that declare the term and that hold ``near`` behind it; 0: none."""
    names = "|".join(map(re.escape, (iri, f"<{_full(iri)}>")))
    start = re.compile(rf"(?:{names})(?![\w-])")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0, 0
    declared = next((n for n, line in enumerate(lines, 1) if start.match(line.lstrip())), 0)
    if not declared or not near:
        return declared, 0
    for number, line in enumerate(lines[declared - 1 :], declared):
        if number > declared and line[:1].strip() and not line.startswith("#"):
            break  # the next term begins
        if near in line:
            return declared, number
    return declared, 0
