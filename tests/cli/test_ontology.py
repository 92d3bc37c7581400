"""``kg ontology`` and ``kg rules`` as a person types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kg.cli import main
from kg.graph import KnowledgeGraph

pytestmark = pytest.mark.pipeline
UKRAINIAN = Path(__file__).parents[1] / "languages" / "uk"
SENTENCE = "Le Front de la Drenna a envoyé une lettre au maire de Lissan."


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leaving:
        main(list(map(str, arguments)))
    code = leaving.value.code
    assert isinstance(code, int | None)
    return code or 0


def test_a_sentence_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ontology", "explain", SENTENCE) == 0
    told = capsys.readouterr().out
    assert "+ fr:envoyer  “envoyer”  kg:sent(subj, obj)" in told
    assert "Front de la Drenna → une lettre" in told
    assert "no: the slot par|via" in told
    assert "| kg:sent | une lettre  (asserted)" in told


def test_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ontology", "explain", SENTENCE, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    (verb,) = [word for word in found["words"] if word["lemma"] == "envoyer"]
    assert any(one["entry"] == "fr:envoyer" and not one["why"] for one in verb["frames"])
    assert any(claim["predicate"]["id"] == "kg:sent" for claim in found["claims"])


def test_a_wording_of_ones_own_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix kgl: <https://w3id.org/newskg/lexicon#> .\n"
        "@prefix fr: <https://w3id.org/newskg/lexicon/fr#> .\n"
        'fr:catapulter a kgl:VerbEntry ; kgl:lemma "catapulter" ;\n'
        '    kgl:states "kg:sent(subj, obj)" ; kgl:select "obj: !kg:Message" .\n',
        encoding="utf-8",
    )
    assert run("ontology", "explain", "Le Front a catapulté un char.", "--ontology", mine) == 0
    told = capsys.readouterr().out
    assert "- fr:catapulter  “catapulter”  kg:sent(subj, obj)" in told
    assert "no: 'char' in obj is kg:Weapon, not kg:Message" in told


def test_the_page_is_written(tmp_path: Path) -> None:
    assert run("ontology", "page", "-o", tmp_path / "page.md") == 0
    assert "`kg:sent`" in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_rules_are_listed_removed_and_applied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with KnowledgeGraph.open(tmp_path / "S") as graph:
        graph.add_text(
            "La zone nord est contrôlée par le Front. Le camp de Rotal se trouve dans la zone "
            "nord. Ali Sedir, chef du Front de la Drenna, a rencontré Paul Grand.",
            id="note",
        )
        drawn = {made.rule for made in graph.conclusions()}
    assert {"inverse", "symmetric", "position-in", "head-of-body"} <= drawn
    assert run("rules", "list", "--store", tmp_path / "S") == 0
    assert "Who holds the first post of a body leads it" in capsys.readouterr().out
    assert run("rules", "remove", "--store", tmp_path / "S", "no-such-rule") == 2
    assert "Name one of: " in capsys.readouterr().err
    assert run("rules", "remove", "--store", tmp_path / "S") == 0
    with KnowledgeGraph.open(tmp_path / "S") as graph:
        assert not list(graph.conclusions())
    assert run("rules", "apply", "--store", tmp_path / "S") == 0
    with KnowledgeGraph.open(tmp_path / "S") as graph:
        assert {made.rule for made in graph.conclusions()} == drawn
        # a refusal and a former post conclude nothing
        graph.add_text(
            "Jean Brun, ancien chef du Front de la Drenna, n'a pas rencontré Paul Grand.", id="two"
        )
        subjects = {graph.entities()[str(made.object)].label for made in graph.conclusions()}
    assert "Jean Brun" not in subjects


def test_what_a_language_lacks_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ontology", "lacks", "--lang", UKRAINIAN) == 0
    told = capsys.readouterr().out
    assert "words.toml [syntax]: 8 of " in told
    assert "; lacks negators, " in told
    assert "relations with a wording: 10 of " in told
    assert "pipeline: 0 of 1; lacks uk" in told
    assert run("ontology", "lacks", "--json", "--lang", "en") == 0
    parts = {part["part"]: part for part in json.loads(capsys.readouterr().out)}
    assert "kg:sent" in parts["relations with 6 wordings"]["there"]
    assert parts["labels of relations"]["more"] == []


def test_mistakes_in_the_files_of_a_language_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "uk"
    shutil.copytree(UKRAINIAN, folder)
    assert run("ontology", "check", "--lang", UKRAINIAN) == 0
    rules = folder / "rewriting.rules"
    rules.write_text(rules.read_text("utf-8").replace("-obj> object", "-obj>> object"), "utf-8")
    capsys.readouterr()
    assert run("ontology", "check", "--lang", folder) == 2
    assert "uk/rewriting.rules:" in capsys.readouterr().out
