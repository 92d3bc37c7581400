"""Words by which a language's news pages mark what is not the article."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DocumentWords"]


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Openings and signs of furniture, and the shape of a leading date. Case is ignored.

    ``date_labels`` open a leading date ("date 2018-08"), ``dates`` are templates of the dates that
    may stand there in words, made of ``{weekday}``, ``{day}``, ``{month}`` and ``{year}`` (their
    words are those of ``times.toml``; see ``kg.languages.templates``). ``credit_signs`` and
    ``credit_labels`` open a photo credit, ``agencies`` stand beside the photographer's name
    ("Reuters / A. Name"); ``related`` open a pointer to another article; ``calls`` open a call to
    subscribe, follow or share, if one of ``call_objects`` follows; ``controls`` are whole lines
    that are buttons; ``rights`` stand anywhere in a short notice, ``notices`` at its start.
    ``headings`` are whole lines above a list of other articles, sources or notes, ``closings``
    (templates: ``{number}``) those behind which nothing of the article comes; ``line_labels``
    stand before a colon in lines about the article; ``byline_openings`` before the names of its
    authors. What is left out is not looked for; signs of credits, agencies and the shape of dates
    have defaults.
    """

    date_labels: tuple[str, ...] = ("date",)
    dates: tuple[str, ...] = (
        "({weekday},? )?{day}\\.? {month},? {year}",
        "({weekday},? )?{month} {day},? {year}",
    )
    credit_signs: tuple[str, ...] = ("©", "(c)", "copyright")
    credit_labels: tuple[str, ...] = ()
    agencies: tuple[str, ...] = (
        "AFP", "AP", "Associated Press", "Reuters", "EPA", "EFE", "ANSA", "DPA", "TASS", "Xinhua",
        "RIA Novosti", "Sputnik", "Anadolu", "Bloomberg", "Getty", "Getty Images",
        "Wikimedia Commons",
    )  # fmt: skip
    related: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    call_objects: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    line_labels: tuple[str, ...] = ()
    byline_openings: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
