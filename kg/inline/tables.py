"""Tables that are read at a glance: shortened, with what they leave out told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kg.inline.wrapping import shortened

__all__ = ["bars", "facts", "table"]

MOST_ROWS = 20
_CELL = 400  # characters
_LEFT = ' style="text-align: left; vertical-align: top"'
_RIGHT = ' style="text-align: right; vertical-align: top"'
_BAR = 24  # signs


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    total: int | None = None,
    more: bool = False,
    most: int = MOST_ROWS,
) -> str:
    """Return rows as an HTML table of at most ``most`` rows, and how many there are.

    ``total`` is how many there are where ``rows`` has no more than are shown, ``more`` tells that
    nobody counted all. Numbers stand right; long cells are cut with an ellipsis; ``None`` is empty.

    >>> table(["who", "times"], [("<b>", 2), ("b", None)], most=1)[-34:]
    '</tbody></table><p>1 of 2 rows</p>'
    """
    held = rows if isinstance(rows, Sequence) else list(rows)
    shown = held[:most]
    count = len(held) if total is None else total
    head = "".join(f"<th{_LEFT}>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown)
    written = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    if len(shown) < count or more:
        return f"{written}<p>{len(shown):,} of {count:,}{' or more' if more else ''} rows</p>"
    return written


def facts(pairs: Iterable[tuple[str, object]]) -> str:
    """Return names and values as a table without a head; empty values are left out.

    >>> "denied" in facts([("claims", 12), ("denied", None)])
    False
    """
    body = "".join(
        f"<tr><th{_LEFT}>{escape(name)}</th>{_cell(value)}</tr>"
        for name, value in pairs
        if value not in (None, "")
    )
    return f"<table><tbody>{body}</tbody></table>"


def bars(counts: Mapping[str, int], *, most: int = 10) -> str:
    """Return counts as a table with a bar of signs for each, the greatest as long as can be.

    >>> "█" in bars({"kg:sent": 8, "kg:signed": 4})
    True
    """
    shown = list(counts.items())[:most]
    highest = max((count for _, count in shown), default=0) or 1
    body = "".join(
        f"<tr><td{_LEFT}>{escape(shortened(name, 60))}</td><td{_RIGHT}>{count:,}</td>"
        f"<td{_LEFT}>{'█' * max(1, round(_BAR * count / highest))}</td></tr>"
        for name, count in shown
    )
    left = len(counts) - len(shown)
    rest = f"<p>and {left:,} more</p>" if left else ""
    return f"<table><tbody>{body}</tbody></table>{rest}"


def _cell(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        written = f"{value:,}" if isinstance(value, int) else f"{value:g}"
        return f"<td{_RIGHT}>{written}</td>"
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"<td{_LEFT}>{escape(shortened(text, _CELL))}</td>"
