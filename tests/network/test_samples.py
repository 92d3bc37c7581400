"""What networks tell of the sample documents, whose story is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import network as kn
from kg.graph import KnowledgeGraph

pytestmark = pytest.mark.pipeline

FRONT, MINISTRY = "kge:front-de-la-drenna", "kge:ministere-karvenien-de-la-defense"
UNION, OSTEROV, MEZIN = "kge:european-union", "kge:milan-osterov", "kge:rado-mezin"


@pytest.fixture(scope="module")
def claims(sample_store: Path) -> Iterator[Any]:
    with KnowledgeGraph.open(sample_store, read_only=True) as graph:
        yield graph.network(include="all", evidence=True, lang="en")


def test_the_union_is_against_both_commanders(claims: Any) -> None:
    ties = kn.actor_network(claims)
    for target in (OSTEROV, MEZIN):
        tie = ties.edges[UNION, target]
        assert (tie["sign"], tie["weight"]) == (-1, 1)
        assert "sanctioned" in tie["relations"]
    assert ties.edges[MINISTRY, FRONT]["sign"] == -1


def test_countries_act_and_villages_do_not(claims: Any) -> None:
    ties = kn.actor_network(claims)
    assert "kge:karvenie" in ties
    assert "kge:varesk" not in ties
    assert ties.edges["kge:karvenie", FRONT]["sign"] == 1  # they agreed on a ceasefire


def test_what_only_a_minister_says_is_in_his_network_alone(claims: Any) -> None:
    his = kn.actor_network(claims, told_by="Josef Arlan", named=False)
    assert {data["label"] for *_, data in his.edges(data=True)} >= {"attacked"}
    stated = kn.actor_network(claims, named=False)
    assert not set(his.edges) & set(stated.edges)


def test_the_ministry_speaks_of_the_front_most(claims: Any) -> None:
    table = kn.ties_table(kn.speech_network(claims))
    said = table.sort_values("said", ascending=False).iloc[0]
    assert (said.source, said.target) == (MINISTRY, FRONT)


def test_the_ties_of_spring_are_not_those_of_march(claims: Any) -> None:
    march = kn.actor_network(kn.during(claims, until="2025-03"))
    later = kn.actor_network(kn.during(claims, since="2025-04"))
    table = kn.change(march, later)
    new = set(table[table.change == "new"][["source", "target"]].itertuples(index=False, name=None))
    assert {(UNION, OSTEROV), (UNION, MEZIN), ("kge:karvenie", FRONT)} <= new


def test_two_who_never_met_are_connected_by_sentences(claims: Any) -> None:
    found = kn.connections(claims, "Milan Osterov", "Sanja Torvik")
    assert [len(path) for path in found] == sorted(len(path) for path in found)
    for path in found:
        assert path.labels[0] == "Milan Osterov"
        assert path.labels[-1] == "Sanja Torvik"
        assert all(step.claims[0]["sentence"] for step in path.steps)


def test_all_of_it_is_alike_each_time(claims: Any) -> None:
    def measured() -> list[object]:
        ties = kn.actor_network(claims)
        groups = kn.communities(ties)
        return [
            kn.centralities(ties).to_csv(), kn.brokerage(ties).to_csv(), groups,
            kn.plots.drawing(ties, groups=groups).svg, kn.plots.matrix(claims).alt,
        ]  # fmt: skip

    assert measured() == measured()
