"""The commands on the sample documents: what they write, twice the same."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.bundled import samples
from kg.cli import main
from kg.documents import read
from kg.model import ParagraphKind
from tests.view.carried import tables_of

pytestmark = pytest.mark.pipeline

DOCUMENTS = {document.id: document for document in read([samples()])}
LETTER = samples() / "01-message-secret.txt"


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leaving:
        main([str(argument) for argument in arguments])
    code = leaving.value.code
    assert isinstance(code, int | None)
    return code or 0


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def stretches(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for item in value for found in stretches(item)]
    if not isinstance(value, dict):
        return []
    placed = value.get("start") is not None and "end" in value  # an unknown speaker has no place
    here = [value] if placed else []
    return here + [found for item in value.values() for found in stretches(item)]


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("claims") / "claims.jsonl"
    assert run("extract", samples(), "-o", file) == 0
    return file


def test_claims_come_from_every_sample_and_their_spans_from_the_text(claims: Path) -> None:
    found = lines(claims.read_text(encoding="utf-8"))
    assert {claim["doc"] for claim in found} == DOCUMENTS.keys()
    assert len({claim["id"] for claim in found}) == len(found)
    for claim in found:
        text = DOCUMENTS[claim["doc"]].text
        spans = stretches(claim)
        assert len(spans) >= 3
        for span in spans:
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert (
                span.get("text", text[span["start"] : span["end"]])
                == (text[span["start"] : span["end"]])
            )


def test_furniture_yields_no_claim(claims: Path) -> None:
    outside = {
        (document.id, place)
        for document in DOCUMENTS.values()
        for part in document.paragraphs
        if part.kind in (ParagraphKind.FURNITURE, ParagraphKind.METADATA)
        for place in range(part.start, part.end)
    }
    assert outside
    for claim in lines(claims.read_text(encoding="utf-8")):
        for span in stretches(claim):
            assert (claim["doc"], span["start"]) not in outside
            assert (claim["doc"], span["end"] - 1) not in outside


def test_the_same_input_gives_the_same_bytes(claims: Path, tmp_path: Path) -> None:
    assert run("extract", samples(), "-o", tmp_path / "again.jsonl") == 0
    assert (tmp_path / "again.jsonl").read_bytes() == claims.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.jsonl"]


def test_a_threshold_keeps_the_surer_claims(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = [one for one in lines(claims.read_text("utf-8")) if one["doc"] == LETTER.stem]
    assert run("extract", LETTER, "--confidence", "0.9") == 0
    kept = lines(capsys.readouterr().out)
    assert {one["id"] for one in kept} == {o["id"] for o in letter if o["confidence"] >= 0.9}
    assert 0 < len(kept) < len(letter)
    assert all(one["confidence_reasons"] for one in letter if one["confidence"] < 0.7)


def test_layers_part_the_claims(claims: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = {}
    for layer in ("surface", "frame", "event", "all"):
        assert run("extract", LETTER, "--layer", layer) == 0
        found = lines(capsys.readouterr().out)
        assert {claim["layer"] for claim in found} <= (
            {"surface", "frame", "event"} if layer == "all" else {layer}
        )
        ids[layer] = {claim["id"] for claim in found}
    assert ids["surface"]
    assert ids["frame"]
    assert ids["surface"] | ids["frame"] | ids["event"] == ids["all"]
    assert ids["surface"].isdisjoint(ids["frame"])


def test_quotations_and_times(capsys: pytest.CaptureFixture[str]) -> None:
    document = DOCUMENTS[LETTER.stem]
    assert run("extract", LETTER, "--quotes") == 0
    quotations = lines(capsys.readouterr().out)
    assert quotations
    for quotation in quotations:
        assert list(quotation) == ["id", "doc", "speaker", "cue", "content", "direct", "claims"]
        for span in filter(None, (quotation["speaker"], quotation["cue"])):
            assert span["text"] == document.text[span["start"] : span["end"]]
    assert any(quotation["direct"] for quotation in quotations)
    assert run("extract", LETTER, "--times") == 0
    times = lines(capsys.readouterr().out)
    assert "2025-02" in {time["value"] for time in times}


def test_building_again_changes_nothing(
    sample_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", samples(), "--store", sample_store) == 0
    assert f"0 documents read, {len(DOCUMENTS)} unchanged" in capsys.readouterr().err


def test_formats_hold_the_same_rows(sample_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT ?who ?what WHERE { ?who kg:sent ?what } ORDER BY ?who ?what"
    assert run("query", "--store", sample_store, query, "--format", "json") == 0
    found = lines_of_json(capsys.readouterr().out)
    assert found
    assert run("query", "--store", sample_store, query, "--format", "csv") == 0
    assert list(csv.DictReader(io.StringIO(capsys.readouterr().out))) == found
    assert run("query", "--store", sample_store, query) == 0
    table = capsys.readouterr().out
    assert all(row["who"] in table and row["what"] in table for row in found)


def lines_of_json(text: str) -> list[dict[str, Any]]:
    found = json.loads(text)
    assert isinstance(found, list)
    return found


def test_a_query_comes_from_a_file(
    sample_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ask.rq"
    file.write_text("ASK { ?who kg:sent ?what }", encoding="utf-8")
    assert run("query", "--store", sample_store, "--file", file) == 0
    assert "true" in capsys.readouterr().out


def test_a_mistyped_term_is_told_and_may_pass(
    sample_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mistyped = ("query", "--store", sample_store, "ASK { ?who kg:snt ?what }")
    assert run(*mistyped) == 2
    assert "Did you mean kg:sent?" in capsys.readouterr().err
    assert run(*mistyped, "--any-term") == 0
    assert "false" in capsys.readouterr().out


def test_a_question_takes_parameters(
    sample_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = ("query", "--store", sample_store, "--name", "who-sent-what", "--format", "json")
    assert run(*question, "--set", "WHO=Osterov") == 0
    found = lines_of_json(capsys.readouterr().out)
    assert {row["sender"] for row in found} == {"Milan Osterov"}
    assert run(*question, "--set", "who=nobody at all") == 2
    assert "names no entity of the store" in capsys.readouterr().err


def test_a_question_is_a_command_with_its_parameters(
    sample_store: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = ("ask", "who-sent-what", "--store", sample_store)
    assert run(*asked, "--by", "Osterov", "--format", "json", "--lang", "en") == 0
    found = lines_of_json(capsys.readouterr().out)
    assert {row["sender"] for row in found} == {"Milan Osterov"}
    assert run(*asked, "--lang", "fr") == 0
    heading = capsys.readouterr().out.splitlines()[0].split()
    assert heading[:2] == ["expéditeur", "relation"]
    assert run(*asked, "--since", "2999") == 0
    told = capsys.readouterr()
    assert "Rien de tel dans le graphe." in told.err
    assert run("ask", "evidence-for", "--store", sample_store, "--limit", "2", "--lang", "en") == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 4
    assert "There are more rows" in told.err
    for wrong, message in (
        (("ask", "who-sent-wat", "--store", sample_store), "did you mean 'who-sent-what'?"),
        ((*asked, "--since", "soon"), "is no date"),
        ((*asked, "--lang", "xx"), "no answer speaks"),
        (("ask", "timeline", "--store", sample_store), "needs about (entity)"),
        (("ask", tmp_path / "none.rq", "--store", sample_store), "none.rq"),
    ):
        assert run(*wrong) == 2
        assert message in capsys.readouterr().err


def test_every_named_question_has_an_answer_on_the_samples(
    sample_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("query", "--list") == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert len(names) >= 8
    for name in set(names) - {
        "connections",
        "timeline",
        "what-is-new",
        "who-changed-position",
        "corroboration",
    }:
        assert run("query", "--store", sample_store, "--name", name, "--format", "json") == 0
        rows = lines_of_json(capsys.readouterr().out)
        assert rows, name
        assert "sentence" in rows[0], name


@pytest.mark.parametrize(("lang", "kind"), [("fr", "phrase"), ("en", "sentence")])
def test_a_search_speaks_the_language_that_is_asked_for(
    sample_store: Path, capsys: pytest.CaptureFixture[str], lang: str, kind: str
) -> None:
    assert run("search", "--store", sample_store, "--lang", lang, "message", "secret") == 0
    assert kind in capsys.readouterr().out


def test_stats_count_the_samples(sample_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("stats", "--store", sample_store) == 0
    out = capsys.readouterr().out
    assert f"documents{len(DOCUMENTS):>11}" in out
    assert "kg:" in out


def test_the_page_needs_no_network(sample_store: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        assert run("view", "--store", sample_store, "-o", tmp_path / name) == 0
    page = (tmp_path / "a.html").read_bytes()
    assert page == (tmp_path / "b.html").read_bytes()
    assert "Milan Osterov" in tables_of(page.decode())["entities"]["label"]
    addresses = re.findall(rb"""<[^>]*?(?:src|href)\s*=\s*["']([^"']*)""", page)
    assert not [address for address in addresses if not address.startswith((b"data:", b"#"))]


def test_a_page_speaks_one_language_and_tells_one_holder(
    sample_store: Path, tmp_path: Path
) -> None:
    page = tmp_path / "en.html"
    asked = ("--lang", "en", "--holder", "Front de la Drenna", "--title", "The Front")
    assert run("view", "--store", sample_store, "-o", page, *asked) == 0
    text = page.read_text(encoding="utf-8")
    tables = tables_of(text)
    assert '<html lang="en">' in text
    assert "<title>The Front</title>" in text
    assert set(tables["holders"]["label"]) == {"Front de la Drenna"}
    called = dict(zip(tables["relations"]["key"], tables["relations"]["label"], strict=True))
    assert called["kg:sent"] == "sent"
    assert "armed force" in tables["types"]
    assert run("view", "--store", sample_store, "-o", page, "--lang", "xx") == 2
    assert run("view", "--store", sample_store, "-o", page, "--lens", "holder=document") == 0
    assert tables_of(page.read_text(encoding="utf-8"))["holders"]["label"] == []


def test_the_demo_answers_questions_in_both_languages_and_writes_the_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("demo", "--out", tmp_path) == 0
    out = capsys.readouterr().out
    for title in ("Who sent what to whom", "Who controls what", "Who denies what"):
        assert title in out
    assert "Milan Osterov · sent · un message" in out
    assert "according to" in out
    assert "avait envoyé" in out
    french, english = out.split("With those in English, 19 documents")
    assert "Contradictions" not in french
    assert "  yet NOT European Union · sanctioned · Pavel Ridane" in english
    assert "adjoint Pavel Ridane" in english
    assert "It did not sanction Pavel Ridane" in english
    for name, lang in (("graph.html", "fr"), ("graph.en.html", "en")):
        assert f'<html lang="{lang}">' in (tmp_path / name).read_text(encoding="utf-8")


def test_help_teaches_each_command_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    assert "kg demo" in capsys.readouterr().out
    for command in ("build", "extract", "query", "view", "stats", "demo", "train"):
        assert run(command, "--help") == 0
        assert f"kg {command}" in capsys.readouterr().out.split("Usage", 1)[1].split("\n", 1)[1]
