"""Files changed at random: each is read, or is an error that says where and what to do."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg.documents import read
from kg.errors import DocumentError
from tests.documents.formats import making
from tests.documents.formats.pdfs import pdf
from tests.documents.formats.test_formats import CASES, need

EACH = 12
SAMPLES: Mapping[str, Callable[[], str | bytes]] = {
    **{name: case[0] for name, case in CASES.items()},
    "a.html": lambda: making.PAGE,
    "a.pdf": lambda: pdf([[(60, 100 + 13 * n, 10, making.FIRST[:60]) for n in range(9)]]),
    "a.eml": making.mail,
    "a.mbox": lambda: b"From a@b Fri Mar  7 09:12:00 2025\n" + making.mail(),
    "a.zip": lambda: making.zipped({"a.txt": making.FIRST, "b.docx": making.docx([making.SECOND])}),
    "a.tgz": lambda: making.tarred({"a.txt": making.FIRST.encode()}),
    "a.jsonl": lambda: f'{{"id": "a", "text": "{making.SECOND}"}}\n',
}


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return bytes some of which are others, gone, said again or cut off."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(made) or 1)
        end = start + chance.randint(1, 40)
        match chance.randrange(5):
            case 0:
                made[start : start + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[start:end]
            case 2:
                made[start:start] = made[start:end] * chance.randint(1, 20)
            case 3:
                made[start:end] = chance.randbytes(end - start)
            case _ if chance.random() < 0.2:
                del made[start:]
    return bytes(made)


@pytest.mark.parametrize("name", SAMPLES)
def test_what_was_changed_on_its_way(tmp_path: Path, name: str) -> None:
    need(name)
    made = SAMPLES[name]()
    data = made if isinstance(made, bytes) else made.encode()
    chance = random.Random(name)
    for _ in range(EACH):
        path = tmp_path / name
        path.write_bytes(changed(data, chance))
        errors: list[DocumentError] = []
        for document in read([path], on_error=errors.append, lang="fr"):
            assert document.text.strip()
            for one in document.paragraphs:
                assert 0 <= one.start < one.end <= len(document.text)
        for error in errors:
            assert error.cure
            assert str(error).startswith(str(tmp_path))
            assert "no reason that is known" not in str(error)
