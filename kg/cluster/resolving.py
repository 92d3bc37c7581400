"""Documents whose readings lie in parts: workers tell of them, the names' tables decide.

This process sees names, never mentions: what is read of a document is on one machine only while
one worker looks at its part.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Quad, RdfFormat, parse

from kg.cluster.places import Parts
from kg.cluster.running import Running
from kg.cluster.steps import Json, Kind, Step, answer_of, ask, take_step
from kg.errors import KgError
from kg.rdf import document_iri
from kg.resolve import Names
from kg.resolve.index.telling import Groups, Leads, Meanings, Tallies
from kg.resolve.judgements import NONE, Judgements
from kg.resolve.names.groups import Evidence
from kg.store import Setup

__all__ = ["InParts"]


@dataclass(slots=True)
class InParts:
    """Documents by the parts that they stand in, with their prints; one slice of a build.

    ``claims`` and ``quotations`` count what was written of them.
    """

    running: Running
    parts: Parts
    setup: Setup
    judgements: Judgements
    prints: Mapping[str, str]
    where: Mapping[str, tuple[str, ...]]
    claims: int = 0
    quotations: int = 0
    _run: str = field(default_factory=lambda: secrets.token_hex(8))
    _groups: Callable[[str], Groups] | None = None

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Yield how each document reads its names."""
        for doc, rows in self._told(Kind.EVIDENCE, lambda _: None):
            yield doc, {(folded, how, kind): count for folded, how, kind, count in rows}

    def leads(self, groups: Callable[[str], Groups]) -> Iterator[tuple[str, Leads]]:
        """Yield the forms that lead in each document."""
        self._groups = groups
        for doc, (forms, spelled) in self._told(Kind.LEADS, groups):
            pairs = frozenset((short, long) for short, long in spelled)
            yield doc, Leads({form: (row[0], row[1]) for form, row in forms.items()}, pairs)

    def tallies(
        self, meanings: Callable[[str], Meanings], judgements: Judgements
    ) -> Iterator[tuple[str, Tallies]]:
        """Yield what each document tells of the entities that its names mean."""
        yield from self._told(Kind.TALLIES, lambda doc: self._known(doc, meanings), judgements)

    def graphs(self, names: Names, judgements: Judgements) -> Iterator[dict[str, list[Quad]]]:
        """Yield the graphs of the documents, part by part, once all is decided."""

        def known(doc: str) -> Json:
            labels = names.labels(doc)
            return self._known(doc, names.meanings) | {"labels": labels, "print": self.prints[doc]}

        for answer in self._answers(Kind.QUADS, known, judgements):
            graphs: dict[str, list[Quad]] = {}
            names.written_as({doc: print_ for doc, (_, _, print_, _) in answer.items()})
            for doc, (claims, quotations, _, text) in answer.items():
                self.claims += claims
                self.quotations += quotations
                graphs[document_iri(doc)] = list(parse(text, format=RdfFormat.N_QUADS))
            yield graphs

    def _known(self, doc: str, meanings: Callable[[str], Meanings]) -> dict[str, Json]:
        assert self._groups is not None  # leads are asked for before
        return {"groups": self._groups(doc), "meanings": meanings(doc)}

    def _told(
        self, kind: Kind, known: Callable[[str], Json], force: Judgements = NONE
    ) -> Iterator[tuple[str, Json]]:
        for answer in self._answers(kind, known, force):
            yield from answer.items()

    def _answers(
        self, kind: Kind, known: Callable[[str], Json], force: Judgements
    ) -> Iterator[dict[str, Json]]:
        """Yield what workers tell of the documents of each part, part by part, in order."""
        try:
            for step in self.running.done(self._steps(kind, known, force), take_step):
                if isinstance(step, KgError):
                    raise step
                yield answer_of(self.parts, step.name)
        except BaseException:
            self._clear()
            raise

    def _steps(self, kind: Kind, known: Callable[[str], Json], force: Judgements) -> Iterable[Step]:
        for number, (part, docs) in enumerate(self.where.items()):
            name = f"{self._run}-{kind}-{number}"
            ask(self.parts, name, {doc: known(doc) for doc in docs})
            yield Step(name, kind, part, self.setup, self.judgements, force)

    def _clear(self) -> None:
        """Remove the questions and answers of a run that was interrupted."""
        for name in self.parts.names():
            if name.startswith(self._run):
                self.parts.remove(name)
