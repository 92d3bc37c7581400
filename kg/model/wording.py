"""A claim in one line, with the words of its own language."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import bundled

if TYPE_CHECKING:
    from kg.model.claims import Claim
    from kg.model.mentions import Mention

__all__ = ["Wording", "in_words"]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a claim is told in a line; signs and the names of modalities where nothing is said.

    ``denied`` stands for a negation, ``according`` names the holder in the place of ``{name}``,
    ``modality`` and ``status`` map the values of ``Modality`` and ``Status`` to words; ``future``
    is said of what is still to come; ``equals`` of what stands beside a name ("the mayor, X").
    """

    denied: str = "¬"
    according: str = "{name}"
    modality: dict[str, str] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    future: str = "future"
    equals: str = "="


def in_words(claim: Claim) -> str:
    """Return subject (``?`` for nobody knows who), predicate and object, and how they are meant.

    In brackets: whether it is negated, its modality, its status or that it is still to come, its
    holder; behind a semicolon its time. The words for these are the language's own (``[wording]``
    in its ``words.toml``).

    >>> from kg.model import Claim, Mention, Predicate, Role, Span, TimeExpression
    >>> said = Span(0, 60, "Selon le Front, Osterov n'a pas envoyé de message le 9 mars.")
    >>> print(Claim("sha256:0", "d", "d#e1", Mention(16, 23, "Osterov"),
    ...     Predicate(26, 38, "a envoyé", "kg:sent"), Mention(39, 49, "un message"), Role.OBJ,
    ...     said, "fr", negated=True, holder=Mention(6, 14, "Le Front", name="Front"),
    ...     time=TimeExpression(50, 59, "le 9 mars", "2025-03-09")))
    Osterov – a envoyé → un message (nié, selon le Front; 2025-03-09)
    """
    words = _wording(claim.lang)
    about = claim.subject.text if claim.subject is not None else "?"
    told = f"{about} – {claim.predicate.text or claim.predicate.id}"
    if claim.object is not None:
        told += f" → {claim.object.text}"
    how = [words.denied] if claim.negated else []
    if claim.modality != "asserted":
        how.append(words.modality.get(claim.modality.value, claim.modality.value))
    if claim.status != "current":
        how.append(words.status.get(claim.status.value, claim.status.value))
    elif claim.tense == "future":
        how.append(words.future)
    if claim.holder is not None:
        how.append(words.according.replace("{name}", _inside(claim.holder)))
    notes = [", ".join(how)] if how else []
    if claim.time is not None:
        notes.append(claim.time.value or claim.time.text)
    return f"{told} ({'; '.join(notes)})" if notes else told


@functools.cache
def _wording(lang: str) -> Wording:
    """Return a language's own words; ``kg.languages`` checks the same table when it is loaded."""
    file = bundled.languages() / lang / "words.toml"
    if not lang or not file.is_file():  # a store may hold what a kg with more languages read
        return Wording()
    return Wording(**tomllib.loads(file.read_text(encoding="utf-8")).get("wording", {}))


def _inside(holder: Mention) -> str:
    """Return a holder as it is called inside a sentence: what precedes its name begins small."""
    name, text = holder.name, holder.text
    if name and text != name and text.endswith(name):
        return text[0].lower() + text[1:]
    return text or name or ""
