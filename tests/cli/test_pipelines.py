"""``kg pipelines``: what is listed can be described and measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import main

TREEBANK = """\
# sent_id = 1
# text = Le maire dort.
1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_
2\tmaire\tmaire\tNOUN\t_\t_\t3\tnsubj\t_\t_
3\tdort\tdormir\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leaving:
        main(["pipelines", *map(str, arguments)])
    code = leaving.value.code
    assert isinstance(code, int | None)
    return code or 0


def test_what_is_listed_can_be_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in listed] == ["en", "fr"]
    for pipeline in listed:
        assert run("info", pipeline["name"], "--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert told["size"] == pipeline["bytes"] > 0
        assert told["components"]


def test_sources_and_licence_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("info") == 0
    told = capsys.readouterr().out
    assert "UD_French-Sequoia (LGPL-LR)" in told
    assert "gsd-test trees" in told


def test_an_unknown_pipeline_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("info", "no-such-pipeline") == 2
    error = capsys.readouterr().err
    assert error.startswith("error: there is no pipeline 'no-such-pipeline'")
    assert error.count("\n") == 1


@pytest.mark.pipeline
def test_a_treebank_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tiny.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    assert run("evaluate", "fr", path) == 0
    table = capsys.readouterr().out
    assert "tiny" in table.splitlines()[0]
    assert run("evaluate", "fr", path, "--json") == 0
    score = json.loads(capsys.readouterr().out)
    assert (score["file"], score["words"]) == ("tiny", 4)
    assert score["token"] == score["sentence"] == score["las"] == 100
