"""Text in UTF-8 into which a few bytes of another encoding came."""

from __future__ import annotations

import re

__all__ = ["patched"]

# what "surrogateescape" makes of bytes that are no UTF-8
_WRONG = re.compile("[\udc80-\udcff]+")
_LEADS = frozenset("\udcc2\udcc3\udce2")  # with which most letters of the West begin in UTF-8


def patched(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    r"""Return bytes that are UTF-8 but for a few as text, and what was done with those.

    ``None`` where there are not twice as many letters beyond ASCII that are well. A single byte is
    read as Windows-1252, of which a line or a name was perhaps pasted; one that begins a letter of
    UTF-8 lost the rest of it, and stays a letter that is lost.

    >>> patched(b"Le g\xe9n\xc3\xa9ral part \xc3\xa0 Oran.")
    ('Le général part à Oran.', ("has 1 byte that is not UTF-8, 'é' in Windows-1252 (at 4)",))
    """
    text = data.decode("utf-8", errors="surrogateescape")
    wrong = _WRONG.findall(text)
    count = sum(map(len, wrong))
    if sum(letter > "\x7f" for letter in text) < 2 * count:
        return None
    first = next(iter(_WRONG.finditer(text)))
    at = len(text[: first.start()].encode())
    mended = _WRONG.sub(lambda found: _read(found[0]), text)
    seen = mended[first.start()]
    many = f"{count} bytes that are" if count > 1 else "1 byte that is"
    as_what = f"'{seen}' in Windows-1252" if seen != "\ufffd" else "lost"
    return mended, (f"has {many} not UTF-8, {as_what} (at {at})",)


def _read(run: str) -> str:
    if run[0] in _LEADS:
        return "\ufffd"
    return run.encode("utf-8", errors="surrogateescape").decode("cp1252", errors="replace")
