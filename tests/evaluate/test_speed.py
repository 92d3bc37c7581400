"""What ``kg bench`` measures of a build, and how it tells it."""

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.evaluate.speed import Speed
from kg.stopwatch import Stopwatch, each, stage
from kg.store import open_store
from tests.scale.news import articles


def bench(*words: str) -> int:
    with pytest.raises(SystemExit) as leaving:
        main(["bench", *words])
    return int(leaving.value.code or 0)


def news(folder: Path, many: int) -> Path:
    folder.mkdir()
    for one in articles(many):
        text = "\n\n".join(one.paragraphs[:3])
        (folder / f"{one.id}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.pipeline
def test_each_stage_of_a_build_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kept"
    assert bench(str(news(tmp_path / "news", 4)), "--json", "--store", str(kept)) == 0
    told = json.loads(capsys.readouterr().out)
    stages = {one["stage"]: one for one in told["stages"]}
    expected = "reading normalising tokens parse annotation claims resolution quads writing rules"
    assert stages.keys() >= set(expected.split())
    assert all(one["seconds"] >= 0 for one in stages.values())
    assert sum(one["share"] for one in stages.values()) == pytest.approx(1, abs=0.001)
    assert told["documents"] == 4
    bare = stages["tokens"]["seconds"] + stages["parse"]["seconds"]
    assert told["ratio"] == pytest.approx((told["seconds"] - bare) / bare, abs=0.05)
    with open_store(kept / "all", read_only=True) as store:
        documents_ = [graph for graph in store.graphs() if "/document/article-" in graph]
        assert len(documents_) == 4
        quads = sum(1 for graph in documents_ for _ in store.quads(graph=graph))
    assert told["quads_a_claim"] == pytest.approx(quads / told["claims"], abs=0.1)


@pytest.mark.pipeline
def test_a_folder_that_is_there_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = news(tmp_path / "news", 1)
    assert bench(str(there), "--store", str(there)) == 2
    assert "Name a new folder" in capsys.readouterr().err
    assert [file.suffix for file in there.iterdir()] == [".txt"]


@pytest.mark.pipeline
def test_without_documents_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.jsonl").touch()
    assert bench(str(tmp_path / "empty.jsonl")) == 2
    assert "error: " in capsys.readouterr().err


def test_the_table_has_all_stages_in_the_order_of_the_data() -> None:
    seconds = {"rules": 1.0, "parse": 4.0, "": 0.5, "reading": 0.5, "tokens": 0.0, "else": 2.0}
    lines = Speed(2, 600, 30, 900, 90_000, 2**29, 2**20, seconds).as_text().splitlines()
    names = [line[:16].strip() for line in lines[1:7]]
    assert names == ["reading", "tokens", "parse", "rules", "all else", "else"]
    assert "1.00 times" in lines[-3]
    assert lines[-2] == "30.0 quads a claim, 100 bytes a quad"
    assert lines[-1] == "512 MiB at most, 1 of them in the second half"


def test_a_stage_within_another_stops_its_clock_and_failures_end_theirs() -> None:
    ticks = iter(range(20))

    def failing() -> None:
        with stage("inner"):
            raise ValueError

    with Stopwatch(lambda: float(next(ticks))) as watch:
        with stage("outer"), pytest.raises(ValueError):
            failing()
        assert list(each("items", "ab")) == ["a", "b"]
    assert watch.seconds == {"": 5.0, "outer": 2.0, "inner": 1.0, "items": 3.0}
    with stage("later"):
        pass
    assert "later" not in watch.seconds
