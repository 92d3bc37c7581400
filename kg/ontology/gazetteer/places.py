"""Blocks of ``gazetteer/*.ttl`` → the gazetteer: states, cities, offices, organisations."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.normal import normal
from kg.ontology.gazetteer.gazetteer import Entry, Gazetteer, NameWords, Office
from kg.ontology.reading.blocks import Block
from kg.ontology.reading.mistakes import Mistakes, cure_for
from kg.ontology.vocabulary.vocabulary import Ontology

__all__ = ["read_gazetteer"]

_GOVERNMENT = "government"


def read_gazetteer(blocks: Sequence[Block], ontology: Ontology, mistakes: Mistakes) -> Gazetteer:
    """Return the gazetteer that the blocks declare.

    Mistakes are an unknown class, a missing label, an unknown state or capital, a point that is
    none.
    """
    offices = []
    for block in blocks:
        if "kgl:Office" in block.kinds:
            with mistakes:
                offices.append(_office(block, ontology))
    words = [block for block in blocks if "kgl:NameWords" in block.kinds]
    known = {block.iri: block for block in blocks if block.iri.startswith("kge:")}
    for block in known.values():
        _check_states(block, known, mistakes)
    by_suffix = {office.suffix: office for office in offices}
    entries = {}
    for block in known.values():
        with mistakes:
            entry = _entry(block, ontology, by_suffix, known)
            entries[entry.iri] = entry
    for government in _governments(entries, by_suffix.get(_GOVERNMENT)):
        entries[government.iri] = government
    return Gazetteer(
        (entries[iri] for iri in sorted(entries)),
        offices,
        NameWords(*(_folded(words, key) for key in ("kgl:article", "kgl:linker", "kgl:owner"))),
    )


def _check_states(block: Block, known: Mapping[str, Block], mistakes: Mistakes) -> None:
    for key in ("kgl:state", "kgl:capital"):
        for value in block.links.get(key, ()):
            if value not in known:
                mistakes.add(
                    block.error(
                        f"{key} {value}: not in the gazetteer",
                        cure=cure_for(value, known, "Add it."),
                        near=value,
                    )
                )


def _folded(blocks: Sequence[Block], key: str) -> frozenset[str]:
    return frozenset(normal(text.text) for b in blocks for text in b.texts.get(key, ()))


def _class_of(block: Block, ontology: Ontology) -> str:
    kinds = [kind for kind in block.kinds if kind.startswith("kg:")]
    if len(kinds) != 1 or kinds[0] not in ontology.classes:
        raise block.error(
            f"has the classes {', '.join(kinds) or 'none'}",
            cure=cure_for(
                kinds[0] if kinds else "",
                ontology.classes,
                "Give it exactly one class that core.ttl declares.",
            ),
        )
    return kinds[0]


def _office(block: Block, ontology: Ontology) -> Office:
    kind = block.link("kgl:class") or ""
    if kind not in ontology.classes:
        cure = cure_for(kind, ontology.classes, "Declare it in core.ttl.")
        raise block.error(f"kgl:class {kind}: no such class", cure=cure, near="kgl:class")
    suffix, labels = block.text("kgl:suffix"), block.labels()
    if not suffix or not labels:
        raise block.error("has no kgl:suffix or no label", cure="Add both.")
    return Office(block.iri, kind, suffix, labels, block.by_lang("kgl:form"))


def _entry(
    block: Block, ontology: Ontology, offices: Mapping[str, Office], known: Mapping[str, Block]
) -> Entry:
    labels = block.labels()
    state = block.link("kgl:state")
    office = next((o for suffix, o in offices.items() if block.iri == f"{state}-{suffix}"), None)
    if office is not None and state is not None and state in known:
        labels = {**office.labels_of(_adjectives(known[state])), **labels}
    if not labels:
        raise block.error("has no label", cure='Add rdfs:label "…"@fr, "…"@en.')
    others = block.by_lang("kgl:name")
    names = {
        lang: tuple(dict.fromkeys([*_one(labels, lang), *others.get(lang, ())]))
        for lang in sorted({*labels, *others})
    }
    return Entry(
        block.iri,
        _class_of(block, ontology),
        labels,
        names,
        _adjectives(block),
        block.by_lang("kgl:metonym"),
        state,
        block.link("kgl:capital"),
        same_as=block.full("owl:sameAs"),
        point=_point(block),
        shared=bool(block.text("kgl:shared")),
        iso=block.text("kgl:iso"),
        members=block.by_lang("kgl:member"),
    )


def _one(labels: Mapping[str, str], lang: str) -> tuple[str, ...]:
    return (labels[lang],) if lang in labels else ()


def _adjectives(block: Block) -> dict[str, tuple[str, ...]]:
    return {
        lang: tuple(part.strip() for part in text.split(","))
        for lang, text in block.labels("kgl:adjective").items()
    }


def _point(block: Block) -> tuple[float, float] | None:
    text = block.text("kgl:point")
    if text is None:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split())
    except ValueError:
        latitude = longitude = math.inf
    if abs(latitude) > 90 or abs(longitude) > 180:
        cure = 'Write latitude and longitude in degrees: "35.95 39.01".'
        raise block.error(f"kgl:point {text!r} is no point", cure=cure, near="kgl:point")
    return latitude, longitude


def _governments(entries: dict[str, Entry], office: Office | None) -> list[Entry]:
    """Give every state with a capital its government, for which the capital's name may stand."""
    if office is None:
        return []
    made = []
    for state in list(entries.values()):
        capital = entries.get(state.capital or "")
        if capital is None or not state.adjectives:
            continue
        iri = f"{state.iri}-{office.suffix}"
        entries[state.iri] = replace(state, government=iri)
        labels = office.labels_of(state.adjectives)
        known = entries.get(iri) or Entry(
            iri, office.type, labels, {lang: (label,) for lang, label in labels.items()}
        )
        metonyms = {
            lang: tuple(
                dict.fromkeys([*known.metonyms.get(lang, ()), *capital.names.get(lang, ())])
            )
            for lang in sorted({*known.metonyms, *capital.names})
        }
        made.append(replace(known, state=state.iri, metonyms=metonyms))
    return made
