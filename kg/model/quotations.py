"""Reported speech."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from kg.inline import wrapped
from kg.model.mentions import Mention
from kg.model.spans import Span

__all__ = ["Quotation"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech: who, with which words of saying, what. ``content`` excludes outer marks.

    ``id`` is a hash of what makes it this quotation. ``claims`` are the ids of the claims whose
    predicates stand in the words reported, in text order.
    """

    id: str
    doc: str
    content: Span
    direct: bool
    speaker: Mention | None = None
    cue: Span | None = None
    claims: tuple[str, ...] = ()

    def mentions(self) -> Iterator[Mention]:
        """Yield the speaker, if there is one."""
        if self.speaker is not None:
            yield self.speaker

    def with_mentions(self, change: Callable[[Mention], Mention]) -> Quotation:
        """Return the quotation with its speaker as ``change`` gives it back."""
        return self if self.speaker is None else replace(self, speaker=change(self.speaker))

    def __str__(self) -> str:
        """Return who says it, and the words; a direct quotation between quotation marks.

        >>> print(Quotation("sha256:0", "a", Span(0, 4, "Oui."), direct=True))
        ?: “Oui.”
        """
        who = (self.speaker.text if self.speaker is not None else "") or "?"
        words = f"“{self.content.text}”" if self.direct else self.content.text
        return f"{who}: {words}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_html_(self) -> str:
        """Return it as a block quotation with its speaker, its cue and its document."""
        who = (self.speaker.text if self.speaker is not None else "") or "?"
        cue = f" – {self.cue.text}" if self.cue is not None else ""
        words = escape(self.content.text)
        said = f"<q>{words}</q>" if self.direct else words
        source = f"<b>{escape(who)}</b>{escape(cue)} <small>({escape(self.doc)})</small>"
        return wrapped(f"<blockquote>{said}<br>{source}</blockquote>")
