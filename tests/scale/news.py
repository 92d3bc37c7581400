"""``python -m tests.scale.news 10000 -o news.jsonl``: made-up French news as long as real news.

Articles of 200 to 900 words, in paragraphs, with dates, quotations, and names that come back: some
persons, places and bodies stand in hundreds of articles, most in a few. One in twelve is a copy of
a wire's article, with another headline and outlet and without its last paragraph. All of it
follows from the seed, article by article: the first thousand of ten thousand are the same.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from kg.documents import document_from_text
from kg.model import Document
from tests.scale.world import World

__all__ = ["articles", "documents"]

_WORDINGS = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text("utf-8"))
_FIRST = date(2024, 1, 1)
_A_DAY = 12  # articles
_COPIED, _BACK = 12, 200  # one in so many is a copy of one of so many before it
_ARTICLE = (260, 880, 420)  # words: the shortest, the longest, most of them
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


class Article(NamedTuple):
    """An article as an outlet printed it."""

    id: str
    title: str
    published: str
    source: str
    paragraphs: tuple[str, ...]


def articles(many: int, seed: int = 1, words: tuple[int, int, int] = _ARTICLE) -> Iterator[Article]:
    """Yield so many articles in the order of their days.

    ``words`` is how many the shortest, the longest and the usual article has.
    """
    world = World(seed)
    before: list[Article] = []
    for number in range(many):
        draw = random.Random(f"{seed}:{number}")
        day = _FIRST + timedelta(days=number // _A_DAY)
        if before and draw.randrange(_COPIED) == 0:
            made = _copy(draw.choice(before), number, draw)
        else:
            made = _article(world, number, day, draw, words)
        before = [*before[1 - _BACK :], made]
        yield made


def documents(many: int, seed: int = 1) -> Iterator[Document]:
    """Yield the articles as documents."""
    for one in articles(many, seed):
        text = "\n\n".join(one.paragraphs)
        yield document_from_text(
            one.id, text, lang="fr", title=one.title, published=one.published, source=one.source
        )


def _article(
    world: World, number: int, day: date, draw: random.Random, words: tuple[int, int, int]
) -> Article:
    cast = world.cast(draw) | _times(day, draw)
    wanted = draw.triangular(*words)
    title = _great(draw.choice(_WORDINGS["headlines"]).format_map(cast))
    paragraphs = [_great(draw.choice(_WORDINGS["leads"]).format_map(cast))]
    reports = draw.sample(_WORDINGS["reports"], len(_WORDINGS["reports"]))
    while reports and sum(len(one.split()) for one in paragraphs) < wanted - 60:
        drawn = [reports.pop() for _ in range(min(draw.randrange(2, 4), len(reports)))]
        if draw.random() < 0.6:
            drawn.append(_said(draw.choice(_WORDINGS["voices"]), draw.choice(_WORDINGS["sayings"])))
        if len(reports) % 7 == 0:  # others come into the story
            cast |= world.cast(draw)
        told = cast | _times(day, draw)
        paragraphs.append(" ".join(_great(one.format_map(told)) for one in drawn))
    paragraphs.append(_great(draw.choice(_WORDINGS["endings"]).format_map(cast)))
    outlet = draw.choice(_WORDINGS["outlets"])
    return Article(f"article-{number:06}", title, day.isoformat(), outlet, tuple(paragraphs))


def _said(voice: str, saying: str) -> str:
    """Put words into a voice; where its sentence goes on, they lose their full stop."""
    return voice.replace("{said}", saying if voice.endswith("»") else saying.rstrip("."))


def _great(sentence: str) -> str:
    """Begin a sentence, and what somebody says in it, with a capital."""
    before, mark, said = sentence.partition("« ")
    return before[:1].upper() + before[1:] + mark + said[:1].upper() + said[1:]


def _copy(one: Article, number: int, draw: random.Random) -> Article:
    others = [outlet for outlet in _WORDINGS["outlets"] if outlet != one.source]
    title = f"{one.title} ({draw.choice(('suite', 'actualisé', 'bilan'))})"
    kept = one.paragraphs[:-1]
    return one._replace(
        id=f"article-{number:06}", title=title, source=draw.choice(others), paragraphs=kept
    )


def _times(day: date, draw: random.Random) -> dict[str, str]:
    past = day - timedelta(days=draw.randrange(2, 400))
    return {
        "today": _WEEKDAYS[day.weekday()],
        "weekday": draw.choice(_WEEKDAYS),
        "date": f"{past.day if past.day > 1 else '1er'} {_MONTHS[past.month - 1]} {past.year}",
        "month": _MONTHS[past.month - 1],
        "year": str(past.year - draw.randrange(1, 6)),
        "number": str(draw.randrange(3, 90)),
        "amount": str(draw.randrange(2, 40) * 10),
        "hour": str(draw.randrange(5, 23)),
    }


def main() -> None:
    """Write articles as JSON lines, or a text file each into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("many", type=int)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, help="a folder, or a file that ends in .jsonl"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--words",
        type=int,
        nargs=3,
        default=_ARTICLE,
        metavar=("SHORTEST", "LONGEST", "USUAL"),
        help="how long an article is; news of wires: 90 480 180",
    )
    given = parser.parse_args()
    made = articles(given.many, given.seed, tuple(given.words))
    if given.output.suffix == ".jsonl":
        with given.output.open("w", encoding="utf-8") as file:
            for one in made:
                row = one._asdict() | {"text": "\n\n".join(one.paragraphs), "lang": "fr"}
                del row["paragraphs"]
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    given.output.mkdir(parents=True, exist_ok=True)
    for one in made:
        text = "\n\n".join((f"date {one.published}", one.title, *one.paragraphs))
        (given.output / f"{one.id}.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
