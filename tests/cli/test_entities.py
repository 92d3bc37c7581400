"""`kg entities` on a store on disk: the dialogue, the table, the log."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app, main
from kg.graph import KnowledgeGraph
from tests.review.test_desk import TEXTS

pytestmark = pytest.mark.pipeline


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("entities")
    for doc, text in TEXTS.items():
        (folder / f"{doc}.txt").write_text(text, "utf-8")
    KnowledgeGraph.build(folder, store=folder / "S").close()
    return folder / "S"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(built, tmp_path / "S"))


def kg(*arguments: object, answers: str = "") -> Result:
    result = CliRunner().invoke(app, ["entities", *map(str, arguments)], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def labels(store: Path) -> dict[str, str]:
    with KnowledgeGraph.open(store, create=False) as graph:
        return {iri: entity.label for iri, entity in graph.entities().items()}


def test_the_dialogue_explains_merges_and_the_log_undoes(store: Path) -> None:
    shown = kg("review", "--store", store, answers="w\nm\nq\n")
    assert "kge:milan-osterov  Milan Osterov" in shown.output
    assert "0.75 is asked" in shown.output
    assert "kge:osterow (“Osterow”) is kge:milan-osterov (“Milan Osterov”)" in shown.output
    assert "kge:osterow" not in labels(store)
    assert "is kge:milan-osterov" in kg("log", "--store", store).output
    kg("undo", 1, "--store", store)
    assert labels(store)["kge:osterow"] == "Osterow"
    assert "[" in kg("log", "--store", store).output.splitlines()[0]


def test_the_table_goes_out_is_filled_in_and_comes_back(store: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    kg("review", "--store", store, "--export", pairs)
    rows = list(csv.DictReader(io.StringIO(pairs.read_text("utf-8"))))
    (row,) = (r for r in rows if r["other"] == "kge:osterow")
    assert (row["entity"], row["verdict"]) == ("kge:milan-osterov", "")
    row["verdict"] = "merge"
    rows.append(dict.fromkeys(row, "") | {
        "verdict": "rename", "entity": "kge:rado-mezin", "value": "R. Mezin",
    })  # fmt: skip
    rows.append(dict.fromkeys(row, "") | {
        "verdict": "split", "entity": "kge:rado-mezin", "value": "doc:c", "other": "kge:mezin-fils",
    })  # fmt: skip
    with pairs.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(row))
        table.writeheader()
        table.writerows(rows)
    assert "3 judgements" in kg("review", "--store", store, "--import", pairs).output
    found = labels(store)
    assert "kge:osterow" not in found
    assert found["kge:rado-mezin"] == "R. Mezin"
    assert "kge:mezin-fils" in found
    assert "0 judgements" in kg("review", "--store", store, "--import", pairs).output


def test_a_wrong_row_names_its_line(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("verdict,entity,other\nmarry,kge:rado-mezin,kge:front\n", "utf-8")
    with pytest.raises(SystemExit) as leaving:
        main(["entities", "review", "--store", str(store), "--import", str(table)])
    assert leaving.value.code == 2
    error = capsys.readouterr().err
    assert "t.csv, line 2: 'marry' is no verdict" in error
    assert error.count("\n") == 1


def test_each_judgement_has_its_command(store: Path) -> None:
    kg("merge", "Rado Mezin", "Igor Selm", "--store", store, "--note", "nom de guerre")
    kg("rename", "Rado Mezin", "Mezin", "--store", store)
    kg("retype", "kge:osterow", "kg:Group", "--store", store)
    kg("split", "kge:rado-mezin", "--doc", "c", "--store", store)
    kg("apart", "kge:milan-osterov", "kge:osterow", "--store", store)
    log = kg("log", "--store", store).output
    assert len(log.splitlines()) == 5
    assert "# nom de guerre" in log
    assert "kge:osterow (“Osterow”) is a kg:Group" in log
    found = kg("find", "mezin", "--store", store).output
    assert "kge:rado-mezin  Mezin  kg:Person  (Igor Selm, Rado Mezin)" in found


def test_why_on_the_command_line(store: Path) -> None:
    start = TEXTS["a"].rindex("Osterov")
    mention = f"a:{start}-{start + len('Osterov')}"
    assert "the surname" in kg("why", mention, "Milan Osterov", "--store", store).output
    told = kg("why", "Milan Osterov", "Rado Mezin", "--store", store).output
    assert told.startswith("two things")
    assert "nothing in common" in told
