"""Files changed at random: each is read, or is an error that says where and what to do."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.documents import read
from kg.errors import DocumentError
from tests.documents.formats.samples import SAMPLES
from tests.documents.formats.test_formats import need
from tests.fuzz.choices import changed

EACH = 12


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
