"""What was gathered under one IRI → the entity, with its label, class and reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Entity
from kg.normal import normal
from kg.resolve.comparing.compare import initials
from kg.resolve.names.forms import NameForm

if TYPE_CHECKING:
    from kg.languages import Language
    from kg.ontology import Entry

__all__ = ["Cluster", "entity"]

_MOST_REASONS = 5


@dataclass(slots=True)
class Cluster:
    """The mentions gathered under one IRI: names, classes of names and of other phrases.

    ``first`` is ``(document id, start, text)`` of the first; ``form`` the form that a name
    stands for, ``entry`` what the gazetteer knows.
    """

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    nominal_types: Counter[str] = field(default_factory=Counter)
    reasons: set[str] = field(default_factory=set)
    first: tuple[str, int, str] | None = None
    form: NameForm | None = None
    entry: Entry | None = None


def entity(
    iri: str,
    cluster: Cluster,
    before: Entity | None,
    *,
    is_a: Callable[[str | None, str], bool],
    language: Language,
) -> Entity:
    """Return the entity of ``cluster``; ``before`` is what an earlier build knew under ``iri``.

    The gazetteer's label and class go before what the texts say.
    """
    names = set(cluster.names)
    same_as: tuple[str, ...] = ()
    label, cls = _label(cluster), _class(cluster.types or cluster.nominal_types, is_a)
    if cluster.entry is not None:
        label = cluster.entry.labels.get(language.code, label)
        names.add(label)
        same_as, cls = tuple(sorted(cluster.entry.same_as)), cluster.entry.type
    if before is not None:
        names |= set(before.names)
        if not _is_fuller(label, before.label, language):
            label = before.label
        same_as = same_as or before.same_as
        if cls is None or is_a(before.type, cls):  # a narrower class was known
            cls = before.type
    reason = "; ".join(sorted(cluster.reasons)[:_MOST_REASONS]) or "the only mention"
    return Entity(iri, label, cls or "kg:Topic", same_as, tuple(sorted(names)), reason)


def _is_fuller(label: str, before: str, language: Language) -> bool:
    """Whether a label is the known one with more before it, or spells it out."""
    if normal(label).endswith(f" {normal(before)}"):
        return True
    unspelled = frozenset(map(normal, language.names.unspelled))
    return before.isupper() and normal(before) in initials(label, unspelled)


def _label(cluster: Cluster) -> str:
    """Return the commonest spelling of the form that is meant, else the first mention."""
    if cluster.form is not None:
        folded = cluster.form.folded
        fitting = [name for name in cluster.names if normal(name).endswith(folded)]
        if fitting:
            return min(fitting, key=lambda name: (-cluster.names[name], name))
        return folded
    return cluster.first[2] if cluster.first else ""


def _class(types: Counter[str], is_a: Callable[[str | None, str], bool]) -> str | None:
    """Return the commonest class, or the narrowest below it that occurs."""
    order = sorted(types, key=lambda cls: (-types[cls], cls))
    best = order[0] if order else None
    for cls in order:
        if best is not None and cls != best and is_a(cls, best):
            best = cls
    return best
