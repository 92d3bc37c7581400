"""Mentions of all documents → entities, and claims that name them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from kg.iris import slug
from kg.languages import Language
from kg.model import Claim, Entity, Mention, MentionKind, Quotation
from kg.resolve.chains import Key, anchors, classed, distinct, holders, key_of
from kg.resolve.entities import Cluster, entity
from kg.resolve.known import Known
from kg.resolve.meaning.naming import Naming
from kg.resolve.names.countries import in_countries
from kg.resolve.names.forms import NameForm, local_iri, name_form
from kg.resolve.names.readings import Readings

if TYPE_CHECKING:
    from kg.ontology import Entry, Knowledge

__all__ = ["Place", "Resolution", "resolve"]

Place = tuple[str, int, int, int]  # document id, start, end, part


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity each mention stands for: an overlay, claims are never rewritten in place.

    ``entities`` by IRI, sorted; ``entity_of`` by ``(document id, start, end, part)``; ``found``
    has, for the mentions that a person judged of, the entity that was found without that.
    """

    entities: Mapping[str, Entity]
    entity_of: Mapping[Place, str]
    found: Mapping[Place, str] = field(default_factory=dict)

    def apply(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return ``claims`` with ``entity`` filled in all their mentions."""
        return tuple(claim.with_mentions(partial(self.mention, claim.doc)) for claim in claims)

    def apply_quotations(self, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
        """Return ``quotations`` with the entities of their speakers filled in."""
        return tuple(
            replace(q, speaker=self.mention(q.doc, q.speaker)) if q.speaker else q
            for q in quotations
        )

    def mention(self, doc: str, mention: Mention) -> Mention:
        """Return ``mention`` of the document ``doc`` with its entity, where there is one."""
        place = (doc, mention.start, mention.end, mention.part)
        iri = self.entity_of.get(place)
        if iri is None or iri == mention.entity:
            return mention
        return replace(mention, entity=iri, found=self.found.get(place))


def resolve(
    mentions: Mapping[str, Iterable[Mention]],
    knowledge: Knowledge,
    language: Language,
    known: Known | None = None,
    *,
    dates: Mapping[str, str | None] | None = None,
) -> Resolution:
    """Return the entities that ``mentions`` (by document id) stand for.

    Names are matched by the gazetteer, by their form however it is spelled, and short to long
    where what speaks for it suffices (``kg.resolve.comparing.compare``), within a document first,
    then among all documents and the ``known`` entities; phrases without a name follow their
    antecedents. What a hard rule keeps apart is never joined. ``dates`` tell when documents were
    published. The order of documents and mentions changes nothing, and what is known keeps its
    IRI.
    """
    with _uncollected():
        return _Resolver(mentions, knowledge, language, known or Known(), dates or {}).resolution()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector: it would look at all mentions over and over, and find no cycle.

    A quarter of the time of a large batch, and more the larger it is.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a mention was found to mean: its IRI, why, and the form or entry behind it."""

    iri: str
    reason: str
    form: NameForm | None = None
    entry: Entry | None = None


class _Resolver:
    def __init__(
        self,
        mentions: Mapping[str, Iterable[Mention]],
        knowledge: Knowledge,
        language: Language,
        known: Known,
        dates: Mapping[str, str | None],
    ) -> None:
        each = {
            doc: in_countries(distinct(mentions[doc]), knowledge.gazetteer, language)
            for doc in sorted(mentions)
        }
        self.ends = {doc: anchors(found) for doc, found in each.items()}
        self.mentions = {doc: classed(found, self.ends[doc]) for doc, found in each.items()}
        self.holders = {doc: holders(found) for doc, found in self.mentions.items()}
        self.by_key = {doc: {key_of(m): m for m in found} for doc, found in self.mentions.items()}
        self.knowledge, self.language, self.known = knowledge, language, known
        self.readings = Readings(self.mentions, knowledge, language)
        self.naming = Naming(self.mentions, self.ends, self.readings, known, dates)
        self.clusters: dict[str, Cluster] = {}
        self.absent: dict[Place, str] = {}  # antecedents that are no mentions → first phrase

    def resolution(self) -> Resolution:
        entity_of: dict[Place, str] = {}
        found_before: dict[Place, str] = {}
        for doc in self.mentions:
            ends, by_key = self.ends[doc], self.by_key[doc]
            for key, mention in by_key.items():
                at = ends[key]
                end = mention if at == key else by_key.get(at)
                if end is not None and end is not mention and self.readings.clash(mention, end):
                    end, at = mention, key
                place = (doc, *key)
                found_iri, iri = self._entity(doc, mention, end, at)
                entity_of[place] = iri
                if found_iri != iri:
                    found_before[place] = found_iri
        is_a, before = self.knowledge.ontology.is_a, self.known.entities
        entities = {
            iri: entity(iri, self.clusters[iri], before.get(iri), is_a=is_a, language=self.language)
            for iri in sorted(self.clusters)
        }
        judged = self.known.judgements
        if judged:
            entities = {iri: judged.described(one) for iri, one in entities.items()}
        return Resolution(entities, entity_of, found_before)

    def _entity(self, doc: str, mention: Mention, end: Mention | None, at: Key) -> tuple[str, str]:
        """Return what was found for a mention whose chain ends at ``at``, and what was judged.

        ``end`` is the mention there, if there is one. What is learnt goes to the entity.
        """
        via = ""
        if end is not mention:
            shown = f"“{end.text}”" if end is not None else "the same phrase"
            via = f"“{mention.text}” points back to {shown}"
        if end is None:
            first = self.absent.setdefault((doc, *at), slug(_head(mention)))
            found = Finding(local_iri(doc, f"{first}-{at[0]}"), "")
        else:
            found = self._finding(doc, end)
        iri = found.iri
        if self.known.judgements:
            name = end.name if end is not None else None
            iri = self.known.judgements.final(iri, doc, name, (mention.start, mention.end))
        cluster = self._cluster(iri)
        if iri == found.iri:
            cluster.form, cluster.entry = found.form or cluster.form, found.entry or cluster.entry
        self._gather(cluster, doc, mention, found.form, via or found.reason)
        return found.iri, iri

    def _finding(self, doc: str, end: Mention) -> Finding:
        """Return what a mention names, or the phrase that it is."""
        form = self.readings.form(end)
        entry = self.readings.entry(end) if form or end.kind is not MentionKind.PRONOUN else None
        if entry is not None:
            return Finding(entry.iri, f"the gazetteer knows “{end.name or end.text}”", entry=entry)
        if form is None:
            if (post := self._post(doc, end)) is not None:
                return post
            number = f"-{end.part}" if end.part else ""
            return Finding(local_iri(doc, f"{slug(_head(end))}-{end.start}{number}"), "")
        meaning = self.naming.meaning(doc, form)
        reason = f"“{end.name or end.text}”: {meaning.reason}"
        return Finding(meaning.iri, reason, form=meaning.form)

    def _post(self, doc: str, position: Mention) -> Finding | None:
        """Return the post of the person whom a position is said of: one in the same words."""
        key = self.holders[doc].get(key_of(position))
        holder = self.by_key[doc].get(self.ends[doc].get(key, key)) if key is not None else None
        if holder is None or self.readings.form(holder) is None:
            return None
        words = name_form(position.text, "", self.language.names).folded
        reason = f"the post of “{holder.name}” in the same words"
        return Finding(
            local_iri(self._finding(doc, holder).iri.partition(":")[2], slug(words)), reason
        )

    def _cluster(self, iri: str) -> Cluster:
        found = self.clusters.get(iri)
        if found is None:
            found = self.clusters[iri] = Cluster()
        return found

    def _gather(
        self, cluster: Cluster, doc: str, mention: Mention, meant: NameForm | None, reason: str
    ) -> None:
        form = self.readings.form(mention)
        if form is not None:
            cluster.names[mention.name or mention.text] += 1
        if cluster.first is None:  # documents and mentions come in order
            cluster.first = (doc, mention.start, mention.text)
        cls = mention.type
        if form is not None:
            cls = self.readings.settled_type(cls, meant.group if meant is not None else "")
        if cls is not None:
            counts = cluster.types if form else cluster.nominal_types
            counts[cls] += 1
        if reason:
            cluster.reasons.add(reason)


def _head(mention: Mention) -> str:
    """Return the head word of the mention."""
    first, last = (offset - mention.start for offset in mention.head)
    return mention.text[max(first, 0) : last] or mention.text
