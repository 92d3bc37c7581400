"""Forms that are meant → the IRIs of their entities; what is known keeps its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from kg.iris import slug
from kg.model import Entity
from kg.resolve.comparing.compare import Named, compare
from kg.resolve.names.forms import PERSON, NameForm
from kg.resolve.names.readings import Readings

if TYPE_CHECKING:
    from kg.ontology import Gazetteer

__all__ = ["iris_of", "known_forms"]


def known_forms(
    entities: Iterable[Entity], readings: Readings, named: Callable[[NameForm, str], Named]
) -> dict[NameForm, str]:
    """Return the forms under which known entities are met again; ``named`` compares them.

    A name that is short for another of the same entity ("Brun" beside "Jean Brun") is not one of
    them: who is meant by it is to be found out each time.
    """
    forms: dict[NameForm, str] = {}
    particles = frozenset(readings.language.names.particles)
    for entity in sorted(entities, key=lambda e: e.iri):
        own = {readings.raw_form(name, entity.type): name for name in (entity.label, *entity.names)}
        seen = [named(form, name) for form, name in own.items()]
        for one in seen:
            longer = one.form.group == PERSON and any(
                (found := compare(one, other, particles)) is not None
                and found.rule is None
                and len(other.form.words) > len(one.form.words)
                for other in seen
                if other is not one
            )
            if one.form.folded and not longer:
                forms.setdefault(one.form, entity.iri)
    return forms


def iris_of(
    meant: Iterable[NameForm],
    known: Mapping[NameForm, str],
    taken: Collection[str],
    renamed: Mapping[NameForm, NameForm],
    gazetteer: Gazetteer,
) -> dict[NameForm, str]:
    """Return the IRI of each form that is meant; one slug for two groups gets a suffix.

    ``taken`` are the IRIs of all known entities; ``renamed`` maps new full names to the known
    short ones whose IRI they take over.
    """
    iris: dict[NameForm, str] = {}
    by_slug: defaultdict[str, set[NameForm]] = defaultdict(set)
    for form in meant:
        before = known.get(form) or known.get(renamed.get(form, form))
        if before is None and form.kind:
            before = known.get(NameForm(form.folded, form.group))
        if before is not None:
            iris[form] = before
        by_slug[slug(form.folded)].add(form)
    for name, forms in by_slug.items():
        rest = sorted(form for form in forms if form not in iris)
        iri = f"kge:{name}"
        free = len(forms) == len(rest) and iri not in taken
        for form in rest:
            if len(rest) == 1 and free and not _is_another(form, iri, gazetteer):
                iris[form] = iri
            else:
                iris[form] = _other(iri, form, {*taken, *iris.values()})
    return iris


def _is_another(form: NameForm, iri: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer uses ``iri`` for something else of that name."""
    return any(entry.iri == iri for entry in gazetteer.lookup(form.folded))


def _other(iri: str, form: NameForm, taken: Collection[str]) -> str:
    """Return an IRI that tells the form from others of its slug."""
    more = slug(form.kind.removeprefix("kg:")) if form.kind else form.group or "name"
    found, number = f"{iri}-{more}", 2
    while found in taken:
        found, number = f"{iri}-{more}-{number}", number + 1
    return found
