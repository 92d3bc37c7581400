"""Mentions of all documents → entities, and claims that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.languages import Language
from kg.model import Claim, Entity, Mention, Quotation
from kg.resolve.clusters import anchors, distinct
from kg.resolve.entities import Cluster, entity
from kg.resolve.forms import (
    APART,
    PERSON,
    Form,
    group_of,
    local_iri,
    name_form,
    slug,
)
from kg.resolve.groups import BROAD, settled_groups
from kg.resolve.names import Choice, Seen, choose

if TYPE_CHECKING:
    from kg.ontology import Entry, Knowledge

__all__ = ["Resolution", "resolve"]

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity each mention stands for: an overlay, claims are never rewritten in place.

    ``entities`` by IRI, sorted; ``entity_of`` by ``(document id, start, end)``.
    """

    entities: Mapping[str, Entity]
    entity_of: Mapping[Place, str]

    def apply(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return ``claims`` with ``entity`` filled in all their mentions."""
        return tuple(self._claim(claim) for claim in claims)

    def apply_quotations(self, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
        """Return ``quotations`` with the entities of their speakers filled in."""
        return tuple(
            replace(q, speaker=self.mention(q.doc, q.speaker)) if q.speaker else q
            for q in quotations
        )

    def mention(self, doc: str, mention: Mention) -> Mention:
        """Return ``mention`` of the document ``doc`` with its entity, where there is one."""
        iri = self.entity_of.get((doc, mention.start, mention.end))
        return mention if iri is None or iri == mention.entity else replace(mention, entity=iri)

    def _claim(self, claim: Claim) -> Claim:
        doc = claim.doc
        other, holder, place = claim.object, claim.attributed_to, claim.place
        return replace(
            claim,
            subject=self.mention(doc, claim.subject),
            object=self.mention(doc, other) if isinstance(other, Mention) else other,
            attributed_to=self.mention(doc, holder) if holder else None,
            attributed_via=tuple(self.mention(doc, m) for m in claim.attributed_via),
            place=self.mention(doc, place) if place else None,
        )


def resolve(
    mentions: Mapping[str, Iterable[Mention]],
    knowledge: Knowledge,
    language: Language,
    known: Sequence[Entity] = (),
) -> Resolution:
    """Return the entities that ``mentions`` (by document id) stand for.

    Names are matched by the gazetteer, by their folded form, and short to long where only one
    long name fits, within a document first, then among all documents and the ``known``
    entities; phrases without a name follow their antecedents. People, organisations and places
    never mix, nor do different first names. The order of documents and mentions changes nothing.
    """
    return _Resolver(mentions, knowledge, language, known).resolution()


class _Resolver:
    def __init__(
        self,
        mentions: Mapping[str, Iterable[Mention]],
        knowledge: Knowledge,
        language: Language,
        known: Sequence[Entity],
    ) -> None:
        self.mentions = {doc: distinct(mentions[doc]) for doc in sorted(mentions)}
        self.knowledge, self.language = knowledge, language
        self.groups: dict[str | None, str] = {}
        self.forms: dict[tuple[str, str], Form] = {}
        self.entries: dict[tuple[str, str | None], Entry | None] = {}
        self.settled = settled_groups(self._readings(), language.names)
        self.known = {entity.iri: entity for entity in known if "/" not in entity.iri}
        self.known_forms = self._known_forms()
        self.absent: dict[Place, str] = {}  # antecedents that are no mentions → first phrase
        self.clusters: dict[str, Cluster] = {}

    def resolution(self) -> Resolution:
        ends = {doc: anchors(found) for doc, found in self.mentions.items()}
        choices = choose(self._seen(), self.known_forms)
        iris = self._iris(choices)
        entity_of: dict[Place, str] = {}
        for doc, found in self.mentions.items():
            by_span = {(m.start, m.end): m for m in found}
            for mention in found:
                span = (mention.start, mention.end)
                at = ends[doc][span]
                end = by_span.get(at)
                if end is not None and self._clash(mention, end):
                    end, at = mention, span
                iri, reason = self._iri(doc, end, at, mention, choices, iris)
                self._gather(iri, doc, mention, reason)
                entity_of[doc, *span] = iri
        is_a, lang = self.knowledge.ontology.is_a, self.language.code
        entities = {
            iri: entity(iri, self.clusters[iri], self.known.get(iri), is_a=is_a, lang=lang)
            for iri in sorted(self.clusters)
        }
        return Resolution(entities, entity_of)

    # -- names -----------------------------------------------------------------------------

    def _group(self, cls: str | None) -> str:
        if cls not in self.groups:
            self.groups[cls] = group_of(cls, self.knowledge.ontology)
        return self.groups[cls]

    def _clash(self, one: Mention, other: Mention) -> bool:
        """Whether the classes of the two can't be one thing's."""
        groups = {self._group(one.type), self._group(other.type)} & APART
        return len(groups) > 1

    def _form(self, mention: Mention) -> Form | None:
        """Return the form of a mention that names its thing, else ``None``."""
        name = mention.name or (mention.text if mention.kind == "name" else None)
        if not name:
            return None
        form = self._raw_form(name, self._group(mention.type))
        if mention.type in BROAD and form.folded in self.settled:
            form = Form(form.folded, self.settled[form.folded])
        return form if form.folded else None

    def _readings(self) -> Iterator[tuple[Mention, Form]]:
        for found in self.mentions.values():
            for mention in found:
                if mention.name:
                    yield mention, self._raw_form(mention.name, self._group(mention.type))

    def _raw_form(self, name: str, group: str) -> Form:
        if (name, group) not in self.forms:
            self.forms[name, group] = name_form(name, group, self.language.names)
        return self.forms[name, group]

    def _entry(self, mention: Mention) -> Entry | None:
        """Return what the gazetteer knows under the mention's name and class."""
        name = mention.name or mention.text
        key = (name, mention.type)
        if key not in self.entries:
            found = self.knowledge.gazetteer.lookup(name)
            group = self._group(mention.type)
            fitting = [e for e in found if not group or self._group(e.type) == group]
            is_a = self.knowledge.ontology.is_a
            close = [
                e for e in fitting if is_a(e.type, mention.type or "") or e.type == mention.type
            ]
            iris = {e.iri for e in close or fitting}
            self.entries[key] = (
                (close or fitting)[0] if iris and (close or len(iris) == 1) else None
            )
        return self.entries[key]

    def _seen(self) -> dict[str, dict[Form, Seen]]:
        """Return by document the forms that the gazetteer does not know, with what is told."""
        seen = {}
        for doc, found in self.mentions.items():
            forms: dict[Form, tuple[set[str], set[Form]]] = {}
            by_span = {(m.start, m.end): m for m in found}
            for mention in found:
                form = self._form(mention)
                if form is None or self._entry(mention) is not None:
                    continue
                genders, spelled_out = forms.setdefault(form, (set(), set()))
                genders |= self._genders(mention, form)
                source = by_span.get(mention.antecedent or (-1, -1))
                if source is None or self._entry(source) is not None:
                    continue
                longer = self._form(source)
                if longer is None or longer.group not in {form.group, ""}:
                    continue
                if len(longer.words) > len(form.words):
                    spelled_out.add(longer)
            seen[doc] = {
                form: Seen(frozenset(genders), frozenset(spelled_out))
                for form, (genders, spelled_out) in forms.items()
            }
        return seen

    def _genders(self, mention: Mention, form: Form) -> set[str]:
        if form.group != PERSON:
            return set()
        first = mention.text.split(maxsplit=1)[0].lower()
        return {self.language.names.honorifics.get(first, "")} - {""}

    def _known_forms(self) -> dict[Form, str]:
        forms: dict[Form, str] = {}
        for iri in sorted(self.known):
            entity = self.known[iri]
            for name in (entity.label, *entity.names):
                group = self._group(entity.type)
                forms.setdefault(name_form(name, group, self.language.names), iri)
        return forms

    # -- IRIs ------------------------------------------------------------------------------

    def _iris(self, choices: Mapping[tuple[str, Form], Choice]) -> dict[Form, str]:
        """Return the IRI of each form that is meant; one slug for two groups gets a suffix."""
        meant = {self._follow(doc, form, choices)[0] for doc, form in choices}
        by_slug: defaultdict[str, set[Form]] = defaultdict(set)
        for form in meant:
            by_slug[slug(form.folded)].add(form)
        taken = self.known.keys() - set(self.known_forms.values())
        iris = {}
        for name, forms in by_slug.items():
            rest = sorted(form for form in forms if form not in self.known_forms)
            free = len(forms) == len(rest) and f"kge:{name}" not in taken
            for i, form in enumerate(rest):
                own = i == 0 and free and not self._is_known_elsewhere(form, f"kge:{name}")
                more = "" if i < 2 else f"-{i}"
                iris[form] = f"kge:{name}" if own else f"kge:{name}-{form.group or 'name'}{more}"
        iris |= {form: self.known_forms[form] for form in meant if form in self.known_forms}
        return iris

    def _is_known_elsewhere(self, form: Form, iri: str) -> bool:
        """Whether the gazetteer uses ``iri`` for something else of that name."""
        return any(entry.iri == iri for entry in self.knowledge.gazetteer.lookup(form.folded))

    def _follow(
        self, doc: str, form: Form, choices: Mapping[tuple[str, Form], Choice]
    ) -> tuple[Form, str, bool]:
        """Return the longest form that ``form`` stands for, why, and whether only here."""
        passed, choice = {form}, choices[doc, form]
        reason = choice.reason
        while choice.form not in passed and (doc, choice.form) in choices:
            passed.add(choice.form)
            choice = choices[doc, choice.form]
        return choice.form, reason, choice.local

    def _iri(
        self,
        doc: str,
        end: Mention | None,
        span: tuple[int, int],
        mention: Mention,
        choices: Mapping[tuple[str, Form], Choice],
        iris: Mapping[Form, str],
    ) -> tuple[str, str]:
        """Return the IRI for a mention whose chain ends at ``end``, and the reason."""
        pointing = end is not mention
        shown = f"“{end.text}”" if end is not None else "the same phrase"
        via = f"“{mention.text}” points back to {shown}" if pointing else ""
        if end is None:
            first = self.absent.setdefault((doc, *span), slug(_head(mention)))
            return local_iri(doc, f"{first}-{span[0]}"), via
        entry = self._entry(end) if self._form(end) or end.kind != "pronoun" else None
        if entry is not None:
            self._cluster(entry.iri).entry = entry
            return entry.iri, via or f"the gazetteer knows “{end.name or end.text}”"
        form = self._form(end)
        if form is None:
            return local_iri(doc, f"{slug(_head(end))}-{end.start}"), via
        meant, reason, local = self._follow(doc, form, choices)
        iri = local_iri(doc, slug(meant.folded)) if local else iris[meant]
        self._cluster(iri).form = meant
        return iri, via or f"“{end.name or end.text}”: {reason}"

    # -- entities --------------------------------------------------------------------------

    def _cluster(self, iri: str) -> Cluster:
        return self.clusters.setdefault(iri, Cluster())

    def _gather(self, iri: str, doc: str, mention: Mention, reason: str) -> None:
        cluster = self._cluster(iri)
        if self._form(mention) is not None:
            cluster.names[mention.name or mention.text] += 1
        place = (doc, mention.start, mention.text)
        cluster.first = min(cluster.first or place, place)
        if mention.type is not None:
            counts = cluster.types if self._form(mention) else cluster.nominal_types
            counts[mention.type] += 1
        if reason:
            cluster.reasons.add(reason)


def _head(mention: Mention) -> str:
    """Return the head word of the mention."""
    first, last = (offset - mention.start for offset in mention.head)
    return mention.text[max(first, 0) : last] or mention.text
