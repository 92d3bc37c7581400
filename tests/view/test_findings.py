"""What a page finds: what stands how, what is contested, what changed hands, what is carried."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.ontology import load
from kg.view.background import NOTHING, Background, Relations
from kg.view.choosing import choose
from kg.view.findings import changes, matters
from kg.view.material import of_network
from kg.view.statements import standing, statements
from kg.view.tables import contents
from tests.view.story import Story

CONTROLS = ("kg:controls", "contrôle", "contrôle")
INVERSE = Relations(
    {"kg:controlledBy": "kg:controls"},
    {"kg:controls": "contrôle", "kg:controlledBy": "contrôlé par"},
    also={"kg:controls": ("tient",), "kg:controlledBy": ("est tenu par",)},
)


def tale_of_two(**more: Any) -> Story:
    tale = Story()
    for iri, label in (("kge:a", "Alba"), ("kge:b", "Boros")):
        tale.thing(iri, label, "kg:ArmedGroup")
    tale.thing("kge:v", "Varesk", "kg:City")
    tale.claim(
        "Alba contrôle Varesk.", ("kge:a", "Alba"), CONTROLS, ("kge:v", "Varesk"), date="2025-03-01"
    )
    tale.claim(
        "Varesk est contrôlé par Boros.",
        ("kge:v", "Varesk"),
        ("kg:controlledBy", "contrôlé par", "contrôlé"),
        ("kge:b", "Boros"),
        **{"date": "2025-04-01", "doc": "depeche-2", **more},
    )
    return tale


def test_what_is_affirmed_and_denied_is_contested(story: nx.MultiDiGraph[str]) -> None:
    found = matters(statements(story, NOTHING.relations), NOTHING)
    sides = [[(side.negated, len(side.claims)) for side in matter.sides] for matter in found]
    assert sides == [[(False, 1), (True, 1)], [(False, 1), (True, 1)]]
    assert {matter.sides[0].told[1] for matter in found} == {"kg:sentTo", "kg:published"}


def test_two_who_hold_one_place_are_rivals_whichever_way_it_is_told() -> None:
    rows = statements(tale_of_two().graph, INVERSE)
    pair = rows[0].id, rows[1].id
    (matter,) = matters(rows, Background(disputes=(pair,), relations=INVERSE))
    assert matter.rivals
    assert [side.told for side in matter.sides] == [
        ("kge:a", "kg:controls", "kge:v"),
        ("kge:b", "kg:controls", "kge:v"),
    ]
    again = matters(rows, Background(disputes=(pair[::-1],), relations=INVERSE))
    assert [one.key for one in again] == [matter.key]


def test_a_state_that_a_later_claim_closes_changed_hands() -> None:
    rows = statements(tale_of_two().graph, INVERSE)
    (change,) = changes(rows, Background(endings={rows[0].id: rows[1].id}, relations=INVERSE))
    assert change.thing == "kge:v"
    assert [(step.who, step.since) for step in change.steps] == [
        ("kge:a", "2025-03-01"),
        ("kge:b", "2025-04-01"),
    ]


def test_what_was_captured_and_then_controlled_changed_hands_once() -> None:
    tale = Story()
    for key, kind in (("a", "ArmedGroup"), ("b", "ArmedGroup"), ("c", "ArmedGroup"), ("v", "City")):
        tale.thing(f"kge:{key}", key, f"kg:{kind}")
    captured = ("kg:captured", "a pris", "a pris")
    for who, relation, time in (
        ("a", captured, "2023"),
        ("a", CONTROLS, "2024-02-01/.."),
        ("b", captured, "2025-03-16"),
        ("c", CONTROLS, "2025-05-20/.."),
    ):
        tale.claim(
            f"{who} {relation[1]} v en {time}.",
            (f"kge:{who}", who),
            relation,
            ("kge:v", "v"),
            time=time,
        )
    rows = statements(tale.graph, INVERSE)
    first, then, taken, last = (row.id for row in sorted(rows, key=lambda r: r.evidence["time"]))
    endings = {first: last, then: taken, taken: last}
    (change,) = changes(rows, Background(endings=endings, relations=INVERSE))
    assert [(step.who, step.since) for step in change.steps] == [
        ("kge:a", "2023"),
        ("kge:b", "2025-03-16"),
        ("kge:c", "2025-05-20"),
    ]


def test_what_the_gazetteer_knows_is_called_as_in_the_language_of_the_page() -> None:
    tale = Story()
    tale.thing("kge:syria-armed-forces", "forces armées syriennes", "kg:ArmedGroup")
    tale.thing("kge:v", "Syrie", "kg:City")
    tale.claim("Elles contrôlent v.", ("kge:syria-armed-forces", ""), CONTROLS, ("kge:v", "v"))
    told = of_network(tale.graph)
    called = told.called(load().gazetteer, "en")
    thing = called.things["kge:syria-armed-forces"]
    assert (thing.label, thing.names) == ("Syrian armed forces", ("forces armées syriennes",))
    assert called.things["kge:v"].label == "Syrie"  # none of the gazetteer's
    assert told.called(load().gazetteer, "fr").things == told.things


def test_the_inverse_of_a_relation_is_told_in_its_direction() -> None:
    tables = contents(tale_of_two().graph, Background(relations=INVERSE))
    assert tables["relations"]["key"] == ["kg:controls"]
    assert tables["relations"]["backward"] == ["contrôlé par"]
    assert tables["relations"]["names"] == [["tient", "est tenu par"]]
    labels = tables["entities"]["label"]
    claims = tables["claims"]
    ends = [
        (labels[s], labels[o]) for s, o in zip(claims["subject"], claims["object"], strict=True)
    ]
    assert ends == [("Alba", "Varesk"), ("Boros", "Varesk")]


def test_how_claims_stand(story: nx.MultiDiGraph[str]) -> None:
    rows = statements(story, NOTHING.relations)
    found = {standing(row.evidence) for row in rows}
    assert found == {"asserted", "denied", "unsure", "inferred"}
    over = statements(tale_of_two(state="ended").graph, INVERSE)
    assert [standing(row.evidence) for row in over] == ["asserted", "ended"]


def test_a_sentence_is_found_in_its_document(story: nx.MultiDiGraph[str]) -> None:
    text = "Dépêche.\n\nAlba contrôle Varesk. Fin."
    tale = Story()
    tale.thing("kge:a", "Alba", "kg:ArmedGroup")
    tale.thing("kge:v", "Varesk", "kg:City")
    tale.claim("Alba contrôle Varesk.", ("kge:a", "Alba"), CONTROLS, ("kge:v", "Varesk"), start=10)
    tables = contents(tale.graph, Background(texts={"depeche-1": text}))
    start, length = tables["claims"]["start"][0], tables["claims"]["length"][0]
    assert text[start : start + length] == "Alba contrôle Varesk."
    assert tables["sentences"] == []
    apart = contents(tale.graph)
    assert apart["claims"]["start"] == [-1]
    assert apart["sentences"] == ["Alba contrôle Varesk."]


def test_a_large_store_gives_the_claims_of_its_weightiest_entities() -> None:
    tale = Story()
    for i in range(1300):
        tale.thing(f"kge:{i}", f"Entité {i}", "kg:Person")
    for i in range(1, 1300):
        tale.claim(
            f"Entité {i} contrôle Entité {i // 3}.",
            (f"kge:{i}", f"Entité {i}"),
            CONTROLS,
            (f"kge:{i // 3}", f"Entité {i // 3}"),
            doc=f"depeche-{i}",
        )
    rows = statements(tale.graph, NOTHING.relations)
    few, totals = choose(rows, limit=10)
    assert 10 <= len(few) < 100
    assert (totals.typed, totals.documents, totals.entities) == (1299, 1299, 1300)
    wanted = rows[-1].id
    kept, _ = choose(rows, limit=10, wanted={wanted})
    assert wanted in {row.id for row in kept}


def test_a_page_of_a_thousand_documents_has_all_claims(story: nx.MultiDiGraph[str]) -> None:
    rows = statements(story, NOTHING.relations)
    assert choose(rows, limit=1)[0] == tuple(rows)
