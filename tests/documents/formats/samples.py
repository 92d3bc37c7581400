"""A sound file of each format, to be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.documents.formats import making
from tests.documents.formats.pdfs import pdf
from tests.documents.formats.test_formats import CASES

__all__ = ["SAMPLES"]

SAMPLES: Mapping[str, Callable[[], str | bytes]] = {
    **{name: case[0] for name, case in CASES.items()},
    "a.html": lambda: making.PAGE,
    "a.pdf": lambda: pdf([[(60, 100 + 13 * n, 10, making.FIRST[:60]) for n in range(9)]]),
    "a.eml": making.mail,
    "a.mbox": lambda: b"From a@b Fri Mar  7 09:12:00 2025\n" + making.mail(),
    "a.zip": lambda: making.zipped({"a.txt": making.FIRST, "b.docx": making.docx([making.SECOND])}),
    "a.tgz": lambda: making.tarred({"a.txt": making.FIRST.encode()}),
    "a.jsonl": lambda: f'{{"id": "a", "text": "{making.SECOND}"}}\n',
}
