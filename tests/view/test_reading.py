"""A page straight from a store: the one that its network would give, and any part of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.network import network
from kg.rdf import implied_quads
from kg.rdf.names import claim_id
from kg.rdf.terms import Terms
from kg.store import Store, open_store
from kg.view.background import background
from kg.view.reading import Scope, of_claims, of_store
from kg.view.reading.columns import rows_of, some_rows
from kg.view.reading.weighing import claims_of, heaviest, same_as, totals
from kg.view.tables import contents, tabled

pytestmark = pytest.mark.pipeline


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Iterator[Store]:
    with open_store(sample_store, read_only=True) as opened:
        yield opened


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(holder="kge:front-de-la-drenna"),
        Scope(holder="document"),
        Scope(confidence=0.9),
    ],
    ids=["all", "a holder", "documents", "sure"],
)
def test_a_store_gives_the_page_of_its_network(store: Store, scope: Scope) -> None:
    drawn = network(
        store, include="all", lang="fr", holder=scope.holder, confidence=scope.confidence
    )
    wanted = contents(drawn, background(store, "fr"))
    found = tabled(of_store(store, "fr", scope))
    assert found["claims"]["key"]
    assert found == wanted


def test_claims_one_by_one_are_as_those_of_all(store: Store) -> None:
    everything = dict(rows_of(store))
    assert len(everything) > 300
    assert dict(some_rows(store, everything)) == everything


def test_a_part_of_a_page_tells_the_same_of_its_claims(store: Store) -> None:
    def told(tables: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        claims, entities, documents = (tables[n] for n in ("claims", "entities", "documents"))
        texts = [""] if not documents["text"] else documents["text"]
        return {
            key: (
                *(entities["label"][claims[end][at]] for end in ("subject", "object")),
                tables["relations"]["label"][claims["relation"][at]],
                claims["time"][at],
                documents["key"][claims["document"][at]],
                texts[claims["document"][at]][max(0, claims["start"][at]) :][:40],
            )
            for at, key in enumerate(claims["key"])
            if min(claims["subject"][at], claims["object"][at]) >= 0
        }

    keys = set(claims_of(store, ["https://w3id.org/newskg/entity/varesk"]))
    part = told(tabled(of_claims(store, "fr", keys)))
    whole = told(tabled(of_store(store, "fr")))
    assert len(part) > 5
    assert part.items() <= whole.items()


def test_most_is_said_of_those_whom_counting_finds(store: Store) -> None:
    page = tabled(of_store(store, "fr"))
    heavy, number = heaviest(store, 3)
    assert "https://w3id.org/newskg/entity/front-de-la-drenna" in heavy
    counted = totals(store, number)
    assert counted.documents == page["totals"]["documents"]
    assert abs(counted.typed - page["totals"]["typed"]) < 30  # conclusions that say the same
    assert counted.open == page["totals"]["open"] + _values(store)


def _values(store: Store) -> int:
    """Return how many open claims are of nothing that anybody knows."""
    rows = [row for _, row in rows_of(store) if "/open/" in row["relation"]]
    return sum("subject" not in row and "object" not in row for row in rows)


def test_what_says_the_same_is_found_with_it(store: Store) -> None:
    known = background(store, "fr")
    one = known.disputes[0][0]
    found = {claim_id(iri) for _, iri in same_as(store, {one}, known.relations)}
    assert one in found


def test_a_text_that_a_store_lacks_is_told_by_its_spans(store: Store) -> None:
    with open_store(None) as lean:
        for graph in store.graphs():
            quads = list(store.quads(graph=graph))
            written = [*quads, *implied_quads(quads)]  # as an older kg did
            lean.replace_graph(graph, (q for q in written if q.predicate != Terms.TEXT))
        found = tabled(of_store(lean, "fr"))
    whole = tabled(of_store(store, "fr"))
    assert set(found["documents"]["text"]) == {""}
    assert found["claims"]["key"] == whole["claims"]["key"]
    sentences = {found["sentences"][-1 - start] for start in found["claims"]["start"]}
    assert "Le Front de la Drenna contrôle les villages d'Ostrel et de Varesk." in sentences
