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
these claims. Such a variable has its slot (``kg.query.asking.binding``), which is to stand where it
helps. Without keys all is looked for each time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.errors import OntologyError
from kg.iris import PREFIXES, compact, expand
from kg.ontology import Ontology
from kg.query import bound, lacking, slots
from kg.rules.selecting import variables_of

__all__ = ["Remark", "is_remark", "remark"]

_TELLS = re.compile(r"^#\s*tells\s*:\s*(.*?)\s*$", re.MULTILINE)
_KEYS = re.compile(r"^#\s*keys\s*:\s*(.*?)\s*$", re.MULTILINE)
_TOLD = re.compile(r"(\w+)\s+(kg:\w+)\s+(\w+)")
_KEY = re.compile(r"(\w+)(?:=(\w+:\w+))?")
_FIRST = NamedNode(PREFIXES["kgc"] + "0")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is kept for questions; ``name`` is the file's stem.

    ``tells`` are variables with the property (full IRI) between them; ``keys`` are variables with
    the property of claims that leads to them, empty where they are the claims themselves.
    """

    name: str
    title: str
    description: str
    tells: tuple[tuple[str, str, str], ...]
    keys: tuple[tuple[str, str], ...]
    text: str

    def query(self, variable: str = "", terms: Sequence[NamedNode] = ()) -> str:
        """Return the query; ``terms`` are all that a key may stand for."""
        return bound(self.text, {variable: terms} if variable else {})


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
    keys = [_KEY.fullmatch(word) for line in _KEYS.findall(text) for word in line.split()]
    if None in lines or None in keys:
        cure = "Write '# tells: claim kg:contradicts other' and '# keys: claim other'."
        raise OntologyError("tells what can't be understood", place=place, cure=cure)
    made = Remark(
        name,
        said.get("title", ""),
        said.get("description", ""),
        tuple((line[1], expand(line[2]), line[3]) for line in lines if line is not None),
        tuple((key[1], expand(key[2]) if key[2] else "") for key in keys if key is not None),
        text,
    )
    _check(made, ontology, place)
    return made


def _check(made: Remark, ontology: Ontology, place: str) -> None:
    told = {variable for first, _, last in made.tells for variable in (first, last)}
    for _, property_, _ in made.tells:
        if compact(property_) not in ontology.properties:
            cure = "Tell with a property of core.ttl, such as kg:contradicts."
            raise OntologyError(f"{compact(property_)}: no such property", place=place, cure=cure)
    for key, _ in made.keys:
        if key not in slots(made.text) or key not in told:
            cure = f"Write VALUES ?{key} {{ ${key} }}  #? {key}, and tell of it."
            raise OntologyError(f"never uses its key {key}", place=place, cure=cure)
    for given in ([], *([key] for key, _ in made.keys)):
        for name in lacking(made.text, given):
            cure = f"End the line with #? {name}, and let {name} be a key."
            raise OntologyError(f"uses ${name} where it has no value", place=place, cure=cure)
    for query in (made.query(), *(made.query(key, [_FIRST]) for key, _ in made.keys)):
        missing = told - variables_of(query, place)
        if missing:
            cure = "Select what is told."
            raise OntologyError(f"selects no ?{min(missing)}", place=place, cure=cure)
