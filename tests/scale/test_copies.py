"""Copies of a store's documents are documents as they are, with claims of their own."""

from __future__ import annotations

from pathlib import Path

from kg.keeping import check
from kg.rdf import VOCABULARY
from kg.rdf.terms import Terms
from kg.store import open_store
from tests.scale.copies import Copies
from tests.scale.measures import written


def test_copies_have_claims_of_their_own(sample_store: Path, tmp_path: Path) -> None:
    with open_store(sample_store, read_only=True) as held:
        claims = len({quad.subject for quad in held.quads(predicate=Terms.INFERRED.value)})
        written(Copies(held), held.quads(graph=VOCABULARY), tmp_path / "s", 3 * claims)
    with open_store(tmp_path / "s") as store:
        nodes = [quad.subject for quad in store.quads(predicate=Terms.INFERRED.value)]
        assert len(nodes) == len(set(nodes)) >= 3 * claims
    assert not [one for one in check(tmp_path / "s") if one.severity == "error"]
