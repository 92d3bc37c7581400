"""The parts of a file that are of no format that is read."""

from __future__ import annotations

from pathlib import PurePosixPath

from kg.documents.formats.reader import Note

__all__ = ["Others", "is_hidden"]

_NAMED = 5  # kinds of files


def is_hidden(name: str) -> bool:
    """Whether a file's path tells that nobody meant it as a document.

    >>> [is_hidden(name) for name in ("a/b.txt", "__MACOSX/a.txt", "a/.DS_Store")]
    [False, True, True]
    """
    steps = PurePosixPath(name).parts
    return "__MACOSX" in steps or any(step.startswith(".") for step in steps)


class Others:
    """Counts parts that are left out.

    >>> others = Others("a.zip")
    >>> others.add("b.png")
    >>> [str(note) for note in others.notes()]
    ['a.zip: 1 file in it is left out (.png)']
    """

    def __init__(self, place: str) -> None:
        self.place, self.count, self.kinds = place, 0, set[str]()

    def add(self, name: str) -> None:
        """Count one."""
        path = PurePosixPath(name)
        self.count += 1
        self.kinds.add(path.suffix.lower() or path.name)

    def notes(self) -> list[Note]:
        """Return what to say of them."""
        if not self.count:
            return []
        kinds = ", ".join(sorted(self.kinds)[:_NAMED])
        files = f"{self.count} files in it are" if self.count > 1 else "1 file in it is"
        return [Note(place=self.place, text=f"{files} left out ({kinds})")]
