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
    (row,) = ask(store, "who-sent-what", lang="en").records()
    assert row == {
        "sender": "Milan Osterov",
        "relation": "sent",
        "what": "une lettre",
        "receiver": "Rado Mezin",
        "channel": "",
        "holder": "the text itself",
        "date": "2025-03-08",
        "document": "exemple",
        "sentence": SENT.evidence.text,
    }


def test_who_denies_what_names_the_holder_of_a_denied_claim(store: Store) -> None:
    (row,) = ask(store, "who-denies-what", lang="en").records()
    assert (row["holder"], row["subject"], row["object"]) == (MINISTRY, FRONT, "accord")
    assert row["negated"] is True
    assert row["sentence"] == DENIED.evidence.text


def test_who_controls_what_leaves_hopes_out(store: Store) -> None:
    rows = ask(store, "who-controls-what", lang="en")
    assert rows.column("place") == ("Varesk", "Varesk")
    assert set(rows.column("controller")) == {FRONT, MINISTRY}


def test_what_happened_to_whom_by_persons_unknown(store: Store) -> None:
    (row,) = ask(store, "what-happened-to-whom", lang="en").records()
    assert (row["whom"], row["relation"], row["number"]) == ("une lettre", "sent", 1)
    assert (row["time"], row["place"], row["negated"]) == ("2025-02", "Ostrel", False)
    for name, value, count in (
        ("since", "2025-01-15", 1), ("since", "2025-03", 0), ("place", "ostrel", 1),
        ("place", "varesk", 0), ("whom", "LETTRE", 1),
    ):  # fmt: skip
        assert (
            len(ask(store, "what-happened-to-whom", parameters={name: value}, lang="en")) == count
        )
    assert all(row["sender"] for row in ask(store, "who-sent-what", lang="en").records())


def test_what_is_over_planned_or_cancelled_is_told_apart() -> None:
    claims = (
        replace(CONTROLLED, status=Status.ENDED),
        replace(SENT, tense=Tense.FUTURE),
        replace(SENT, id=f"sha256:{'d' * 64}", status=Status.CANCELLED),
    )
    with open_store(None) as store:
        quads = document_quads(DOCUMENT, claims, (), ENTITIES)
        store.replace_graph(document_iri(DOCUMENT.id), quads)
        assert ask(store, "who-controls-what", lang="en").column("state") == ("ended",)
        assert not ask(store, "who-sent-what", lang="en").records()
        assert not ask(store, "messages", lang="en").records()
        assert stats(store).plain == 0


def test_the_timeline_of_control_marks_hopes(store: Store) -> None:
    rows = ask(store, "timeline-of-control", parameters={"where": "ostrel"}, lang="en").records()
    assert [(row["actor"], row["modality"]) for row in rows] == [("Rado Mezin", "wanted")]
    assert rows[0]["sentence"] == HOPED.evidence.text


def test_messages(store: Store) -> None:
    (row,) = ask(store, "messages", lang="en").records()
    assert (row["sender"], row["message"], row["receiver"]) == (
        "Milan Osterov",
        "une lettre",
        "Rado Mezin",
    )


def test_contradictions_across_documents(store: Store) -> None:
    denied, controlled = ask(store, "contradictions", lang="en").records()
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
    rows = ask(store, "who-says-what", parameters={"WHO": "MINISTÈRE"}, lang="en").records()
    assert [(row["subject"], row["negated"]) for row in rows] == [(FRONT, True)]


def test_holders(store: Store) -> None:
    rows = {row["holder"]: row for row in ask(store, "holders", lang="en").records()}
    assert set(rows) == {MINISTRY, "Rado Mezin"}
    assert (rows[MINISTRY]["claims"], rows[MINISTRY]["denials"]) == (1, 1)
    assert (rows["Rado Mezin"]["claims"], rows["Rado Mezin"]["denials"]) == (1, 0)


def test_evidence_for(store: Store) -> None:
    rows = ask(store, "evidence-for", parameters={"ENTITY": "varesk"}, lang="en")
    assert set(rows.column("sentence")) == {CONTROLLED.evidence.text}
    assert len(rows) == 2
    assert len(ask(store, "evidence-for", lang="en")) == 10


def test_meetings(store: Store) -> None:
    (row,) = ask(store, "meetings", lang="en").records()
    assert (row["subject"], row["object"], row["time"]) == ("Milan Osterov", MINISTRY, "2025-02")


def test_an_answer_speaks_one_language(store: Store) -> None:
    french, english = (ask(store, "timeline-of-control", lang=lang) for lang in ("fr", "en"))
    assert set(french.column("modality")) == {"affirmé", "voulu"}
    assert set(english.column("modality")) == {"asserted", "wanted"}
    assert not set(french.column("relation")) & set(english.column("relation"))
    assert "le texte lui-même" in french.column("holder")
    assert "the text itself" in english.column("holder")
    assert ask(store, "who-sent-what").column("holder") == ("le texte lui-même",)
    assert ask(store, "meetings", parameters={"LANGUAGE": "en"}).column("relation") == ("met with",)
    with pytest.raises(QueryError, match=r"no answer speaks 'xx'.*Choose one of: en, fr"):
        ask(store, "meetings", lang="xx")


GIVEN = {"connections": {"about": "Osterov", "other": "Mezin"}, "timeline": {"about": "Osterov"}}
GIVEN |= {"what-is-new": {"since": "2025"}}
EVIL = '")) } } SELECT * WHERE { { ?s ?p ?o FILTER(CONTAINS("'


@pytest.mark.parametrize("name", list(questions()))
def test_every_question_is_told_in_all_languages(name: str) -> None:
    question = questions()[name]
    for lang in ("en", "fr"):
        assert question.title(lang)
        assert len(question.description(lang)) > 30
        assert all(parameter.descriptions[lang] for parameter in question.parameters)
    assert {"sentence"} <= {column.name for column in question.columns}


@pytest.mark.parametrize(
    "name", sorted(questions().keys() - {"who-changed-position", "corroboration"})
)
def test_every_question_gives_evidence(store: Store, name: str) -> None:
    rows = ask(store, name, parameters=GIVEN.get(name))
    assert len(rows) > 0
    assert all(rows.column("sentence"))
    assert rows.rows == ask(store, name, parameters=GIVEN.get(name), limit=1000).rows


@pytest.mark.parametrize("name", sorted(questions().keys() - GIVEN.keys()))
def test_every_question_has_an_answer_in_an_empty_store(name: str) -> None:
    with open_store(None) as empty:
        assert len(ask(empty, name)) == 0
        assert len(ask(empty, name, limit=3)) == 0


@pytest.mark.parametrize("name", list(questions()))
def test_no_parameter_can_change_a_question(store: Store, name: str) -> None:
    question = questions()[name]
    for parameter in question.parameters:
        for evil in (
            EVIL,
            "> } #",
            "\\u0022) } DROP ALL #",
            "a\nb\x00",
            "' OR 1=1",
            "kge:x> ?p ?o",
        ):
            given = {**GIVEN.get(name, {}), parameter.name: evil}
            if parameter.kind == "text":
                assert len(ask(store, name, parameters=given)) == 0
            else:
                with pytest.raises(QueryError, match=r"names no entity|is no|none of the choices"):
                    ask(store, name, parameters=given)


@pytest.mark.parametrize("name", list(questions()))
def test_a_limit_keeps_the_first_rows_and_tells_that_there_are_more(
    store: Store, name: str
) -> None:
    given = GIVEN.get(name)
    every = ask(store, name, parameters=given)
    some = ask(store, name, parameters=given, limit=1)
    assert not every.more
    assert some.more or len(every) <= 1
    assert set(some.rows) <= set(every.rows) or name == "holders"


def test_older_names_of_parameters_still_work(store: Store) -> None:
    for name, old, value in (
        ("who-sent-what", "WHO", "Osterov"),
        ("evidence-for", "ENTITY", "Varesk"),
        ("timeline-of-control", "where", "Ostrel"),
        ("what-happened-to-whom", "whom", "une lettre"),
    ):
        assert len(ask(store, name, parameters={old: value})) > 0


def test_there_are_at_least_ten_questions() -> None:
    assert len(questions()) >= 10


def test_an_unknown_question_names_the_nearest(store: Store) -> None:
    with pytest.raises(
        QueryError, match=r"did you mean 'who-sent-what'\?.*Ask one of: conclusions, conn"
    ):
        ask(store, "who-send-what", lang="en")


def test_an_unknown_parameter_names_those_there_are(store: Store) -> None:
    with pytest.raises(QueryError, match=r"has no parameter name\. Its parameters are: by, to"):
        ask(store, "who-sent-what", parameters={"name": "x"}, lang="en")


TOLD = "# title (en): x\n# title (fr): x\n# description (en): y\n# description (fr): y\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { }", "has no title in en"),
        ("# title (en): x\nSELECT * { }", "has no title in fr"),
        ("# title (en): x\n# title (fr): x\nSELECT * { }", "has no description"),
        (TOLD + "# parameter: Who\nSELECT ?claim { }", "line 5.*malformed"),
        (TOLD + "# parameter: by thing\nSELECT ?claim { }", "line 5.*malformed"),
        (TOLD + "# parameter: by entity\nSELECT ?claim { }", "has no by in en"),
        (TOLD + "# parameter: limit number\nSELECT ?claim { }", "every question has"),
        (
            TOLD + "# parameter: by entity\n# by (en): b\n# by (fr): b\nSELECT ?claim { }",
            "never uses its parameter by",
        ),
        (TOLD + "SELECT ?claim { VALUES ?a { $about } }", r"uses \$about, which is no parameter"),
        (
            TOLD + "# parameter: by entity\n# by (en): b\n# by (fr): b\n"
            "SELECT ?claim { VALUES ?h { $by } }",
            r"uses \$by where no value may be given for it\. End the line with #\? by",
        ),
        (TOLD + "SELECT ?claim { } LIMIT $limit", r"uses \$limit where no value"),
        (TOLD + "# columns: holder nothing\nSELECT ?claim { }", "line 5.*the column 'nothing'"),
        (TOLD + "# columns: holder\n# order: date\nSELECT ?claim { }", "'date', which is no col"),
        (TOLD + "# formerly: who=by\nSELECT ?claim { }", "line 5.*names no parameter"),
    ],
)
def test_a_broken_question_names_file_and_cure(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "broken.rq").write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=rf"broken\.rq.*{message}"):
        questions(tmp_path)


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="holds no questions"):
        questions(tmp_path)
