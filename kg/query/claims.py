"""Which claims of a store are meant: by subject, relation, holder, document, time, polarity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import QueryError
from kg.iris import PREFIXES, expand
from kg.query.names import entity_called, relation_called
from kg.rdf import document_iri
from kg.store import Store

__all__ = ["ClaimFilter", "Wanted", "checked_date", "matching"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
DOCUMENT = "document"  # as a holder: what documents state themselves
_SINCE = """
  OPTIONAL {{ ?claim kg:timeValue ?time }} OPTIONAL {{ ?graph schema:datePublished ?published }}
  BIND(STR(COALESCE(?time, ?published)) AS ?when)
  BIND(IF(CONTAINS(?when, "/"), STRAFTER(?when, "/"), ?when) AS ?last)
  FILTER(?last = ".." || ?last >= SUBSTR({since}, 1, STRLEN(?last)))
"""


class Wanted(TypedDict, total=False):
    """The keywords by which claims are asked for beside a document; see ``ClaimFilter``."""

    subject: str | None
    object: str | None
    about: str | None
    relation: str | None
    holder: str | None
    since: str | None
    denied: bool | None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are meant; ``None`` leaves a question open.

    ``subject``, ``object`` and ``holder`` are IRIs (``kge:…``) or names of entities; ``about`` is
    one that is the subject or the object; ``holder="document"`` means what documents state
    themselves. ``relation`` is ``kg:sent``, ``sent`` or ``open:partir``. ``document`` is an id.
    ``since`` is an ISO date: claims whose time ends on it or later, or whose document appeared
    then, where they have no time. ``denied`` claims are those that the text says are not so.
    """

    subject: str | None = None
    object: str | None = None
    about: str | None = None
    relation: str | None = None
    holder: str | None = None
    document: str | None = None
    since: str | None = None
    denied: bool | None = None


def checked_date(value: str) -> str:
    """Return an ISO date as it is written; raises ``QueryError`` for anything else."""
    found = _DATE.fullmatch(value)
    try:
        if found is None:
            raise ValueError(value)
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError as error:
        raise QueryError(
            "is no date", place=repr(value), cure="Write 2025, 2025-03 or 2025-03-08."
        ) from error
    return value


def matching(store: Store, wanted: ClaimFilter) -> Iterator[tuple[str, str]]:
    """Yield graph and claim (IRIs) of the claims that are meant; the store does the looking.

    Raises ``QueryError`` for a name of nobody or of several, for a relation that neither the
    vocabulary nor a claim has, and for what is no date.
    """
    lines = []
    for key, predicate in (("subject", "rdf:subject"), ("object", "rdf:object")):
        value = getattr(wanted, key)
        if value is not None:
            lines.append(f"?claim {predicate} {_entity(store, value)} .")
    if wanted.about is not None:
        lines.append("VALUES ?end { rdf:subject rdf:object }")
        lines.append(f"?claim ?end {_entity(store, wanted.about)} .")
    if wanted.relation is not None:
        lines.append(
            f"?claim rdf:predicate {NamedNode(expand(relation_called(store, wanted.relation)))} ."
        )
    if wanted.holder == DOCUMENT:
        lines.append("FILTER NOT EXISTS { ?claim kg:holder ?holder }")
    elif wanted.holder is not None:
        lines.append(f"?claim kg:holder {_entity(store, wanted.holder)} .")
    if wanted.denied is not None:
        lines.append(f'?claim kg:polarity "{"negative" if wanted.denied else "positive"}" .')
    lines.append("?claim a kg:Claim ; kg:inferred false .")  # last: the store begins with the first
    if wanted.since is not None:
        lines.append(_SINCE.format(since=Literal(checked_date(wanted.since))))
    graph = ""
    if wanted.document is not None:
        graph = f"VALUES ?graph {{ {NamedNode(document_iri(wanted.document))} }}"
    query = (
        f"SELECT DISTINCT ?graph ?claim WHERE {{ {graph} GRAPH ?graph {{ {' '.join(lines)} }} }}"
    )
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    for row in answer:
        found, claim = row["graph"], row["claim"]
        assert isinstance(found, NamedNode)
        assert isinstance(claim, NamedNode)
        yield found.value, claim.value


def _entity(store: Store, name: str) -> NamedNode:
    return NamedNode(expand(entity_called(store, name)))
