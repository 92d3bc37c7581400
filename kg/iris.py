"""IRIs: the one table of prefixes, their short and full forms, and names as parts of IRIs.

Whatever comes from a text or a file name is encoded, so that nothing can break out of its IRI, and
reads back as it was.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.normal import normal

__all__ = ["PREFIXES", "compact", "encoded", "expand", "slug"]

_BASE = "https://w3id.org/newskg/"

PREFIXES = MappingProxyType(
    {
        "kg": f"{_BASE}ontology#",
        "kgl": f"{_BASE}lexicon#",
        "kge": f"{_BASE}entity/",
        "kgc": f"{_BASE}claim/",
        "kgd": f"{_BASE}document/",
        "kgv": f"{_BASE}event/",
        "kgr": f"{_BASE}rule/",
        "kgt": f"{_BASE}time/",
        "open": f"{_BASE}open/",
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
        "wd": "http://www.wikidata.org/entity/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes that every query and file of kg's may use; queries need not declare them."""

_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0]))
_FULL = re.compile(r"[a-z][a-z0-9+.-]*://.|(?:urn|tag|info|mailto|doi):.")
_NAMED_BY_TEXTS = MappingProxyType({"open": "", "kge": "/"})  # with what else may stand as it is


@lru_cache(maxsize=16_384)  # few names are asked for again and again
def expand(name: str) -> str:
    """Return the full IRI of a compact one; a full IRI is returned as it is.

    What stands behind ``kge:`` and ``open:`` comes from texts and is ``encoded``. Raises
    ``KgError`` for an unknown prefix and for characters that no IRI may have.

    >>> expand("kg:sent")
    'https://w3id.org/newskg/ontology#sent'
    >>> expand("open:se souvenir"), expand("kge:москва")
    ('https://w3id.org/newskg/open/se%20souvenir', 'https://w3id.org/newskg/entity/москва')
    """
    prefix, colon, local = name.partition(":")
    if colon and prefix in PREFIXES:
        if prefix in _NAMED_BY_TEXTS:
            return PREFIXES[prefix] + encoded(local, _NAMED_BY_TEXTS[prefix])
        full = PREFIXES[prefix] + local
    elif _FULL.match(name):
        full = name
    else:
        raise KgError(
            "is neither a full IRI nor one with a known prefix",
            place=repr(name),
            cure=f"Use one of the prefixes {', '.join(PREFIXES)}, or write the IRI out.",
        )
    try:
        return NamedNode(full).value  # RFC 3987 as the store reads it
    except ValueError as error:
        cure = "Percent-encode what no IRI may have (https://www.rfc-editor.org/rfc/rfc3987)."
        raise KgError("is no IRI", place=repr(name), cure=cure) from error


@lru_cache(maxsize=16_384)  # few IRIs are asked for again and again
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
            return f"{prefix}:{unquote(local) if prefix in _NAMED_BY_TEXTS else local}"
    return iri


def encoded(text: str, safe: str = "") -> str:
    """Return any text as a part of an IRI that ``urllib.parse.unquote`` reads back.

    Letters and digits of all scripts stay, as do ``-._~`` and what is ``safe``.

    >>> encoded("l'été <à> Минск")
    'l%27été%20%3Cà%3E%20Минск'
    """
    if text.isascii():
        return quote(text, safe=safe)
    return "".join(c if not c.isascii() and _is_letter(c) else quote(c, safe=safe) for c in text)


def slug(name: str) -> str:
    """Return ``name`` as the end of an IRI: lower case, no diacritics, hyphens between words.

    Letters of any script stay. A name without any letter or digit gets a hash.

    >>> slug("Ministère russe de la Défense"), slug("Côte d’Ivoire")
    ('ministere-russe-de-la-defense', 'cote-d-ivoire')
    >>> slug("Красная площадь"), slug("北京市"), slug("القاهرة"), slug("Θεόδωρος")
    ('красная-площадь', '北京市', 'القاهرة', 'θεοδωρος')
    >>> slug("Лук’янова")
    'лукянова'
    >>> slug("?")
    'x8a8de823d5ed'
    """
    text = normal(name).replace("'", "")  # words that one ends are apart already
    words = "".join(c if _is_letter(c) else " " for c in text).split()
    if not words:
        return "x" + hashlib.sha256(name.encode()).hexdigest()[:12]
    return "-".join(f"{word[:-1]}ς" if word[-1] == "σ" else word for word in words)


def _is_letter(character: str) -> bool:
    """Whether it is a letter or a digit of any script, or a mark that belongs to one."""
    if character.isalnum():
        return True
    return unicodedata.category(character) in {"Mn", "Mc"} and character < "\U000e0000"
