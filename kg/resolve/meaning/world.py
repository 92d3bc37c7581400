"""What choices between names rest on, beside what documents tell: a frozen set of look-ups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.resolve.comparing.compare import Named
from kg.resolve.names.forms import NameForm

__all__ = ["World"]


@dataclass(frozen=True, slots=True)
class World:
    """What choices rest on, beside the facts of the documents.

    ``named`` gives a form as compared, ``company`` the names in a document (of any batch),
    ``earlier`` the documents of earlier batches that name a form, ``key`` its name in company,
    ``spread`` the number of documents that name it and ``size`` that of all documents; ``known``
    are forms of known entities, ``apart`` what persons judged to be two.
    """

    named: Callable[[NameForm], Named]
    company: Callable[[str], frozenset[str]]
    earlier: Callable[[NameForm], tuple[str, ...]]
    key: Callable[[NameForm], str]
    spread: Callable[[str], int]
    size: int
    known: frozenset[NameForm]
    apart: Callable[[NameForm, NameForm], bool]
    particles: frozenset[str]
