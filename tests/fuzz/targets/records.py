"""What stands beside a store's quads, changed: logs, markers, grades, golds, backups.

Whoever is given a store by another has files that no kg wrote: each is read, or is one clear error.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from pathlib import Path

from kg.errors import KgError
from kg.evaluate.golds.files import read_gold
from kg.evaluate.golds.lines import given_lines
from kg.keeping.backups import backup, restore
from kg.model import Entity
from kg.query.sources.grades import GRADES, Grades
from kg.resolve.judgements import Judgement, Part, Verdict, in_force, read_log, written
from kg.review import Log
from kg.review.log import JUDGEMENTS
from kg.store import Options, open_store, remembered
from kg.store.folder import MARKER
from tests.fuzz.targets import Target, clear
from tests.query.example import fill

__all__ = ["TARGET"]

_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-records-"))
_STORE = _FOLDER / "store"
_GOLD = _FOLDER / "gold"


def _made() -> bytes:
    """Make a store on disk, and return a backup of it."""
    file = _FOLDER / "made.zip"
    with open_store(_STORE) as store:
        fill(store)
        backup(store, file)
    return file.read_bytes()


_BACKUP = _made()
_MARKER = (_STORE / MARKER).read_bytes()


def run(data: bytes) -> None:
    """Read a file of the kind that the first byte tells."""
    if not data:
        return
    kind, content = data[0] % len(_KINDS), data[1:]
    try:
        _KINDS[kind](content)
    except KgError as error:
        clear(error, place=True)


def _log(content: bytes) -> None:
    path = _STORE / JUDGEMENTS
    path.write_bytes(content)
    try:
        with open_store(_STORE, read_only=True) as store:
            log = Log(store)
            text = log.text()
            found = read_log(text, str(path))
            for one in found:
                one.in_words()
                assert read_log(written(one), "again") == (one,)
            judged = in_force(found)
            for one in judged.line:
                judged.final(one.entity, "exemple", "Front", (0, 5))
                judged.described(Entity(one.entity, "Front", "kg:Group"))
    finally:
        path.unlink()


def _marker(content: bytes) -> None:
    path = _STORE / MARKER
    path.write_bytes(content)
    try:
        with open_store(_STORE, read_only=True) as store:
            record = remembered(store)
            if record is not None:
                record.text()
                json.dumps(record.as_json())
                Options().setup(record, store.path)
    finally:
        path.write_bytes(_MARKER)


def _grades(content: bytes) -> None:
    path = _STORE / GRADES
    path.write_bytes(content)
    try:
        with open_store(_STORE, read_only=True) as store:
            found = Grades.of(store)
            str(found.grade("exemple", "Agence d'exemple", ["kge:front"]))
    finally:
        path.unlink()


def _gold(content: bytes) -> None:
    _GOLD.mkdir(exist_ok=True)
    (_GOLD / "docs").mkdir(exist_ok=True)
    (_GOLD / "docs" / "a.txt").write_text("Le Front a quitté Lissan lundi.", encoding="utf-8")
    for name in ("claims", "quotes", "times", "clusters"):
        (_GOLD / f"{name}.jsonl").write_bytes(content)
    given_lines(_GOLD / "claims.jsonl")
    read_gold(_GOLD)


def _backup(content: bytes) -> None:
    target = _FOLDER / "restored"
    file = _FOLDER / "a.zip"
    file.write_bytes(content)
    try:
        restore(file, target)
    finally:
        shutil.rmtree(target, ignore_errors=True)
    left = {one.name for one in _FOLDER.iterdir()}
    assert left <= {"store", "gold", "a.zip", "made.zip"}, left


def _manifest(content: bytes) -> None:
    """Restore a backup whose manifest was changed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_BACKUP)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            changed = name.endswith(".json") and name != MARKER
            new.writestr(name, content if changed else old.read(name))
    _backup(made.getvalue())


_KINDS = (_log, _marker, _grades, _gold, _backup, _manifest)


def _seeds() -> list[bytes]:
    front, other = Entity("kge:front", "Front", "kg:Group"), Entity("kge:f", "F", "kg:Group")
    judged = (
        Judgement(1, Verdict.MERGE, "kge:front", "kge:f", known=(front, other), when="2025-03-08"),
        Judgement(2, Verdict.SPLIT, "kge:front", "kge:x", part=Part(doc="a", span=(0, 5))),
        Judgement(3, Verdict.RENAME, "kge:front", value="Le Front", note="sic"),
        Judgement(4, Verdict.UNDO, value="1"),
    )
    log = "\n".join(map(written, judged)).encode()
    place = {"path": "/nowhere", "beside": "", "files": {"a.ttl": "0"}}
    read = {"lang": "fr", "model": "fr", "version": "1", "sha256": "0"}
    whole = json.loads(_MARKER) | {
        "kg": "0.1", "shipped_ontology": "0", "languages": [read], "ontology": [place],
        "rules": True,
    }  # fmt: skip
    marker = json.dumps(whole).encode()
    claim = {
        "doc": "a", "subject": {"text": "Le Front", "start": 0, "end": 8},
        "predicate": {"id": "kg:left", "text": "a quitté", "start": 9, "end": 17},
        "object": {"text": "Lissan", "start": 18, "end": 24}, "negated": False,
        "modality": "asserted", "attributed_to": None, "content": {"start": 0, "end": 3},
    }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(_BACKUP)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json") and name != MARKER]
        manifest = archive.read(names[0])
    contents = (
        log, marker, b"source,grade,note\nFront,B2,sic\nkge:front,C,\n",
        json.dumps(claim).encode(), _BACKUP, manifest,
    )  # fmt: skip
    return [bytes([kind]) + content for kind, content in enumerate(contents)]


TARGET = Target(
    "records",
    run,
    _seeds(),
    (
        b"null", b"true", b"[]", b"{}", b'""', b"-1", b"1e999", b"9" * 5000, b"[" * 2000,
        b'{"a":' * 999, b"NaN", b'"\\ud800"', b"\0", b"\xff", b"\n", b'"id":', b'"known": []',
        b'"span": [1]', b"0.5", b'"languages": {}', b'"path": 3', b'"files": []', b"Z9", b'"',
        b",", b'"version": 3', b"2", b'"sha256": []', b'"../a": ""', b'"start": "0"',
        b'"start": 99', b'"text": []', b'"a.b"',
    ),
)  # fmt: skip
