"""What a rule concludes from claims: it stands in no text, and so has no spans."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Conclusion", "Value"]


@dataclass(frozen=True, slots=True)
class Value:
    """A date, a number or a text as the object of a conclusion, with its ``xsd:`` datatype."""

    value: str
    datatype: str = "xsd:string"
    lang: str | None = None

    def __str__(self) -> str:
        """Return the value alone."""
        return self.value


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What ``rule`` concludes from the claims whose ids are its ``sources``, sorted.

    ``subject``, ``object`` and ``holder`` are IRIs of entities (``kge:…``), or of mentions where
    none was found; ``predicate`` is a relation (``kg:controls``). What somebody is said to claim is
    concluded for this ``holder``, what texts state themselves for nobody. ``time`` is ISO 8601. A
    conclusion is asserted and positive, always. ``id`` is a hash of rule, triple, holder and time.
    """

    id: str
    rule: str
    subject: str
    predicate: str
    object: str | Value
    sources: tuple[str, ...] = ()
    holder: str | None = None
    time: str | None = None
    confidence: float = 1.0
    plover: str | None = None

    def __str__(self) -> str:
        """Return it in one line.

        >>> print(Conclusion("sha256:0", "inverse", "kge:front", "kg:controls", "kge:lissan"))
        kge:front – kg:controls → kge:lissan (inverse)
        """
        return f"{self.subject} – {self.predicate} → {self.object} ({self.rule})"
