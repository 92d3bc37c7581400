"""Pages and texts in the manner of outlets: the article is kept, what surrounds it is not."""

from __future__ import annotations

import pytest

from tests.documents.outlets.articles import ARTICLES
from tests.documents.outlets.measuring import Kept, measured
from tests.documents.outlets.pages import PAGES
from tests.documents.outlets.texts import TEXTS

LEAST = 60  # documents


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kept]:
    return measured(tmp_path_factory.mktemp("outlets"))


def test_nearly_all_that_is_kept_is_the_article(found: dict[str, Kept]) -> None:
    assert len(ARTICLES) * len(found) >= LEAST
    total = Kept()
    for kept in found.values():
        total = total.plus(kept)
    assert total.precision >= 0.99
    assert total.recall >= 0.995


@pytest.mark.parametrize("manner", [*PAGES, *TEXTS])
def test_each_manner(manner: str, found: dict[str, Kept]) -> None:
    assert found[manner].precision >= 0.93
    assert found[manner].recall >= 0.98
