"""Prefixes of the vocabularies that the TTL files use, and IRIs in short and in full."""

from __future__ import annotations

__all__ = ["PREFIXES", "compact", "expand"]

PREFIXES: dict[str, str] = {
    "kg": "https://w3id.org/newskg/ontology#",
    "kgl": "https://w3id.org/newskg/lexicon#",
    "fr": "https://w3id.org/newskg/lexicon/fr#",
    "en": "https://w3id.org/newskg/lexicon/en#",
    "kge": "https://w3id.org/newskg/entity/",
    "kgc": "https://w3id.org/newskg/claim/",
    "kgd": "https://w3id.org/newskg/document/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
}

# A longer namespace first: https://w3id.org/newskg/lexicon/fr# before …/lexicon#.
_LONGEST = sorted(((full, short) for short, full in PREFIXES.items()), key=lambda p: -len(p[0]))


def expand(iri: str) -> str:
    """Return the full IRI of a short one; a full one stays as it is.

    >>> expand("kg:sent")
    'https://w3id.org/newskg/ontology#sent'
    """
    prefix, colon, local = iri.partition(":")
    if colon and not local.startswith("//") and prefix in PREFIXES:
        return PREFIXES[prefix] + local
    return iri


def compact(iri: str) -> str:
    """Return the short form of a full IRI, or the IRI itself where no prefix fits.

    >>> compact("https://w3id.org/newskg/ontology#sent")
    'kg:sent'
    """
    for full, short in _LONGEST:
        if iri.startswith(full):
            return f"{short}:{iri[len(full) :]}"
    return iri
