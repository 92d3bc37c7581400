"""``kg evaluate`` prints the figures of the project's own scorers, on the same claims."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import Evaluation, Score, Share, evaluate

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "tools").is_dir(), reason=f"the scorers to compare with are not in {SHARED}"
)


def scorer(script: str, *arguments: object) -> dict[str, Any]:
    command = [sys.executable, SHARED / script, *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def score(report: Evaluation, name: str) -> tuple[float, float, float]:
    figure = report.figures[name]
    assert isinstance(figure, Score)
    return figure.precision, figure.recall, figure.f1


def share(report: Evaluation, name: str) -> float:
    figure = report.figures[name]
    assert isinstance(figure, Share)
    return figure.value


def write(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(x) + "\n" for x in lines), encoding="utf-8")
    return path


def spoilt(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gold lines with every third left out and other fields turned wrong, at fixed places."""
    result = []
    for i, line in enumerate(lines):
        if i % 3 == 2:
            continue
        one = dict(line)
        if i % 4 == 1:
            one["negated"] = not one.get("negated")
        if i % 5 == 1:
            one["attributed_to"] = one.get("subject") or one.get("speaker")
        if i % 7 == 3:
            one["modality"] = "possible"
        if i % 6 == 4 and one.get("object"):
            one["object"] = {**one["object"], "start": one["object"]["start"] - 6}
            one["object"].pop("text", None)
        result += [one, one] if i % 8 == 0 else [one]
    return result


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def same_typed(report: Evaluation, theirs: dict[str, Any]) -> None:
    for ours, key in (("typed claims", "typed"), ("quotations", "quotes"), ("times", "times")):
        block = theirs[key]
        assert score(report, ours) == pytest.approx((block["P"], block["R"], block["F1"])), ours
    block = theirs["entities"]
    assert score(report, "entities") == pytest.approx(
        (block["B3 P"], block["B3 R"], block["B3 F1"])
    )
    assert share(report, "entities/mentions found") == pytest.approx(block["coverage"])
    block = theirs["attributes"]
    assert share(report, "polarity") == pytest.approx(block["negated accuracy"])
    assert score(report, "polarity/negated")[2] == pytest.approx(block["negated F1"])
    assert share(report, "modality") == pytest.approx(block["modality exact"])
    assert score(report, "modality/not asserted")[2] == pytest.approx(block["not-asserted F1"])
    assert share(report, "holder") == pytest.approx(block["holder accuracy"])
    assert share(report, "time of claims") == pytest.approx(block["time value accuracy"])
    assert share(report, "open claims, found") == pytest.approx(theirs["open recall"]["R"])
    assert share(report, "quotations/speaker") == pytest.approx(
        theirs["quotes"]["speaker accuracy"]
    )
    for name, block in theirs["relations"].items():
        assert score(report, f"typed/{name}")[:2] == pytest.approx((block["P"], block["R"]))


def test_typed_claims_made_from_the_gold_and_spoilt(tmp_path: Path) -> None:
    gold = SHARED / "seed"
    claims = spoilt(read(gold / "gold_typed.jsonl"))
    for claim in claims:
        claim["time"] = {"value": claim["qualifiers"].get("time")}
    # one on a line that is no text, one of another document
    claims.append(
        {
            **claims[0],
            "subject": read(gold / "gold_boilerplate.jsonl")[0]["span"],
            "predicate": {"id": "kg:sent"},
        }
    )
    claims.append({**claims[0], "doc": "nowhere"})
    claims.append({**claims[0], "layer": "event", "subject": None})  # in no gold
    system = write(tmp_path / "claims.jsonl", claims)
    quotes = write(tmp_path / "quotes.jsonl", spoilt(read(gold / "gold_quotes.jsonl")))
    times = write(
        tmp_path / "times.jsonl",
        [{"doc": x["doc"], **x["span"], "value": x["value"][:4 + 3 * (i % 2)]}
         for i, x in enumerate(read(gold / "gold_times.jsonl"))],
    )  # fmt: skip
    options = ("--quotes", quotes, "--times", times)
    theirs = scorer("tools/score_typed.py", gold, system, *options)
    report = evaluate(gold, system, quotes=quotes, times=times)
    same_typed(report, theirs)
    assert 0 < theirs["typed"]["F1"] < 1  # the comparison says something
    assert report.notes["claims of unknown documents"] == 1
    assert report.notes["claims without a subject, not scored"] == 1


def same_facts(report: Evaluation, theirs: dict[str, Any]) -> None:
    assert score(report, "facts") == pytest.approx((theirs["P"], theirs["R"], theirs["F1"]))
    assert report.f1_interval == pytest.approx(tuple(theirs["F1_95"]))
    assert share(report, "polarity") == pytest.approx(theirs["negated"]["accuracy"])
    assert share(report, "holder") == pytest.approx(theirs["attribution"]["accuracy"])
    assert share(report, "modality, asserted or not") == pytest.approx(theirs["hedged"]["accuracy"])
    pairs = (("polarity/negated", "negated"), ("holder/has one", "attribution"),
             ("modality/not asserted", "hedged"), ("quotations", "quotes"))  # fmt: skip
    for ours, key in pairs:
        block = theirs[key]
        assert score(report, ours) == pytest.approx((block["P"], block["R"], block["F1"])), ours
    for role, (found, gold) in theirs["by_role"].items():
        assert score(report, f"facts/role {role}")[1] == pytest.approx(found / gold)


def test_facts_made_from_the_gold_and_spoilt(tmp_path: Path) -> None:
    folder = SHARED / "devgold"
    gold, trees = folder / "fr_dev_facts.jsonl", folder / "fr_dev.conllu"
    from kg.evaluate.golds.sentences import read_sentences

    sentences = read_sentences(trees)
    claims: list[dict[str, Any]] = []
    quotes: list[dict[str, Any]] = []

    def at(name: str, element: dict[str, Any] | None, key: str = "max") -> dict[str, int] | None:
        if element is None:
            return None
        words = element[key]
        start, end = sentences[name].range_of(min(words), max(words))
        return {"start": start, "end": end}

    for line in read(gold):
        name = line["sent_id"]
        claims += [
            {
                "doc": name,
                "subject": at(name, fact["subj"]),
                "predicate": at(name, fact["pred"], "heads"),
                "object": at(name, fact["arg"]),
                "negated": fact["negated"],
                "modality": fact["status"],
                "role": fact["role"],
                "attributed_to": at(name, fact["source"], "heads") if fact["source"] else None,
            }
            for fact in line["facts"]
        ]
        for quote in line["quotes"]:
            speaker = at(name, quote["speaker"], "heads") if quote["speaker"] else None
            content = at(name, quote, "content")
            quotes.append({"doc": name, "speaker": speaker, "content": content})
    system = write(tmp_path / "claims.jsonl", spoilt(claims))
    with system.open("a", encoding="utf-8") as file:
        file.write('no JSON\n{"doc": "nowhere"}\n')
    said = write(tmp_path / "quotes.jsonl", quotes[::2])
    theirs = scorer("devgold/score.py", gold, trees, system, "--quotes", said, "--by", "role")
    same_facts(evaluate(gold, system, quotes=said), theirs)
    assert 0 < theirs["F1"] < 1


@pytest.mark.pipeline
def test_what_kg_extracts(tmp_path: Path) -> None:
    from kg.cli import main

    def extract(name: str, *arguments: object) -> Path:
        with pytest.raises(SystemExit) as leaving:
            main(["extract", *map(str, arguments), "-o", str(tmp_path / name)])
        assert not leaving.value.code
        return tmp_path / name

    docs, sentences = SHARED / "seed" / "docs", SHARED / "devgold" / "fr_dev.jsonl"
    claims, quotes = extract("a", docs), extract("b", docs, "--quotes")
    theirs = scorer("tools/score_typed.py", SHARED / "seed", claims, "--quotes", quotes)
    same_typed(evaluate(SHARED / "seed", claims, quotes=quotes), theirs)
    claims, quotes = (
        extract("c", sentences, "--layer", "surface"),
        extract("d", sentences, "--quotes"),
    )
    gold, trees = SHARED / "devgold" / "fr_dev_facts.jsonl", SHARED / "devgold" / "fr_dev.conllu"
    theirs = scorer("devgold/score.py", gold, trees, claims, "--quotes", quotes, "--by", "role")
    same_facts(evaluate(gold, claims, quotes=quotes), theirs)
