"""Claims → the positions said of somebody, each with the body that its words name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from kg.model import Claim, Mention, Position
from kg.ontology import Ontology

__all__ = ["positions", "titled"]


def positions(
    claims: Iterable[Claim], names: Sequence[Mention], ontology: Ontology, small: frozenset[str]
) -> Iterator[Position]:
    """Yield each position among ``claims`` whose words name a body, each once, in text order.

    The body is the first of ``names`` in the words of the position, if it is an actor and no
    person; the title is what stands before the name, without ``small`` words at its ends ("ancien
    chef d'état-major").
    """
    relations = titled(ontology)
    seen: set[Mention] = set()
    for claim in sorted(claims, key=attrgetter("text_order")):
        held = claim.object
        if claim.predicate.id not in relations or not isinstance(held, Mention) or held in seen:
            continue
        seen.add(held)
        inside = (
            name
            for name in names
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
            yield Position(held, _title(held.text[: body.start - held.start], small), body)


def titled(ontology: Ontology) -> frozenset[str]:
    """Return the relations whose object is a position."""
    return frozenset(
        iri for iri, known in ontology.relations.items() if known.range == ("kg:Position",)
    )


def _title(text: str, small: frozenset[str]) -> str:
    words = text.lower().replace("’", "'").replace("'", "' ").split()
    while words and words[-1] in small:
        words.pop()
    while words and words[0] in small:
        words.pop(0)
    return " ".join(words).replace("' ", "'")
