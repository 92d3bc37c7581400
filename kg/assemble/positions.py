"""A reading → the positions said of somebody, each with the body that its words name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.assemble.reader import Reading
from kg.model import Mention, Position
from kg.ontology import Ontology

__all__ = ["positions"]


def positions(reading: Reading, ontology: Ontology, small: frozenset[str]) -> Iterator[Position]:
    """Yield each position whose words name a body, in text order, each once.

    The body is the first thing named in the words of the position, if it is an actor and no
    person; the title is what stands before the name, without ``small`` words at its ends ("ancien
    chef d'état-major").
    """
    relations = {
        iri for iri, known in ontology.relations.items() if known.range == ("kg:Position",)
    }
    seen: set[Mention] = set()
    for claim in reading.claims:
        held = claim.object
        if claim.predicate.id not in relations or not isinstance(held, Mention) or held in seen:
            continue
        seen.add(held)
        inside = (
            name
            for name in reading.names
            if held.start <= name.start
            and name.end <= held.end
            and name.entity not in (None, held.entity, claim.subject and claim.subject.entity)
        )
        body = min(inside, key=lambda name: name.start, default=None)
        if (
            body is not None
            and ontology.is_a(body.type, "kg:Actor")
            and not ontology.is_a(body.type, "kg:Person")
        ):
            yield Position(
                held, _title(reading.document.text[held.start : body.start], small), body
            )


def _title(text: str, small: frozenset[str]) -> str:
    words = text.lower().replace("’", "'").replace("'", "' ").split()
    while words and words[-1] in small:
        words.pop()
    while words and words[0] in small:
        words.pop(0)
    return " ".join(words).replace("' ", "'")
