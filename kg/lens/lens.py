"""A lens: whose claims, denied by whom, by how many sources, of which grade."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from kg.errors import QueryError
from kg.query.sources.grades import Grade

__all__ = ["Lens"]

_NUMBER = re.compile(r"[1-9]\d{0,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """Which claims a graph is rebuilt from; all that is given must hold.

    ``holder`` is whoever says so: a name or an IRI (``kge:…``), or ``"document"`` for what
    documents state themselves. ``denied_by``, named likewise, denies the very same. ``sources``
    is how many independent sources say so at least, ``grade`` how good the claim's source is at
    least (``B``, ``B2``; ``kg.query.sources.grades``).

    >>> Lens.of("holder=Milan Osterov; denied-by=Front")
    Lens(holder='Milan Osterov', denied_by='Front', sources=None, grade=None)
    >>> str(Lens(sources=2, grade="B"))
    'sources=2; grade=B'
    """

    holder: str | None = None
    denied_by: str | None = None
    sources: int | None = None
    grade: str | None = None

    def __post_init__(self) -> None:
        if all(getattr(self, field.name) is None for field in fields(self)):
            raise _wrong("says nothing", "a lens")
        if self.sources is not None and self.sources < 1:
            raise _wrong("has fewer than one source", str(self))
        for name in (self.holder, self.denied_by):
            if name is not None and not name.strip():
                raise _wrong("names nobody", str(self))
        if self.grade is not None:
            Grade.of(self.grade)

    @classmethod
    def of(cls, written: str | Lens) -> Lens:
        """Return the lens of ``KEY=VALUE`` conditions with ``;`` between them.

        Raises ``QueryError`` for anything else.
        """
        if isinstance(written, Lens):
            return written
        known = {field.name.replace("_", "-"): field.name for field in fields(cls)}
        given: dict[str, str] = {}
        for condition in filter(None, map(str.strip, written.split(";"))):
            key, sign, value = (part.strip() for part in condition.partition("="))
            if not sign or key not in known or known[key] in given:
                raise _wrong(f"has the condition {condition!r}", repr(written))
            given[known[key]] = value
        number = given.pop("sources", None)
        if number is not None and _NUMBER.fullmatch(number) is None:
            raise _wrong(f"wants {number!r} sources, which is no number", repr(written))
        return cls(**given, sources=None if number is None else int(number))

    def __str__(self) -> str:
        """Return it as it is written."""
        given = ((field.name, getattr(self, field.name)) for field in fields(self))
        told = (f"{name.replace('_', '-')}={value}" for name, value in given if value is not None)
        return "; ".join(told)


def _wrong(what: str, place: str) -> QueryError:
    cure = (
        "Write holder=NAME (or document), denied-by=NAME, sources=N, grade=B2, each once, "
        "with ; between them."
    )
    return QueryError(what, place=place, cure=cure)
