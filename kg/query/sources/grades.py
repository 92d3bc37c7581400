"""How good sources are: NATO's Admiralty code (AJP-2.1), in a table that a person keeps.

``grades.csv`` stands in the store's folder beside the judgements::

    source,grade,note
    Agence Karval,B,
    kge:milan-osterov,D,party to the conflict
    01-message-secret,C2,confirmed by the ministry

A source is whoever is quoted (a name or an IRI of an entity), a publisher, or a document's id. The
letter tells how reliable it is (A completely, E unreliable, F cannot be judged), the digit how
credible what it tells (1 confirmed, 5 improbable, 6 cannot be judged); what is left out cannot be
judged by this line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kg.errors import QueryError
from kg.iris import expand
from kg.normal import normal
from kg.query.names import entities_named
from kg.store import Store
from kg.textfile import read_text

__all__ = ["GRADES", "Grade", "Grades", "graded"]

GRADES = "grades.csv"
_WRITTEN = re.compile(r"(?P<reliability>[A-Fa-f])?(?P<credibility>[1-6])?")
_COLUMNS = ("source", "grade")


@dataclass(frozen=True, slots=True)
class Grade:
    """Reliability (``A`` to ``F``) and credibility (1 to 6).

    >>> bound = Grade.of("b")
    >>> str(bound), Grade.of("B2").reaches(bound), Grade.of("C1").reaches(bound)
    ('B6', True, False)
    """

    reliability: str = "F"
    credibility: int = 6

    @classmethod
    def of(cls, written: str) -> Grade:
        """Return a grade as it is written; raises ``QueryError`` for anything else."""
        found = _WRITTEN.fullmatch(written.strip())
        if found is None or not written.strip():
            raise QueryError(
                "is no grade",
                place=repr(written),
                cure="Write a letter A to F, a digit 1 to 6, B2.",
            )
        return cls((found["reliability"] or "F").upper(), int(found["credibility"] or 6))

    def reaches(self, other: Grade) -> bool:
        """Whether it is as good as another, in either way, or better."""
        return self.reliability <= other.reliability and self.credibility <= other.credibility

    def __str__(self) -> str:
        """Return letter and digit."""
        return f"{self.reliability}{self.credibility}"


_UNKNOWN = Grade()


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades of a store: of entities by their full IRIs, of publishers, of documents."""

    entities: Mapping[str, Grade] = field(default_factory=dict)
    publishers: Mapping[str, Grade] = field(default_factory=dict)
    documents: Mapping[str, Grade] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> Grades:
        """Return the grades in the store's folder; none where there is no table.

        Raises ``QueryError``, with the line, for what is no table of grades.
        """
        origin = getattr(store, "origin", store)  # a store through a lens is in memory
        file = None if origin.path is None else origin.path / GRADES
        if file is None or not file.is_file():
            return cls()
        entities: dict[str, Grade] = {}
        named: dict[str, Grade] = {}
        exact: dict[str, Grade] = {}
        for source, grade in _rows(read_text(file, QueryError), str(file)):
            exact[source] = grade
            if source.startswith("kge:"):
                entities[expand(source)] = grade
                continue
            named[normal(source)] = grade
            entities |= {expand(iri): grade for iri in entities_named(store, source)}
        return cls(entities, named, exact)

    def __bool__(self) -> bool:
        """Whether anything is graded."""
        return bool(self.entities or self.publishers)

    def grade(self, doc: str, publisher: str, holders: Collection[str]) -> Grade:
        """Return the grade of a claim in a document; ``holders`` are IRIs, innermost first.

        It is as reliable as the least reliable of those between it and the reader who are graded;
        where whoever says so is not graded, nobody can judge it. How credible it is tells the
        grade of the document, else that of whoever says so.
        """
        document = self.documents.get(doc, _UNKNOWN)
        publisher_ = self.publishers.get(normal(publisher), _UNKNOWN) if publisher else _UNKNOWN
        printed = publisher_ if document.reliability == _UNKNOWN.reliability else document
        links = [*(self.entities.get(holder, _UNKNOWN) for holder in holders), printed]
        teller = links[0]
        known = [one.reliability for one in links if one.reliability != _UNKNOWN.reliability]
        told = (document, teller, publisher_) if not holders else (document, teller)
        credible = (one.credibility for one in told if one.credibility != _UNKNOWN.credibility)
        return Grade(
            max(known) if teller.reliability in known else _UNKNOWN.reliability,
            next(credible, _UNKNOWN.credibility),
        )


def graded(table: str, place: str = GRADES) -> frozenset[str]:
    r"""Return the sources that a table (the text of ``grades.csv``) grades, as they stand there.

    Raises ``QueryError``, with ``place`` and line, for what is no such table; an empty text is one.

    >>> sorted(graded("source,grade\nAgence Karval,B\n"))
    ['Agence Karval']
    """
    return frozenset(source for source, _ in _rows(table, place)) if table else frozenset()


def _rows(text: str, place: str) -> list[tuple[str, Grade]]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise QueryError(
            f"has no column {missing[0]}",
            place=place,
            cure="Begin with the line source,grade,note.",
        )
    found = []
    for row in rows:
        source, written = (str(row[name] or "").strip() for name in _COLUMNS)
        if not source and not written:
            continue
        try:
            found.append((source, Grade.of(written)))
        except QueryError as error:
            where = f"{place}, line {rows.line_num}"
            raise QueryError(f"{error.place} {error.what}", place=where, cure=error.cure) from None
        if not source:
            raise QueryError(
                "grades no source", place=f"{place}, line {rows.line_num}", cure="Name one."
            )
    return found
