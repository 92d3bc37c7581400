"""Search in real stores: on disk, killed in the middle, damaged, read-only."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.keeping.checking import Finding, check, repair
from kg.query.search import FILE, index_of, kept_up, prints_of, search
from kg.query.written import answer_search
from kg.rdf import document_iri, document_quads
from kg.store import Store, open_store
from kg.workers import Limits, Worker
from tests.rdf.example import CLAIMS, DOCUMENT, ENTITIES

TEXTS = {
    "mer": "Le porte-avions a quitté Brest. L'équipage n'en sait rien aujourd'hui.",
    "col": "Le col de Solmira a été repris. Guerassimov l'a confirmé à l'O.N.U. mardi.",
    "fin": "Rien ne va plus : l’état-major a démissionné !",
}


def write(store: Store, doc: str, text: str, published: str = "2025-03") -> None:
    document = replace(DOCUMENT, id=doc, text=text, title=f"Titre {doc}", published=published)
    store.replace_graph(
        document_iri(doc), document_quads(replace(document, paragraphs=()), (), (), {})
    )


def fill(store: Store) -> None:
    for doc, text in TEXTS.items():
        with kept_up(store) as words:
            words.changed(document_iri(doc))
            write(store, doc, text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "S") as store:
        fill(store)
    return tmp_path / "S"


def texts(store: Store, words: str, **narrowed: str) -> list[str]:
    return [hit.text for hit in search(store, words, **narrowed)]  # type: ignore[arg-type]


def rows(store: Store) -> list[tuple[object, ...]]:
    """What the index holds, whatever the order in which it came."""
    with index_of(store) as index:
        passages = index.rows(
            "SELECT kind, doc, start, stop, iri, name, apart, joined FROM passages"
            " JOIN words ON words.rowid = passages.id"
        )
        named = index.rows(
            "SELECT named.doc, iri, name FROM named JOIN passages ON passages.id = passage"
        )
        return sorted([*passages, *named, *index.documents().items()], key=repr)


@pytest.mark.parametrize(
    "words",
    [
        "porte-avions", "Porte Avions", "porteavions", '"porte avions"', "porte-avoins",
        "porte* quite", "PORTE-AVIONS a quitte", "«porte-avions a quitté»", "avions porte",
    ],
)  # fmt: skip
def test_a_sentence_is_found_however_its_words_are_written(folder: Path, words: str) -> None:
    with open_store(folder, read_only=True) as store:
        assert texts(store, words) == ["Le porte-avions a quitté Brest."]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("aujourdhui", 1), ("aujourd’hui", 1), ("onu", 1), ("O.N.U.", 1), ("etat major", 1),
        ("letat-major", 1), ("guerasimof", 1), ("gueras*", 1), ("solmria", 1), ("titre", 3),
        ('"avions porte"', 0), ("brest solmira", 0), ("2025", 0), ("bre", 0), ("ona", 0),
        ('"guerasimov"', 0),
    ],
)  # fmt: skip
def test_how_many_are_found(folder: Path, words: str, found: int) -> None:
    with open_store(folder, read_only=True) as store:
        assert len(search(store, words)) == found


def test_what_was_looked_for_instead_is_told_and_marked(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        hits = search(store, "guerasimof mardi")
        assert dict(hits.instead) == {"guerasimof": ("guerassimov",)}
        (hit,) = hits
        assert [hit.text[start:end] for start, end in hit.marks] == ["Guerassimov", "mardi"]
        assert hit.document is not None
        assert TEXTS[hit.document.id][hit.start : hit.end] == hit.text


HOSTILE = (
    '"', '"""', "'; DROP TABLE words; --", "NEAR(a b, 2)", "apart:porte", "a AND", "OR OR", "NOT",
    "^porte", "porte + avions", "{apart joined}:x", "-porte", "(((", "*", "**porte**", "\x00porte",
    "\x1b[2J", "\ud800", "%", "_", "porte\n-avions", "a" * 400, "a " * 30, "\u202eporte",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_typed_is_a_command(folder: Path, words: str) -> None:
    with open_store(folder, read_only=True) as store:
        before = rows(store)
        with contextlib.suppress(QueryError):
            list(search(store, words))
        assert rows(store) == before
        with pytest.raises(QueryError, match="is no date"):
            search(store, "porte", since="2025' OR 1=1")


def test_hits_come_with_what_the_graph_has_of_them() -> None:
    with open_store(None) as store:
        quads = document_quads(DOCUMENT, CLAIMS, (), ENTITIES)
        store.replace_graph(document_iri(DOCUMENT.id), quads)
        for claim in CLAIMS:
            word = max(claim.evidence.text.split(), key=len)
            hits = [hit for hit in search(store, f'"{word}"', limit=None) if hit.kind == "sentence"]
            assert any(claim in hit.claims for hit in hits)
        entity = next(iter(ENTITIES.values()))
        names = [hit for hit in search(store, entity.label) if hit.kind == "name"]
        assert entity.iri in {hit.entity.iri for hit in names if hit.entity is not None}
        about = list(search(store, "le*", about=entity.iri, limit=None))
        assert all(
            entity.iri
            in {
                getattr(part, "entity", None)
                for c in hit.claims
                for part in (c.subject, c.object, c.holder)
            }
            for hit in about
        )
        assert not list(search(store, "le*", since="2099"))
        with pytest.raises(QueryError, match="names no entity"):
            search(store, "le*", about="Nemo")


def test_it_follows_from_the_documents_alone(folder: Path, tmp_path: Path) -> None:
    with open_store(folder) as store:
        expected = rows(store)
        with kept_up(store) as words:
            words.changed(document_iri("mer"))
            write(store, "mer", "Tout autre chose.")
        assert texts(store, "porte-avions") == []
        with kept_up(store) as words:
            for doc in ("mer", "fin"):
                words.changed(document_iri(doc))
            write(store, "mer", TEXTS["mer"])
            store.remove_graph(document_iri("fin"))
        assert texts(store, "état-major") == []
        with kept_up(store) as words:
            words.changed(document_iri("fin"))
            write(store, "fin", TEXTS["fin"])
        assert rows(store) == expected
    with open_store(tmp_path / "T") as other:
        for doc in reversed(TEXTS):
            write(other, doc, TEXTS[doc])  # nobody is told
        assert rows(other) == expected


def of_the_index(folder: Path) -> list[Finding]:
    return [one for one in check(folder) if one.place == str(folder / FILE)]


KILLED = """
import os, signal, sys
from pathlib import Path
from kg.query.search import kept_up
from kg.rdf import document_iri
from kg.store import open_store
from tests.query.search.test_search import write

store = open_store(Path(sys.argv[1]))
with kept_up(store) as words:
    words.changed(document_iri("mer"))
    if sys.argv[2] != "before":
        write(store, "mer", "Tout autre chose arrive.")
    if sys.argv[2] == "behind":
        words.take_in()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("when", ["before", "between", "behind"])
def test_a_kill_never_leaves_wrong_words(folder: Path, when: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), when], check=False)
    assert done.returncode == -signal.SIGKILL
    first, other = ("porte-avions", "chose") if when == "before" else ("chose", "porte-avions")
    with open_store(folder, read_only=True) as store:
        assert len(texts(store, first)) == 1
        assert texts(store, other) == []
    assert bool(of_the_index(folder)) is (when != "behind")
    with open_store(folder) as store, kept_up(store):
        pass
    assert not of_the_index(folder)


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    file = folder / FILE
    expected = _rows_of(folder)
    for damage in (b"no database", file.read_bytes()[:5000], b""):
        file.write_bytes(damage)
        with open_store(folder, read_only=True) as store:
            assert len(search(store, "porte-avions")) == 1  # in memory
        assert file.read_bytes() == damage
        (finding,) = of_the_index(folder)
        assert finding.repair is not None
        repair(folder, (finding,))
        assert _rows_of(folder) == expected


def test_a_store_that_has_none_and_cannot_be_written_is_searched(folder: Path) -> None:
    (folder / FILE).unlink()
    before = sorted(path.name for path in folder.iterdir())
    with open_store(folder, read_only=True) as store:
        assert len(search(store, "porte-avions")) == 1
    assert sorted(path.name for path in folder.iterdir()) == before


def test_readers_search_while_a_writer_writes(folder: Path) -> None:
    asked = {"asked": {"text": "porte-avions"}, "form": "json", "width": None}
    with (
        Worker(folder, Limits(seconds=60)) as reader,
        open_store(folder) as store,
        kept_up(store) as words,
    ):
        for _ in range(5):
            words.changed(document_iri("mer"))
            assert b"quitt" in reader.ask(answer_search, **asked)
            write(store, "mer", TEXTS["mer"])
            assert b"quitt" in reader.ask(answer_search, **asked)
            words.take_in()


def test_a_check_sees_names_that_nobody_told_of(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as base:
        base.execute("INSERT INTO named VALUES ('mer', 1)")
        base.commit()
    (finding,) = of_the_index(folder)
    assert finding.what == "is behind in 1 documents ('mer' is one)"
    with open_store(folder, read_only=True) as store:
        assert set(prints_of(store)) == set(TEXTS)


def _rows_of(folder: Path) -> list[tuple[object, ...]]:
    assert os.access(folder, os.W_OK)
    with open_store(folder, read_only=True) as store:
        return rows(store)
