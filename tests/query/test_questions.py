"""The named questions, each on the same small store, and broken question files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.model import Status, Tense
from kg.query import ask, questions
from kg.query.stats import stats
from kg.rdf import document_iri, document_quads
from kg.store import Store, open_store
from tests.rdf.example import CONTROLLED, DENIED, DOCUMENT, ENTITIES, HOPED, SENT

MINISTRY = "ministère karvénien de la Défense"
FRONT = "Front de la Drenna"


def test_who_sent_what(store: Store) -> None:
    (row,) = ask(store, "who-sent-what").records()
    assert row == {
        "sender": "Milan Osterov",
        "relation": "sent",
        "what": "une lettre",
        "receiver": "Rado Mezin",
        "holder": "the text itself",
        "date": "2025-03-08",
        "document": "exemple",
        "sentence": SENT.evidence.text,
    }


def test_who_denies_what_names_the_holder_of_a_denied_claim(store: Store) -> None:
    (row,) = ask(store, "who-denies-what").records()
    assert (row["holder"], row["subject"], row["object"]) == (MINISTRY, FRONT, "accord")
    assert row["negated"] is True
    assert row["sentence"] == DENIED.evidence.text


def test_who_controls_what_leaves_hopes_out(store: Store) -> None:
    rows = ask(store, "who-controls-what")
    assert rows.column("place") == ("Varesk", "Varesk")
    assert set(rows.column("controller")) == {FRONT, MINISTRY}


def test_what_happened_to_whom_by_persons_unknown(store: Store) -> None:
    (row,) = ask(store, "what-happened-to-whom").records()
    assert (row["whom"], row["relation"], row["number"]) == ("une lettre", "a envoyé", 1)
    assert (row["time"], row["place"], row["negated"]) == ("2025-02", "Ostrel", False)
    for name, value, count in (
        ("since", "2025-01-15", 1), ("since", "2025-03", 0), ("place", "ostrel", 1),
        ("place", "varesk", 0), ("whom", "LETTRE", 1),
    ):  # fmt: skip
        assert len(ask(store, "what-happened-to-whom", parameters={name: value})) == count
    assert all(row["sender"] for row in ask(store, "who-sent-what").records())


def test_what_is_over_planned_or_cancelled_is_told_apart() -> None:
    claims = (
        replace(CONTROLLED, status=Status.ENDED),
        replace(SENT, tense=Tense.FUTURE),
        replace(SENT, id=f"sha256:{'d' * 64}", status=Status.CANCELLED),
    )
    with open_store(None) as store:
        quads = document_quads(DOCUMENT, claims, (), ENTITIES)
        store.replace_graph(document_iri(DOCUMENT.id), quads)
        assert ask(store, "who-controls-what").column("state") == ("ended",)
        assert not ask(store, "who-sent-what").records()
        assert not ask(store, "messages").records()
        assert stats(store).plain == 0


def test_the_timeline_of_control_marks_hopes(store: Store) -> None:
    rows = ask(store, "timeline-of-control", parameters={"where": "ostrel"}).records()
    assert [(row["actor"], row["modality"]) for row in rows] == [("Rado Mezin", "wanted")]
    assert rows[0]["sentence"] == HOPED.evidence.text


def test_messages(store: Store) -> None:
    (row,) = ask(store, "messages").records()
    assert (row["sender"], row["message"], row["receiver"]) == (
        "Milan Osterov",
        "une lettre",
        "Rado Mezin",
    )


def test_contradictions_across_documents(store: Store) -> None:
    denied, controlled = ask(store, "contradictions").records()
    assert (denied["subject"], denied["holder"], denied["otherHolder"]) == (
        FRONT,
        "the text itself",
        MINISTRY,
    )
    assert (denied["document"], denied["otherDocument"]) == ("autre", "exemple")
    assert (controlled["subject"], controlled["object"], controlled["otherObject"]) == (
        "Varesk",
        FRONT,
        MINISTRY,
    )


def test_who_says_what(store: Store) -> None:
    rows = ask(store, "who-says-what", parameters={"WHO": "MINISTÈRE"}).records()
    assert [(row["subject"], row["negated"]) for row in rows] == [(FRONT, True)]


def test_holders(store: Store) -> None:
    rows = {row["holder"]: row for row in ask(store, "holders").records()}
    assert set(rows) == {MINISTRY, "Rado Mezin"}
    assert (rows[MINISTRY]["claims"], rows[MINISTRY]["denials"]) == (1, 1)
    assert (rows["Rado Mezin"]["claims"], rows["Rado Mezin"]["denials"]) == (1, 0)


def test_evidence_for(store: Store) -> None:
    rows = ask(store, "evidence-for", parameters={"ENTITY": "varesk"})
    assert set(rows.column("sentence")) == {CONTROLLED.evidence.text}
    assert len(rows) == 2
    assert len(ask(store, "evidence-for")) == 10


def test_meetings(store: Store) -> None:
    (row,) = ask(store, "meetings").records()
    assert (row["subject"], row["object"], row["time"]) == ("Milan Osterov", MINISTRY, "2025-02")


def test_relations_are_named_in_the_language_asked_for(store: Store) -> None:
    french, english = (
        ask(store, "meetings", parameters={"language": language}).column("relation")
        for language in ("fr", "en")
    )
    assert french != english


@pytest.mark.parametrize("name", list(questions()))
def test_every_question_is_told_and_gives_evidence(store: Store, name: str) -> None:
    question = questions()[name]
    assert question.title
    assert len(question.description) > 30
    rows = ask(store, name)
    assert len(rows) > 0
    assert {"holder", "sentence"} <= set(rows.columns)
    assert not {parameter.name for parameter in question.parameters} & set(rows.columns)
    assert all(parameter.description for parameter in question.parameters)


@pytest.mark.parametrize("name", list(questions()))
def test_every_question_has_an_answer_in_an_empty_store(name: str) -> None:
    with open_store(None) as empty:
        assert len(ask(empty, name)) == 0


def test_there_are_at_least_ten_questions() -> None:
    assert len(questions()) >= 10


@pytest.mark.parametrize("name", list(questions()))
def test_no_parameter_can_change_a_question(store: Store, name: str) -> None:
    evil = '")) } } SELECT * WHERE { { ?s ?p ?o FILTER(CONTAINS("'
    for parameter in questions()[name].parameters:
        if parameter.name != "LANGUAGE":
            assert len(ask(store, name, parameters={parameter.name: evil})) == 0


def test_an_unknown_question_names_the_nearest(store: Store) -> None:
    with pytest.raises(
        QueryError, match=r"did you mean 'who-sent-what'\?.*Ask one of: conclusions, contra"
    ):
        ask(store, "who-send-what")


def test_an_unknown_parameter_names_those_there_are(store: Store) -> None:
    with pytest.raises(QueryError, match=r"has no parameter NAME\. Its parameters are: WHO"):
        ask(store, "who-sent-what", parameters={"name": "x"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { }", "has no title"),
        ("# title: x\nSELECT * { }", "has no description"),
        ("# title: x\n# description: y\n# parameter: who\nSELECT * { }", "line 3.*malformed"),
        ('# title: x\n# description: y\n# parameter: WHO ""\nSELECT * { }', "never uses"),
    ],
)
def test_a_broken_question_names_file_and_cure(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "broken.rq").write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=rf"broken\.rq.*{message}"):
        questions(tmp_path)


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="holds no questions"):
        questions(tmp_path)
