"""What is kept for questions: links between claims and counts, the same as drawn anew."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.errors import OntologyError
from kg.iris import PREFIXES
from kg.model import Layer
from kg.ontology import load
from kg.rdf import document_iri, rule_graph
from kg.rules import Remark, Upkeep, apply, remarks, remove, rules
from kg.rules.keeping.remark import ALL
from kg.store import Store, open_store
from tests.rules.world import Said, write, write_vocabulary
from tests.store.counting import Counting

ONTOLOGY = load("fr").ontology
RULES = rules()
KEEPING = [name for name, rule in RULES.items() if isinstance(rule, Remark)]
BY_QUERY = {
    name: replace(rule, ways=tuple(way for way in rule.ways if way.keys != (ALL,)))
    if isinstance(rule, Remark)
    else rule
    for name, rule in RULES.items()
}
PAIRS = """
SELECT ?said ?other WHERE {
  ?claim kg:contradicts ?denial .
  ?claim rdf:subject ?said . ?denial rdf:subject ?other
}
"""


def kept_up(store: Store, doc: str, claims: list[Said], published: str = "2025-03-01") -> None:
    upkeep = Upkeep(store, RULES, ONTOLOGY)
    upkeep.begin()
    upkeep.changed(document_iri(doc))
    if claims:
        write(store, doc, claims, published)
    else:
        store.remove_graph(document_iri(doc))
    upkeep.finish()


def world(store: Store) -> None:
    write_vocabulary(store)
    for i in range(30):  # so that one document is a small share of all
        write(store, f"other-{i}", [Said("paul", "visited", "mairie")])
    apply(store, RULES, ONTOLOGY)


def kept(store: Store) -> set[Quad]:
    return {quad for name in KEEPING for quad in store.quads(graph=rule_graph(name))}


def pairs(store: Store) -> list[tuple[str, ...]]:
    rows = store.query(PAIRS, prefixes=PREFIXES)
    return sorted(tuple(term.value.removeprefix(PREFIXES["kge"]) for term in row) for row in rows)


def test_a_contradiction_comes_and_goes_with_its_claims() -> None:
    for gone in "ab":
        with open_store(None) as store:
            world(store)
            kept_up(store, "a", [Said("front", "controls", "ville")])
            assert pairs(store) == []
            kept_up(store, "b", [Said("front", "controls", "ville", negated=True)])
            assert pairs(store) == [("front", "front")]
            assert remarks(store)["said-and-denied"] == 1
            kept_up(store, gone, [])
            assert pairs(store) == []


def test_two_masters_are_none_once_one_is_told_to_be_part_of_the_other() -> None:
    with open_store(None) as store:
        world(store)
        kept_up(store, "a", [Said("bloc", "controls", "ville")])
        kept_up(store, "b", [Said("front", "controls", "ville")])
        assert pairs(store) == [("bloc", "front")]
        kept_up(store, "c", [Said("front", "memberOf", "union"), Said("union", "memberOf", "bloc")])
        assert pairs(store) == []
        kept_up(store, "c", [])
        assert pairs(store) == [("bloc", "front")]


STANDING = {
    "allies": [Said("front", "alliedWith", "bloc")],
    "a whole and its part": [Said("front", "partOf", "union"), Said("union", "partOf", "bloc")],
    "one led by the other": [Said("bloc", "ledBy", "front")],
    "members of one coalition": [
        Said("front", "memberOf", "koalition"),
        Said("bloc", "memberOf", "union"),
        Said("union", "memberOf", "koalition"),
    ],
}


@pytest.mark.parametrize("why", STANDING)
def test_who_has_one_place_stands_with_his_own_until_either_is_told_no_longer(why: str) -> None:
    told = {f"{why}-{i}": [said] for i, said in enumerate(STANDING[why])}
    told["held"] = [Said("front", "controls", "ville")]
    told["taken"] = [Said("bloc", "captured", "ville")]
    for last in told:
        with open_store(None) as store:
            world(store)
            for doc in (*(doc for doc in told if doc != last), last):
                assert remarks(store).get("stands-with", 0) == 0
                kept_up(store, doc, told[doc])
            assert remarks(store)["stands-with"] == 2  # each with the other
            kept_up(store, last, [])
            assert remarks(store).get("stands-with", 0) == 0


def test_taken_out_with_the_conclusions() -> None:
    with open_store(None) as store:
        world(store)
        kept_up(store, "a", [Said("front", "controls", "ville", holder="maire")])
        assert kept(store)
        remove(store)
        assert not kept(store)
        assert remarks(store) == {}


WHO = st.sampled_from(["front", "bloc", "armee1", "armee2"])
WHAT = st.sampled_from(["ville", "armee1", "armee2"])
HOW = st.sampled_from(["controls", "controlledBy", "attacked", "killed", "supports", "opposes"])
VOICE = st.sampled_from(["", "maire", "front"])
SAID = st.one_of(
    st.builds(Said, WHO, HOW, WHAT, holder=VOICE, negated=st.booleans()),
    st.builds(
        Said,
        WHO,
        st.sampled_from(["died", "attacked"]),
        WHAT,
        negated=st.booleans(),
        layer=st.just(Layer.EVENT),
    ),
    st.builds(Said, WHO, st.sampled_from(["controls", "captured"]), st.just("ville")),
    st.builds(Said, WHO, st.sampled_from(["alliedWith", "partOf", "ledBy", "memberOf"]), WHO),
    st.builds(Said, WHO, st.just("memberOf"), st.just("koalition")),
)
DAYS = st.sampled_from(["2025-03-01", "2025-03-08", "2025-06-01"])
STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.lists(SAID, max_size=5), DAYS), max_size=6)


@settings(max_examples=12, deadline=None)
@given(STEPS)
def test_keeping_up_gives_what_drawing_anew_gives(
    steps: list[tuple[str, list[Said], str]],
) -> None:
    with open_store(None) as store:
        world(store)
        for doc, claims, day in steps:
            kept_up(store, doc, claims, day)
        found = kept(store)
        apply(store, RULES, ONTOLOGY)
        assert found == kept(store)
        apply(store, BY_QUERY, ONTOLOGY)  # not by the patterns that find what may be told of all
        assert found == kept(store)


def test_two_masters_are_one_once_a_chain_of_parts_is_told_link_by_link() -> None:
    links = [Said("front", "partOf", "union"), Said("union", "memberOf", "ligue")]
    links.append(Said("ligue", "ledBy", "bloc"))
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        with open_store(None) as store:
            world(store)
            kept_up(store, "a", [Said("bloc", "controls", "ville")])
            kept_up(store, "b", [Said("front", "controls", "ville")])
            for link in order:
                assert pairs(store) == [("bloc", "front")]
                kept_up(store, f"link{link}", [links[link]])
            assert pairs(store) == []
            kept_up(store, f"link{order[0]}", [])
            assert pairs(store) == [("bloc", "front")]


def test_one_document_more_reads_no_more_of_a_thing_that_many_tell_of() -> None:
    """All tell of the front and of the town, which everybody has had and nobody agrees about."""
    last = [
        Said("front", "controls", "ville"),
        Said("front", "attacked", "ville", negated=True),
        Said("front", "supports", "maire", holder="paul"),
        Said("front", "memberOf", "union"),
    ]
    read = []
    for many in (40, 160):
        with Counting(None) as store:
            world(store)
            for i in range(many):
                told = [Said("front", "visited", "ville"), Said(f"bloc{i}", "supports", "maire")]
                told.append(Said("maire", "met", "front", negated=i % 2 == 0))
                told.append(Said("ville", "met", "front", holder="paul"))
                write(store, f"doc-{i}", told)
            kept_up(store, "first", [Said("front", "criticized", "maire")])
            store.read = 0
            kept_up(store, "last", last)
            read.append(store.read)
    assert read[1] < 1.5 * read[0]


def test_sums_follow_when_the_first_of_a_voice_goes() -> None:
    said = Said("front", "supports", "maire", holder="paul")
    steps = [("a", "2025-03-08"), ("b", "2025-03-01"), ("c", "2025-06-01"), ("d", "2025-03-08")]
    with open_store(None) as store:
        world(store)
        for doc, day in steps:
            kept_up(store, doc, [said], day)
        paul = PREFIXES["kge"] + "paul"
        for doc, many, first, last in (
            ("b", 3, "2025-03-08", "2025-06-01"),
            ("c", 2, "2025-03-08", "2025-03-08"),
            ("a", 1, "2025-03-08", "2025-03-08"),
        ):
            kept_up(store, doc, [])
            told = {
                quad.predicate.value.rpartition("#")[2]: str(getattr(quad.object, "value", ""))
                for quad in store.quads(paul, graph=rule_graph("holders"))
            }
            example = told.pop("example")
            assert any(store.quads(example))
            assert told == {
                "claimCount": str(many),
                "denialCount": "0",
                "documentCount": str(many),
                "firstSaid": first,
                "lastSaid": last,
            }
        kept_up(store, "d", [])
        assert not any(store.quads(paul, graph=rule_graph("holders")))


def test_every_rule_that_ships_tells_by_which_keys_it_is_looked_for() -> None:
    remarks_ = [rule for rule in RULES.values() if isinstance(rule, Remark)]
    assert len(remarks_) > 10
    assert [rule.name for rule in remarks_ if not rule.keys] == []


def test_the_order_of_documents_does_not_matter() -> None:
    told = {
        "a": [
            Said("armee1", "attacked", "ville", holder="maire"),
            Said("front", "controls", "ville"),
        ],
        "b": [Said("armee2", "attacked", "ville", negated=True, holder="maire")],
        "c": [Said("ville", "controlledBy", "bloc"), Said("bloc", "supports", "maire")],
    }
    found = set()
    for order in permutations(told):
        with open_store(None) as store:
            world(store)
            for doc in order:
                kept_up(store, doc, told[doc])
            found.add(frozenset(kept(store)))
    assert len(found) == 1


HEADER = "# title: A\n# description: B.\n"
LINK = "# tells: claim kg:contradicts other\n"
ASKED = "SELECT ?claim ?other WHERE { ?claim kg:polarity ?x . ?other kg:polarity ?x }"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# tells: claim contradicts other\n" + ASKED, "tells what can't be understood"),
        ("# tells: claim kg:controls other\n" + ASKED, "kg:controls: no such property"),
        (LINK + "# keys: claim\n" + ASKED, "never uses its key claim"),
        (
            LINK
            + "# keys: claim\n"
            + ASKED.replace("WHERE {", "WHERE { VALUES ?claim { $claim } "),
            "uses \\$claim where it has no value",
        ),
        (LINK + "# keys: claim by kg:partOf with\n" + ASKED, "which is no path"),
        (LINK + "# keys: claim by ^kg:partov\n" + ASKED, "kg:partov: no such term"),
        (LINK + "# from claim: ?claim ?p ?other\n" + ASKED, "never uses its key claim"),
        (LINK + "# keys: part by kg:partOf\n" + ASKED, "never uses its key part"),
        (LINK + "# from part: ?part ?p ?claim , ?other\n" + ASKED, "never uses its key part"),
        (LINK + "# has claim: kg:polarity\n" + ASKED, "asks claims for what"),
        (LINK + '# has claim: kg:polarity "negative"\n' + ASKED, "has no claims as claim"),
        (LINK + "# adds: other\n" + ASKED, "does not say how documents add up"),
        (LINK + ASKED[:-1], "is no SPARQL"),
        (LINK + ASKED.replace("?other WHERE", "WHERE"), "selects no \\?other"),
    ],
)
def test_a_broken_rule_of_what_is_kept_is_named(tmp_path: Path, text: str, what: str) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "mine.rq").write_text(HEADER + text, encoding="utf-8")
    with pytest.raises(OntologyError, match=what):
        rules("fr", (tmp_path,))


def test_what_a_rule_of_ones_own_keeps_is_kept_up(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    query = "SELECT ?claim ?other WHERE {\n  VALUES ?claim { $claim }  #? claim\n"
    query += "  VALUES ?other { $other }  #? other\n"
    query += "  ?claim rdf:predicate kg:released . ?other rdf:predicate kg:captured .\n"
    query += "  ?claim rdf:object ?what . ?other rdf:object ?what }\n"
    text = HEADER + LINK + "# keys: claim other\n" + query
    (folder / "mine.rq").write_text(text, encoding="utf-8")
    mine = rules("fr", (tmp_path,))
    with open_store(None) as store:
        world(store)
        apply(store, mine, ONTOLOGY)
        upkeep = Upkeep(store, mine, ONTOLOGY)
        upkeep.begin()
        upkeep.changed(document_iri("a"))
        write(store, "a", [Said("bloc", "released", "ville"), Said("front", "captured", "ville")])
        upkeep.finish()
        assert pairs(store) == [("bloc", "front")]
