"""A document's mentions and what its names mean → the entity of each mention."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.iris import slug
from kg.model import Claim, Entity, Mention, MentionKind, Quotation
from kg.resolve.chains import Key, key_of
from kg.resolve.document import Understood
from kg.resolve.entities import Tally
from kg.resolve.judgements import Judgements
from kg.resolve.names.forms import PERSON, NameForm, local_iri, name_form

__all__ = ["Meaning", "Resolution", "Resolver"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a leading name means among all documents: the entity, the form that is meant, and why.

    ``iri`` is ``None`` where it may be several things; ``alias`` is the IRI that the name would
    have if it stood for itself, where it stands for another and no other thing has that IRI.
    """

    iri: str | None
    form: NameForm
    reason: str
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity each mention of a document stands for: an overlay, claims stay as they are.

    ``entity_of`` by start, end and part; ``found`` has, for mentions that a person judged of, the
    entity that was found without that. ``entities`` are those of the document; ``aliases`` pairs
    of an IRI that one of its names would have by itself and the IRI that it has.
    """

    doc: str
    entity_of: Mapping[Key, str]
    found: Mapping[Key, str] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    aliases: tuple[tuple[str, str], ...] = ()

    def apply(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return ``claims`` of the document with ``entity`` filled in all their mentions."""
        return tuple(claim.with_mentions(self.mention) for claim in claims)

    def apply_quotations(self, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
        """Return ``quotations`` with the entities of their speakers filled in."""
        return tuple(quotation.with_mentions(self.mention) for quotation in quotations)

    def fingerprint(self, called: Collection[str]) -> str:
        """Return a hash of all but how entities are ``called`` of which others tell that as well.

        ``called`` are the IRIs of these; that others call them otherwise is told apart.
        """
        entities = [
            (iri, one.same_as, one.names, one.reason, iri in called or (one.label, one.type))
            for iri, one in sorted(self.entities.items())
        ]
        told = sorted(self.entity_of.items()), sorted(self.found.items()), entities, self.aliases
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def mention(self, mention: Mention) -> Mention:
        """Return ``mention`` with its entity, where there is one."""
        key = key_of(mention)
        iri, found = self.entity_of.get(key), self.found.get(key)
        if iri is None or (iri == mention.entity and found == mention.found):
            return mention
        return replace(mention, entity=iri, found=found)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a mention was found to mean: its IRI, why, and the form or entry behind it."""

    iri: str
    reason: str
    form: NameForm | None = None
    entry: str | None = None


class Resolver:
    """Finds the entities of one document's mentions; ``meaning`` tells what leading names mean.

    ``entity_of`` and ``found`` are as in ``Resolution``; ``tallies`` tell by IRI what the document
    says of each entity.
    """

    def __init__(
        self,
        document: Understood,
        meaning: Callable[[NameForm], Meaning],
        judgements: Judgements,
    ) -> None:
        self._document, self._meaning, self._judgements = document, meaning, judgements
        self._readings = document.readings
        self._lookup = document.readings.lookup
        self.doc = document.chained.doc
        self.entity_of: dict[Key, str] = {}
        self.found: dict[Key, str] = {}
        self.tallies: dict[str, Tally] = {}
        self._absent: dict[Key, str] = {}  # antecedents that are no mentions → first phrase
        ends, by_key = document.chained.ends, document.chained.by_key
        for key, mention in by_key.items():
            at = ends[key]
            end = mention if at == key else by_key.get(at)
            if end is not None and end is not mention and self._lookup.clash(mention, end):
                end, at = mention, key
            found, iri = self._entity(mention, end, at)
            self.entity_of[key] = iri
            if found != iri:
                self.found[key] = found

    def aliases(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of an IRI that a name would have by itself, and the IRI that it has."""
        meanings = (self._meaning(form) for form in self._document.leads)
        return tuple(
            sorted((m.alias, m.iri) for m in meanings if m.alias is not None and m.iri is not None)
        )

    def _entity(self, mention: Mention, end: Mention | None, at: Key) -> tuple[str, str]:
        """Return what was found for a mention whose chain ends at ``at``, and what was judged.

        ``end`` is the mention there, if there is one. What is learnt goes to the entity.
        """
        via = ""
        if end is not mention:
            shown = f"“{end.text}”" if end is not None else "the same phrase"
            via = f"“{mention.text}” points back to {shown}"
        if end is None:
            first = self._absent.setdefault(at, slug(_head(mention)))
            found = Finding(local_iri(self.doc, f"{first}-{at[0]}"), "")
        else:
            found = self._finding(end)
        iri = found.iri
        if self._judgements:
            name = end.name if end is not None else None
            iri = self._judgements.final(iri, self.doc, name, (mention.start, mention.end))
        tally = self.tallies.setdefault(iri, Tally())
        if iri == found.iri:
            if found.form is not None:
                tally.form = found.form.folded
            tally.entry = found.entry or tally.entry
        self._gather(tally, mention, found.form, via or found.reason)
        return found.iri, iri

    def _finding(self, end: Mention) -> Finding:
        """Return what a mention names, or the phrase that it is."""
        form = self._readings.form(end)
        entry = self._lookup.entry(end) if form or end.kind is not MentionKind.PRONOUN else None
        if entry is not None:
            reason = f"the gazetteer knows “{end.name or end.text}”"
            return Finding(entry.iri, reason, entry=entry.iri)
        if form is None:
            if (post := self._post(end)) is not None:
                return post
            number = f"-{end.part}" if end.part else ""
            return Finding(local_iri(self.doc, f"{slug(_head(end))}-{end.start}{number}"), "")
        return self._named(end, form)

    def _named(self, end: Mention, form: NameForm) -> Finding:
        """Return what a name means: in the document first, then among all."""
        choice = self._document.choices[form]
        meant, reason = choice.form, choice.reason
        iri = None
        if not choice.local:
            meaning = self._meaning(meant)
            if meaning.form != meant:
                reason = meaning.reason if form == meant else f"{reason}; {meaning.reason}"
            elif form == meant:
                reason = meaning.reason
            iri, meant = meaning.iri, meaning.form
        if iri is None:
            more = "" if meant.group in (PERSON, "") else f"-{meant.group}"
            iri = local_iri(self.doc, slug(meant.folded) + more)
        return Finding(iri, f"“{end.name or end.text}”: {reason}", form=meant)

    def _post(self, position: Mention) -> Finding | None:
        """Return the post of the person whom a position is said of: one in the same words."""
        chained = self._document.chained
        key = chained.holders.get(key_of(position))
        holder = chained.by_key.get(chained.ends.get(key, key)) if key is not None else None
        if holder is None or self._readings.form(holder) is None:
            return None
        words = name_form(position.text, "", self._lookup.language.names).folded
        reason = f"the post of “{holder.name}” in the same words"
        whose = self._finding(holder).iri.partition(":")[2]
        return Finding(local_iri(whose, slug(words)), reason)

    def _gather(self, tally: Tally, mention: Mention, meant: NameForm | None, reason: str) -> None:
        form = self._readings.form(mention)
        if form is not None:
            tally.names[mention.name or mention.text] += 1
        if tally.first is None:  # mentions come in order
            tally.first = (mention.start, mention.text)
        cls = mention.type
        if form is not None:
            cls = self._readings.settled_type(cls, meant.group if meant is not None else "")
        if cls is not None:
            counts = tally.types if form else tally.nominal_types
            counts[cls] += 1
        if reason:
            tally.reasons.add(reason)


def _head(mention: Mention) -> str:
    """Return the head word of the mention."""
    first, last = (offset - mention.start for offset in mention.head)
    return mention.text[max(first, 0) : last] or mention.text
