"""Rule files (SPARQL CONSTRUCT) → rules: what they ask of claims, and what they conclude.

::

    # title: A place inside a controlled zone is controlled
    # description: …
    CONSTRUCT { ?place kg:controlledBy ?who }
    WHERE { ?place kg:locatedIn ?zone . ?zone kg:controlledBy ?who }

A triple of a relation in the WHERE part is a premise: some claim must assert it. All other triples
(classes, the vocabulary) are conditions.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from kg.bundled import LANGUAGE
from kg.errors import OntologyError
from kg.iris import PREFIXES, compact
from kg.ontology import Ontology, load
from kg.ontology.reading.blocks import place_of
from kg.ontology.reading.files import find_files
from kg.ontology.reading.mistakes import Mistakes, cure_for
from kg.rules.keeping import Remark, is_remark, remark
from kg.rules.succession import Succession, is_succession, succession
from kg.store.queries.tokens import position, terms_in
from kg.textfile import read_text

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["AnyRule", "Rule", "Triple", "mistakes_in_rules", "rules"]

Triple = tuple[str, str, str]
"""Subject, predicate and object: variables (``?place``), full IRIs in ``<>``, or literals."""

_HEADER = re.compile(r"#\s*(title|description)\s*:\s*(.*)")
_CONSTRUCT = re.compile(r"\bCONSTRUCT\s*\{[^{}]*\}\s*(?:WHERE\s*)?\{", re.IGNORECASE)
_KG = PREFIXES["kg"]
_TYPE = f"<{PREFIXES['rdf']}type>"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``name`` is its file's stem.

    ``head`` is what it concludes, ``premises`` are the triples of the WHERE part that claims must
    assert, ``conditions`` those that may stand anywhere; ``where`` is the text of that part, from
    behind its first brace.
    """

    name: str
    title: str
    description: str
    head: Triple
    premises: tuple[Triple, ...]
    conditions: tuple[Triple, ...]
    where: str

    def query(self, variables: Sequence[str] = (), rows: Sequence[Sequence[str]] = ()) -> str:
        """Return the SPARQL query for what the rule finds, each solution once.

        ``rows`` are values (in N-Triples) of ``variables``: only solutions with one of them.
        """
        wanted = sorted(
            {term for triple in (self.head, *self.premises) for term in triple if term[0] == "?"}
        )
        values = ""
        if variables:
            lines = "\n".join(f"({' '.join(row)})" for row in rows)
            values = f"VALUES ({' '.join(variables)}) {{\n{lines}\n}}\n"
        return f"SELECT DISTINCT {' '.join(wanted)} WHERE {{ {values}{self.where}"


AnyRule: TypeAlias = Rule | Succession | Remark


def rules(lang: str = LANGUAGE, places: Sequence[Path] = ()) -> Mapping[str, AnyRule]:
    """Return the bundled rules and those of ``places`` by name, sorted.

    A later rule of the same name takes the place of an earlier one. Raises OntologyError for a
    rule that can't be applied.

    >>> "control-inside" in rules()
    True
    """
    return _rules(lang, tuple(places))


@functools.lru_cache(maxsize=8)
def _rules(lang: str, places: tuple[Path, ...]) -> Mapping[str, AnyRule]:
    mistakes = Mistakes()
    found = _read(lang, places, load(lang, places).ontology, mistakes)
    mistakes.raise_any()
    return MappingProxyType(found)


def mistakes_in_rules(lang: str, places: Sequence[Path], ontology: Ontology) -> list[OntologyError]:
    """Return all mistakes that ``rules`` would find, in the order of the files."""
    mistakes = Mistakes()
    _read(lang, places, ontology, mistakes)
    return mistakes.found


def _read(
    lang: str, places: Sequence[Path], ontology: Ontology, mistakes: Mistakes
) -> dict[str, AnyRule]:
    found: dict[str, AnyRule] = {}
    for path in find_files(lang, places, Mistakes()).rules:
        with mistakes:
            found[path.stem] = _rule(path, ontology, mistakes)
    return dict(sorted(found.items()))


def _rule(path: Path, ontology: Ontology, mistakes: Mistakes) -> AnyRule:
    place = place_of(path)
    text = read_text(path, OntologyError, place=place)
    said = {
        found[1]: found[2].strip()
        for line in text.splitlines()
        if (found := _HEADER.fullmatch(line.strip()))
    }
    for key in ("title", "description"):
        if not said.get(key):
            mistakes.add(
                OntologyError(f"has no {key}", place=place, cure=f"Add a line '# {key}: …'.")
            )
    _check_terms(text, ontology, place, mistakes)
    if is_remark(text):
        return remark(path.stem, said, text, ontology, place)
    if is_succession(text):
        return succession(path.stem, said, text, place)
    head, body, stepped = _parsed(text, place)
    for name in sorted(stepped & ontology.relations.keys()):
        cure = "Write each step as a triple; rules go on until nothing new follows."
        what = f"{name} stands in a path, so that its claims can't be told"
        mistakes.add(OntologyError(what, place=place, cure=cure))
    _check_head(text, [head, *body], ontology, place, mistakes)
    start = _CONSTRUCT.search(_without_comments(text))
    if start is None:
        cure = "Write CONSTRUCT { ?a kg:relation ?b } WHERE { … }."
        raise OntologyError("is no CONSTRUCT with a simple template", place=place, cure=cure)
    premises = tuple(t for t in body if t[1][0] == "?" or _relation(t[1]) in ontology.relations)
    if not premises:
        cure = "Ask for at least one triple of a relation, such as ?a kg:memberOf ?b."
        raise OntologyError("rests on no claim", place=place, cure=cure)
    return Rule(
        path.stem,
        said.get("title", ""),
        said.get("description", ""),
        head,
        premises,
        tuple(triple for triple in body if triple not in premises),
        _without_comments(text)[start.end() :],
    )


def _without_comments(text: str) -> str:
    return "\n".join("" if line.lstrip().startswith("#") else line for line in text.splitlines())


def _parsed(text: str, place: str) -> tuple[Triple, list[Triple], set[str]]:
    """Return the head, the triples of the WHERE part that must hold, and the terms in paths."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    prefixes = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    try:
        algebra = translateQuery(parseQuery(f"{prefixes} {text}")).algebra
    except ParseBaseException as error:
        raise OntologyError(
            f"is no SPARQL ({' '.join(str(error.msg).split())})",
            place=f"{place}:{error.lineno}",
            cure="Check brackets, dots and quotation marks there.",
        ) from None
    except Exception as error:  # noqa: BLE001  (rdflib raises plain exceptions for prefixes)
        cure = f"Declare the prefix, or use one of {', '.join(PREFIXES)}."
        raise OntologyError(f"is no SPARQL ({error})", place=place, cure=cure) from None
    if "Union" in _parts(algebra):
        cure = "Write two rules, or VALUES ?relation { … } and ?a ?relation ?b."
        raise OntologyError("has a UNION: no telling what it rests on", place=place, cure=cure)
    if algebra.name != "ConstructQuery" or len(algebra.template) != 1:
        cure = "Write CONSTRUCT { ?a kg:relation ?b } WHERE { … }: one triple in the template."
        raise OntologyError("does not conclude one triple", place=place, cure=cure)
    triples = list(_patterns(algebra.p))
    plain = [_triple(triple) for triple in triples if not list(_steps(triple[1]))]
    stepped = {compact(str(step)) for triple in triples for step in _steps(triple[1])}
    return _triple(algebra.template[0]), plain, stepped


def _patterns(part: object) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the triples that must hold; not those of OPTIONAL, MINUS and NOT EXISTS."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if not isinstance(part, CompValue):
        return
    if part.name == "BGP":
        yield from part.triples
    elif part.name in ("LeftJoin", "Minus"):
        yield from _patterns(part.p1)
    else:
        for key in ("p", "p1", "p2"):
            yield from _patterns(part.get(key))


def _parts(part: object) -> Iterator[str]:
    """Yield the names of the parts of a query, outermost first."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(part, CompValue):
        yield part.name
        for key in ("p", "p1", "p2"):
            yield from _parts(part.get(key))


def _steps(predicate: object) -> Iterator[object]:
    """Yield the terms of a path (``rdf:type/rdfs:subClassOf*``); none for a plain predicate."""
    from rdflib.paths import Path as PropertyPath

    if isinstance(predicate, PropertyPath):
        for part in vars(predicate).values():
            for step in part if isinstance(part, list | tuple) else [part]:
                deeper = list(_steps(step))
                yield from deeper or ([step] if isinstance(step, str) else [])


def _triple(triple: tuple[Node, Node, Node]) -> Triple:
    first, second, third = (_term(node) for node in triple)
    return first, second, third


def _term(node: Node) -> str:
    from rdflib.term import BNode, Variable

    if isinstance(node, BNode):
        return f"?_{node}"
    return f"?{node}" if isinstance(node, Variable) else str(node.n3())


def _relation(predicate: str) -> str:
    return compact(predicate.strip("<>"))


def _check_terms(text: str, ontology: Ontology, place: str, mistakes: Mistakes) -> None:
    """Find names of the vocabulary that it does not declare."""
    known = {*ontology.relations, *ontology.classes, *ontology.properties}
    for named in terms_in(text, PREFIXES, templates=True):
        name = compact(named.iri)
        if name.startswith("kg:") and name not in known:
            mistakes.add(
                OntologyError(
                    f"{name}: no such term",
                    place=f"{place}:{position(text, named.at)[0]}",
                    cure=cure_for(name, known, "Declare it in core.ttl."),
                )
            )


def _check_head(
    text: str,
    triples: Sequence[Triple],
    ontology: Ontology,
    place: str,
    mistakes: Mistakes,
) -> None:
    """Find what can't be concluded: no relation, variables that nothing finds."""
    head = triples[0]
    if head[1][0] != "?" and _relation(head[1]) not in ontology.relations:
        cure = "Conclude a relation of the vocabulary."
        mistakes.add(
            OntologyError(f"concludes {_relation(head[1])}: no relation", place=place, cure=cure)
        )
    bound = {term for triple in triples[1:] for term in triple}
    for term in head:
        if (
            term[0] == "?"
            and term not in bound
            and not re.search(rf"\{term}\b", text.split("{", 2)[-1])
        ):
            cure = "Use the variable in the WHERE part."
            mistakes.add(OntologyError(f"never finds {term}", place=place, cure=cure))
