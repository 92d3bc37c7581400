"""Measures, against values worked out by hand."""

from __future__ import annotations

import random
import sys
from typing import Any

import networkx as nx
import pytest

from kg.errors import QueryError
from kg.network import (
    actor_network,
    balance,
    brokerage,
    centralities,
    change,
    communities,
    connections,
    during,
    ego,
    example_network,
    ties_table,
    triads,
)


def signed(*edges: tuple[str, str, int]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(edges, weight="sign")
    return graph


def test_the_middle_of_a_path_is_in_the_middle() -> None:
    table = centralities(nx.path_graph(["a", "b", "c"]))
    assert table.index.tolist() == ["b", "a", "c"]
    assert table.betweenness.tolist() == [1.0, 0.0, 0.0]
    assert table.closeness.tolist() == [1.0, 0.75, 0.75]  # (1 + 1/2) / 2
    assert table.in_degree.tolist() == table.out_degree.tolist() == [2, 1, 1]
    assert sum(table.pagerank) == pytest.approx(1, abs=1e-5)


def test_weights_and_directions_are_counted_apart() -> None:
    ties: nx.DiGraph[str] = nx.DiGraph()
    ties.add_edge("a", "b", weight=3)
    ties.add_edge("c", "b", weight=2)
    ties.add_edge("b", "d", weight=1)
    row = centralities(ties).loc["b"]
    assert (row.in_degree, row.out_degree, row.in_weight, row.out_weight) == (2, 1, 5, 1)
    assert row.betweenness == pytest.approx(2 / 6, abs=1e-6)  # a→d and c→d, of 3 · 2 pairs


@pytest.mark.parametrize("graph", [nx.Graph(), nx.DiGraph()])
def test_nobody_and_one_alone_are_measured_too(graph: Any) -> None:
    for measure in (centralities, brokerage, ties_table, triads):
        assert len(measure(graph)) == 0
    assert communities(graph) == []
    graph.add_node("a")
    assert centralities(graph).betweenness.tolist() == [0.0]
    assert brokerage(graph).brokered.tolist() == [0]
    assert communities(graph) == [frozenset("a")]
    assert balance(graph).share is None


def test_two_cliques_are_two_communities_whatever_was_drawn_before() -> None:
    graph = nx.relabel_nodes(nx.barbell_graph(4, 0), str)
    random.seed(5)
    first = communities(graph)
    assert [sorted(group) for group in first] == [list("0123"), list("4567")]
    expected = random.Random(5).random()
    assert random.random() == expected  # Python's own generator is left alone
    assert communities(graph) == first


def test_enemies_do_not_belong_together() -> None:
    friends = signed(("a", "b", 1), ("c", "d", 1), ("a", "c", 0), ("b", "d", -1), ("b", "c", -1))
    assert frozenset("ab") in communities(friends)


def test_brokers_have_the_roles_of_gould_and_fernandez() -> None:
    ties = nx.DiGraph([("a", "b"), ("b", "c")])
    cases = {
        "coordinator": (1, 1, 1),
        "itinerant": (1, 2, 1),
        "representative": (1, 1, 2),
        "gatekeeper": (1, 2, 2),
        "liaison": (1, 2, 3),
    }
    for role, groups in cases.items():
        row = brokerage(ties, dict(zip("abc", groups, strict=True))).loc["b"]
        assert (row["brokered"], row[role]) == (1, 1), role
    ties.add_edge("a", "c")  # now they need nobody
    assert brokerage(ties).brokered.tolist() == [0, 0, 0]


def test_a_broker_without_directions_carries_both_ways() -> None:
    table = brokerage(nx.star_graph(["x", "a", "b", "c"]), dict.fromkeys("xabc", 1))
    assert table.brokered["x"] == 6
    assert table.constraint["x"] == pytest.approx(1 / 3)  # three ties to strangers: 3 · (1/3)²
    assert table.constraint["a"] == pytest.approx(1)


def test_balance_is_told_by_the_signs_of_triangles() -> None:
    assert str(balance(signed(("a", "b", 1), ("b", "c", 1), ("a", "c", 1)))) == (
        "1 of 1 triangles balanced (+++ 1, +-- 0, ++- 0, --- 0)"
    )
    mixed = signed(("a", "b", 1), ("b", "c", 1), ("a", "c", -1), ("c", "d", -1), ("a", "d", -1))
    found = balance(mixed)
    assert dict(found.kinds) == {"+++": 0, "+--": 0, "++-": 1, "---": 1}
    assert (found.balanced, found.unbalanced, found.share) == (0, 2, 0.0)
    table = triads(mixed)
    assert table.kind.tolist() == ["++-", "---"]
    assert table.loc[0, ["one", "two", "three"]].tolist() == ["a", "b", "c"]
    assert table.loc[0, ["one_two", "two_three", "one_three"]].tolist() == [1, 1, -1]


def test_both_directions_of_a_pair_have_one_sign() -> None:
    ties: nx.DiGraph[str] = nx.DiGraph()
    for one, other, support, opposition in (
        ("a", "b", 3, 0), ("b", "a", 0, 1), ("b", "c", 1, 0), ("a", "c", 1, 0), ("c", "a", 0, 1),
    ):  # fmt: skip
        sign = (support > opposition) - (support < opposition)
        ties.add_edge(one, other, support=support, opposition=opposition, sign=sign)
    assert balance(ties).share is None  # a and c are neither: 1 - 1
    ties.remove_edge("c", "a")
    assert balance(ties).kinds["+++"] == 1


def test_change_tells_what_is_new_gone_stronger_and_turned() -> None:
    before, after = nx.DiGraph(), nx.DiGraph()
    before.add_edge("a", "b", weight=1, sign=1, label="praised")
    after.add_edge("a", "b", weight=1, sign=-1, label="accused")
    before.add_edge("a", "c", weight=1, label="met")
    after.add_edge("a", "c", weight=3, label="met")
    before.add_edge("b", "c", weight=2, label="led by")
    after.add_edge("c", "d", weight=5, label="met")
    before.add_edge("d", "a", weight=1, label="met")
    after.add_edge("d", "a", weight=1, label="met")
    table = change(before, after)
    assert table.change.tolist() == ["turned", "new", "gone", "stronger"]
    assert table.relations.tolist() == ["accused", "met", "led by", "met"]
    assert table.loc[0, ["sign_before", "sign_after"]].tolist() == [1, -1]
    assert table.loc[2, ["before", "after"]].tolist() == [2, 0]
    assert change(after, before).change.tolist() == ["turned", "new", "gone", "weaker"]
    with pytest.raises(ValueError, match="directed"):
        change(before, nx.Graph())


def test_the_story_turns_between_march_and_may() -> None:
    claims = example_network()
    march = actor_network(during(claims, until="2025-03"))
    may = actor_network(during(claims, since="2025-05"))
    table = change(march, may)
    turned = table[table.change == "turned"]
    assert turned[["one", "other", "relations"]].values.tolist() == [["Torvik", "Mezin", "accused"]]


def test_an_ego_network_has_the_steps_asked_for() -> None:
    path = nx.path_graph(["a", "b", "c", "d"], create_using=nx.DiGraph)
    assert sorted(ego(path, "b")) == ["a", "b", "c"]
    assert sorted(ego(path, "a", 2)) == ["a", "b", "c"]
    assert sorted(ego(path, "a", 0)) == ["a"]
    assert ego(path, "b").is_directed()
    with pytest.raises(QueryError, match="names no node"):
        ego(path, "e")


def test_connections_go_by_what_is_told_and_bring_the_sentences() -> None:
    claims = example_network()
    claims.add_node("kge:moon", label="Moon")
    assert connections(claims, "Union", "Moon") == []
    first, *_ = connections(claims, "Union", "Rebels")
    assert first.labels == ("Union", "Osterov", "Ministry", "Rebels")
    assert [step.forward for step in first.steps] == [True, False, False]
    assert str(first).startswith(
        "Union –[sanctioned]→ Osterov ←[praised]– Ministry ←[accused]– Rebels"
    )
    denied = connections(claims, "Union", "Rebels", statuses=("denied",))
    assert denied == []


def test_a_connection_is_inert_in_notebooks() -> None:
    claims = nx.relabel_nodes(example_network(), {"kge:rebels": "kge:<b>"})
    claims.nodes["kge:<b>"]["label"] = "<script>alert(1)</script>"
    (first, *_) = connections(claims, "kge:<b>", "Osterov")
    assert "<script>" not in first._repr_html_()
    assert "&lt;script&gt;" in first._repr_html_()


def test_without_pandas_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QueryError, match=r"pip install 'kg-news\[pandas\]'"):
        centralities(nx.path_graph(["a", "b"]))


def test_a_table_of_ties_has_what_they_carry() -> None:
    table = ties_table(actor_network(example_network()))
    assert table.columns.tolist()[:6] == ["source", "target", "one", "other", "relations", "weight"]
    assert table.weight.tolist() == sorted(table.weight, reverse=True)
    assert table.sentence[0] == "Torvik alliedWith Mezin."
