"""Bytes → choices: what a fuzzer changes in its bytes becomes another tree, text or table."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["Choices", "changed"]

T = TypeVar("T")


class Choices:
    """Reads choices from bytes, one behind the other; where they end, the first of all is chosen.

    >>> choices = Choices(bytes([1, 0, 2]))
    >>> choices.one("abc"), choices.number(5), choices.one("abc"), choices.one("abc")
    ('b', 0, 'c', 'a')
    """

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def __bool__(self) -> bool:
        """Whether bytes are left."""
        return self.at < len(self.data)

    def number(self, below: int) -> int:
        """Return a number from 0, less than ``below``."""
        width = 1 if below <= 1 << 8 else 2 if below <= 1 << 16 else 4
        found = int.from_bytes(self.data[self.at : self.at + width], "big")
        self.at += width
        return found % below

    def one(self, among: Sequence[T]) -> T:
        """Return one of several."""
        return among[self.number(len(among))]

    def rest(self) -> bytes:
        """Return the bytes that are left."""
        found, self.at = self.data[self.at :], len(self.data)
        return found

    def chance(self) -> random.Random:
        """Return a source of further choices that the bytes left decide."""
        return random.Random(self.rest())


def changed(data: bytes, chance: random.Random, words: Sequence[bytes] = ()) -> bytes:
    """Return bytes some of which are others, gone, said again or cut off; ``words`` are put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(made) or 1)
        end = start + chance.randint(1, 40)
        match chance.randrange(7 if words else 5):
            case 0:
                made[start : start + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[start:end]
            case 2:
                made[start:start] = made[start:end] * chance.randint(1, 20)
            case 3:
                made[start:end] = chance.randbytes(end - start)
            case 4:
                if chance.random() < 0.2:
                    del made[start:]
            case _:
                made[start : chance.choice((start, end))] = chance.choice(words)
    return bytes(made)
