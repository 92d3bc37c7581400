"""Forms that are meant → the IRIs of their entities: made of the name, never of what came first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.iris import slug
from kg.resolve.names.forms import NameForm

if TYPE_CHECKING:
    from kg.ontology import Gazetteer

__all__ = ["iris_of", "slug_of"]


def slug_of(form: NameForm) -> str:
    """Return what a form's IRI ends in where it is the only one so called.

    >>> slug_of(NameForm("milan osterov", "person"))
    'milan-osterov'
    """
    return slug(form.folded)


def iris_of(forms: Iterable[NameForm], slug_: str, gazetteer: Gazetteer) -> dict[NameForm, str]:
    """Return the IRIs of all forms that are meant by names of the slug ``slug_``.

    Several get what tells them apart behind it, whichever came first: an IRI must not come to mean
    another thing than before.
    """
    meant = sorted(forms)
    iri = f"kge:{slug_}"
    if len(meant) == 1 and not _is_another(meant[0], iri, gazetteer):
        return {meant[0]: iri}
    found: dict[NameForm, str] = {}
    for form in meant:
        more = slug(form.kind.removeprefix("kg:")) if form.kind else form.group or "name"
        one, number = f"{iri}-{more}", 2
        while one in found.values():
            one, number = f"{iri}-{more}-{number}", number + 1
        found[form] = one
    return found


def _is_another(form: NameForm, iri: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer uses ``iri`` for something else of that name."""
    return any(entry.iri == iri for entry in gazetteer.lookup(form.folded))
