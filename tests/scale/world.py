"""The world that made-up news tell of: persons with their posts, places, bodies, companies.

It is drawn once from a seed. Who stands in an article is drawn so that the n-th thing of each kind
comes up in proportion to 1/n, as names do in news: a few nearly daily, most of them rarely.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

__all__ = ["World"]

T = TypeVar("T")

_MANY = 3000  # persons; of other kinds there are fewer

_FIRST_MEN = (
    "Milan", "Tomas", "Rado", "Anton", "Boris", "Emil", "Goran", "Hugo", "Ivo", "Jonas", "Karl",
    "Lovro", "Mirko", "Nikola", "Oskar", "Pavel", "Roman", "Stefan", "Teodor", "Viktor",
)  # fmt: skip
_FIRST_WOMEN = (
    "Sanja", "Vera", "Alma", "Clara", "Dina", "Elena", "Greta", "Hana", "Irina", "Jana", "Katia",
    "Lena", "Marta", "Nadia", "Olga", "Petra", "Rosa", "Selma", "Tania", "Zora",
)  # fmt: skip
_STARTS = (
    "Ost", "Mez", "Bel", "Torv", "Kar", "Drag", "Vol", "Sten", "Lusc", "Ferr", "Mor", "Hald",
    "Zar", "Pell", "Gor", "Brem", "Tav", "Ner", "Kost", "Rav", "Sol", "Vand", "Jel", "Mar",
)  # fmt: skip
_MIDDLES = ("", "er", "an", "ov", "il", "ar", "en", "ul", "am", "iv", "od", "es")
_ENDS = ("ov", "in", "ik", "an", "ek", "sky", "ard", "us", "el", "enko", "as", "ic")
_PLACE_ENDS = ("esk", "rim", "el", "ava", "ograd", "mira", "nitza", "port", "itz", "una", "as")
_MEN_POSTS = (
    "ministre de la Défense", "ministre de l'Intérieur", "président", "premier ministre",
    "chef de l'état-major", "maire de {town}", "gouverneur de {town}", "consul",
)  # fmt: skip
_WOMEN_POSTS = (
    "ministre des Affaires étrangères", "ministre de la Justice", "présidente",
    "première ministre", "porte-parole du gouvernement", "maire de {town}", "consule",
)  # fmt: skip
_BODIES = (
    "Front de {place}", "Parti démocratique de {place}", "Mouvement pour {place}",
    "Union des syndicats de {place}", "Croix-Bleue de {place}", "Conseil de {place}",
)  # fmt: skip
_COUNTRIES = (
    "la France", "l'Allemagne", "la Norvège", "la Suisse", "la Turquie", "l'Égypte", "le Japon",
    "la Pologne", "l'Espagne", "la Jordanie",
)  # fmt: skip


class Person(NamedTuple):
    """Somebody with a post."""

    name: str
    surname: str
    post: str
    woman: bool


class World:
    """Things to be named, each kind in the order of how often it is.

    >>> World(1).persons[0] == World(1).persons[0] != World(2).persons[0]
    True
    """

    def __init__(self, seed: int) -> None:
        draw = random.Random(f"world {seed}")
        self.towns = _names(draw, _PLACE_ENDS, _MANY // 4)
        self.valleys = _names(draw, _PLACE_ENDS, _MANY // 20)
        self.bodies = [
            draw.choice(_BODIES).format(place=place)
            for place in itertools.islice(itertools.cycle(self.valleys), _MANY // 8)
        ]
        self.firms = [f"société {name}" for name in _names(draw, _ENDS, _MANY // 8)]
        self.persons = [self._person(draw, name) for name in _names(draw, _ENDS, _MANY)]

    def _person(self, draw: random.Random, surname: str) -> Person:
        woman = draw.random() < 0.4
        first = draw.choice(_FIRST_WOMEN if woman else _FIRST_MEN)
        post = draw.choice(_WOMEN_POSTS if woman else _MEN_POSTS).format(
            town=draw.choice(self.towns)
        )
        return Person(f"{first} {surname}", surname, post, woman)

    def cast(self, draw: random.Random) -> dict[str, str]:
        """Return what an article's slots are filled with."""
        one, two, three = _three(draw, self.persons)
        town, city, _ = _three(draw, self.towns)
        body, other, _ = _three(draw, self.bodies)
        country, ally = draw.sample(_COUNTRIES, 2)
        words: dict[str, str] = {}
        for key, person in (("a", one), ("b", two), ("c", three)):
            words |= {
                key: person.name,
                f"{key}_last": f"{'Mme' if person.woman else 'M.'} {person.surname}",
                f"{key}_post": f"{'la' if person.woman else 'le'} {person.post}",
                f"{key}_he": "elle" if person.woman else "il",
                f"{key}_He": "Elle" if person.woman else "Il",
                f"{key}_e": "e" if person.woman else "",
            }
        return words | {
            "town": town,
            "city": city,
            "valley": _often(draw, self.valleys),
            "body": _with_article(body),
            "of_body": _of(body),
            "rival": _with_article(other),
            "of_rival": _of(other),
            "to_rival": _to(other),
            "firm": _often(draw, self.firms),
            "country": country,
            "ally": ally,
        }


def _often(draw: random.Random, things: Sequence[T]) -> T:
    return things[min(int(len(things) ** draw.random()), len(things)) - 1]


def _three(draw: random.Random, things: Sequence[T]) -> list[T]:
    found: list[T] = []
    while len(found) < 3:
        if (one := _often(draw, things)) not in found:
            found.append(one)
    return found


def _names(draw: random.Random, ends: tuple[str, ...], many: int) -> list[str]:
    names = [a + b + c for a in _STARTS for b in _MIDDLES for c in ends]
    return draw.sample(names, min(many, len(names)))


def _with_article(body: str) -> str:
    if body.startswith("Union"):
        return f"l'{body}"
    return f"la {body}" if body.startswith("Croix") else f"le {body}"


def _of(body: str) -> str:
    if body.startswith("Union"):
        return f"de l'{body}"
    return f"de la {body}" if body.startswith("Croix") else f"du {body}"


def _to(body: str) -> str:
    if body.startswith("Union"):
        return f"à l'{body}"
    return f"à la {body}" if body.startswith("Croix") else f"au {body}"
