"""Stores that are damaged in every way one thought of: each is found, each cure keeps all."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.cli import main
from kg.errors import StoreError
from kg.graph import KnowledgeGraph
from kg.iris import expand
from kg.keeping import Severity, check, repair
from kg.rdf import document_iri, rule_graph
from kg.rdf.terms import Terms
from kg.rules import Basis, Remark, Upkeep, apply, rules
from kg.store import open_store
from tests.keeping.stores import JUDGEMENT, built, dumped

NODE = NamedNode("http://example.org/x")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = built(tmp_path / "S")
    entity = JUDGEMENT.replace("kge:zola", "kge:milan-osterov")
    (folder / "judgements.jsonl").write_text(entity, encoding="utf-8")
    return folder


def test_a_sound_store_has_nothing_to_be_said_of(store: Path) -> None:
    assert check(store) == ()


@pytest.mark.pipeline
def test_a_store_that_was_built_is_sound(sample_store: Path) -> None:
    assert check(sample_store) == ()


@pytest.mark.pipeline
def test_a_store_in_which_a_person_judged_is_sound(sample_store: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sample_store, tmp_path / "judged")
    with KnowledgeGraph.open(folder) as graph:
        graph.review.merge("Milan Osterov", "Rado Mezin")
        assert next(graph.store.quads(predicate=Terms.RESOLVED_AS.value), None) is not None
    assert check(folder) == ()


def edited(folder: Path, change: Callable[[pyoxigraph.Store], object]) -> None:
    """Change the quads of a store behind kg's back."""
    inner = pyoxigraph.Store(str(folder / "oxigraph"))
    change(inner)
    inner.flush()


def without(doc: str, predicate: NamedNode) -> Callable[[pyoxigraph.Store], None]:
    graph = NamedNode(document_iri(doc))

    def change(inner: pyoxigraph.Store) -> None:
        for quad in inner.quads_for_pattern(None, predicate, None, graph):
            inner.remove(quad)

    return change


def has_more(quad: Quad) -> Callable[[pyoxigraph.Store], None]:
    return lambda inner: inner.add(quad)


@pytest.mark.pipeline
def test_a_store_that_keeps_nothing_for_questions_is_brought_up(
    sample_store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "S"
    shutil.copytree(sample_store, folder)
    before = dumped(folder)
    keeping = [name for name, rule in rules().items() if isinstance(rule, Remark)]
    kept = {NamedNode(rule_graph(name)) for name in keeping}

    def strip(inner: pyoxigraph.Store) -> None:
        for graph in kept:
            inner.remove_graph(graph)
        for quad in inner.quads_for_pattern(None, Terms.KEEPS, None, None):
            inner.remove(quad)

    edited(folder, strip)
    found = check(folder)
    assert any("keeps nothing for some questions" in one.what for one in found)
    assert repair(folder, found)
    assert check(folder) == ()
    assert dumped(folder) == before


@pytest.mark.pipeline
def test_rules_that_have_changed_since_are_told(sample_store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "S"
    shutil.copytree(sample_store, folder)
    before = dumped(folder)
    with open_store(folder) as store:
        basis = Basis(store)
        others = {name: rule for name, rule in basis.rules.items() if name != "inverse"}
        apply(store, others, basis.knowledge.ontology)
    (found,) = check(folder)
    assert "conclusions are not those of the rules that there are" in found.what
    assert repair(folder, (found,)) == (found,)
    assert (check(folder), dumped(folder)) == ((), before)


@pytest.mark.pipeline
@pytest.mark.parametrize("half", [False, True])
def test_a_store_without_intervals_is_brought_up(
    sample_store: Path, tmp_path: Path, *, half: bool
) -> None:
    folder = tmp_path / "S"
    shutil.copytree(sample_store, folder)
    before = dumped(folder)

    def strip(inner: pyoxigraph.Store) -> None:
        named = sorted(inner.named_graphs(), key=str)
        for graph in [*named[len(named) // 2 if half else 0 :], DefaultGraph()]:
            for quad in inner.quads_for_pattern(None, None, None, graph):
                time = quad.subject.value.startswith(TIME) and "#held" not in quad.subject.value
                if time or quad.predicate in (Terms.HAS_TIME, Terms.SAID):
                    inner.remove(quad)

    edited(folder, strip)
    found = [one for one in check(folder) if "intervals of time" in str(one)]
    assert len(found) == 1
    repair(folder, check(folder))
    assert check(folder) == ()
    assert dumped(folder) == before


TIME = expand("kgt:")
A = NamedNode(document_iri("a"))
RULE = NamedNode(rule_graph("inverse"))
GONE = NamedNode(expand("kgc:gone"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (without("a", Terms.TEXT_HASH), "error: document a: lacks kg:textHash. Build it again"),
        (without("a", NamedNode(expand("kg:fingerprint"))), "error: document a: lacks kg:finger"),
        (without("a", Terms.SENTENCE), "error: kgc:.* in the document 'a': lacks kg:sentence"),
        (
            without("a", Terms.MENTIONS),
            "warning: document a: was read by a kg that kept no mentions",
        ),
        (  # a name that no claim is about may be another's all the same
            has_more(
                Quad(
                    NamedNode(expand("kge:zola")), Terms.SAME_AS, NamedNode(expand("kge:ezola")), A
                )
            ),
            "^$",
        ),
        (without("a", Terms.LABEL), "^$"),  # an entity may go without
        (without("a", Terms.SUBJECT_MENTION), "warning: document a: describes .* things that noth"),
        (
            has_more(Quad(A, NODE, NamedNode(expand("kge:nobody")), A)),
            r"error: document a: speaks of 1 things that it does not describe \(kge:nobody",
        ),
        (
            has_more(Quad(NamedNode(expand("kge:alone")), Terms.LABEL, Literal("x"), A)),
            r"warning: document a: describes 1 things that nothing in it refers to \(kge:alone",
        ),
        (has_more(Quad(NODE, NODE, NODE, NODE)), "warning: .*/x: is the graph of no document"),
        (
            has_more(Quad(GONE, Terms.RESTS_ON, GONE, RULE)),
            "conclusions of inverse rest on 1 claims that are gone",
        ),
        (
            has_more(Quad(GONE, Terms.ENDED_BY, GONE, RULE)),
            "conclusions of inverse rest on 1 claims that are gone",
        ),
        (
            has_more(Quad(A, Terms.LANGUAGE, Literal("xx"), A)),
            "names no pipeline for xx",
        ),
    ],
)
def test_what_is_wrong_with_quads_is_found(
    store: Path, change: Callable[[pyoxigraph.Store], None], told: str
) -> None:
    edited(store, change)
    lines = "\n".join(str(one) for one in check(store) if "merged graph" not in one.what)
    assert re.search(told, lines), lines


@pytest.mark.parametrize(
    "change",
    [
        has_more(Quad(NODE, NODE, NODE, DefaultGraph())),
        lambda inner: inner.remove(next(inner.quads_for_pattern(None, None, None, DefaultGraph()))),
    ],
)
def test_the_merged_graph_is_made_again(
    store: Path, change: Callable[[pyoxigraph.Store], None]
) -> None:
    before = dumped(store)
    edited(store, change)
    (found,) = check(store)
    assert "merged graph lacks" in found.what
    assert repair(store, (found,)) == (found,)
    assert (check(store), dumped(store)) == ((), before)


def names_file(folder: Path, *rows: tuple[str, str]) -> Path:
    path = folder / "names-fr.sqlite"
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("CREATE TABLE documents (doc TEXT PRIMARY KEY, print TEXT) WITHOUT ROWID")
        base.executemany("INSERT INTO documents VALUES (?, ?)", rows)
    return path


def test_names_are_held_against_the_documents(store: Path) -> None:
    names_file(store, ("a", "1"), ("b", "1"))
    assert check(store) == ()
    (store / "names-fr.sqlite").unlink()
    path = names_file(store, ("a", "1"), ("b", "0"), ("c", "1"))
    (found,) = check(store)
    assert (found.severity, found.place) == (Severity.WARNING, str(path))
    assert found.what == "is behind in 2 documents ('b' is one)"
    repair(store, (found,))
    assert check(store) == ()


def test_a_broken_file_of_names_is_made_again(store: Path) -> None:
    (store / "names-fr.sqlite").write_bytes(b"nonsense" * 1000)
    (found,) = check(store)
    assert "is unusable" in found.what
    repair(store, (found,))
    assert check(store) == ()


def test_leftovers_of_crashes_go(store: Path) -> None:
    (store / "kg-store.tmp.123").write_text("{", encoding="utf-8")
    (found,) = check(store)
    assert "left over by a crash" in found.what
    repair(store, (found,))
    assert check(store) == ()


def test_judgements_are_read_and_never_repaired(store: Path) -> None:
    path = store / "judgements.jsonl"
    good = path.read_text("utf-8")
    path.write_text(good + '{"id": 2, "verdict": "mer', encoding="utf-8")
    (found,) = check(store)
    assert (found.severity, found.repair) == (Severity.NOTE, None)
    assert "cut short by a crash (25 bytes)" in found.what
    path.write_text('{"id": 2, "verdict": "guess"}\n' + good, encoding="utf-8")
    (found,) = check(store)
    assert (found.severity, found.repair) == (Severity.ERROR, None)
    assert "line 1" in found.place
    path.write_text(JUDGEMENT, encoding="utf-8")
    (found,) = check(store)
    assert "over kge:zola, which no document names now" in found.what


def data_files(folder: Path) -> list[Path]:
    """Return the larger data files of a store, all that it holds written into them."""
    with open_store(folder) as store:
        store.inner.optimize()
        store.flush()
    open_store(folder).close()  # what is no longer used is gone once a store is opened again
    found = (folder / "oxigraph").glob("*.sst")
    return sorted(path for path in found if path.stat().st_size > 5_000)


def test_a_damaged_block_is_told_with_what_is_safe(store: Path, tmp_path: Path) -> None:
    """Whichever data file a bad disk damages: terms, or any of the indexes."""
    files = data_files(store)
    assert len(files) >= 5
    for path in files:
        copy = shutil.copytree(store, tmp_path / path.stem)
        held = bytearray(path.read_bytes())
        for i in range(len(held) // 3):
            held[i] ^= 0xFF
        (copy / "oxigraph" / path.name).write_bytes(held)
        found = check(copy)
        errors = [one for one in found if one.severity is Severity.ERROR]
        assert errors, path
        assert all("is damaged (" in one.what and path.name in str(one) for one in errors), errors
        assert len({one.what.partition(")")[0] for one in errors}) == len(errors)  # a block, a line
        assert all("judgements.jsonl" in one.cure for one in errors)
        assert not any("emove the folder" in str(one) for one in found)
        assert (copy / "judgements.jsonl").is_file()


@pytest.mark.pipeline
def test_an_interrupted_build_is_told_as_one(sample_store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "S"
    shutil.copytree(sample_store, folder)
    before = dumped(folder)
    with open_store(folder) as store:
        basis = Basis(store)
        upkeep = Upkeep(store, basis.rules, basis.knowledge.ontology)
        upkeep.begin()
        upkeep.changed(store.graphs()[0])  # and there it ended
    (found,) = check(folder)
    assert (found.severity, "interrupted" in found.what) == (Severity.WARNING, True)
    assert repair(folder, (found,)) == (found,)
    assert (check(folder), dumped(folder)) == ((), before)


def test_a_store_that_does_not_open_is_a_finding(store: Path) -> None:
    marker = store / "kg-store.json"
    marker.write_text('{"format": "kg-store", "version": 99}', encoding="utf-8")
    (found,) = check(store)
    assert "version 99" in found.what
    assert "emove" not in found.cure


def test_what_is_no_store_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        check(tmp_path / "none")
    assert not (tmp_path / "none").exists()


# -- stores of an older kg -----------------------------------------------------------------------


def old(folder: Path, version: int) -> dict[str, object]:
    """Make a store what an older kg left: without a merged graph; in version 1 without a record."""
    marker = folder / "kg-store.json"
    held = json.loads(marker.read_text("utf-8"))
    if version == 1:
        held = {"format": "kg-store", "version": 1}
        marker.write_text(json.dumps(held), encoding="utf-8")
    edited(folder, lambda inner: inner.clear_graph(DefaultGraph()))
    assert isinstance(held, dict)
    return held


@pytest.mark.parametrize("version", [1, 2])
def test_a_store_of_an_older_kg_is_brought_up(store: Path, version: int) -> None:
    before = dumped(store)
    held = old(store, version)
    found = check(store)
    assert {one.severity for one in found} == {Severity.NOTE}
    assert [("version is 1" in one.what, "no merged" in one.what) for one in found] == [
        *([(True, False)] if version == 1 else []),
        (False, True),
    ]
    assert json.loads((store / "kg-store.json").read_text("utf-8")) == held  # only looked at
    repair(store, found)
    assert (check(store), dumped(store)) == ((), before)
    with open_store(store, read_only=True) as opened:
        assert opened.record is not None
        assert (opened.record.languages, opened.record.assumed) == (("fr",), False)


def test_an_empty_store_of_version_1_is_brought_up(tmp_path: Path) -> None:
    open_store(tmp_path / "S").close()
    old(tmp_path / "S", 1)
    repair(tmp_path / "S", check(tmp_path / "S"))
    assert check(tmp_path / "S") == ()
    with open_store(tmp_path / "S") as store:
        assert store.record is None


# -- on the command line -----------------------------------------------------------------------


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    code = leaving.value.code
    assert isinstance(code, int | None)
    return code or 0


def test_the_command(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--store", str(store)) == 0
    assert "sound" in capsys.readouterr().err
    edited(store, has_more(Quad(NODE, NODE, NODE, DefaultGraph())))
    assert run("check", "--store", str(store), "--json") == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line).keys() == {"severity", "place", "what", "cure"}
    copy = shutil.copytree(store, store.with_name("copy"))
    assert run("check", "--store", str(copy), "--repair") == 0
    assert "1 repaired; sound" in capsys.readouterr().err
