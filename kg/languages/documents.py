"""Words by which a language's news pages mark what is not the article."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DocumentWords"]


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Openings and signs of furniture, and labels of a leading date. Case is ignored.

    ``date_labels`` open a leading date ("date 2018-08"); ``credit_signs`` and ``credit_labels``
    open a photo credit, ``agencies`` stand beside the photographer's name ("Reuters / A. Name");
    ``related`` open a pointer to another article; ``calls`` open a call to subscribe, follow or
    share, if one of ``call_objects`` follows; ``controls`` are whole lines that are buttons;
    ``rights`` stand anywhere in a short notice.
    """

    date_labels: tuple[str, ...]
    credit_signs: tuple[str, ...]
    credit_labels: tuple[str, ...]
    agencies: tuple[str, ...]
    related: tuple[str, ...]
    calls: tuple[str, ...]
    call_objects: tuple[str, ...]
    controls: tuple[str, ...]
    rights: tuple[str, ...]
