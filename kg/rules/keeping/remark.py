"""Rule files of what is kept for questions (SPARQL SELECT): links between claims, and counts.

::

    # title: Said and denied
    # description: …
    # tells: claim kg:contradicts other
    # keys: claim other
    SELECT DISTINCT ?claim ?other WHERE {
      VALUES ?claim { $claim }  #? claim
      VALUES ?other { $other }  #? other
      …
    }

Each solution is told by the quads of ``tells``. When documents change, only solutions with one of
their claims are looked for, in the variables of ``keys``; ``voice=kg:holder`` means the holders of
these claims, ``one by kg:alliedWith`` what is found along a path from triples that are new or gone
(``moving.py``). Such a variable has its slot (``kg.query.asking.binding``), which is to stand where
it helps. Without keys all is looked for each time.

``# has other: kg:polarity "negative"`` tells what claims must have to be looked at as this key: one
of the values that stand there.

``# adds: claims denials``, ``# least: first`` and ``# most: last`` tell how numbers of one key come
together from what each document tells (``adding.py``), for which the slot ``doc`` stands.

``# from claim: PATTERN`` finds what may be told of a key, quicker than the query does: both ends of
the first line of ``tells``, which then stand in the slot ``pairs`` instead of the key in its own.
``# from all: PATTERN`` finds them of all claims, where the query would take longer. What is found
so may be no end itself: ``# from part whole: PATTERN``, where only what has both keys is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.errors import OntologyError
from kg.iris import PREFIXES, compact, expand
from kg.ontology import Ontology
from kg.query import bound, lacking, slots
from kg.rules.keeping.adding import Totals
from kg.rules.keeping.moving import Path, path
from kg.rules.selecting import variables_of
from kg.store.queries.tokens import terms_in

__all__ = ["ALL", "DOCUMENTS", "PAIRS", "Key", "Mark", "Remark", "in_order", "is_remark", "remark"]

PAIRS = "pairs"
"""The slot of what patterns have found for a key."""

ALL = "all"
"""In place of a key: whatever may be told."""

DOCUMENTS = "doc"
"""The slot of the documents whose share of what adds up is asked for."""

_TELLS = re.compile(r"^#\s*tells\s*:\s*(.*?)\s*$", re.MULTILINE)
_KEYS = re.compile(r"^#\s*keys\s*:\s*(.*?)\s*$", re.MULTILINE)
_FROM = re.compile(r"^#\s*from\s+(\w+(?:\s+\w+)*)\s*:\s*(.*?)\s*$", re.MULTILINE)
_HAS = re.compile(r"^#\s*has\s+(\w+)\s*:\s*(\S+)\s+(.*?)\s*$", re.MULTILINE)
_TOTALS = re.compile(r"^#\s*(adds|least|most)\s*:\s*(.*?)\s*$", re.MULTILINE)
_TOLD = re.compile(r"(\w+)\s+(kg:\w+)\s+(\w+)")
_KEY = re.compile(r"(\w+)(?:=(\w+:\w+))?")
_CURIE = re.compile(r"\w+:\w+")
_VALUE = re.compile(r'"(?P<text>[^"]*)"|(?P<iri>\w+:[\w-]+)')
_FIRST = NamedNode(PREFIXES["kgc"] + "0")


@dataclass(frozen=True, slots=True)
class Key:
    """A variable by whose terms solutions are looked for, and what these terms are.

    Without anything else they are claims; else what these have of a ``property`` (full IRI), or
    what a ``path`` leads to.
    """

    variable: str
    property: str = ""
    path: Path | None = None


class Mark(NamedTuple):
    """What claims must have to stand for a key: one of some ``values`` of a property (full IRI)."""

    variable: str
    property: str
    values: tuple[NamedNode | Literal, ...]


class Way(NamedTuple):
    """A pattern that finds the pairs that may be told, from all of its keys together."""

    keys: tuple[str, ...]
    pattern: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is kept for questions; ``name`` is the file's stem.

    ``tells`` are variables with the property (full IRI) between them, ``marks`` tell which claims
    need no look, ``ways`` find quicker what may be told, ``totals`` are how documents add up.
    """

    name: str
    title: str
    description: str
    tells: tuple[tuple[str, str, str], ...]
    keys: tuple[Key, ...]
    marks: tuple[Mark, ...]
    ways: tuple[Way, ...]
    totals: Totals
    text: str

    @property
    def pair(self) -> tuple[str, str]:
        """The variables of what is told first."""
        return self.tells[0][0], self.tells[0][2]

    @property
    def groups(self) -> list[tuple[str, ...]]:
        """The keys by which what is told is found: each end by itself, and as ways have them."""
        ends = {name for first, _, last in self.tells for name in (first, last)}
        alone = {(key.variable,) for key in self.keys if key.variable in ends}
        return sorted(alone | {way.keys for way in self.ways if way.keys != (ALL,)})

    def query(self, variable: str = "", terms: Sequence[NamedNode] = ()) -> str:
        """Return the query; ``terms`` are all that a key may stand for."""
        return bound(self.text, {variable: terms} if variable else {})

    def query_of(self, pairs: Sequence[tuple[NamedNode, NamedNode]]) -> str:
        """Return the query for ``pairs`` that its patterns have found."""
        return bound(self.text, {PAIRS: pairs})

    def searches(self, terms: Mapping[str, Sequence[NamedNode]]) -> list[str]:
        """Return the queries for the pairs that may be told of just these keys, or of all if none.

        There are none without patterns.
        """
        head = f"SELECT DISTINCT {' '.join(f'?{name}' for name in self.pair)}"
        ways = [way for way in self.ways if way.keys == (tuple(terms) or (ALL,))]
        values = "".join(
            f"VALUES ?{name} {{ {' '.join(map(str, some))} }} " for name, some in terms.items()
        )
        return [f"{head} WHERE {{ {values}{way.pattern} }}" for way in ways]


def is_remark(text: str) -> bool:
    """Return whether a rule file tells what is kept for questions.

    >>> is_remark("# tells: claim kg:contradicts other"), is_remark("SELECT * { }")
    (True, False)
    """
    return _TELLS.search(text) is not None


def remark(name: str, said: Mapping[str, str], text: str, ontology: Ontology, place: str) -> Remark:
    """Return what a rule file tells, ``said`` being its title and description.

    Raises ``OntologyError`` for what can't be asked or told.
    """
    lines = [_TOLD.fullmatch(line) for line in _TELLS.findall(text)]
    keys = [key for line in _KEYS.findall(text) for key in _keys(line, place)]
    if None in lines:
        raise _unclear(place)
    made = Remark(
        name,
        said.get("title", ""),
        said.get("description", ""),
        tuple((line[1], expand(line[2]), line[3]) for line in lines if line is not None),
        tuple(keys),
        tuple(_mark(found, place) for found in _HAS.finditer(text)),
        tuple(Way(tuple(names.split()), pattern) for names, pattern in _FROM.findall(text)),
        _totals(text),
        text,
    )
    _check(made, ontology, place)
    return made


def in_order(rules: Iterable[Remark]) -> list[Remark]:
    """Return rules so that each stands behind those that tell what it asks for."""
    by_name = {rule.name: rule for rule in rules}
    needs: dict[str, list[str]] = {}
    for name, rule in sorted(by_name.items()):
        text = "\n".join((rule.text, *(way.pattern for way in rule.ways)))
        asked = {term.iri for term in terms_in(text, PREFIXES)}
        needs[name] = [
            other.name
            for other in by_name.values()
            if other is not rule and any(property_ in asked for _, property_, _ in other.tells)
        ]
    return [by_name[name] for name in TopologicalSorter(needs).static_order()]


def _totals(text: str) -> Totals:
    found = {how: tuple(names.split()) for how, names in _TOTALS.findall(text)}
    return Totals(found.get("adds", ()), found.get("least", ()), found.get("most", ()))


def _keys(line: str, place: str) -> list[Key]:
    names, by, way = line.partition(" by ")
    found = [_KEY.fullmatch(word) for word in names.split()]
    leading = path(way, place) if by else None
    if None in found:
        raise _unclear(place)
    return [Key(one[1], expand(one[2]) if one[2] else "", leading) for one in found if one]


def _mark(line: re.Match[str], place: str) -> Mark:
    variable, property_, values = line.groups()
    found = [_VALUE.fullmatch(word) for word in values.split()]
    if None in found or not _CURIE.fullmatch(property_):
        cure = """Write it like '# has other: kg:polarity "negative"'."""
        raise OntologyError("asks claims for what can't be understood", place=place, cure=cure)
    return Mark(
        variable,
        expand(property_),
        tuple(
            Literal(one["text"]) if one["iri"] is None else NamedNode(expand(one["iri"]))
            for one in found
            if one
        ),
    )


def _unclear(place: str) -> OntologyError:
    cure = "Write '# tells: claim kg:contradicts other' and '# keys: claim other'."
    return OntologyError("tells what can't be understood", place=place, cure=cure)


def _check(made: Remark, ontology: Ontology, place: str) -> None:
    told = {variable for first, _, last in made.tells for variable in (first, last)}
    for _, property_, _ in made.tells:
        if compact(property_) not in ontology.properties:
            cure = "Tell with a property of core.ttl, such as kg:contradicts."
            raise OntologyError(f"{compact(property_)}: no such property", place=place, cure=cure)
    for step in {one for key in made.keys if key.path for one in key.path.properties}:
        name = compact(step)
        if name.startswith("kg:") and name not in {*ontology.relations, *ontology.properties}:
            cure = "Begin with relations of core.ttl, such as kg:partOf."
            raise OntologyError(f"{name}: no such term", place=place, cure=cure)
    claims = {key.variable for key in made.keys if not key.property and not key.path}
    for mark in made.marks:
        if mark.variable not in claims:
            cure = f"Write '# keys: {mark.variable}', or leave it out."
            raise OntologyError(f"has no claims as {mark.variable}", place=place, cure=cure)
    if made.totals:
        _check_totals(made, place)
    for query in _queries(made, told, place):
        missing = told - variables_of(query, place)
        if missing:
            cure = "Select what is told."
            raise OntologyError(f"selects no ?{min(missing)}", place=place, cure=cure)


def _check_totals(made: Remark, place: str) -> None:
    """Raise ``OntologyError`` where not all that is told of just one key adds up."""
    told = [last for _, _, last in made.tells]
    firsts = {first for first, _, _ in made.tells}
    names = [key.variable for key in made.keys if key.property]
    is_whole = sorted(told) == sorted(made.totals.names) and [*firsts] == names
    if not is_whole or DOCUMENTS not in slots(made.text):
        cure = (
            "Tell of one key that is a property of claims, name all that is told of it behind "
            f"'# adds:', '# least:' or '# most:', and write VALUES ?{DOCUMENTS} {{ ${DOCUMENTS} }}"
            f"  #? {DOCUMENTS}."
        )
        raise OntologyError("does not say how documents add up", place=place, cure=cure)


def _queries(made: Remark, told: Collection[str], place: str) -> list[str]:
    """Return what a rule asks; raises ``OntologyError`` for keys that it never uses."""
    keys = {key.variable for key in made.keys}
    by_pairs = {name for way in made.ways for name in way.keys}
    slot_of = {key: PAIRS if key in by_pairs else key for key in sorted(keys | by_pairs)}
    for key, slot in slot_of.items():
        is_found = key in keys or key == ALL
        if slot not in slots(made.text) or not is_found or key not in {*told, *by_pairs}:
            names = f"(?{made.pair[0]} ?{made.pair[1]})" if key in by_pairs else f"?{key}"
            cure = f"Write VALUES {names} {{ ${slot} }}  #? {slot}, and '# keys: {key}'."
            raise OntologyError(f"never uses its key {key}", place=place, cure=cure)
    parts = [[DOCUMENTS]] if made.totals else []
    for given in ([], *([slot] for slot in slot_of.values()), *parts):
        for name in lacking(made.text, given):
            cure = f"End the line with #? {name}, and let {name} be a key."
            raise OntologyError(f"uses ${name} where it has no value", place=place, cure=cure)
    for group in ((), *made.groups):
        for search in made.searches({key: [_FIRST] for key in group}):
            variables_of(search, place)
    if made.totals:
        variables_of(made.query(DOCUMENTS, [_FIRST]), place)
    queries = [made.query(), *(made.query(key, [_FIRST]) for key in sorted(keys - by_pairs))]
    return [*queries, made.query_of([(_FIRST, _FIRST)])] if by_pairs else queries
