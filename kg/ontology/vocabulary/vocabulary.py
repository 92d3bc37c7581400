"""The classes and relations of ``core.ttl``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.iris import PREFIXES
from kg.ontology.reading.blocks import Block
from kg.ontology.reading.mistakes import Mistakes, cure_for

__all__ = ["Class", "Ontology", "Relation", "read_ontology"]


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things. IRIs of kg are compact, those in ``aligned`` are full.

    ``labels`` and ``definitions`` map a language to a text. ``said_by`` is the relation that a
    noun of this class states when it is said of something ("X, ministre": kg:holdsPosition);
    ``stands_for`` the classes whose part its members can play ("le ministre" is a person),
    ``bracketed_by`` what a name of this class states in brackets behind a person's ("X (PS)"),
    ``affiliated_by`` what it states there as an owner ("X, de l'université de Lyon"),
    ``placed_by`` what it states behind that of a smaller place ("Ostrel, en Moravie"),
    ``scene_by`` what it states behind an event ("une grève en Moravie").
    """

    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parents: tuple[str, ...] = ()
    aligned: tuple[str, ...] = ()
    said_by: str | None = None
    stands_for: tuple[str, ...] = ()
    bracketed_by: str | None = None
    placed_by: str | None = None
    scene_by: str | None = None
    affiliated_by: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between things of the classes ``domain`` and ``range`` (any one of them).

    ``inverse`` is the relation read the other way round where it has a name of its own; ``plover``
    the PLOVER event type. What is ``undergone`` may be said of its object alone: what was done to
    it, by nobody knows whom. What is ``locating`` tells where its subject is or happens. What is
    ``lasting`` is so for a time, and over after it: with the life of who undergoes what is
    ``ending`` (or else does it), with the office of who undergoes or does what is ``leaving``, and
    where it is others' the object of what is ``taking``. ``sign`` is 1 where the subject is with
    the object, -1 where it is against it, else 0.
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
    undergone: bool = False
    locating: bool = False
    lasting: bool = False
    ending: bool = False
    leaving: bool = False
    taking: bool = False
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes and relations by compact IRI, sorted; ``properties`` describe claims and mentions."""

    classes: Mapping[str, Class]
    relations: Mapping[str, Relation]
    ancestors: Mapping[str, frozenset[str]] = field(repr=False)
    properties: frozenset[str] = field(default=frozenset(), repr=False)

    def is_a(self, sub: str | None, sup: str) -> bool:
        """Return whether every ``sub`` is a ``sup``; ``False`` for unknown classes.

        >>> from kg.ontology import load
        >>> load().ontology.is_a("kg:Communique", "kg:Artifact")
        True
        """
        return sub is not None and (sub == sup or sup in self.ancestors.get(sub, ()))

    def overlap(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Return whether a thing can be of one of ``some`` and of one of ``others``.

        That is so where one class holds the other or can play its part, or where a class is both
        (a country is a place and an actor). A leading ``!`` is ignored; a topic is anything.

        >>> from kg.ontology import load
        >>> load().ontology.overlap(["!kg:City"], ["kg:Actor"])
        True
        >>> load().ontology.overlap(["kg:Weapon"], ["kg:Actor"])
        False
        """
        for one in (name.removeprefix("!") for name in some):
            known = self.classes.get(one)
            kinds = (one, *(known.stands_for if known is not None else ()))
            for other in others:
                if other == "kg:Topic" or any(self._meet(kind, other) for kind in kinds):
                    return True
        return False

    def _meet(self, one: str, other: str) -> bool:
        if self.is_a(one, other) or self.is_a(other, one):
            return True
        return any(one in above and other in above for above in self.ancestors.values())

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


def read_ontology(blocks: Sequence[Block], mistakes: Mistakes) -> Ontology:
    """Return the ontology that the blocks declare; a term may be spread over several files.

    Mistakes are a class or relation that is referred to and not declared, a missing label or
    definition, a cycle of classes, inverses that don't agree, an unknown PLOVER type.
    """
    classes: dict[str, Class] = {}
    for block in blocks:
        if "kg:Class" in block.kinds:
            _check_words(block, mistakes)
            with mistakes:
                classes[block.iri] = _class(block)
    ancestors = {iri: _ancestors(iri, classes) for iri in classes}
    declared = [block for block in blocks if "kg:Relation" in block.kinds]
    inverses = _inverses(declared, mistakes)
    plover = next((b.texts.get("kg:oneOf", ()) for b in blocks if b.iri == "kg:plover"), ())
    relations: dict[str, Relation] = {}
    for block in declared:
        _check_known(block, "schema:domainIncludes", classes, mistakes, needed=True)
        _check_known(block, "schema:rangeIncludes", classes, mistakes, needed=True)
        _check_plover(block, frozenset(text.text for text in plover), mistakes)
        _check_words(block, mistakes)
        with mistakes:
            relations[block.iri] = _relation(block, inverses.get(block.iri))
    for block in blocks:
        if "kg:Class" in block.kinds:
            _check_class(block, classes, ancestors, relations, mistakes)
    return Ontology(
        dict(sorted(classes.items())),
        dict(sorted(relations.items())),
        dict(sorted(ancestors.items())),
        frozenset(
            b.iri for b in blocks if {"owl:ObjectProperty", "owl:DatatypeProperty"} & set(b.kinds)
        ),
    )


def _check_class(
    block: Block,
    classes: Mapping[str, Class],
    ancestors: Mapping[str, frozenset[str]],
    relations: Mapping[str, Relation],
    mistakes: Mistakes,
) -> None:
    _check_known(block, "rdfs:subClassOf", classes, mistakes)
    _check_known(block, "kg:standsFor", classes, mistakes)
    if block.iri in ancestors.get(block.iri, ()):
        cure = "Break the cycle of rdfs:subClassOf."
        mistakes.add(block.error("is its own ancestor", cure=cure, near="rdfs:subClassOf"))
    for key in ("kg:saidBy", "kg:bracketedBy", "kg:affiliatedBy", "kg:placedBy", "kg:sceneBy"):
        for relation in block.links.get(key, ()):
            if relation not in relations:
                cure = "Declare it as a kg:Relation."
                what = f"{key} {relation}: no such relation"
                mistakes.add(block.error(what, cure=cure, near=relation))


def _class(block: Block) -> Class:
    links = block.links
    parents = tuple(p for p in links.get("rdfs:subClassOf", ()) if p.startswith("kg:"))
    keys = ("rdfs:subClassOf", "owl:equivalentClass", "skos:closeMatch", "skos:broadMatch")
    labels, definitions = _words(block)
    return Class(
        block.iri,
        labels,
        definitions,
        parents,
        _aligned(block, keys),
        block.link("kg:saidBy"),
        links.get("kg:standsFor", ()),
        block.link("kg:bracketedBy"),
        block.link("kg:placedBy"),
        block.link("kg:sceneBy"),
        block.link("kg:affiliatedBy"),
    )


def _relation(block: Block, inverse: str | None) -> Relation:
    labels, definitions = _words(block)
    keys = ("rdfs:subPropertyOf", "owl:equivalentProperty", "skos:closeMatch", "skos:broadMatch")
    return Relation(
        block.iri,
        block.links.get("schema:domainIncludes", ()),
        block.links.get("schema:rangeIncludes", ()),
        labels,
        definitions,
        inverse,
        "owl:SymmetricProperty" in block.kinds,
        block.text("kg:plover"),
        _aligned(block, keys),
        "kg:Undergone" in block.kinds,
        "kg:Locating" in block.kinds,
        "kg:Lasting" in block.kinds,
        "kg:Ending" in block.kinds,
        "kg:Leaving" in block.kinds,
        "kg:Taking" in block.kinds,
        ("kg:Supporting" in block.kinds) - ("kg:Opposing" in block.kinds),
    )


def _aligned(block: Block, keys: Iterable[str]) -> tuple[str, ...]:
    """Return the full IRIs of the terms of other vocabularies among the values of ``keys``."""
    ours = PREFIXES["kg"]
    return tuple(sorted(iri for key in keys for iri in block.full(key) if not iri.startswith(ours)))


def _words(block: Block) -> tuple[dict[str, str], dict[str, str]]:
    return block.labels(), block.labels("skos:definition")


def _check_words(block: Block, mistakes: Mistakes) -> None:
    for key, what in (("rdfs:label", "label"), ("skos:definition", "definition")):
        if not block.texts.get(key):
            cure = f'Add {key} "…"@fr, "…"@en.'
            mistakes.add(block.error(f"has no {what}", cure=cure))


def _check_plover(block: Block, types: frozenset[str], mistakes: Mistakes) -> None:
    for text in block.texts.get("kg:plover", ()):
        if types and text.text not in types:
            mistakes.add(
                block.error(
                    f"kg:plover {text.text!r}: no such PLOVER type",
                    cure=f"Take one of {', '.join(sorted(types))}.",
                    near=text.text,
                )
            )


def _check_known(
    block: Block,
    key: str,
    classes: Mapping[str, Class],
    mistakes: Mistakes,
    *,
    needed: bool = False,
) -> None:
    values = block.links.get(key, ())
    if needed and not values:
        cure = f"Say with {key} which classes it takes."
        mistakes.add(block.error(f"has no {key}", cure=cure))
    for value in values:
        if value.startswith("kg:") and value not in classes:
            mistakes.add(
                block.error(
                    f"{key} {value}: no such class",
                    cure=cure_for(value, classes, "Declare it as a kg:Class."),
                    near=value,
                )
            )


def _ancestors(iri: str, classes: Mapping[str, Class]) -> frozenset[str]:
    found: set[str] = set()
    todo = list(classes[iri].parents)
    while todo:
        parent = todo.pop()
        if parent not in found:
            found.add(parent)
            todo.extend(classes[parent].parents if parent in classes else ())
    return frozenset(found)


def _inverses(declared: Sequence[Block], mistakes: Mistakes) -> dict[str, str]:
    names = {block.iri for block in declared}
    result: dict[str, str] = {}
    for block in declared:
        with mistakes:
            inverse = block.link("owl:inverseOf")
            if inverse is None:
                continue
            if inverse not in names:
                raise block.error(
                    f"owl:inverseOf {inverse}: no such relation",
                    cure=cure_for(inverse, names, "Declare it as a kg:Relation."),
                    near=inverse,
                )
            for one, other in ((block.iri, inverse), (inverse, block.iri)):
                if result.setdefault(one, other) != other:
                    raise block.error(
                        f"{one} has two inverses", cure="Leave one owl:inverseOf.", near=inverse
                    )
    return result
