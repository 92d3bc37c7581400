"""Judgements → the graphs of a store: what was found stays, what it means is laid over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.iris import expand
from kg.model import Entity, Mention
from kg.rdf import (
    document_id,
    document_iri,
    entity_in,
    mentions_in,
    rewritten,
)
from kg.rdf.terms import Terms
from kg.resolve.chains import Key, anchors, key_of
from kg.resolve.judgements import Judgement, Judgements, Verdict, in_force
from kg.store import Store

__all__ = ["apply", "described_in"]


def apply(
    store: Store, log: Sequence[Judgement], changed: Callable[[str], None] = lambda _: None
) -> tuple[str, ...]:
    """Bring a store in line with a log; return the documents that were written anew.

    Judgements taken back, or deleted from the log, lose their effect. Only documents that name
    what was judged are looked at. ``changed`` is called with the IRI of each graph before it is
    written.
    """
    force = in_force(log)
    touched = {iri for one in log for iri in (one.entity, one.other) if iri}
    documents = _documents(store, touched)
    found = [doc for doc in documents if _rewrite(store, doc, log, force, changed)]
    if found:
        store.flush()
        _forget_names(store)
    return tuple(found)


def _forget_names(store: Store) -> None:
    """Let the next build resolve all names anew: they know nothing of what was written here."""
    for file in store.path.glob("names-*.sqlite") if store.path is not None else ():
        file.unlink()


def described_in(
    store: Store, iri: str, log: Sequence[Judgement], here: Entity | None = None
) -> Entity:
    """Return an entity as it is with the judgements in force, and without those taken back.

    ``here`` is what one document says of it, instead of all.
    """
    force = in_force(log)
    told = (e for one in log for e in one.known if e.iri == iri)
    entity = here or entity_in(store, iri) or next(told, None) or _nameless(iri)
    own = [one for one in log if one.entity == iri and one.verdict is Verdict.RENAME]
    if own:
        entity = replace(entity, label=_label(own[0], iri, entity))
    retyped = [one for one in log if one.entity == iri and one.verdict is Verdict.RETYPE]
    if retyped:
        entity = replace(entity, type=_known(retyped[0], iri, entity).type)
    names = set(entity.names)
    for one in log:
        before = _known(one, iri, entity)
        if one.verdict is Verdict.MERGE and one.entity == iri and one not in force.line:
            names -= set(_known(one, one.other, entity).names) - set(before.names)
            entity = replace(entity, label=before.label, type=before.type)
        elif one.verdict is Verdict.RENAME and one.entity == iri and one not in force.line:
            names -= {one.value} - set(before.names)
    reasons = [r for r in entity.reason.split("; ") if not r.startswith("judgement ")]
    entity = replace(entity, names=tuple(sorted(names)), reason="; ".join(reasons))
    return force.described(entity)


def _nameless(iri: str) -> Entity:
    return Entity(iri, iri.rpartition("/")[2].rpartition(":")[2])


def _label(one: Judgement, iri: str, entity: Entity) -> str:
    return _known(one, iri, entity).label


def _known(one: Judgement, iri: str, otherwise: Entity) -> Entity:
    """Return what an entity was when the judgement was made."""
    return next((e for e in one.known if e.iri == iri), otherwise)


def _documents(store: Store, touched: Iterable[str]) -> list[str]:
    """Return the documents in which something judged, or once judged, is named."""
    graphs = {quad.graph_name for quad in store.quads(predicate=Terms.RESOLVED_AS.value)}
    graphs |= {quad.graph_name for quad in store.quads(predicate=Terms.BODY_RESOLVED_AS.value)}
    for iri in touched:
        graphs |= {quad.graph_name for quad in store.quads(expand(iri), Terms.LABEL.value)}
        graphs |= {
            quad.graph_name
            for quad in store.quads(predicate=Terms.DENOTES.value, object=expand(iri))
        }
    found = {document_id(getattr(graph, "value", "")) for graph in graphs}
    return sorted(doc for doc in found if doc is not None)


def _rewrite(
    store: Store,
    doc: str,
    log: Sequence[Judgement],
    force: Judgements,
    changed: Callable[[str], None],
) -> bool:
    mentions = mentions_in(store, doc)
    names = _names(mentions)

    def change(mention: Mention) -> Mention:
        found = mention.found or mention.entity
        if found is None:
            return mention
        name = names.get(key_of(mention), mention.name)
        iri = force.final(found, doc, name, (mention.start, mention.end))
        return replace(mention, entity=iri, found=None if iri == found else found)

    graph = document_iri(doc)
    before = set(store.quads(graph=graph))

    def describe(iri: str, here: Entity | None) -> Entity:
        if (
            here is None
            and entity_in(store, iri) is None
            and not any(e.iri == iri for one in log for e in one.known)
        ):
            here = _as_mentioned(iri, [m for m in mentions if iri in (m.found, change(m).entity)])
        return described_in(store, iri, log, here)

    after = rewritten(store, doc, change, describe)
    if before == set(after):
        return False
    changed(graph)
    store.replace_graph(graph, after, flush=False)
    return True


def _as_mentioned(iri: str, mentions: Sequence[Mention]) -> Entity | None:
    """Return what mentions tell of an entity that nothing describes any more."""
    names = sorted({m.name for m in mentions if m.name}, key=lambda n: (-len(n), n))
    types = sorted({m.type for m in mentions if m.type and m.name})
    if not names:
        return None
    return Entity(iri, names[0], (types or ["kg:Topic"])[0], names=tuple(sorted(names)))


def _names(mentions: tuple[Mention, ...]) -> dict[Key, str | None]:
    """Return the name by which each mention, or what it points back to, calls its thing."""
    by_key = {key_of(m): m for m in mentions}
    ends = anchors(tuple(by_key.values()))
    return {
        key: by_key[end].name if (end := ends[key]) in by_key else mention.name
        for key, mention in by_key.items()
    }
