"""A reading → the posts said of somebody, each with the body that its words name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.assemble.reader import Reading
from kg.model import Mention, Post
from kg.ontology import Ontology

__all__ = ["posts"]


def posts(reading: Reading, ontology: Ontology, small: frozenset[str]) -> Iterator[Post]:
    """Yield a post for each position whose words name a body, in text order, each once.

    The body is the first thing named in the words of the post, if it is an actor and no person;
    the title is
    what stands before the name, without ``small`` words at its ends ("ancien chef d'état-major").
    """
    relations = {
        iri for iri, known in ontology.relations.items() if known.range == ("kg:Position",)
    }
    seen: set[Mention] = set()
    for claim in reading.claims:
        post = claim.object
        if claim.predicate.id not in relations or not isinstance(post, Mention) or post in seen:
            continue
        seen.add(post)
        inside = (
            name
            for name in reading.names
            if post.start <= name.start
            and name.end <= post.end
            and name.entity not in (None, post.entity, claim.subject.entity)
        )
        body = min(inside, key=lambda name: name.start, default=None)
        if (
            body is not None
            and ontology.is_a(body.type, "kg:Actor")
            and not ontology.is_a(body.type, "kg:Person")
        ):
            yield Post(post, _title(reading.document.text[post.start : body.start], small), body)


def _title(text: str, small: frozenset[str]) -> str:
    words = text.lower().replace("’", "'").replace("'", "' ").split()
    while words and words[-1] in small:
        words.pop()
    while words and words[0] in small:
        words.pop(0)
    return " ".join(words).replace("' ", "'")
