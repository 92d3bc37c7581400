"""Large stores made of a real one: its documents again and again, renamed.

Each copy has documents, claims and events of its own, and things of its own in place of those that
few documents name; what many name (countries, presidents) is shared by all copies, as it is in
news. Sentences of copies have their words shuffled, so that no copy passes for a wire copy.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.iris import PREFIXES
from kg.rdf import document_id
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["Copies", "lines"]

_SHARED = 4  # documents that name a thing make it one of all copies
_DOCUMENT, _CLAIM, _EVENT, _ENTITY = (PREFIXES[name] for name in ("kgd", "kgc", "kgv", "kge"))
_NODES = re.compile(f"<((?:{_DOCUMENT}|{_CLAIM}|{_EVENT}|{_ENTITY})[^>]*)>")
_TEXTS = frozenset({Terms.SENTENCE, Terms.CONTENT})
_IDS = frozenset({Terms.DOCUMENT_ID, Terms.TEXT_HASH})
_PLACES = frozenset(
    {Terms.EVIDENCE, Terms.PREDICATE_SPAN, Terms.OBJECT_SPAN, Terms.TIME_SPAN, Terms.HEAD}
    | {Terms.SUBJECT_MENTION, Terms.OBJECT_MENTION, Terms.HOLDER_MENTION, Terms.PLACE_MENTION}
    | {Terms.CONTENT_SPAN, Terms.SPEAKER_MENTION, Terms.CUE_SPAN, Terms.ANTECEDENT}
    | {Terms.TEXT, Terms.HAS_PARAGRAPH, Terms.MENTIONS}
)


class Copies:
    """The documents of a store, and as many copies of them as are asked for.

    ``lean`` copies lack the texts and the places in them, most of the quads, which no question
    needs.
    """

    def __init__(self, source: Store, *, lean: bool = False) -> None:
        named = Counter(
            quad.subject.value
            for quad in source.quads(predicate=Terms.LABEL.value)
            if isinstance(quad.subject, NamedNode)
        )
        shared = frozenset(iri for iri, many in named.items() if many >= _SHARED)
        self._documents = [
            _Document(_kept(source.quads(graph=graph), lean=lean), shared)
            for graph in source.graphs()
            if document_id(graph) is not None
        ]

    def texts(self, claims: int) -> Iterator[str]:
        """Yield graphs as N-Quads, each with its part of the merged graph, for so many claims."""
        written = 0
        for number in count():
            for document in self._documents:
                if written >= claims:
                    return
                yield document.copy(number)
                written += document.claims

    def graphs(self, claims: int) -> Iterator[tuple[str, list[Quad]]]:
        """Yield graphs with their quads until they hold at least so many claims."""
        for text in self.texts(claims):
            read = parse(text, format=RdfFormat.N_QUADS)
            quads = [quad for quad in read if isinstance(quad.graph_name, NamedNode)]
            yield str(getattr(quads[0].graph_name, "value", "")), quads


def lines(quads: Iterable[Quad]) -> str:
    """Return quads of named graphs as N-Quads, in their graphs and in the merged one."""
    return "".join(f"{q.triple} {q.graph_name} .\n{q.triple} .\n" for q in quads)


def _kept(quads: Iterable[Quad], *, lean: bool) -> list[Quad]:
    def goes(quad: Quad) -> bool:
        return quad.predicate in _PLACES or "#" in getattr(quad.subject, "value", "")[-60:]

    return [quad for quad in quads if not (lean and goes(quad))]


class _Document:
    """The quads of a document as text, cut where copies differ: at odd places stands what varies.

    So a copy is some look-ups and a join; made of quads it takes many times as long.
    """

    def __init__(self, quads: list[Quad], shared: frozenset[str]) -> None:
        self.claims = sum(quad.predicate == Terms.INFERRED for quad in quads)
        self._shared = shared
        self._told: dict[str, Quad] = {}  # what is told in words, by its literal
        self._pieces = "".join(map(self._cut, quads)).split("\0")

    def copy(self, number: int) -> str:
        """Return the document as its copy of a number; 0 is itself."""
        pieces = self._pieces.copy()
        names = {piece: self._renamed(piece, number) for piece in set(pieces[1::2])}
        pieces[1::2] = map(names.__getitem__, pieces[1::2])
        return "".join(pieces)

    def _cut(self, quad: Quad) -> str:
        text = _NODES.sub("<\0\\1\0>", lines([quad]))
        if quad.predicate in _TEXTS or quad.predicate in _IDS:
            literal = str(quad.object)
            self._told[literal] = quad
            text = text.replace(literal, f"\0{literal}\0")
        return text

    def _renamed(self, piece: str, number: int) -> str:
        if not number:
            return piece
        quad = self._told.get(piece)
        return self._iri(piece, number) if quad is None else str(_reworded(quad, number))

    def _iri(self, iri: str, number: int) -> str:
        if iri.startswith(_DOCUMENT):
            return f"{_DOCUMENT}{number}-{iri.removeprefix(_DOCUMENT)}"
        for prefix in (_CLAIM, _EVENT):
            if iri.startswith(prefix):
                name, mark, rest = iri.removeprefix(prefix).partition("#")
                digest = hashlib.sha256(f"{number}{name}".encode()).hexdigest()
                return f"{prefix}{digest}{mark}{rest}"
        return iri if iri in self._shared else f"{iri}~{number}"


def _reworded(quad: Quad, number: int) -> Literal:
    told = quad.object
    assert isinstance(told, Literal)
    if quad.predicate in _IDS:
        return Literal(f"{number}-{told.value}")
    words = told.value.split()
    random.Random(f"{number}{told.value}").shuffle(words)
    text = " ".join(words)
    return Literal(text, language=told.language) if told.language else Literal(text)
