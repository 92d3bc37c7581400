from dataclasses import replace

import pytest

from kg.errors import KgError
from kg.model import Document, Mention, MentionKind
from kg.network import network
from kg.rdf import document_iri, document_quads
from kg.store import OxigraphStore
from tests.network.conftest import ENTITIES, claim

FRONT, OSTREL = "kge:front", "kge:ostrel"


def test_only_what_is_asserted_becomes_a_plain_edge(store: OxigraphStore) -> None:
    graph = network(store)
    assert sorted(graph.edges(keys=True)) == [
        (FRONT, OSTREL, "kg:controls asserted"),
        (FRONT, OSTREL, "open:tenir asserted"),
    ]


def test_all_claims_keep_their_status_apart(store: OxigraphStore) -> None:
    graph = network(store, include="all")
    statuses = {key: data["status"] for _, _, key, data in graph.edges(keys=True, data=True)}
    assert statuses == {
        "kg:controls asserted": "asserted",
        "kg:controls denied": "denied",
        "kg:attacked unsure": "unsure",
        "open:tenir asserted": "asserted",
    }


def test_claims_of_one_relation_share_an_edge(store: OxigraphStore) -> None:
    evidence = network(store).edges[FRONT, OSTREL, "kg:controls asserted"]["claims"]
    assert [item["predicate"] for item in evidence] == ["tient", "contrôle"]


def test_evidence_carries_document_holder_and_marks(store: OxigraphStore) -> None:
    graph = network(store, include="all")
    (denial,) = graph.edges[FRONT, OSTREL, "kg:controls denied"]["claims"]
    assert denial["holder"] == "kge:ministere"
    assert denial["holder_label"] == "ministère de la Défense"
    words = [(denial["sentence"][start:end], role) for start, end, role in denial["marks"]]
    assert words == [
        ("le ministère", "holder"),
        ("le Front", "subject"),
        ("ne contrôle pas", "predicate"),
        ("Ostrel", "object"),
    ]
    stated = graph.edges[FRONT, OSTREL, "kg:controls asserted"]["claims"][0]
    assert (stated["title"], stated["date"]) == ("Une première dépêche", "2025-03-08")
    assert (stated["source"], stated["url"]) == ("Agence Lumen", "https://example.org/1")


def test_lens_narrows_to_a_holder_or_to_the_documents(store: OxigraphStore) -> None:
    held = network(store, include="all", holder="kge:ministere")
    assert [key for *_, key in held.edges(keys=True)] == ["kg:controls denied"]
    stated = network(store, include="all", holder="document")
    assert "kg:controls denied" not in {key for *_, key in stated.edges(keys=True)}
    assert stated.number_of_edges() == 3


def test_labels_come_from_the_vocabulary_in_the_language_asked_for(store: OxigraphStore) -> None:
    french, english = network(store), network(store, lang="en")
    key = "kg:controls asserted"
    assert french.edges[FRONT, OSTREL, key]["label"] != english.edges[FRONT, OSTREL, key]["label"]
    assert english.nodes[FRONT]["type_label"] == "armed group"
    assert french.edges[FRONT, OSTREL, "open:tenir asserted"]["label"] == "tenir"


def test_nodes_know_their_classes_names_and_mentions(store: OxigraphStore) -> None:
    front = network(store).nodes[FRONT]
    assert front["classes"][:3] == ("kg:ArmedGroup", "kg:Organization", "kg:Actor")
    assert (front["label"], front["names"], front["mentions"]) == (
        "Front de la Drenna",
        ("Front",),
        2,
    )
    assert front["degree"] == 2


def test_another_choice_of_claims_is_refused(store: OxigraphStore) -> None:
    with pytest.raises(KgError, match="plain"):
        network(store, include="some")  # type: ignore[arg-type]


def test_a_pronoun_that_is_nobodys_is_no_node(store: OxigraphStore) -> None:
    """What is said of whoever "elle" is stands at the town, and is an edge to nobody."""
    document = Document("depeche-3", "Elle contrôle Ostrel. Elle le tient. Le Front part.", "fr")
    said = claim(document, "Elle contrôle Ostrel.", "contrôle")
    unknown = Mention(
        0, 4, "Elle", head=(0, 4), kind=MentionKind.PRONOUN, entity="kge:depeche-3/elle-0"
    )
    held = replace(said, subject=unknown)
    it = Mention(27, 29, "le", head=(27, 29), kind=MentionKind.PRONOUN, entity="kge:depeche-3/le")
    lost = replace(held, id=f"{held.id[:-1]}0", object=it)
    quads = document_quads(document, [held, lost], [], ENTITIES)
    store.replace_graph(document_iri(document.id), quads)
    graph = network(store, include="all")
    assert not [node for node in graph if node.startswith("kge:depeche-3")]
    told = graph.nodes[OSTREL]["claims"]
    assert [item["doc"] for item in told] == ["depeche-3"]
