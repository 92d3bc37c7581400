"""Networks of actors, worked out by hand from few claims."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import QueryError
from kg.network import (
    actor_network,
    co_claim_network,
    during,
    example_network,
    network,
    node_called,
    plain,
    speech_network,
)
from kg.network.example import told_network
from kg.store import OxigraphStore

OSTEROV, MEZIN, TORVIK = "kge:osterov", "kge:mezin", "kge:torvik"
REBELS, MINISTRY, UNION = "kge:rebels", "kge:ministere", "kge:union"


def test_ties_are_what_documents_state_between_actors() -> None:
    ties = actor_network(example_network())
    assert set(ties.edges) == {
        (REBELS, MINISTRY),
        (MEZIN, TORVIK),
        (MINISTRY, OSTEROV),
        (MINISTRY, TORVIK),
        (TORVIK, MEZIN),
        (TORVIK, MINISTRY),
        (UNION, MEZIN),
        (UNION, OSTEROV),
    }
    assert "kge:varesk" not in ties  # a city that is controlled does nothing


def test_what_a_holder_says_is_his() -> None:
    claims = example_network()
    assert not actor_network(claims).has_edge(OSTEROV, MEZIN)
    assert actor_network(claims, told_by="anyone").has_edge(OSTEROV, MEZIN)
    assert sorted(actor_network(claims, told_by="ministry").edges) == [
        (MEZIN, OSTEROV),
        (OSTEROV, MEZIN),
    ]
    assert not actor_network(claims, told_by="Rebels").edges  # all that it says is a denial


def test_a_denial_is_no_tie_but_contests_one() -> None:
    ties = actor_network(example_network(), told_by="anyone")
    assert ties.edges[OSTEROV, MEZIN]["denied"] == 1
    assert ties.edges[UNION, MEZIN]["denied"] == 0


@pytest.mark.parametrize("how", ["denied", "possible", "wanted", "ended", "planned", "future"])
def test_what_is_not_so_is_no_tie(how: str) -> None:
    claims = told_network((("a", "2025-03-08", "x", "praised", "y", "", how),))
    assert not actor_network(claims, told_by="anyone").edges


def test_weights_count_documents_and_signs_what_there_is_more_of() -> None:
    ties = actor_network(example_network())
    union = ties.edges[UNION, MEZIN]
    assert (union["weight"], union["opposition"], union["support"], union["sign"]) == (1, 1, 0, -1)
    assert len(union["claims"]) == 2
    assert union["relations"] == ("accused", "sanctioned")
    torvik = ties.edges[TORVIK, MEZIN]
    assert (torvik["weight"], torvik["support"], torvik["opposition"], torvik["sign"]) == (
        2,
        1,
        1,
        0,
    )
    assert (torvik["since"], torvik["until"]) == ("2025-03-09", "2025-05-06")


def test_an_undirected_network_has_both_directions_in_one_tie() -> None:
    ties = actor_network(example_network(), directed=False)
    assert ties.edges[MEZIN, TORVIK]["weight"] == 2
    assert ties.edges[MEZIN, TORVIK]["label"] == "accused, alliedWith"
    assert ties.number_of_edges() == 6


def test_relations_narrow_the_network() -> None:
    ties = actor_network(example_network(), relations={"kg:sanctioned"})
    assert sorted(ties.edges) == [(UNION, MEZIN), (UNION, OSTEROV)]
    assert ties.edges[UNION, MEZIN]["label"] == "sanctioned"


def test_speech_is_of_subject_and_object_and_has_its_denials() -> None:
    ties = speech_network(example_network())
    assert set(ties.edges) == {
        (REBELS, MEZIN),
        (REBELS, OSTEROV),
        (MINISTRY, MEZIN),
        (MINISTRY, OSTEROV),
    }
    said = ties.edges[MINISTRY, MEZIN]
    assert (said["said"], said["affirmed"], said["denied"], said["unsure"]) == (1, 1, 0, 0)
    assert ties.edges[REBELS, MEZIN]["denied"] == 1


def test_nobody_speaks_of_himself() -> None:
    claims = told_network((("a", "2025-03-08", "x", "praised", "y", "x", ""),))
    assert sorted(speech_network(claims).edges) == [("kge:x", "kge:y")]


def test_who_denies_what_another_affirms_disagrees() -> None:
    ties = co_claim_network(example_network())
    assert set(ties.edges) == {(MINISTRY, REBELS)}
    tie = ties.edges[REBELS, MINISTRY]
    assert (tie["weight"], tie["agree"], tie["disagree"], tie["sign"]) == (1, 0, 1, -1)


def test_two_denials_agree_and_a_hope_is_no_stand() -> None:
    day = "2025-03-08"
    claims = told_network(
        (
            ("a", day, "x", "accused", "y", "p", "denied"),
            ("a", day, "x", "accused", "y", "q", "denied"),
            ("a", day, "x", "accused", "y", "r", "wanted"),
            ("a", day, "x", "spokeWith", "y", "p", ""),
            ("a", day, "y", "spokeWith", "x", "q", ""),  # symmetric: the same statement
        )
    )
    ties = co_claim_network(claims)
    assert sorted(ties.edges) == [("kge:p", "kge:q")]
    assert ties.edges["kge:p", "kge:q"]["agree"] == 2
    things = co_claim_network(claims, on="thing")
    assert things.edges["kge:p", "kge:r"]["weight"] == 2  # x and y
    assert things.edges["kge:p", "kge:r"]["sign"] == 0


def test_a_time_has_both_its_ends() -> None:
    claims = example_network()
    march = during(claims, "2025-03", "2025-03")
    assert {c["doc"] for *_, d in march.edges(data=True) for c in d["claims"]} == {"a", "b"}
    day = during(claims, "2025-03-09", "2025-04-10")
    assert {c["doc"] for *_, d in day.edges(data=True) for c in d["claims"]} == {"b", "c"}
    assert UNION not in march
    assert march.degree("kge:varesk") == march.nodes["kge:varesk"]["degree"] == 1
    imprecise = told_network((("a", "2025", "x", "praised", "y", "", ""),))
    assert not during(imprecise, until="2025-03")
    assert during(imprecise, until="2025")
    with pytest.raises(QueryError, match="is no date"):
        during(claims, "March")


def test_a_store_tells_who_is_an_actor_and_which_relations_have_a_sign(
    store: OxigraphStore,
) -> None:
    claims = network(store, include="all")
    assert claims.nodes["kge:front"]["actor"]
    assert not claims.nodes["kge:ostrel"]["actor"]
    signs = {data["relation"]: data["sign"] for *_, data in claims.edges(data=True)}
    assert signs == {"kg:controls": 0, "kg:attacked": -1, "open:tenir": 0}
    speakers = speech_network(claims)
    assert sorted(speakers.edges) == [("kge:ministere", "kge:front")]
    assert speakers.nodes["kge:ministere"]["label"] == "ministère de la Défense"


def test_names_mean_nodes_whatever_their_case() -> None:
    claims = example_network()
    assert node_called(claims, "OSTEROV") == node_called(claims, "kge:osterov") == OSTEROV
    with pytest.raises(QueryError, match="Near are: Osterov"):
        node_called(claims, "Osterof")
    nx.set_node_attributes(claims, {UNION: "Rebels"}, "label")
    with pytest.raises(QueryError, match="is the name of 2 nodes"):
        node_called(claims, "Rebels")
    with pytest.raises(QueryError, match="Choose 'statement' or 'thing'"):
        co_claim_network(claims, on="words")  # type: ignore[arg-type]


def test_networks_of_actors_leave_for_other_formats() -> None:
    flat = plain(actor_network(example_network()))
    assert "</gexf>" in "\n".join(nx.generate_gexf(flat))
    assert flat.edges[UNION, MEZIN]["relations"] == "accused; sanctioned"
