"""The classes and relations of ``core.ttl``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.ontology.blocks import Block
from kg.ontology.prefixes import expand

__all__ = ["Class", "Ontology", "Relation", "read_ontology"]


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things. IRIs of kg are compact, those in ``aligned`` are full.

    ``labels`` and ``definitions`` map a language to a text. ``said_by`` is the relation that a
    noun of this class states when it is said of something ("X, ministre": kg:holdsPosition);
    ``stands_for`` the classes whose part its members can play ("le ministre" is a person).
    """

    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parents: tuple[str, ...] = ()
    aligned: tuple[str, ...] = ()
    said_by: str | None = None
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between things of the classes ``domain`` and ``range`` (any one of them).

    ``inverse`` is the relation read the other way round where it has a name of its own;
    ``plover`` the PLOVER event type.
    """

    iri: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    inverse: str | None = None
    symmetric: bool = False
    plover: str | None = None
    aligned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes and relations by compact IRI, sorted."""

    classes: Mapping[str, Class]
    relations: Mapping[str, Relation]
    ancestors: Mapping[str, frozenset[str]] = field(repr=False)

    def is_a(self, sub: str | None, sup: str) -> bool:
        """Return whether every ``sub`` is a ``sup``; ``False`` for unknown classes.

        >>> from kg.ontology import load
        >>> load().ontology.is_a("kg:Communique", "kg:Artifact")
        True
        """
        return sub is not None and (sub == sup or sup in self.ancestors.get(sub, ()))

    def inverse(self, relation: str) -> str | None:
        """Return the relation read the other way round (itself if symmetric), or ``None``.

        >>> from kg.ontology import load
        >>> load().ontology.inverse("kg:controls")
        'kg:controlledBy'
        """
        known = self.relations.get(relation)
        if known is None:
            return None
        return known.iri if known.symmetric else known.inverse


def read_ontology(blocks: Sequence[Block]) -> Ontology:
    """Return the ontology that the blocks declare; a term may be spread over several files.

    Raises OntologyError for a class or relation that is referred to and not declared, for a
    missing label or definition, a cycle of classes, or inverses that don't agree.
    """
    classes = {b.iri: _class(b) for b in blocks if "kg:Class" in b.kinds}
    for block in blocks:
        if "kg:Class" in block.kinds:
            _check_known(block, "rdfs:subClassOf", classes)
    ancestors = {iri: _ancestors(iri, classes) for iri in classes}
    for block in blocks:
        if block.iri in classes and block.iri in ancestors[block.iri]:
            raise block.error("is its own ancestor", cure="Break the cycle of rdfs:subClassOf.")
    declared = [b for b in blocks if "kg:Relation" in b.kinds]
    inverses = _inverses(declared)
    relations = {}
    for block in declared:
        _check_known(block, "schema:domainIncludes", classes, needed=True)
        _check_known(block, "schema:rangeIncludes", classes, needed=True)
        relations[block.iri] = _relation(block, inverses.get(block.iri))
    for block in blocks:
        if block.iri in classes:
            _check_known(block, "kg:standsFor", classes)
            said_by = classes[block.iri].said_by
            if said_by is not None and said_by not in relations:
                raise block.error(
                    f"kg:saidBy {said_by}: no such relation", cure="Declare it as a kg:Relation."
                )
    return Ontology(
        dict(sorted(classes.items())),
        dict(sorted(relations.items())),
        dict(sorted(ancestors.items())),
    )


def _class(block: Block) -> Class:
    links = block.links
    parents = tuple(p for p in links.get("rdfs:subClassOf", ()) if p.startswith("kg:"))
    foreign = (
        expand(value)
        for key in ("rdfs:subClassOf", "owl:equivalentClass", "skos:closeMatch")
        for value in links.get(key, ())
        if not value.startswith("kg:")
    )
    labels, definitions = _words(block)
    return Class(
        block.iri,
        labels,
        definitions,
        parents,
        tuple(sorted(foreign)),
        block.link("kg:saidBy"),
        links.get("kg:standsFor", ()),
    )


def _relation(block: Block, inverse: str | None) -> Relation:
    labels, definitions = _words(block)
    foreign = (
        expand(value)
        for key in ("rdfs:subPropertyOf", "owl:equivalentProperty", "skos:closeMatch")
        for value in block.links.get(key, ())
        if not value.startswith("kg:")
    )
    return Relation(
        block.iri,
        block.links.get("schema:domainIncludes", ()),
        block.links.get("schema:rangeIncludes", ()),
        labels,
        definitions,
        inverse,
        "owl:SymmetricProperty" in block.kinds,
        block.text("kg:plover"),
        tuple(sorted(foreign)),
    )


def _words(block: Block) -> tuple[dict[str, str], dict[str, str]]:
    labels, definitions = block.labels(), block.labels("skos:definition")
    if not labels:
        raise block.error("has no label", cure='Add rdfs:label "…"@fr, "…"@en.')
    if not definitions:
        raise block.error("has no definition", cure='Add skos:definition "…"@fr, "…"@en.')
    return labels, definitions


def _check_known(
    block: Block, key: str, classes: Mapping[str, Class], *, needed: bool = False
) -> None:
    values = block.links.get(key, ())
    if needed and not values:
        raise block.error(f"has no {key}", cure=f"Say with {key} which classes it takes.")
    for value in values:
        if value.startswith("kg:") and value not in classes:
            raise block.error(f"{key} {value}: no such class", cure="Declare it as a kg:Class.")


def _ancestors(iri: str, classes: Mapping[str, Class]) -> frozenset[str]:
    found: set[str] = set()
    todo = list(classes[iri].parents)
    while todo:
        parent = todo.pop()
        if parent not in found:
            found.add(parent)
            todo.extend(classes[parent].parents)
    return frozenset(found)


def _inverses(declared: Sequence[Block]) -> dict[str, str]:
    names = {block.iri for block in declared}
    result: dict[str, str] = {}
    for block in declared:
        inverse = block.link("owl:inverseOf")
        if inverse is None:
            continue
        if inverse not in names:
            raise block.error(
                f"owl:inverseOf {inverse}: no such relation", cure="Declare it as a kg:Relation."
            )
        for one, other in ((block.iri, inverse), (inverse, block.iri)):
            if result.setdefault(one, other) != other:
                raise block.error(f"{one} has two inverses", cure="Leave one owl:inverseOf.")
    return result
