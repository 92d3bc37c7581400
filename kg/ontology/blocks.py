"""TTL files → blocks: what each file says of each term, with the place for messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from kg.errors import OntologyError
from kg.ontology.prefixes import compact

__all__ = ["Block", "Text", "read_blocks"]


class Text(NamedTuple):
    """A literal: its text and its language tag, or an empty one."""

    text: str
    lang: str = ""


V = TypeVar("V", str, Text)


@dataclass(frozen=True, slots=True)
class Block:
    """What one file says of one term. IRIs are compact; values are sorted.

    ``links`` and ``texts`` map a compact property IRI to IRIs and to literals.
    """

    iri: str
    path: Path
    links: dict[str, tuple[str, ...]]
    texts: dict[str, tuple[Text, ...]]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The classes that the term belongs to."""
        return self.links.get("rdf:type", ())

    def text(self, key: str) -> str | None:
        """Return the only literal of the property ``key``, or ``None``.

        Raises OntologyError where there are several.
        """
        found = self.texts.get(key, ())
        if len(found) > 1:
            raise self.error(f"{key} has {len(found)} values", cure="Leave one.")
        return found[0].text if found else None

    def link(self, key: str) -> str | None:
        """Return the only IRI of the property ``key``, or ``None``."""
        found = self.links.get(key, ())
        if len(found) > 1:
            raise self.error(f"{key} has {len(found)} values", cure="Leave one.")
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
                raise self.error(f"two of {key} in {lang!r}", cure="Leave one a language.")
        return {lang: texts[0] for lang, texts in found.items()}

    def error(self, what: str, *, cure: str) -> OntologyError:
        """Return an error that names the file, the line and the term."""
        line = _line_of(self.path, self.iri)
        place = f"{self.path.name}:{line}" if line else self.path.name
        return OntologyError(f"{self.iri} {what}", place=place, cure=cure)


def read_blocks(paths: Iterable[Path]) -> Iterator[Block]:
    """Yield the blocks of the TTL files in ``paths``, in the order of the files.

    Raises OntologyError where a file can't be read or is not Turtle.
    """
    for path in paths:
        yield from _read(path)


def _read(path: Path) -> Iterator[Block]:
    import pyoxigraph as ox

    links: dict[str, dict[str, list[str]]] = {}
    texts: dict[str, dict[str, list[Text]]] = {}
    its_links: dict[str, list[str]] = {}
    its_texts: dict[str, list[Text]] = {}
    current: ox.NamedNode | None = None
    short: dict[str, str] = {}  # many triples, few terms: compact each once

    def shorten(iri: str) -> str:
        found = short.get(iri)
        if found is None:
            found = short[iri] = compact(iri)
        return found

    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode):
                continue  # a blank node says nothing that the loader reads
            if quad.subject != current:  # triples of one subject come together
                current = quad.subject
                subject = shorten(current.value)
                its_links, its_texts = links.setdefault(subject, {}), texts.setdefault(subject, {})
            key, value = shorten(quad.predicate.value), quad.object
            if isinstance(value, ox.NamedNode):
                its_links.setdefault(key, []).append(shorten(value.value))
            elif isinstance(value, ox.Literal):
                its_texts.setdefault(key, []).append(Text(value.value, value.language or ""))
    except SyntaxError as error:
        place = f"{path.name}:{error.lineno}" if error.lineno else path.name
        raise OntologyError(
            f"is not Turtle ({error.msg})", place=place, cure="Correct it."
        ) from None
    except OSError as error:
        raise OntologyError(
            f"can't be read ({error})", place=str(path), cure="Check the path."
        ) from None
    for iri in links:
        yield Block(
            iri,
            path,
            {key: _tidy(values) for key, values in links[iri].items()},
            {key: _tidy(values) for key, values in texts[iri].items()},
        )


def _tidy(values: list[V]) -> tuple[V, ...]:
    return (values[0],) if len(values) == 1 else tuple(sorted(set(values)))


def _line_of(path: Path, iri: str) -> int:
    """Return the line, from 1, on which the file declares the term, or 0."""
    start = re.compile(re.escape(iri) + r"(?![\w-])")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((n for n, line in enumerate(lines, 1) if start.match(line)), 0)
