"""What a store stands on when it is changed: its language, ontology and rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from kg import languages, ontology
from kg.errors import StoreError
from kg.languages import Language
from kg.ontology import Knowledge
from kg.query.search import kept_up
from kg.rules.applying import Upkeep, counts, is_applied
from kg.rules.rule import AnyRule, rules
from kg.store import Agreement, Options, Store, agreed

__all__ = ["Basis", "check_rules", "told"]


class Told(Protocol):
    """Whoever is told of graphs before they change."""

    def changed(self, graph: str) -> None:
        """Tell that a graph (IRI) is about to be written anew or removed."""


class Basis:
    """The language, ontology and rules of a store, looked up in its record when they are needed.

    ``options`` ask for others (``kg.store.agreed``). What needs none of them works even where the
    ontology is gone.
    """

    def __init__(self, store: Store, options: Options | None = None) -> None:
        self.store, self.options = store, options or Options()

    @cached_property
    def agreement(self) -> Agreement:
        """How the store is to be used; raises ``StoreError`` for what is missing or contradicts."""
        return agreed(self.store, self.options)

    @property
    def language(self) -> Language:
        """The first language of the store."""
        return languages.load(self.agreement.setup.lang)

    @property
    def knowledge(self) -> Knowledge:
        """The store's ontology, lexicon and gazetteer."""
        setup = self.agreement.setup
        return ontology.load(setup.lang, setup.ontology)

    @property
    def knowledge_at_hand(self) -> Knowledge:
        """Its knowledge, or what ships where the ontology is gone: enough to show things."""
        try:
            return self.knowledge
        except StoreError:
            return ontology.load()

    @property
    def rules(self) -> Mapping[str, AnyRule]:
        """The rules that ship with kg and those of the store's ontology."""
        setup = self.agreement.setup
        return rules(setup.lang, setup.ontology)

    def remember(self, *, rules: bool | None = None) -> None:
        """Keep in the store what was agreed on; ``rules`` whether they are applied from now on."""
        record, setup = self.agreement.record, self.agreement.setup
        if record is None:
            return
        moved = setup.ontology != tuple(place.path for place in record.ontology)
        if moved or record.assumed or self.options.change:
            record = record.with_ontology(setup.ontology, self.store.path)
        if rules is not None:
            record = replace(record, rules=rules)
        if not record.assumed:
            self.store.remember(record)

    @contextmanager
    def upkeep(self) -> Iterator[Callable[[str], None]]:
        """Give a function to call with the IRI of each graph before it changes.

        At the end the index of words is brought up to date, and conclusions are, if rules were
        ever applied. Raises ``StoreError`` where the store has conclusions of a rule that its
        ontology does not have.
        """
        if not is_applied(self.store):
            with kept_up(self.store) as words:
                yield words.changed
            return
        if not self.options.change:
            check_rules(self.store, self.rules)
        self.remember()
        upkeep = Upkeep(self.store, self.rules, self.knowledge.ontology)
        upkeep.begin()
        with kept_up(self.store) as words:
            yield told(upkeep, words)
        upkeep.finish()


def told(*whom: Told) -> Callable[[str], None]:
    """Return what tells each of several that a graph (IRI) is about to change."""

    def changed(graph: str) -> None:
        for one in whom:
            one.changed(graph)

    return changed


def check_rules(store: Store, known: Mapping[str, AnyRule]) -> None:
    """Raise ``StoreError`` where a store has conclusions of rules that are not among ``known``.

    Bringing them up to date would take them out without a word.
    """
    names = [name for name in counts(store) if name not in known]
    if names:
        raise StoreError(
            f"holds conclusions of rules that its ontology does not have: {', '.join(names)}",
            place=str(store.path or "the store"),
            cure="Name the folder that has them (--ontology DIR), or take them out first: "
            f"kg rules remove {' '.join(names)}.",
        )
