"""Documents → a store: each read, resolved and written as one graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Self

from kg.assemble.graphs import Graphs
from kg.assemble.processes import OnError, Readers, readers_of, readings
from kg.assemble.stamps import resolution_stamp
from kg.assemble.taking_out import level
from kg.assemble.writing import BuildReport, ReadElsewhere, Writing
from kg.errors import KgError
from kg.inline.pace import expected, in_notebook
from kg.model import Document
from kg.query.search import kept_up
from kg.rdf import add_clocks, drop_implied, lacks_clocks, states_implied
from kg.review import Log
from kg.rules import Upkeep, check_rules, counts, remove, rules, told
from kg.stopwatch import stage
from kg.store import Agreement, Options, Record, Setup, Store, agreed

__all__ = ["Watcher", "build"]


def _silent(_: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told of a build: of each document done, by its id, and of each that failed.

    ``expect`` is told how many documents more there will be, once that is known.
    """

    progress: Callable[[str], None] = _silent
    on_error: OnError | None = None
    expect: Callable[[int], None] = _silent

    @classmethod
    def raising(cls, on_error: OnError | None) -> Self:
        """Return one who tells ``on_error``, and where there is none raises what failed.

        In a notebook it shows a bar with the pace and the time left.
        """

        def fail(error: KgError) -> None:
            if on_error is None:
                raise error
            on_error(error)

        bar = in_notebook()
        return cls(on_error=fail) if bar is None else cls(bar.tell, fail, bar.expect)


def build(
    documents: Iterable[Document],
    store: Store,
    options: Options,
    *,
    watcher: Watcher | None = None,
    log: Log | None = None,
    elsewhere: ReadElsewhere | None = None,
) -> BuildReport:
    """Read ``documents`` into ``store``, each replacing the graph it had; return what was done.

    Language, pipeline and ontology are those that the store remembers, or that ``options`` ask
    for (``kg.store.agreed``); the store remembers them from now on. A document that the store has
    read alike is skipped unless ``options.again``. One document's failure is handed to the
    ``watcher`` and kept in the report. What is stored stays when the build is interrupted. The
    judgements of ``log``, that of the store's folder where it is left out, are laid over what is
    found (``kg.review``). At the end rules draw their conclusions from what has changed
    (``kg.rules``). ``elsewhere`` is who has read the documents, where this machine
    does not.
    """
    agreement = agreed(store, options, building=True)
    setup = agreement.setup
    workers = 0 if elsewhere else setup.workers
    readers = readers_of(setup, options, workers)
    ours = rules(setup.lang, setup.ontology)
    if setup.rules and not options.change:
        check_rules(store, ours)
    record = _record(agreement, readers, store)
    notes = (*agreement.notes, *_upgraded(agreement.record, record, setup.lang))
    store.remember(record)
    failed: list[KgError] = []
    watcher = watcher or Watcher()

    def fail(error: KgError) -> None:
        failed.append(error)
        if watcher.on_error is not None:
            watcher.on_error(error)

    if not store.seal:  # then an older kg may have written it
        _bring_up(store)
    _store_vocabulary(store, setup, readers)
    log = Log(store) if log is None else log
    upkeep = Upkeep(store, ours, readers.knowledge.ontology)
    upkeep.begin()
    judged = log.in_force()
    stamp = resolution_stamp(setup, readers.knowledge, readers.language)
    with (
        kept_up(store) as words,
        closing(Graphs(store, readers, stamp, upkeep.changed, words)) as graphs,
        readings(readers, workers) as reads,
    ):
        graphs.catch_up(judged)
        writing = Writing(store, graphs, readers.fingerprint(), judged, watcher.progress)
        coming = expected(documents, watcher.expect)
        if elsewhere is not None:
            writing.take_in(coming, elsewhere, again=options.again)
            words.take_in()
        else:
            for _ in writing.written(coming, reads, fail, again=options.again):
                with stage("search"):
                    words.take_in()
        level(store, setup, judged, told(upkeep, words))
        words.take_in()
    with stage("rules"):
        if setup.rules:
            upkeep.finish()
        else:
            remove(store)
    store.put_seal()
    inferred = sum(counts(store).values())
    return replace(writing.report, failed=tuple(failed), inferred=inferred, notes=notes)


def _bring_up(store: Store) -> None:
    """Write what an older kg did not, and take out what it need not have written."""
    if lacks_clocks(store):
        add_clocks(store)
    if states_implied(store):
        drop_implied(store)


def _record(agreement: Agreement, readers: Readers, store: Store) -> Record:
    """Return how the store is built from now on."""
    record = (agreement.record or Record(())).plus(readers.remembered())
    setup = agreement.setup
    return replace(record.with_ontology(setup.ontology, store.path), rules=setup.rules)


def _upgraded(before: Record | None, now: Record, lang: str) -> tuple[str, ...]:
    """Tell that documents were read by another kg, or by another pipeline of the same name."""
    if before is None or before.assumed:
        return ()
    known, used = before.pipeline(lang), now.pipeline(lang)
    if before.shipped == now.shipped and known in (None, used):
        return ()
    then = f"kg {before.kg}" if before.kg else "an older kg"
    note = (
        f"the store was built with {then} and its files of then, this is kg "
        f"{version('kg-news')}: documents that are not read again stay as they were read"
    )
    return (note,)


def _store_vocabulary(store: Store, setup: Setup, readers: Readers) -> None:
    """Put the names of classes and relations where queries find them, if they have changed."""
    from kg.ontology.reading.files import vocabulary_files
    from kg.rdf import VOCABULARY, event_noun_quads, vocabulary_quads

    paths = vocabulary_files(setup.lang, setup.ontology)
    quads = {quad: None for path in paths for quad in vocabulary_quads(path)}
    lexicon = readers.knowledge.lexicon
    quads |= dict.fromkeys(event_noun_quads(lexicon.event_nouns(), lexicon.lang))
    if quads.keys() != set(store.quads(graph=VOCABULARY)):
        store.replace_graph(VOCABULARY, quads)
