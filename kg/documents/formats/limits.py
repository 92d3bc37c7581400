"""What reading one file may cost, whatever it says of itself."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from kg.errors import DocumentError

__all__ = ["DEPTH", "PART_BYTES", "Budget", "Metered", "damaged"]

DEPTH = 4  # of archives in archives
PART_BYTES = 64 * 2**20  # of one part, unpacked in memory

_FREE = 64 * 2**20  # bytes that any file may unpack to
_RATIO = 100  # text is packed to a tenth, pages to a thirtieth at best


class Budget:
    """The bytes that a file may still unpack to, shared by all its parts.

    >>> budget = Budget(packed=1000)
    >>> budget.spend(2**20, place="a.zip")
    >>> budget.spend(2**30, place="a.zip")
    Traceback (most recent call last):
    kg.errors.DocumentError: a.zip: unpacks to over 64 MiB, more than ... Unpack it yourself ...
    """

    def __init__(self, *, packed: int) -> None:
        self.most = max(_FREE, _RATIO * packed)
        self.spent = 0

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be unpacked."""
        return self.spent > self.most

    def spend(self, count: int, *, place: str) -> None:
        """Note that ``count`` bytes more were unpacked. Raises DocumentError for too many."""
        self.spent += count
        if self.spent > self.most:
            raise DocumentError(
                f"unpacks to over {self.most // 2**20} MiB, more than {_RATIO} times its size",
                place=place,
                cure="Unpack it yourself if you trust it, and give the files.",
            )


class Metered(io.RawIOBase):
    """What is unpacked from ``packed``, paid for as it is read."""

    def __init__(self, unpacked: BinaryIO, packed: BinaryIO, budget: Budget, *, place: str) -> None:
        super().__init__()
        self.unpacked, self.packed, self.budget, self.place = unpacked, packed, budget, place

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` and return how many bytes are in it. Raises DocumentError."""
        try:
            data = self.unpacked.read(len(buffer))
        except (EOFError, OSError, ValueError, zlib.error) as error:  # bz2 and xz, too
            raise damaged(self.place, error) from None
        self.budget.spend(len(data), place=self.place)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close what is read from, too."""
        self.unpacked.close()
        self.packed.close()
        super().close()


def damaged(place: str, error: Exception) -> DocumentError:
    """Return the error of a file that was cut off or changed on its way."""
    told = " ".join(str(error).split()) or type(error).__name__
    return DocumentError(
        f"is damaged or cut off ({told})", place=place, cure="Fetch or export it again."
    )
