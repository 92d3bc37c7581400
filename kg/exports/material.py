"""What exporters read: a store's statements, things and documents, narrowed to what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.exports.statements import End, Statement, status_of
from kg.model import Claim, Conclusion, Entity, Literal, Mention
from kg.network import ASSERTED, INFERRED, Labels, labels_in, mention_node, node_of, state_of
from kg.query import StoredDocument, documents_from
from kg.query.search import claims_in
from kg.rdf import GroundsReader, conclusions_from, entities_from
from kg.store import Store
from kg.view.words import languages, words

if TYPE_CHECKING:
    from kg.ontology import Gazetteer

__all__ = ["ALL", "PLAIN", "Material", "Place", "Selection", "Thing"]

PLAIN, ALL = "plain", "all"
DOCUMENT = "document"  # as a holder: what documents state themselves


@dataclass(frozen=True, slots=True)
class Selection:
    """Which statements are wanted.

    ``include`` is ``"plain"`` (what is asserted, affirmed and so by now) or ``"all"``; ``holder``
    the IRI of whoever claims it (``kge:…``), or ``"document"`` for what documents state themselves;
    ``confidence`` the least one (0..1). ``None`` and 0 leave it open.
    """

    include: str | None = None
    holder: str | None = None
    confidence: float = 0.0

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for at all."""
        return self != Selection()

    def takes(self, statement: Statement) -> bool:
        """Whether a statement is wanted."""
        holder = statement.holder.id if statement.holder is not None else DOCUMENT
        return (
            (self.include != PLAIN or statement.is_plain)
            and self.holder in (None, holder)
            and statement.confidence >= self.confidence
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a place of the gazetteer is: degrees, and its state with its code (ISO 3166)."""

    latitude: float | None = None
    longitude: float | None = None
    country: str = ""
    iso: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, or what a mention that nothing resolves stands for (then ``id`` is no IRI)."""

    id: str
    label: str
    type: str = "kg:Topic"
    classes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    place: Place = Place()


class Material:
    """A store as exporters see it, always in one order: by document, then as the text goes.

    ``gazetteer`` is called where places are asked for, ``lang`` is the language of labels. Claims
    are read a document at a time; only entities and documents are held.
    """

    def __init__(
        self,
        store: Store,
        selection: Selection,
        lang: str,
        gazetteer: Callable[[], Gazetteer],
    ) -> None:
        self.store, self.selection, self.lang = store, selection, lang
        self._gazetteer = gazetteer
        self._places: dict[str, Place] = {}
        self._words = words(lang if lang in languages() else "en")

    def including(self, default: str) -> Material:
        """Return the same where ``include`` is what is asked for, else a format's ``default``."""
        include = self.selection.include or default
        wanted = replace(self.selection, include=include)
        return Material(self.store, wanted, self.lang, self._gazetteer)

    @cached_property
    def labels(self) -> Labels:
        """The names of classes and relations."""
        return labels_in(self.store, self.lang)

    @cached_property
    def documents(self) -> dict[str, StoredDocument]:
        """The documents by their ids."""
        return {document.id: document for document in documents_from(self.store)}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by ``kge:…``."""
        return entities_from(self.store, self.lang, reasons=False)

    def document(self, name: str) -> StoredDocument:
        """Return a document by its id; an empty one for what rests on none."""
        return self.documents.get(name) or StoredDocument(name)

    def claims(self) -> Iterator[Statement]:
        """Yield all claims, wanted or not, by document in text order."""
        return map(self.statement, claims_in(self.store))

    def statements(self) -> Iterator[Statement]:
        """Yield what is wanted: claims by document in text order, then conclusions by rule."""
        yield from filter(self.selection.takes, self.claims())
        grounds = GroundsReader(self.store)
        for conclusion in conclusions_from(self.store):
            statement = self._of_conclusion(conclusion, grounds)
            if self.selection.takes(statement):
                yield statement

    def links(self) -> Iterator[tuple[Statement, End, End]]:
        """Yield the statements that link two things, with both; each link once."""
        for statement in self.statements():
            ends = statement.link
            if ends is not None:
                yield statement, *ends

    def linked(self) -> Iterator[Thing]:
        """Yield the things that ``links`` link, each once, sorted by their ids."""
        found = {end.id: end for _, *ends in self.links() for end in ends}
        for name in sorted(found):
            yield self.thing(found[name])

    def told(self, said: Statement) -> str:
        """Return the relation as a reader should see it: what is no plain fact says so."""
        label = self.labels.relation(said.relation)
        how = []
        if said.negated:
            how.append(self._words["modality"]["denied"])
        if said.modality != ASSERTED:
            how.append(self._words["modality"].get(said.modality, said.modality))
        if said.state:
            how.append(self._words["state"].get(said.state, said.state))
        if not how and not said.is_plain:
            how.append("?")
        return f"{label} ({', '.join(how)})" if how else label

    def according(self, said: Statement) -> str:
        """Return the sentence, behind whoever says so where the text tells who."""
        if said.holder is None:
            return said.sentence
        name = self._words["according_to"].format(name=said.holder.label)
        return f"[{name}] {said.sentence}"

    def thing(self, end: End) -> Thing:
        """Return what is known of a node."""
        entity = self.entities.get(end.id)
        known = entity or Entity(end.id, end.label, end.type or "kg:Topic", names=(end.label,))
        return Thing(
            known.iri,
            known.label,
            known.type,
            self.labels.classes(known.type),
            known.names,
            known.same_as,
            self.place(known.iri),
        )

    def place(self, iri: str) -> Place:
        """Return where an entity is by the gazetteer: an empty place where it does not tell."""
        found = self._places.get(iri)
        if found is None:
            found = self._places[iri] = self._look_up(iri)
        return found

    def lookup(self, name: str) -> tuple[End, ...]:
        """Return the things of the gazetteer that a name may mean, places first."""
        entries = self._gazetteer().lookup(name)
        return tuple(End(one.labels.get(self.lang) or name, one.iri, one.type) for one in entries)

    def _look_up(self, iri: str) -> Place:
        gazetteer = self._gazetteer()
        entry = gazetteer.entry(iri)
        if entry is None:
            return Place()
        state = entry if entry.iso else gazetteer.entry(entry.state) if entry.state else None
        latitude, longitude = entry.point or (None, None)
        if state is None:
            return Place(latitude, longitude)
        country = state.labels.get(self.lang) or next(iter(state.labels.values()))
        return Place(latitude, longitude, country, state.iso or "")

    # -- claims and conclusions as statements ----------------------------------------------------

    def statement(self, claim: Claim) -> Statement:
        """Return a claim as a statement, whether it is wanted or not."""

        def end(what: Mention | Literal | None) -> End | None:
            if isinstance(what, Literal):
                return End(what.value, datatype=what.datatype)
            return self._end(claim.doc, what) if what is not None else None

        return Statement(
            id=claim.id,
            document=claim.doc,
            relation=claim.predicate.id,
            status=status_of(claim),
            subject=end(claim.subject),
            object=end(claim.object),
            event=claim.event,
            words=claim.predicate.text,
            lemma=claim.predicate.lemma,
            role=claim.role.value,
            layer=claim.layer.value,
            negated=claim.negated,
            modality=claim.modality.value,
            tense=claim.tense.value if claim.tense is not None else "",
            state=state_of(claim),
            holder=end(claim.holder),
            via=tuple(self._end(claim.doc, holder) for holder in claim.outer_holders),
            time=(claim.time.value or "") if claim.time is not None else "",
            place=end(claim.place),
            number=claim.number,
            plover=claim.predicate.plover or "",
            confidence=round(claim.confidence, 4),
            sentence=claim.evidence.text,
        )

    def _of_conclusion(self, conclusion: Conclusion, grounds: GroundsReader) -> Statement:
        def end(iri: str) -> End:
            known = self.entities.get(iri) or grounds.thing(iri)
            return End(known.label, node_of(iri), known.type)

        said, value = grounds.of(conclusion), conclusion.object
        subject = end(conclusion.subject)
        target = end(value) if isinstance(value, str) else End(value.value, datatype=value.datatype)
        ends = {conclusion.subject, value} if isinstance(value, str) else set()
        return Statement(
            id=conclusion.id,
            document=said.doc,
            relation=conclusion.predicate,
            status=INFERRED,
            subject=subject,
            object=target,
            holder=end(conclusion.holder) if conclusion.holder is not None else None,
            time=conclusion.time or "",
            plover=conclusion.plover or "",
            confidence=round(conclusion.confidence, 4),
            sentence=said.text,
            rule=conclusion.rule,
            mirrors=[grounds.ends(one) for one in conclusion.sources] == [ends],
        )

    def _end(self, doc: str, mention: Mention) -> End:
        known = self.entities.get(mention.entity or "")
        if known is not None:
            return End(known.label, known.iri, known.type)
        label = mention.name or mention.text
        return End(label, mention_node(doc, mention), mention.type or "kg:Topic")
