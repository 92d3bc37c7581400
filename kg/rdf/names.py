"""Names: prefixes, compact and full IRIs, and IRIs made of document and entity ids.

Whatever comes from a text or a file name is percent-encoded, so that no id can break out of its
IRI; an encoded id reads back as it was.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from urllib.parse import quote, unquote

from kg.errors import KgError

__all__ = [
    "PREFIXES",
    "VOCABULARY",
    "claim_id",
    "claim_iri",
    "compact",
    "document_id",
    "document_iri",
    "event_id",
    "event_iri",
    "expand",
    "span_iri",
    "span_of",
]

_BASE = "https://w3id.org/newskg/"
_OPEN = f"{_BASE}open/"

PREFIXES = MappingProxyType(
    {
        "kg": f"{_BASE}ontology#",
        "kgl": f"{_BASE}lexicon#",
        "kge": f"{_BASE}entity/",
        "kgc": f"{_BASE}claim/",
        "kgd": f"{_BASE}document/",
        "kgv": f"{_BASE}event/",
        "kgr": f"{_BASE}rule/",
        "open": _OPEN,
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "time": "http://www.w3.org/2006/time#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes that every query may use, without declaring them."""

VOCABULARY = f"{_BASE}ontology"
"""The named graph that holds the vocabulary with its labels. It is no document's graph."""

_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0]))
_SAFE_LOCAL = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")
_PERCENT_ENCODED = frozenset({"open", "kge"})
_SHA = re.compile(r"[0-9a-f]{64}")
_SPAN = re.compile(r"#char=(\d+),(\d+)$")


def expand(name: str) -> str:
    """Return the full IRI of a compact one; a full ``http(s)`` IRI is returned as it is.

    What stands behind ``open:`` is a lemma of the text and is percent-encoded.
    Raises ``KgError`` for an unknown prefix and for characters that no IRI may have.

    >>> expand("kg:sent")
    'https://w3id.org/newskg/ontology#sent'
    >>> expand("open:se souvenir")
    'https://w3id.org/newskg/open/se%20souvenir'
    """
    prefix, colon, local = name.partition(":")
    if prefix in ("http", "https") and local.startswith("//"):
        if _SAFE_LOCAL.fullmatch(name):
            return name
    elif colon and prefix in PREFIXES:
        if prefix == "open":
            return _OPEN + quote(local, safe="")
        if prefix == "kge":
            return PREFIXES["kge"] + quote(local, safe="/")
        if not local or _SAFE_LOCAL.fullmatch(local):
            return PREFIXES[prefix] + local
    raise KgError(
        "is neither a full IRI nor one with a known prefix",
        place=repr(name),
        cure=f"Use one of the prefixes {', '.join(PREFIXES)}, or write the IRI out.",
    )


def compact(iri: str) -> str:
    """Return the compact form of a full IRI, or the IRI itself where no prefix fits.

    >>> compact("https://w3id.org/newskg/open/se%20souvenir")
    'open:se souvenir'
    >>> compact("http://example.org/x")
    'http://example.org/x'
    """
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            return f"{prefix}:{unquote(local) if prefix in _PERCENT_ENCODED else local}"
    return iri


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
    digest = claim.removeprefix("sha256:")
    if digest != claim and _SHA.fullmatch(digest):
        return PREFIXES["kgc"] + digest
    return PREFIXES["kgc"] + quote(claim, safe="")


def claim_id(iri: str) -> str:
    """Return the id of the claim whose node this is.

    >>> claim_id(claim_iri("sha256:" + "0" * 64))[:10]
    'sha256:000'
    """
    local = iri.removeprefix(PREFIXES["kgc"])
    return f"sha256:{local}" if _SHA.fullmatch(local) else unquote(local)


def event_iri(event: str) -> str:
    """Return the IRI of an event.

    >>> event_iri("article.fr#e7")
    'https://w3id.org/newskg/event/article.fr%23e7'
    """
    return PREFIXES["kgv"] + quote(event, safe="")


def event_id(iri: str) -> str:
    """Return the id of the event that an IRI names.

    >>> event_id(event_iri("article.fr#e7"))
    'article.fr#e7'
    """
    return unquote(iri.removeprefix(PREFIXES["kgv"]))


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
    found = _SPAN.search(iri)
    if found is None:
        raise KgError("names no span of a document", place=iri, cure="Build the store again.")
    return int(found[1]), int(found[2])
