"""States that later claims close: control, leadership, posts; nothing is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.errors import OntologyError
from kg.iris import PREFIXES
from kg.ontology import load
from kg.rdf import claims_from, document_iri, rule_graph
from kg.rules import Succession, Upkeep, apply, counts, remove, rules
from kg.store import Store, open_store
from tests.rules.world import Said, write, write_vocabulary

ONTOLOGY = load("fr").ontology
PASSING = {
    name: rule
    for name, rule in rules().items()
    if isinstance(rule, Succession) or name == "stands-with"
}
CLOSED = """
SELECT ?who ?by ?from ?until WHERE {
  ?claim kg:endedBy ?later ; kg:held ?held ; rdf:subject|rdf:object ?who .
  ?later rdf:subject|rdf:object ?by .
  VALUES ?p { time:inXSDDate time:inXSDgYearMonth time:inXSDgYear }
  VALUES ?q { time:inXSDDate time:inXSDgYearMonth time:inXSDgYear }
  ?held time:hasBeginning ?begin ; time:hasEnd ?end .
  ?begin ?p ?from . ?end ?q ?until .
  FILTER(?who != kge:ville && ?by != kge:ville && ?who != kge:ligue && ?by != kge:ligue)
} ORDER BY ?from ?who
"""


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as made:
        write_vocabulary(made)
        yield made


def closed(store: Store) -> list[tuple[str, ...]]:
    """(who, by whom, from, until) of the states that are over."""
    rows = store.query(CLOSED, prefixes=PREFIXES)
    return [tuple(term.value.removeprefix(PREFIXES["kge"]) for term in row) for row in rows]


def control(who: str, **how: str) -> Said:
    return Said("ville", "controlledBy", who, **how)


def test_who_controls_a_place_later_closes_what_was_before(store: Store) -> None:
    write(store, "a", [control("front")], "2025-03-01")
    write(store, "b", [Said("bloc", "captured", "ville", time="2025-04")], "2025-05-02")
    before = {*claims_from(store)}
    apply(store, PASSING, ONTOLOGY)
    assert closed(store) == [("front", "bloc", "2025-03-01", "2025-04")]
    assert {*claims_from(store)} == before
    assert counts(store) == {"control-passes": 1}
    assert store.query("ASK { kge:ville kg:controlledBy kge:front }", prefixes=PREFIXES)


def test_whoever_leaves_a_place_has_it_no_more(store: Store) -> None:
    write(store, "a", [control("front")], "2025-03-01")
    write(store, "b", [Said("front", "withdrewFrom", "ville")], "2025-05-02")
    write(store, "c", [Said("bloc", "withdrewFrom", "ville")], "2025-04-02")
    apply(store, PASSING, ONTOLOGY)
    assert closed(store) == [("front", "front", "2025-03-01", "2025-05-02")]


@pytest.mark.parametrize(
    "later",
    [
        control("bloc", negated=True),
        control("bloc", time="2025-03"),  # may have been before
        control("front"),
        Said("bloc", "besieged", "ville"),
    ],
)
def test_what_does_not_close(store: Store, later: Said) -> None:
    write(store, "a", [control("front")], "2025-03-08")
    write(store, "b", [later], "2025-05-02")
    apply(store, PASSING, ONTOLOGY)
    assert closed(store) == []


@pytest.mark.parametrize(
    "together",
    [
        [Said("front", "alliedWith", "bloc")],
        [Said("bloc", "alliedWith", "front")],
        [Said("front", "memberOf", "union"), Said("union", "partOf", "bloc")],
        [Said("bloc", "ledBy", "front")],
        [Said("front", "memberOf", "koalition"), Said("bloc", "memberOf", "koalition")],
    ],
)
def test_who_takes_a_place_with_an_ally_does_not_end_his_control(
    store: Store, together: list[Said]
) -> None:
    write(store, "a", [control("front")], "2025-03-01")
    write(store, "b", [Said("bloc", "captured", "ville")], "2025-04-01")
    write(store, "c", [control("milice")], "2025-05-01")
    for i in range(30):  # so that one document is a small share of all
        write(store, f"other-{i}", [Said("paul", "visited", "mairie")])
    apply(store, PASSING, ONTOLOGY)
    apart = [
        ("front", "bloc", "2025-03-01", "2025-04-01"),
        ("bloc", "milice", "2025-04-01", "2025-05-01"),
    ]
    assert closed(store) == apart
    kept_up(store, "d", together, "2025-06-01")  # another document tells it
    assert closed(store) == [
        ("front", "milice", "2025-03-01", "2025-05-01"),
        ("bloc", "milice", "2025-04-01", "2025-05-01"),
    ]
    kept_up(store, "d", [Said("paul", "visited", "mairie")], "2025-06-01")
    assert closed(store) == apart


def test_members_of_one_organization_take_places_from_each_other(store: Store) -> None:
    write(store, "a", [control("front"), Said("front", "memberOf", "onu")], "2025-03-01")
    write(store, "b", [control("bloc"), Said("bloc", "memberOf", "onu")], "2025-04-01")
    apply(store, PASSING, ONTOLOGY)
    assert closed(store) == [("front", "bloc", "2025-03-01", "2025-04-01")]


def test_what_one_says_closes_nothing_that_another_says(store: Store) -> None:
    write(store, "a", [control("front", holder="maire")], "2025-03-01")
    write(store, "b", [control("bloc", holder="junte")], "2025-04-01")
    apply(store, PASSING, ONTOLOGY)
    assert closed(store) == []
    write(store, "c", [control("bloc", holder="maire")], "2025-04-02")
    apply(store, PASSING, ONTOLOGY)
    assert closed(store) == [("front", "bloc", "2025-03-01", "2025-04-02")]


def test_a_closing_goes_with_either_claim(store: Store) -> None:
    for gone in "ab":
        write(store, "a", [control("front")], "2025-03-01")
        write(store, "b", [control("bloc")], "2025-04-01")
        for i in range(30):  # so that one document is a small share of all
            write(store, f"other-{i}", [Said("paul", "visited", "mairie")])
        apply(store, PASSING, ONTOLOGY)
        assert len(closed(store)) == 1
        kept_up(store, gone, [], "2025-03-01")
        assert closed(store) == []
        assert not list(store.quads(graph=rule_graph("control-passes")))


def test_removed_with_the_other_conclusions(store: Store) -> None:
    write(store, "a", [control("front")], "2025-03-01")
    write(store, "b", [control("bloc")], "2025-04-01")
    apply(store, PASSING, ONTOLOGY)
    assert remove(store) == 1
    assert closed(store) == []


def test_leaders_follow_each_other_unless_the_first_leads_on(store: Store) -> None:
    write(store, "a", [Said("ligue", "ledBy", "paul")], "2025-03-01")
    write(store, "b", [Said("ligue", "ledBy", "pia")], "2025-04-01")
    apply(store, PASSING, ONTOLOGY)
    assert closed(store) == [("paul", "pia", "2025-03-01", "2025-04-01")]
    lead_together = [Said("ligue", "ledBy", "paul"), Said("paul", "visited", "mairie")]
    write(store, "c", lead_together, "2025-05-01")
    apply(store, PASSING, ONTOLOGY)
    assert [row[0] for row in closed(store)] == ["pia"]


def kept_up(store: Store, doc: str, claims: list[Said], published: str) -> None:
    upkeep = Upkeep(store, PASSING, ONTOLOGY)
    upkeep.begin()
    upkeep.changed(document_iri(doc))
    write(store, doc, claims, published)
    upkeep.finish()


def drawn(store: Store) -> set[Quad]:
    return {quad for name in PASSING for quad in store.quads(graph=rule_graph(name))}


DAYS = st.sampled_from(["2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01"])
WHO = st.sampled_from(["front", "bloc", "ligue"])
SAID = st.one_of(
    st.builds(
        control,
        WHO,
        holder=st.sampled_from(["", "", "maire"]),
        time=st.sampled_from(["", "2025-04"]),
    ),
    st.builds(Said, WHO, st.sampled_from(["captured", "withdrewFrom"]), st.just("ville")),
    st.builds(Said, st.just("ville"), st.just("ledBy"), WHO),
    st.builds(Said, WHO, st.sampled_from(["alliedWith", "memberOf"]), WHO),
)
STEPS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.lists(SAID, max_size=4), DAYS), min_size=1, max_size=6
)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_keeping_up_gives_what_drawing_anew_gives(
    steps: list[tuple[str, list[Said], str]],
) -> None:
    with open_store(None) as store:
        write_vocabulary(store)
        for i in range(30):  # so that one document is a small share of all
            write(store, f"other-{i}", [Said("paul", "visited", "mairie")])
        apply(store, PASSING, ONTOLOGY)
        for doc, claims, day in steps:
            kept_up(store, doc, claims, day)
        kept = drawn(store)
        apply(store, PASSING, ONTOLOGY)
        assert kept == drawn(store)


def test_the_order_of_documents_does_not_matter() -> None:
    told = [
        ("a", [control("front")], "2025-03-01"),
        ("b", [control("bloc")], "2025-04-01"),
        ("c", [control("front"), Said("paul", "visited", "mairie")], "2025-05-01"),
    ]
    found = set()
    for order in permutations(told):
        with open_store(None) as store:
            write_vocabulary(store)
            for doc, claims, day in order:
                kept_up(store, doc, claims, day)
            found.add(frozenset(drawn(store)))
    (only,) = found
    assert sum(quad.predicate.value.endswith("endedBy") for quad in only) == 2


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("SELECT ?claim ?of ?who WHERE { ?claim rdf:subject ?of ; rdf:object ?who }", "no ?state"),
        ("SELECT ?claim ?of ?who ?state WHERE { ?claim kg:rulez ?of }", "kg:rulez: no such term"),
        ("SELECT ?claim ?of ?who ?state WHERE { ?claim", "is no SPARQL"),
    ],
)
def test_a_broken_rule_of_states_is_named(tmp_path: Path, query: str, what: str) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    header = "# title: A\n# description: B.\n# may return: true\n"
    (folder / "mine.rq").write_text(header + query, encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        rules("fr", (tmp_path,))
    assert what in str(caught.value)
    (folder / "mine.rq").write_text("# title: A\n# description: B.\n" + query, encoding="utf-8")
    with pytest.raises(OntologyError):
        rules("fr", (tmp_path,))
