"""Names → the entities and relations so called, or an error that tells which are near."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import KgError, QueryError
from kg.iris import PREFIXES, compact, expand
from kg.normal import normal
from kg.rdf import is_entity
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["checked_text", "entities_called", "entities_named", "entity_called", "relation_called"]

_NEAR = 4  # names that an error suggests
_NAMED = "SELECT ?name ?iri {{ VALUES ?name {{ {names} }} ?iri {term} ?name }}"
_ALIKE = "SELECT ?name ?iri {{ ?iri {term} ?name FILTER(REGEX(?name, {pattern}, 'i')) }}"
_RELATIONS = "SELECT DISTINCT ?r WHERE { { ?r a kg:Relation } UNION { ?c rdf:predicate ?r } }"
_LABELLED = (
    "SELECT DISTINCT ?r WHERE {"
    " ?r a kg:Relation ; rdfs:label|skos:altLabel ?name FILTER(LCASE(STR(?name)) = %s) }"
)
_LIGATURES = {"oe": "œ", "ae": "æ"}
_PARTS = re.compile("oe|ae|.")
Names = dict[str, set[str]]


def entity_called(store: Store, name: str) -> str:
    """Return the IRI (``kge:…``) of the entity with an IRI or a name, whatever its case.

    An IRI that has joined another is that other. A name that several have is that of the one whose
    label it is, if there is one alone. Raises ``QueryError`` where nothing is called so, naming
    what is near, and where several are.

    >>> from kg.store import open_store
    >>> entity_called(open_store(None), "Nemo")
    Traceback (most recent call last):
    kg.errors.QueryError: 'Nemo': names no entity of the store. `kg entities find` lists them.
    """
    if (known := _of_iri(store, name)) is not None:
        return known
    wanted = normal(name)
    labels = _alike(store, Terms.LABEL, name)
    others = _alike(store, Terms.ALT_LABEL, name)
    labelled = labels.get(wanted, set())
    called = labelled | others.get(wanted, set())
    for found in (called, labelled):
        if len(found) == 1:
            return next(iter(found))
    if called:
        iris = ", ".join(sorted(called)[:6])
        raise QueryError(
            f"is the name of {len(called)} entities", place=repr(name), cure=f"Name one: {iris}"
        )
    raise _nobody(store, name)


def entities_called(store: Store, name: str) -> tuple[str, ...]:
    """Return the IRIs of all entities of a name, sorted; or of an IRI (``kge:…``), itself.

    The name is looked for as it is written, then whatever its case and accents, then as a part of
    longer names, whole words of them. Raises ``QueryError`` where nothing is called so.
    """
    if (known := _of_iri(store, name)) is not None:
        return (known,)
    if exact := _exact(store, name):
        return tuple(sorted(exact))
    held: Names = defaultdict(set)
    for term in (Terms.LABEL, Terms.ALT_LABEL):
        for other, iris in _alike(store, term, name).items():
            held[other] |= iris
    wanted = normal(name)
    if wanted in held:
        return tuple(sorted(held[wanted]))
    inside = [iris for other, iris in held.items() if wanted and f" {wanted} " in f" {other} "]
    if inside:
        return tuple(sorted(set().union(*inside)))
    raise _nobody(store, name)


def entities_named(store: Store, name: str) -> set[str]:
    """Return the IRIs of all entities that have a name as it is written: none where none has."""
    return _exact(store, name)


def relation_called(store: Store, name: str) -> str:
    """Return the relation (``kg:sent``) of a compact name, of ``sent``, or of any label.

    Raises ``QueryError`` where neither the vocabulary nor a claim has it, naming what is near.
    """
    full = name if ":" in name else f"kg:{name}"
    if full.startswith(("kg:", "open:")) and _is_relation(store, full):
        return full
    labelled = [*_relations(store, _LABELLED % Literal(checked_text(name.casefold())))]
    if len(labelled) == 1:
        return labelled[0]
    near = labelled or get_close_matches(full, sorted(_relations(store, _RELATIONS)), n=3)
    raise QueryError(
        "is no relation of the vocabulary or of a claim",
        place=repr(name),
        cure=f"Did you mean {' or '.join(near)}?" if near else "`kg stats` lists relations.",
    )


def checked_text(value: str) -> str:
    """Return what somebody wrote; raises ``QueryError`` where it has half a surrogate pair.

    >>> checked_text("Osterov")
    'Osterov'
    """
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise QueryError("is no text", place=ascii(value), cure="Write it in UTF-8.")
    return value


def _of_iri(store: Store, name: str) -> str | None:
    """Return the entity that an IRI names, or has joined; ``None`` for names and others."""
    if not name.startswith("kge:"):
        return None
    if is_entity(store, name):
        return name
    joined = {quad.object for quad in store.quads(expand(name), Terms.SAME_AS.value)}
    return compact(getattr(joined.pop(), "value", "")) if len(joined) == 1 else None


def _is_relation(store: Store, name: str) -> bool:
    try:
        relation = expand(name)
    except KgError:  # no IRI can be written so
        return False
    declared = store.quads(relation, Terms.TYPE.value, expand("kg:Relation"))
    said = store.quads(predicate=Terms.PREDICATE.value, object=relation)
    return any(next(quads, None) is not None for quads in (declared, said))


def _relations(store: Store, query: str) -> Iterator[str]:
    for row in _rows(store, query):
        if isinstance(row["r"], NamedNode):
            yield compact(row["r"].value)


def _nobody(store: Store, name: str) -> QueryError:
    """Return the error for a name of nobody, with the names that are near."""
    wanted, held = normal(name), dict[str, set[str]]()
    for term in (Terms.LABEL, Terms.ALT_LABEL):
        for quad in store.quads(predicate=term.value):
            _keep(held, getattr(quad.object, "value", ""), getattr(quad.subject, "value", ""))
    inside = [other for other in sorted(held) if wanted and wanted in other]
    near = dict.fromkeys([*inside, *get_close_matches(wanted, held, n=_NEAR)])
    known = sorted({iri for other in list(near)[:_NEAR] for iri in held[other]})[: 2 * _NEAR]
    return QueryError(
        "names no entity of the store",
        place=repr(name),
        cure=f"Near: {', '.join(known)}." if known else "`kg entities find` lists them.",
    )


def _exact(store: Store, name: str) -> set[str]:
    """Return the entities of a name as it is written: a look into an index."""
    found: Names = {}
    names = Literal(checked_text(name))
    for term in (Terms.LABEL, Terms.ALT_LABEL):
        for row in _rows(store, _NAMED.format(names=names, term=term)):
            _keep(found, name, row["iri"].value)
    return found.get(normal(name), set())


def _alike(store: Store, term: NamedNode, name: str) -> Names:
    """Return by their normal forms the names that look like one, as the store finds them."""
    pattern = Literal(_pattern(normal(checked_text(name))))
    found: Names = {}
    for row in _rows(store, _ALIKE.format(term=term, pattern=pattern)):
        _keep(found, row["name"].value, row["iri"].value)
    return found


def _keep(found: Names, name: str, full: str) -> None:
    iri = compact(full)
    if iri.startswith("kge:"):
        found.setdefault(normal(name), set()).add(iri)


def _pattern(wanted: str) -> str:
    """Return a regular expression for names that have a normal form, or have it inside.

    It may find more than these: what it finds is looked at again.
    """
    return "".join(_letter(part) for part in _PARTS.findall(wanted))


@cache
def _letter(part: str) -> str:
    if part == " ":
        return r"[^\p{L}\p{N}]*"
    if part == "'":
        return "['’ʼ‘`´]"
    if part in _LIGATURES:
        return f"(?:{_LIGATURES[part]}|{_letter(part[0])}{_letter(part[1])})"
    spelled = _accented().get(part)
    if spelled is None:
        return re.escape(part)
    return rf"[{spelled}]\p{{M}}*\.?"  # "O.N.U." is onu


@cache
def _accented() -> dict[str, str]:
    """Return the letters of Latin script by what is left of them without accents."""
    found: defaultdict[str, str] = defaultdict(str)
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        base = normal(chr(code))
        if len(base) == 1 and base.isalpha():
            found[base] += chr(code)
    return dict(found)


def _rows(store: Store, query: str) -> QuerySolutions:
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    return answer
