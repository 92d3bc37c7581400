"""How files are written: whole or not at all, always the same bytes, never over what is no file."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.exports import FORMATS, format_named
from kg.graph import KnowledgeGraph
from tests.exports.conftest import Written

pytestmark = pytest.mark.pipeline

ALL = """
import sys
from kg.exports import FORMATS
from kg.graph import KnowledgeGraph
with KnowledgeGraph.open(sys.argv[1], read_only=True) as graph:
    for name in FORMATS:
        graph.export(f"{sys.argv[2]}/{name}", name)
"""


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_another_process_writes_the_same_bytes(
    sample_store: Path, written: Written, tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONUTF8": "0"}
    arguments = [sys.executable, "-c", ALL, str(sample_store), str(tmp_path)]
    subprocess.run(arguments, check=True, env=environment)
    found = files(tmp_path)
    assert len(found) == len(FORMATS) + 1  # a folder of two
    for name, one in FORMATS.items():
        parts = {f"{name}/{part}" if one.is_folder else name: part for part in one.files}
        assert [p for p in parts if found[p] != (written(name) / parts[p]).read_bytes()] == []


def test_a_full_disk_leaves_what_was_there(sample_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("before", encoding="utf-8")
    arguments = ["export", "--store", str(sample_store), "-o", str(target)]
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {target}: can't be written (")
    assert done.stderr.count("\n") == 1
    assert files(tmp_path) == {"claims.csv": b"before"}


def test_a_device_stays_one_and_a_link_too(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.export("/dev/null", "nodes-csv")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(ExportError, match="No space left"):
        graph.export("/dev/full", "nodes-csv")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    graph.export(tmp_path / "link.csv", "nodes-csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes()


def test_a_holder_and_confidence_narrow(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "claims.csv", holder="Tomas Belin", confidence=0.5)
    lines = (tmp_path / "claims.csv").read_text("utf-8").splitlines()
    wanted = [c for c in graph.claims(holder="Tomas Belin") if round(c.confidence, 4) >= 0.5]
    assert len(lines) == 1 + len(wanted) > 1


def test_what_a_format_cannot_hold_is_an_error(
    graph: KnowledgeGraph, written: Written, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="always holds the whole store"):
        graph.export(tmp_path / "a.ttl", confidence=0.5)
    with pytest.raises(ExportError, match="can't hold 'all'"):
        graph.export(tmp_path / "a.ftm", include="all")
    with pytest.raises(ExportError, match=r"Is a directory.*Name a file"):
        graph.export(tmp_path, "gexf")
    with pytest.raises(ExportError, match="can't be made"):
        graph.export(written("gexf"), "neo4j")
    assert not list(tmp_path.iterdir())


def test_names_tell_formats() -> None:
    assert format_named(None, "x.trig").name == "trig"
    assert format_named(None, "X.NANOPUBS.TRIG").name == "nanopubs"
    with pytest.raises(ExportError, match="did you mean gexf"):
        format_named("gex")
    with pytest.raises(ExportError, match=r"tells no format.*\.ttl"):
        format_named(None, "graph.docx")


def test_each_format_has_names_of_its_own() -> None:
    endings = [ending for one in FORMATS.values() for ending in one.endings]
    assert len(set(endings)) == len(endings)
    for one in FORMATS.values():
        assert all(format_named(None, f"a{ending}") is one for ending in one.endings)
