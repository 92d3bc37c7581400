"""What is asked for when documents are read or a store is changed, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kg import bundled
from kg.languages import DEFAULT, absolute, available, code_of
from kg.processes import Allowance
from kg.store.record import Record

__all__ = ["Options", "Setup"]


@dataclass(frozen=True, slots=True)
class Setup:
    """How documents are read, all of it decided; see ``Options``.

    ``lang`` is a code or the path of a language's folder, ``code`` the code in either case.
    """

    lang: str
    model: str
    ontology: tuple[Path, ...] = ()
    workers: int = 0
    rules: bool = True
    mentions: bool = False

    @property
    def code(self) -> str:
        """The code of the language."""
        return code_of(self.lang)


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for; ``None`` leaves it to what the store remembers, else to the default.

    ``lang`` is the language of the documents (``fr``, or a folder such as ``my/xx``), ``model`` a
    pipeline that ships with kg (``fr``) or any installed spaCy pipeline with UD labels (by default
    the one of the language), ``ontology`` folders or files beside kg's own, ``rules`` whether
    conclusions are drawn. Where they differ from what a store was built with, that is a
    ``StoreError`` unless ``change`` lets the store go over to them. ``workers`` is the number of
    processes that read; it never changes a result. Each may take as much for a document as the
    ``allowance`` tells: one that takes more, or ends its process, is set aside, and the rest goes
    on. With 0 this process reads by itself, and nothing bounds it.
    ``again`` reads documents again that the store has already. ``mentions`` reads every phrase
    that refers, and entities as likely as chains have them, surer or not than claims ask for.
    """

    lang: str | None = None
    model: str | None = None
    ontology: tuple[Path, ...] | None = None
    workers: int = 0
    rules: bool | None = None
    change: bool = False
    again: bool = False
    mentions: bool = False
    allowance: Allowance = field(default_factory=Allowance)

    def setup(self, record: Record | None = None, store: Path | None = None) -> Setup:
        """Return what is decided with a store's record; ``store`` is its folder.

        >>> Options(workers=2).setup()
        Setup(lang='fr', model='fr', ontology=(), workers=2, rules=True, mentions=False)
        """
        remembered = record.languages if record is not None else ()
        lang = absolute(self.lang or next(iter(remembered), DEFAULT))
        model, ontology, rules = self.model, self.ontology, self.rules
        if record is not None:
            known = record.pipeline(lang)
            model = model or (known.name if known is not None else None)
            if ontology is None:
                ontology = tuple(place.now(store) for place in record.ontology)
            rules = record.rules if rules is None else rules
        model = model or code_of(lang)
        asked = rules is not False
        return Setup(lang, model, ontology or (), self.workers, asked, self.mentions)

    def served(self, record: Record | None = None) -> dict[str, str] | None:
        """Return the languages that can be read by their codes, the one that is assumed first.

        They are those of a store's record and those that ship with kg. ``None`` where one is asked
        for, whatever language documents are in.

        >>> "fr" in Options().served(), Options(lang="fr").served()
        (True, None)
        """
        if self.lang is not None:
            return None
        shipped = {meta.parent.name for meta in bundled.pipelines().glob("*/meta.json")}
        remembered = record.languages if record is not None else ()
        known = (self.setup(record).lang, *remembered, *sorted(shipped & {*available()}))
        found: dict[str, str] = {}
        for lang in known:
            found.setdefault(code_of(lang), lang)
        return found
