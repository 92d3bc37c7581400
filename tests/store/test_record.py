"""What a store remembers of how it was built, and what happens when others are asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.store import (
    Options,
    OxigraphStore,
    Pipeline,
    Place,
    Record,
    Setup,
    agreed,
    open_store,
    remembered,
)

RULE = "# title: t\n# description: d\nCONSTRUCT { ?a kg:borders ?b } WHERE { ?b kg:borders ?a }\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "rules").mkdir(parents=True)
    (folder / "lexicon").mkdir()
    (folder / "rules" / "near.rq").write_text(RULE, encoding="utf-8")
    (folder / "lexicon" / "xx-near.ttl").write_text("# wordings\n", encoding="utf-8")
    (folder / "notes.txt").write_text("nothing that kg reads", encoding="utf-8")
    return folder


def built(store: OxigraphStore, *places: Path) -> OxigraphStore:
    """Make a store remember that it was built with these places."""
    record = Record((Pipeline("xx", "net", "1.2", "abc"),))
    store.remember(record.with_ontology(places, store.path))
    return store


def marker(folder: Path) -> dict[str, object]:
    found = json.loads((folder / "kg-store.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_record_is_there_when_the_store_is_opened_again(tmp_path: Path, mine: Path) -> None:
    with open_store(tmp_path / "S") as store:
        assert store.record is None
        record = built(store, mine).record
    with open_store(tmp_path / "S", read_only=True) as store:
        assert store.record == record
    assert record is not None
    (place,) = record.ontology
    assert [name for name, _ in place.files] == ["lexicon/xx-near.ttl", "rules/near.rq"]
    assert marker(tmp_path / "S")["version"] == 2
    assert [path.name for path in (tmp_path / "S").glob("*.tmp*")] == []


def test_in_memory_a_store_remembers_as_long_as_it_lives(mine: Path) -> None:
    with open_store(None) as store:
        assert agreed(built(store, mine), Options()).setup.ontology == (mine,)


def test_what_is_left_open_is_taken_from_the_record(tmp_path: Path, mine: Path) -> None:
    with open_store(tmp_path / "S") as store:
        built(store, mine)
        assert agreed(store, Options(workers=3)).setup == Setup("xx", "net", (mine,), 3)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Options(lang="yy"), "the language xx, not yy"),
        (Options(model="other"), "the pipeline net, not other"),
        (Options(ontology=()), "mine, not no ontology but kg's own"),
        (Options(ontology=(Path("theirs"),)), "mine, not the ontology .*theirs"),
    ],
)
def test_others_must_be_asked_for(tmp_path: Path, mine: Path, asked: Options, told: str) -> None:
    from dataclasses import replace

    with open_store(tmp_path / "S") as store:
        built(store, mine)
        with pytest.raises(StoreError, match=f"{told}.*--change"):
            agreed(store, asked)
        there = replace(asked, change=True)
        agreement = agreed(store, there)
        for name in ("lang", "model", "ontology"):
            wanted = getattr(asked, name)
            if wanted is not None:
                assert getattr(agreement.setup, name) == wanted


def test_the_same_files_elsewhere_are_the_same_ontology(tmp_path: Path, mine: Path) -> None:
    with open_store(tmp_path / "S") as store:
        built(store, mine)
        moved = Path(shutil.move(mine, tmp_path / "moved"))
        assert agreed(store, Options(ontology=(moved,))).setup.ontology == (moved,)


def test_a_copied_store_says_which_file_is_missing(tmp_path: Path, mine: Path) -> None:
    built(open_store(tmp_path / "S"), mine).close()
    shutil.copytree(tmp_path / "S", tmp_path / "far" / "away" / "S")
    shutil.rmtree(mine)
    with open_store(tmp_path / "far" / "away" / "S") as store:
        with pytest.raises(StoreError, match=r"xx-near\.ttl \(and 1 more\), missing now.*Put it"):
            agreed(store, Options())
        assert agreed(store, Options(change=True)).setup.ontology == ()


def test_a_store_moved_with_its_ontology_finds_it(tmp_path: Path, mine: Path) -> None:
    (tmp_path / "project").mkdir()
    mine = Path(shutil.move(mine, tmp_path / "project" / "mine"))
    built(open_store(tmp_path / "project" / "S"), mine).close()
    project = Path(shutil.move(tmp_path / "project", tmp_path / "renamed"))
    with open_store(project / "S") as store:
        assert agreed(store, Options()).setup.ontology == (project / "mine",)


def test_a_changed_file_is_told(tmp_path: Path, mine: Path) -> None:
    with open_store(tmp_path / "S") as store:
        built(store, mine)
        (mine / "rules" / "near.rq").write_text(RULE + "# more\n", encoding="utf-8")
        with pytest.raises(StoreError, match=r"near\.rq has changed.*Build again"):
            agreed(store, Options())
        (note,) = agreed(store, Options(), building=True).notes
        assert "near.rq has changed" in note
        assert agreed(store, Options(change=True)).notes == ()


def test_a_file_that_was_added_is_told(tmp_path: Path, mine: Path) -> None:
    with open_store(tmp_path / "S") as store:
        built(store, mine)
        (mine / "new.ttl").write_text("# relations\n", encoding="utf-8")
        with pytest.raises(StoreError, match=r"new\.ttl has changed"):
            agreed(store, Options())


def test_a_single_file_is_an_ontology_too(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name,class\n", encoding="utf-8")
    with open_store(tmp_path / "S") as store:
        built(store, table)
        assert agreed(store, Options()).setup.ontology == (table,)
        table.unlink()
        with pytest.raises(StoreError, match=r"names\.csv, missing now"):
            agreed(store, Options())


def test_a_store_without_a_record_is_read_and_told(tmp_path: Path) -> None:
    graph = "http://example.org/d"
    language = NamedNode("https://schema.org/inLanguage")
    with open_store(tmp_path / "S") as store:
        quad = Quad(NamedNode(graph), language, Literal("xx"), NamedNode(graph))
        store.replace_graph(graph, [quad])
    old = {"format": "kg-store", "version": 1}
    (tmp_path / "S" / "kg-store.json").write_text(json.dumps(old), encoding="utf-8")
    with open_store(tmp_path / "S") as store:
        record = remembered(store)
        assert record is not None
        assert (record.languages, record.assumed) == (("xx",), True)
        agreement = agreed(store, Options(ontology=(tmp_path,)))
        assert agreement.setup.lang == "xx"
        assert "kept no record" in agreement.notes[0]
        assert marker(tmp_path / "S") == old  # until it is written
        store.remember(record.with_ontology((), store.path))
    assert marker(tmp_path / "S")["version"] == 2


def test_an_empty_store_has_nothing_to_remember() -> None:
    with open_store(None) as store:
        assert remembered(store) is None
        assert agreed(store, Options(lang="xx")).setup == Setup("xx", "xx")


def test_a_second_language_joins_the_first() -> None:
    record = Record((Pipeline("xx", "net"),)).plus(Pipeline("yy", "web"))
    assert record.languages == ("xx", "yy")
    assert record.plus(Pipeline("xx", "new")).pipeline("xx") == Pipeline("xx", "new")
    assert Options(lang="yy").setup(record).model == "web"
    assert Options().setup(record).lang == "xx"


@pytest.mark.parametrize("broken", [{"languages": 3}, {"languages": [{"lang": "xx"}]}])
def test_a_broken_record_is_told(tmp_path: Path, broken: dict[str, object]) -> None:
    open_store(tmp_path / "S").close()
    data = {"format": "kg-store", "version": 2, **broken}
    (tmp_path / "S" / "kg-store.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(StoreError, match="record of the store is broken"):
        open_store(tmp_path / "S")


def test_nothing_is_kept_in_a_store_that_is_only_read(tmp_path: Path) -> None:
    open_store(tmp_path / "S").close()
    with open_store(tmp_path / "S", read_only=True) as store:
        with pytest.raises(StoreError, match="reading only"):
            built(store)
        assert store.record is None


def test_a_place_hashes_what_kg_reads(mine: Path) -> None:
    before = Place.of(mine, None)
    (mine / "notes.txt").write_text("other", encoding="utf-8")
    assert Place.of(mine, None) == before
    assert before.changes(mine) == ([], [])


def test_a_folder_is_a_language_however_its_path_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my" / "xx").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    with open_store(None) as store:
        lang = Options(lang="my/xx").setup().lang
        store.remember(Record((Pipeline(lang, "net"),)).with_ontology((), None))
        assert agreed(store, Options(lang="my/xx")).setup.model == "net"
        assert agreed(store, Options(lang=str(tmp_path / "my" / "xx"))).setup.lang == lang
