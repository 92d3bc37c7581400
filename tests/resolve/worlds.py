"""Names of documents under way: what each document's mentions stand for after every step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.languages import Language
from kg.model import Entity, Mention
from kg.ontology import Knowledge
from kg.resolve import Names, Resolution, Source, Update
from kg.resolve.chains import Key
from kg.resolve.judgements import NONE, Judgements

__all__ = ["World"]


class World:
    """Documents in and out, with their resolutions as a store would hold them."""

    def __init__(
        self, knowledge: Knowledge, language: Language, judgements: Judgements = NONE
    ) -> None:
        self.names = Names(knowledge, language)
        self.judgements = judgements
        self.sources: dict[str, Source] = {}
        self.resolutions: dict[str, Resolution] = {}
        self.rewritten = 0

    def put(self, documents: Mapping[str, Iterable[Mention] | None]) -> World:
        """Take documents in, or out where they are ``None``; return the world."""
        changed = {
            doc: None if found is None else Source(tuple(found)) for doc, found in documents.items()
        }
        self.sources |= {doc: one for doc, one in changed.items() if one is not None}
        self._take(self.names.update(changed, self.sources.__getitem__, self.judgements))
        for doc, one in changed.items():
            if one is None:
                del self.sources[doc], self.resolutions[doc]
        return self

    def judge(self, judgements: Judgements) -> None:
        """Let other judgements be in force."""
        self.judgements = judgements
        self._take(self.names.update({}, self.sources.__getitem__, judgements))

    def _take(self, update: Update) -> None:
        self.names.commit()
        self.resolutions |= update.resolutions
        self.rewritten += len(update.resolutions)
        for doc, iris in update.named.items():
            one = self.resolutions[doc]
            entities = dict(one.entities)
            for iri in iris:
                label, cls = update.labels[iri]
                entities[iri] = replace(entities[iri], label=label, type=cls)
            self.resolutions[doc] = replace(one, entities=entities)

    @property
    def entity_of(self) -> dict[tuple[str, int, int, int], str]:
        """The entity of each mention, by document, start, end and part."""
        return self._by_place(lambda one: one.entity_of)

    @property
    def found(self) -> dict[tuple[str, int, int, int], str]:
        """What was found for the mentions that a person judged of."""
        return self._by_place(lambda one: one.found)

    def _by_place(
        self, told: Callable[[Resolution], Mapping[Key, str]]
    ) -> dict[tuple[str, int, int, int], str]:
        return {
            (doc, *key): iri
            for doc, one in sorted(self.resolutions.items())
            for key, iri in told(one).items()
        }

    @property
    def entities(self) -> dict[str, Entity]:
        """All entities by IRI, with the names and reasons of all documents."""
        found: dict[str, Entity] = {}
        for _, one in sorted(self.resolutions.items()):
            for iri, entity in one.entities.items():
                before = found.get(iri, entity)
                names = tuple(sorted({*before.names, *entity.names}))
                reasons = dict.fromkeys([*before.reason.split("; "), *entity.reason.split("; ")])
                found[iri] = replace(entity, names=names, reason="; ".join(reasons))
        return dict(sorted(found.items()))
