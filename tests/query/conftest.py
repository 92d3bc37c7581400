"""A store with two documents that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import Store, open_store
from tests.query.example import fill


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        fill(opened)
        yield opened
