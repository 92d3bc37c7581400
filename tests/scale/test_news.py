"""Made-up news: the same for a seed, as long as real news, with recurring names, and copies."""

import json
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from kg.documents import read
from tests.scale.news import articles, documents

MANY = 400


def test_a_seed_always_gives_the_same() -> None:
    assert list(articles(60)) == list(islice(articles(MANY), 60))
    assert list(articles(20)) != list(articles(20, seed=2))


def test_texts_are_as_long_as_news() -> None:
    words = [len(one.text.split()) for one in documents(MANY)]
    assert min(words) >= 200
    assert max(words) <= 900
    assert 350 <= sum(words) / MANY <= 650


def test_names_come_back_a_few_of_them_often() -> None:
    texts = [one.text for one in documents(MANY)]
    named = Counter(name for text in texts for name in set(text.split()) if name.istitle())
    in_one = sum(many == 1 for many in named.values())
    assert in_one > 100
    assert any(MANY // 10 < many < MANY // 2 for many in named.values())


def test_some_are_copies_of_a_wire() -> None:
    made = list(articles(MANY))
    bodies = Counter(one.paragraphs[:2] for one in made)
    copies = sum(many - 1 for many in bodies.values())
    assert MANY // 30 < copies < MANY // 5
    assert len({one.id for one in made}) == MANY
    assert len({one.published for one in made}) > 20


@pytest.mark.parametrize("name", ["news.jsonl", "news"])
def test_they_are_written_as_kg_reads_them(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    command = [sys.executable, "-m", "tests.scale.news", "5", "-o", str(path)]
    subprocess.run(command, check=True)
    found = list(read([path], lang="fr"))
    assert [one.id.rpartition("/")[2] for one in found] == [one.id for one in articles(5)]
    assert [one.published for one in found] == [one.published for one in articles(5)]
    if path.is_file():
        assert len([json.loads(line) for line in path.read_text("utf-8").splitlines()]) == 5
