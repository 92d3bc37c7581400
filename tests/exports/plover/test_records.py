"""Most of sixty sentences give the record of PLOVER that a careful reader makes of them."""

from __future__ import annotations

import pytest

from tests.exports.plover.scoring import FIELDS, Result, read_records, scored

pytestmark = pytest.mark.pipeline

_CLASSES = 16
# `python -m tests.exports.plover` tells which are wrong; a figure that grows is to be put here
_LEAST = {
    "class": 53, "actor": 53, "recipient": 50, "date": 52, "place": 51, "country": 51,
    "coordinates": 51,
}  # fmt: skip
_WHOLE, _OTHERS = 47, 5  # of the five, four are so; patrols that are cooperated on are no partner


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    return scored(tmp_path_factory.mktemp("plover"))


def test_all_types_have_three_sentences() -> None:
    kinds = [one.fields["class"] for one in read_records()]
    assert len(kinds) == 60
    assert len(set(kinds)) == _CLASSES
    assert all(kinds.count(kind) >= 3 for kind in kinds)


@pytest.mark.parametrize("name", FIELDS)
def test_most_have_it_right(results: list[Result], name: str) -> None:
    assert sum(name in one.right for one in results) >= _LEAST[name]


def test_most_are_right_as_a_whole(results: list[Result]) -> None:
    assert sum(len(one.right) == len(FIELDS) for one in results) >= _WHOLE


def test_hardly_anything_else_is_told(results: list[Result]) -> None:
    assert sum(len(one.others) for one in results) <= _OTHERS
