"""What a worker tells of the documents of a part, step by step, as resolution asks for it.

Questions and answers are files beside the parts, packed JSON; what is told are names, labels and
counts, and in the last step quads.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from pyoxigraph import Quad, RdfFormat, serialize

from kg import languages, ontology
from kg.assemble import Reading
from kg.assemble.graphs import quads_of, source_of
from kg.cluster.parts import entries
from kg.cluster.places import Parts, packed
from kg.languages import Language
from kg.ontology import Knowledge
from kg.resolve.document import Chained, Understood
from kg.resolve.entities import Describer
from kg.resolve.index.telling import apart_of, leads_of, meaning, resolution_of, tallies_of
from kg.resolve.judgements import Judgements
from kg.resolve.names.readings import Lookup
from kg.resolve.resolution import Resolver
from kg.store import Setup

__all__ = ["Kind", "Step", "answer_of", "ask", "take_step"]

Json: TypeAlias = Any


class Kind(StrEnum):
    """What is asked: how names are read, which lead, what is told of entities, the quads."""

    EVIDENCE = "evidence"
    LEADS = "leads"
    TALLIES = "tallies"
    QUADS = "quads"


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked of the documents of a part that stand in the question ``name``.

    ``judgements`` are those of persons; from the tallies on, by the IRIs that entities have now.
    """

    name: str
    kind: Kind
    part: str
    setup: Setup
    judgements: Judgements
    force: Judgements

    def __str__(self) -> str:
        return f"the part {self.part}"

    def halves(self) -> tuple[Step, ...]:
        """Return itself: a part is resolved whole."""
        return (self,)


@dataclass(frozen=True, slots=True)
class _World:
    """A language and what is known of the world, with what names are looked up in."""

    knowledge: Knowledge
    language: Language
    lookup: Lookup
    describer: Describer


def ask(parts: Parts, name: str, question: Mapping[str, Json]) -> None:
    """Leave a question, for each document what is known of it."""
    parts.write(f"{name}.question", packed(json.dumps(question, ensure_ascii=False)))


def answer_of(parts: Parts, name: str) -> Json:
    """Return what was answered to a question, and remove both."""
    found = _read(parts, f"{name}.answer")
    parts.remove(f"{name}.question")
    parts.remove(f"{name}.answer")
    return found


def take_step(step: Step, place: str) -> None:
    """Answer a question on the documents of a part."""
    parts = Parts(place)
    question = _read(parts, f"{step.name}.question")
    world = _world(step.setup)
    told: dict[str, Json] = {}
    for one in entries(parts, step.part, step.setup.code):
        if isinstance(one, Reading) and one.document.id in question:
            doc = one.document.id
            if doc not in told:  # of two with one id the first counts
                told[doc] = _TELL[step.kind](one, question[doc], world, step)
    parts.write(f"{step.name}.answer", packed(json.dumps(told, ensure_ascii=False)))


def _evidence(one: Reading, _known: Json, world: _World, _step: Step) -> Json:
    chained = Chained(one.document.id, source_of(one), world.lookup)
    return [[*key, count] for key, count in sorted(chained.evidence().items())]


def _leads(one: Reading, groups: Json, world: _World, step: Step) -> Json:
    found = leads_of(_understood(one, groups, world, step))
    return [dict(found.forms), sorted(found.spelled)]


def _tallies(one: Reading, known: Json, world: _World, step: Step) -> Json:
    return dict(tallies_of(_resolver(one, known, world, step), world.describer))


def _quads(one: Reading, known: Json, world: _World, step: Step) -> Json:
    labels = {iri: (label, cls) for iri, (label, cls) in known["labels"].items()}
    resolver = _resolver(one, known, world, step)
    resolution = resolution_of(resolver, labels, world.describer, step.force)
    claims = resolution.apply(one.claims)
    quads = dict.fromkeys(quads_of(world, one, resolution, claims, known["print"]))
    print_ = resolution.fingerprint(labels.keys())
    return [len(one.claims), len(one.quotations), print_, _n_quads(quads)]


_TELL: Mapping[Kind, Callable[[Reading, Json, _World, Step], Json]] = {
    Kind.EVIDENCE: _evidence,
    Kind.LEADS: _leads,
    Kind.TALLIES: _tallies,
    Kind.QUADS: _quads,
}


def _understood(one: Reading, groups: Json, world: _World, step: Step) -> Understood:
    chained = Chained(one.document.id, source_of(one), world.lookup)
    return Understood.of(chained, groups, apart_of(step.judgements))


def _resolver(one: Reading, known: Json, world: _World, step: Step) -> Resolver:
    understood = _understood(one, known["groups"], world, step)
    return Resolver(understood, meaning(known["meanings"]), step.force)


def _n_quads(quads: Mapping[Quad, None]) -> str:
    data = serialize(quads, format=RdfFormat.N_QUADS)
    assert data is not None
    return data.decode()


@functools.lru_cache(maxsize=2)
def _world(setup: Setup) -> _World:
    knowledge = ontology.load(setup.lang, setup.ontology)
    language = languages.load(setup.lang)
    describer = Describer(knowledge.gazetteer, language.code, knowledge.ontology.is_a)
    return _World(knowledge, language, Lookup(knowledge, language), describer)


def _read(parts: Parts, name: str) -> Json:
    with parts.open(name) as file:
        return json.load(file)
