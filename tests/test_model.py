"""The page of the model: its twelve queries answer on the samples, its terms are declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from kg.bundled import ontologies
from kg.iris import PREFIXES
from kg.query import select
from kg.rdf import spans_checked
from kg.store import Store, open_store

pytestmark = pytest.mark.pipeline

_QUERY = re.compile(r"^### ([^\n]+)\n\n```sparql\n(.+?)```", re.MULTILINE | re.DOTALL)
PAGE = (ontologies() / "MODEL.md").read_text(encoding="utf-8")
QUERIES = dict(_QUERY.findall(PAGE))

# What each query finds among others, by the beginning of its title; ``None`` is anything.
EXPECTED = {
    "The paragraphs": ("metadata", "date 2025-03-08"),
    "Whether the sentences": None,
    "What an entity is": (
        "kg:InternationalOrganization",
        "Organisation pour la sécurité et la coopération en Europe",
        "OSCE",
        "wd:Q81299",
    ),
    "What is asserted": ("Milan Osterov", "un message", "Rado Mezin"),
    "What is denied": (
        "Front de la Drenna",
        "Le Front de la Drenna a démenti dimanche avoir reçu un message du général Milan Osterov.",
    ),
    "What is planned": ("ended", "Lissan", "is controlled by", "Front de la Drenna"),
    "Events": (None, "Milan Osterov, un canal secret, Rado Mezin, un message", "2025-02"),
    "What is said": (
        "Amina Delcourt",
        "Cet accord n'est pas la paix, mais il la rend possible",
        3,
    ),
    "What holds": (
        "Lissan",
        "2022-06",
        "",
        None,
    ),
    "Two clocks": (
        "2025-03-08",
        "2021/..",
        None,
    ),
    "Who held": (
        "Front de la Drenna",
        "2025-03-08",
        "2025-03-16",
        None,
    ),
    "What rules conclude": (
        "control-inside",
        "camp de Solmira",
        "is controlled by",
        "la coalition",
        "Ce camp se trouve dans une plaine contrôlée par la coalition.",
    ),
}


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Iterator[Store]:
    with open_store(sample_store, read_only=True) as opened:
        yield opened


def test_there_are_twelve() -> None:
    assert len(QUERIES) == len(EXPECTED) == 12
    assert [min(key for key in EXPECTED if title.startswith(key)) for title in QUERIES] == [
        *EXPECTED
    ]


@pytest.mark.parametrize("title", QUERIES)
def test_a_query_of_the_page_answers(store: Store, title: str) -> None:
    rows = select(store, QUERIES[title])  # terms that no vocabulary has are refused
    wanted = next(row for key, row in EXPECTED.items() if title.startswith(key))
    if wanted is None:
        ((spans, same),) = rows.rows
        assert spans == same > 400
        return
    found = [
        all(want is None or want == cell for want, cell in zip(wanted, row, strict=True))
        for row in rows.rows
    ]
    assert any(found), rows.rows[:5]


def test_every_span_of_every_claim_of_the_samples_is_its_text(store: Store) -> None:
    checked = spans_checked(store)
    assert checked.same == checked.spans > 1000
    answer = store.query(
        "SELECT (COUNT(DISTINCT ?claim) AS ?n) { ?claim kg:role ?role }", prefixes=PREFIXES
    )
    assert isinstance(answer, QuerySolutions)
    (row,) = answer
    assert checked.claims == int(row["n"].value)


def test_the_terms_of_the_diagram_are_those_of_stores(store: Store) -> None:
    named = set(re.findall(r"\b(?:kg|oa|prov|rdf|schema|sem|skos|time|owl):\w+", PAGE))
    core = (ontologies() / "core.ttl").read_text(encoding="utf-8")
    for name in sorted(named):
        prefix, _, local = name.partition(":")
        iri = PREFIXES[prefix] + local
        used = (store.quads(iri), store.quads(None, iri), store.quads(object=iri))
        assert any(next(quads, None) for quads in used) or name in core, name
