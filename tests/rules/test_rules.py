"""What follows, what does not, and that it is kept up to date."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.bundled import ontologies
from kg.cli import main
from kg.errors import OntologyError
from kg.graph import KnowledgeGraph
from kg.iris import expand
from kg.model import Modality
from kg.model.jsonl import conclusion_to_json
from kg.ontology import load
from kg.rdf import GroundsReader, claims_from, conclusions_from, document_iri, rule_graph
from kg.rules import Upkeep, apply, counts, mistakes_in_rules, remove, rules
from kg.store import Store, open_store
from tests.rules.world import Said, write, write_vocabulary
from tests.view.carried import tables_of

ONTOLOGY = load("fr").ontology
Fact = tuple[str, str, str, str, str]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as made:
        write_vocabulary(made)
        yield made


def drawn(store: Store) -> set[Fact]:
    """(subject, relation, object, holder, time) of all conclusions."""
    return {
        (
            c.subject.removeprefix("kge:"),
            c.predicate.removeprefix("kg:"),
            str(c.object).removeprefix("kge:"),
            (c.holder or "").removeprefix("kge:"),
            c.time or "",
        )
        for c in conclusions_from(store)
    }


def facts(*lines: str) -> set[Fact]:
    """The facts of lines such as "village controlledBy front", with a holder and a time or none."""
    found = set()
    for line in lines:
        subject, relation, value, holder, time = [*line.split(" "), "", ""][:5]
        found.add((subject, relation, value, holder, time))
    return found


def test_a_place_inside_a_controlled_zone_is_controlled(store: Store) -> None:
    write(store, "a", [Said("village", "locatedIn", "zone"), Said("zone", "controlledBy", "front")])
    apply(store, rules(), ONTOLOGY)
    assert drawn(store) == facts(
        "village controlledBy front", "front controls zone", "front controls village"
    )


def test_the_towns_of_a_controlled_state_are_left_open(store: Store) -> None:
    write(store, "a", [Said("ville", "locatedIn", "syrie"), Said("syrie", "controlledBy", "front")])
    apply(store, rules(), ONTOLOGY)
    assert drawn(store) == facts("front controls syrie")


def test_members_of_members_and_places_in_places(store: Store) -> None:
    write(store, "a", [Said("paul", "memberOf", "cercle"), Said("cercle", "memberOf", "bloc")])
    write(store, "b", [Said("bloc", "memberOf", "ligue"), Said("village", "locatedIn", "zone")])
    write(store, "c", [Said("zone", "locatedIn", "syrie")])
    apply(store, rules(), ONTOLOGY)
    assert drawn(store) == facts(
        "paul memberOf bloc",
        "cercle memberOf ligue",
        "paul memberOf ligue",
        "village locatedIn syrie",
    )


def test_symmetric_relations_hold_both_ways(store: Store) -> None:
    write(store, "a", [Said("paul", "metWith", "pierre"), Said("zone", "borders", "zone-sud")])
    apply(store, rules(), ONTOLOGY)
    assert drawn(store) == facts("pierre metWith paul", "zone-sud borders zone")


@pytest.mark.parametrize(
    "weak",
    [
        Said("zone", "controlledBy", "front", negated=True),
        *(
            Said("zone", "controlledBy", "front", modality=modality)
            for modality in Modality
            if modality is not Modality.ASSERTED
        ),
    ],
)
def test_what_is_denied_or_not_asserted_concludes_nothing(store: Store, weak: Said) -> None:
    write(store, "a", [Said("village", "locatedIn", "zone"), weak])
    apply(store, rules(), ONTOLOGY)
    assert drawn(store) == set()


def test_what_one_says_and_what_another_says_are_not_joined(store: Store) -> None:
    write(store, "a", [Said("village", "locatedIn", "zone", holder="maire")])
    write(store, "b", [Said("zone", "controlledBy", "front", holder="junte")])
    write(store, "c", [Said("zone", "controlledBy", "milice")])
    apply(store, rules(), ONTOLOGY)
    assert {fact for fact in drawn(store) if fact[0] == "village"} == facts(
        "village controlledBy milice maire"
    )


def test_the_time_is_the_narrowest_and_different_times_are_not_joined(store: Store) -> None:
    write(
        store,
        "a",
        [
            Said("village", "locatedIn", "zone", time="2018"),
            Said("zone", "controlledBy", "front", time="2018-07"),
            Said("zone", "controlledBy", "milice", time="2020"),
        ],
    )
    apply(store, rules(), ONTOLOGY)
    assert {fact[2:] for fact in drawn(store) if fact[0] == "village"} == {("front", "", "2018-07")}


def test_a_conclusion_names_its_rule_and_what_it_rests_on(store: Store) -> None:
    write(store, "a", [Said("village", "locatedIn", "zone")])
    write(store, "b", [Said("zone", "controlledBy", "front")])
    apply(store, rules(), ONTOLOGY)
    (found,) = [one for one in conclusions_from(store) if one.rule == "control-inside"]
    assert set(found.sources) == {claim.id for claim in claims_from(store)}
    grounds = GroundsReader(store).of(found)
    assert grounds.doc == "a"
    assert "village locatedIn zone" in grounds.text
    assert "zone controlledBy front" in grounds.text
    assert found.confidence == 0.81
    line = conclusion_to_json(found)
    assert (line["inferred"], line["rule"]) == (True, "control-inside")
    assert line["evidence"] == list(found.sources)


def test_conclusions_stand_in_their_own_graphs_and_go_in_one_step(store: Store) -> None:
    write(store, "a", [Said("village", "locatedIn", "zone"), Said("zone", "controlledBy", "front")])
    before = set(store.quads())
    assert apply(store, rules(), ONTOLOGY) == {"control-inside": 1, "inverse": 2}
    assert before < set(store.quads())
    assert remove(store, ["inverse"]) == 2
    assert counts(store) == {"control-inside": 1}
    assert remove(store) == 1
    assert set(store.quads()) == before


def test_what_a_text_says_itself_is_not_concluded(store: Store) -> None:
    write(store, "a", [Said("zone", "controlledBy", "front"), Said("front", "controls", "zone")])
    apply(store, rules(), ONTOLOGY)
    assert drawn(store) == set()


def test_an_arrow_that_says_the_same_the_other_way_round_is_not_drawn(store: Store) -> None:
    write(store, "a", [Said("paul", "metWith", "pierre"), Said("village", "locatedIn", "zone")])
    write(store, "b", [Said("zone", "controlledBy", "front")])
    apply(store, rules(), ONTOLOGY)
    drawing = KnowledgeGraph(store).network(evidence=True)
    edges = {(a, data["relation"], b) for a, b, data in drawing.edges(data=True)}
    assert edges == {
        ("kge:paul", "kg:metWith", "kge:pierre"),
        ("kge:village", "kg:locatedIn", "kge:zone"),
        ("kge:zone", "kg:controlledBy", "kge:front"),
        ("kge:village", "kg:controlledBy", "kge:front"),
    }
    (inferred,) = [data for *_, data in drawing.edges(data=True) if data["status"] == "inferred"]
    assert inferred["claims"][0]["rule"] == "control-inside"
    page = tables_of(KnowledgeGraph(store).view().html)
    assert "control-inside" in json.dumps(page)


def test_conclusions_have_the_shape_of_inferred_claims(store: Store) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    from pyoxigraph import RdfFormat, Triple, serialize
    from rdflib import Graph

    write(store, "a", [Said("village", "locatedIn", "zone"), Said("zone", "controlledBy", "front")])
    apply(store, rules(), ONTOLOGY)
    quads = [q for q in store.quads() if "ontology" not in str(q.graph_name)]
    data = serialize(
        [Triple(q.subject, q.predicate, q.object) for q in quads], format=RdfFormat.N_TRIPLES
    )
    shapes = Graph().parse(ontologies() / "shapes.ttl")
    conforms, _, text = pyshacl.validate(Graph().parse(data=data, format="nt"), shacl_graph=shapes)
    assert conforms, text


def test_counts_tell_read_from_inferred(store: Store) -> None:
    write(store, "a", [Said("paul", "metWith", "pierre")])
    apply(store, rules(), ONTOLOGY)
    found = KnowledgeGraph(store).stats()
    assert (found.claims, found.plain, found.inferred) == (1, 1, 1)
    rows = KnowledgeGraph(store).ask("conclusions").records()
    assert [(row["subject"], row["rule"], row["object"]) for row in rows] == [
        ("pierre", "symmetric", "paul")
    ]


# -- kept up to date --------------------------------------------------------------------------


def test_what_no_text_says_itself_any_more_is_concluded(store: Store) -> None:
    write(store, "a", [Said("zone", "controlledBy", "front")])
    write(store, "b", [Said("front", "controls", "zone")])
    for i in range(30):  # so that one document is a small share of all
        write(store, f"other-{i}", [Said("paul", "visited", "ville")])
    apply(store, rules(), ONTOLOGY)
    assert conclusions(store) == set()
    upkeep = Upkeep(store, rules(), ONTOLOGY)
    upkeep.begin()
    upkeep.changed(document_iri("a"))
    write(store, "a", [])
    upkeep.finish()
    assert {fact[:3] for fact in drawn(store)} == {("zone", "controlledBy", "front")}


NAMES = st.sampled_from(["village", "vallon", "zone", "zone-sud", "front", "bloc", "ligue"])
SAID = st.builds(
    Said,
    subject=NAMES,
    relation=st.sampled_from(["locatedIn", "controlledBy", "controls", "memberOf", "borders"]),
    object=NAMES,
    holder=st.sampled_from(["", "", "maire", "junte"]),
    negated=st.sampled_from([False, False, False, True]),
)
DOCS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.lists(SAID, max_size=5)), min_size=1, max_size=6
)


def conclusions(store: Store) -> set[tuple[str, str, str, str]]:
    return {fact[:4] for fact in drawn(store)}


def written(store: Store) -> set[Quad]:
    """All that rules have written: what each conclusion rests on, too."""
    return {quad for name in rules() for quad in store.quads(graph=rule_graph(name))}


@settings(max_examples=40, deadline=None)
@given(DOCS)
def test_keeping_up_gives_what_drawing_anew_gives(
    steps: list[tuple[str, list[Said]]],
) -> None:
    with open_store(None) as store:
        write_vocabulary(store)
        for i in range(30):  # so that one document is a small share of all
            write(store, f"other-{i}", [Said("paul", "visited", "ville")])
        apply(store, rules(), ONTOLOGY)
        for doc, claims in steps:
            upkeep = Upkeep(store, rules(), ONTOLOGY)
            upkeep.begin()
            upkeep.changed(document_iri(doc))
            sound = [c for c in claims if c.subject != c.object]
            write(store, doc, sound)
            upkeep.finish()
        kept = conclusions(store)  # which of two rules that conclude the same is named may differ
        apply(store, rules(), ONTOLOGY)
        assert kept == conclusions(store)


def test_a_conclusion_rests_on_the_same_claim_in_whatever_order_documents_come() -> None:
    found = []
    for order in ("abcd", "dcba"):
        with open_store(None) as store:
            write_vocabulary(store)
            for i in range(30):  # so that one document is a small share of all
                write(store, f"other-{i}", [Said("paul", "visited", "ville")])
            apply(store, rules(), ONTOLOGY)
            for doc in order:
                upkeep = Upkeep(store, rules(), ONTOLOGY)
                upkeep.begin()
                upkeep.changed(document_iri(doc))
                write(
                    store, doc, [Said(doc, "visited", "ville"), Said("front", "controls", "zone")]
                )
                upkeep.finish()
            found.append(written(store))
    assert found[0] == found[1] != set()


def test_an_interrupted_build_is_made_good(store: Store) -> None:
    write(store, "a", [Said("paul", "metWith", "pierre")])
    apply(store, rules(), ONTOLOGY)
    broken = Upkeep(store, rules(), ONTOLOGY)
    broken.begin()
    broken.changed(document_iri("a"))
    write(store, "a", [Said("paul", "metWith", "jean")])  # and here it stops
    after = Upkeep(store, rules(), ONTOLOGY)
    after.begin()
    after.finish()
    assert drawn(store) == facts("jean metWith paul")


def test_a_conclusion_falls_of_which_another_rule_tells(store: Store) -> None:
    for i in range(10):  # so that one document is a small share of all
        write(store, f"other-{i}", [Said("paul", "visited", "ville")])
    write(store, "a", [Said("paul", "metWith", "pierre", holder="prime")])
    write(store, "b", [Said("pierre", "metWith", "paul", holder="prime", negated=True)])
    apply(store, rules(), ONTOLOGY)
    assert any(store.quads(predicate=expand("kg:saidOtherwise")))
    upkeep = Upkeep(store, rules(), ONTOLOGY)
    upkeep.begin()
    upkeep.changed(document_iri("a"))
    write(store, "a", [Said("paul", "visited", "ville")])
    upkeep.finish()
    assert drawn(store) == set()
    assert not any(store.quads(predicate=expand("kg:saidOtherwise")))


def test_removing_a_document_removes_what_rested_on_it(store: Store) -> None:
    write(store, "a", [Said("paul", "metWith", "pierre")])
    write(store, "b", [Said("jean", "metWith", "pierre")])
    apply(store, rules(), ONTOLOGY)
    KnowledgeGraph(store).remove("a")
    assert drawn(store) == facts("pierre metWith jean")


# -- rules of one's own, and broken ones --------------------------------------------------------

RULE = """\
# title: {title}
# description: Who is an ally of an ally is one.
CONSTRUCT {{ ?a kg:alliedWith ?c }} WHERE {{ {where} }}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Callable[..., Path]:
    def folder(where: str, title: str = "Allies of allies") -> Path:
        (tmp_path / "rules").mkdir(exist_ok=True)
        file = tmp_path / "rules" / "allies.rq"
        file.write_text(RULE.format(where=where, title=title), encoding="utf-8")
        return tmp_path

    return folder


def test_a_users_rule_is_applied(store: Store, mine: Callable[..., Path]) -> None:
    folder = mine("?a kg:alliedWith ?b . ?b kg:alliedWith ?c")
    write(store, "a", [Said("bloc", "alliedWith", "ligue"), Said("ligue", "alliedWith", "front")])
    apply(store, rules("fr", (folder,)), ONTOLOGY)
    assert ("bloc", "alliedWith", "front", "", "") in drawn(store)
    assert "allies" not in rules()


@pytest.mark.parametrize(
    ("where", "what", "cure"),
    [
        (
            "?a kg:alliedWith ?b . ?b kg:aliedWith ?c",
            "kg:aliedWith: no such term",
            "kg:alliedWith?",
        ),
        ("?a kg:alliedWith ?b ?b", "is no SPARQL", "Check brackets"),
        ("?a foo:bar ?c . ?a kg:supports ?c", "is no SPARQL", "Declare the prefix"),
        ("?a kg:alliedWith+ ?c . ?a kg:supports ?c", "kg:alliedWith stands in a path", "each step"),
        ("{ ?a kg:alliedWith ?c } UNION { ?c kg:supports ?a }", "has a UNION", "two rules"),
        ("?a a kg:Person . ?c a kg:Person", "rests on no claim", "at least one triple"),
        ("?a kg:alliedWith ?b", "never finds ?c", "WHERE"),
    ],
)
def test_a_broken_rule_is_named(
    mine: Callable[..., Path], where: str, what: str, cure: str
) -> None:
    folder = mine(where)
    found = [str(one) for one in mistakes_in_rules("fr", (folder,), ONTOLOGY)]
    assert any(what in one and cure in one for one in found), found
    assert all(one.startswith("rules/allies.rq") for one in found)
    with pytest.raises(OntologyError):
        rules("fr", (folder,))


def test_a_rule_without_title_is_found_by_check(
    mine: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = mine("?a kg:alliedWith ?c", title="")
    with pytest.raises(SystemExit):
        main(["ontology", "check", str(folder)])
    assert "rules/allies.rq: has no title" in capsys.readouterr().out


def test_the_bundled_rules_are_told_apart() -> None:
    found = rules()
    assert {"inverse", "symmetric", "control-inside", "member-of-member", "head-of-body"} <= set(
        found
    )
    assert all(rule.title and rule.description for rule in found.values())
