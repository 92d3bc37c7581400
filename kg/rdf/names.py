"""The IRIs of documents, claims, events and spans, made of their ids, and the ids read back.

Ids are percent-encoded, so that none can break out of its IRI.
"""

from __future__ import annotations

import functools
import re
from urllib.parse import quote, unquote

from kg.errors import KgError
from kg.iris import PREFIXES

__all__ = [
    "COPIES",
    "VOCABULARY",
    "claim_id",
    "claim_iri",
    "document_id",
    "document_iri",
    "event_id",
    "event_iri",
    "mention_place",
    "paragraph_iri",
    "paragraph_place",
    "quotation_id",
    "quotation_iri",
    "span_iri",
    "span_of",
]

VOCABULARY = PREFIXES["kg"].removesuffix("#")
"""The named graph that holds the vocabulary with its labels. It is no document's graph."""

COPIES = f"{VOCABULARY}/copies"
"""The named graph that tells which documents have mostly the words of another."""

_SHA = re.compile(r"[0-9a-f]{64}")
_MENTION = re.compile(r"(.+)#mention=(\d+),(\d+),[^,]*")
_SPAN = re.compile(r"#char=(\d+),(\d+)$")
_PARAGRAPH = re.compile(r"#paragraph=(\d+),(\d+)$")


@functools.lru_cache(maxsize=256)  # all that a document has is named for it
def document_iri(doc: str) -> str:
    """Return the IRI of a document, which is also the name of its graph.

    >>> document_iri("le monde/1")
    'https://w3id.org/newskg/document/le%20monde%2F1'
    """
    return PREFIXES["kgd"] + quote(doc, safe="")


def document_id(iri: str) -> str | None:
    """Return the id of the document that an IRI names, ``None`` where it names none.

    >>> document_id(document_iri("le monde/1"))
    'le monde/1'
    >>> document_id(VOCABULARY) is None
    True
    """
    namespace = PREFIXES["kgd"]
    if not iri.startswith(namespace) or "#" in iri:
        return None
    return unquote(iri[len(namespace) :])


def claim_iri(claim: str) -> str:
    """Return the IRI of a claim's node.

    >>> claim_iri("sha256:" + "0" * 64)[-8:], claim_iri("c/1")
    ('00000000', 'https://w3id.org/newskg/claim/c%2F1')
    """
    return PREFIXES["kgc"] + _local(claim)


def claim_id(iri: str) -> str:
    """Return the id of the claim whose node this is.

    >>> claim_id(claim_iri("sha256:" + "0" * 64))[:10]
    'sha256:000'
    """
    return _id(iri.removeprefix(PREFIXES["kgc"]))


def event_iri(event: str) -> str:
    """Return the IRI of an event.

    >>> event_iri("sha256:" + "0" * 64)[-8:], event_iri("article#7")
    ('00000000', 'https://w3id.org/newskg/event/article%237')
    """
    return PREFIXES["kgv"] + _local(event)


def event_id(iri: str) -> str:
    """Return the id of the event that an IRI names.

    >>> event_id(event_iri("article#7"))
    'article#7'
    """
    return _id(iri.removeprefix(PREFIXES["kgv"]))


def quotation_iri(doc: str, quotation: str, start: int, end: int) -> str:
    """Return the IRI of a quotation whose words are the characters ``[start, end)`` of ``doc``.

    >>> quotation_iri("a", "sha256:" + "0" * 64, 3, 8)[:61]
    'https://w3id.org/newskg/document/a#quotation=3,8,000000000000'
    """
    return f"{document_iri(doc)}#quotation={start},{end},{_local(quotation)}"


def quotation_id(iri: str) -> str:
    """Return the id of the quotation whose node this is.

    >>> quotation_id(quotation_iri("a", "sha256:" + "0" * 64, 3, 8))[:10]
    'sha256:000'
    """
    return _id(iri.rpartition(",")[2])


def mention_place(iri: str) -> tuple[str, int, int] | None:
    """Return document, start and end of the mention that an IRI names, ``None`` for others.

    >>> mention_place(document_iri("a") + "#mention=3,8,0123456789ab")
    ('a', 3, 8)
    """
    found = _MENTION.fullmatch(iri)
    doc = document_id(found[1]) if found is not None else None
    return (doc, int(found[2]), int(found[3])) if found is not None and doc is not None else None


def span_iri(doc: str, start: int, end: int) -> str:
    """Return the IRI of the characters ``[start, end)`` of a document, as RFC 5147 writes them.

    >>> span_iri("a", 3, 8)
    'https://w3id.org/newskg/document/a#char=3,8'
    """
    return f"{document_iri(doc)}#char={start},{end}"


def span_of(iri: str) -> tuple[int, int]:
    """Return the ``(start, end)`` that a span's IRI tells.

    >>> span_of(span_iri("a", 3, 8))
    (3, 8)
    """
    return _place(_SPAN, iri)


def paragraph_iri(doc: str, start: int, end: int) -> str:
    """Return the IRI of a paragraph, the characters ``[start, end)`` of a document.

    >>> paragraph_iri("a", 0, 35)
    'https://w3id.org/newskg/document/a#paragraph=0,35'
    """
    return f"{document_iri(doc)}#paragraph={start},{end}"


def paragraph_place(iri: str) -> tuple[int, int]:
    """Return the ``(start, end)`` that a paragraph's IRI tells.

    >>> paragraph_place(paragraph_iri("a", 0, 35))
    (0, 35)
    """
    return _place(_PARAGRAPH, iri)


def _place(form: re.Pattern[str], iri: str) -> tuple[int, int]:
    found = form.search(iri)
    if found is None:
        raise KgError("names no part of a document", place=iri, cure="Build the store again.")
    return int(found[1]), int(found[2])


def _local(name: str) -> str:
    """Return an id as the end of an IRI: a hash without its kind, anything else encoded."""
    digest = name.removeprefix("sha256:")
    return digest if digest != name and _SHA.fullmatch(digest) else quote(name, safe="")


def _id(local: str) -> str:
    return f"sha256:{local}" if _SHA.fullmatch(local) else unquote(local)
