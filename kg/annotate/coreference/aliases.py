"""Names of a document → which of them name one thing: full and short forms, acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.normal import normal

if TYPE_CHECKING:
    from kg.annotate.coreference.nominals import Nominal
    from kg.annotate.names.name import Name
    from kg.languages.names import Names
    from kg.ontology import Ontology
    from kg.trees.tree import Tree

__all__ = ["link_acronyms", "number_names"]


def number_names(nominals: Sequence[Nominal], ontology: Ontology) -> dict[int, int]:
    """Return by index of a named phrase the number of the thing named, from 0.

    What the gazetteer knows as one, and equal names, share a number; a place and what is called
    like it do not. A person's surname and the beginning of an organisation's name stand for the
    one longer name said before, if it is one.
    """
    numbers: dict[tuple[str, str], int] = {}
    longer: dict[tuple[str, str], set[int]] = {}
    things: dict[int, int] = {}
    for nominal in nominals:
        if nominal.name is None:
            continue
        kind = "entry" if nominal.entry else _kind(nominal.type, ontology)
        name = nominal.entry or normal(nominal.name)
        number = numbers.get((kind, name))
        if number is None:
            found = longer.get((kind, name), set())
            number = min(found) if len(found) == 1 else len(numbers)
            numbers[kind, name] = number
            for part in _parts(name, kind):
                longer.setdefault((kind, part), set()).add(number)
        things[nominal.index] = number
    return things


def _kind(cls: str | None, ontology: Ontology) -> str:
    for top in ("kg:Person", "kg:Organization", "kg:Place"):
        if ontology.is_a(cls, top):
            return top
    return ""


def _parts(name: str, kind: str) -> list[str]:
    words = name.split()
    if kind == "kg:Person":
        return [" ".join(words[i:]) for i in range(1, len(words))]
    return [words[0]] if kind == "kg:Organization" and len(words) > 1 else []


def link_acronyms(tree: Tree, names: Sequence[Name], words: Names) -> dict[int, int]:
    """Link "OX" to "Organisation X" in "Organisation X (OX)", and the other way round."""
    links = {}
    before = {name.end: name for name in sorted(names, key=lambda name: -name.start)}
    for second in names:
        mark = second.start - 1
        first = before.get(mark)
        if first is None or tree[mark].text != "(" or first.root == second.root:
            continue
        for short, long in ((second, first), (first, second)):
            if _is_acronym(short.text, long.text, words):
                links[short.root] = long.root
    return links


def _is_acronym(short: str, long: str, words: Names) -> bool:
    letters = normal(short).replace(" ", "")
    parts = normal(long).split()
    small = {normal(word) for word in words.unspelled}
    initials = "".join(part[0] for part in parts if part not in small)
    return len(letters) > 1 and letters == initials and short.upper() == short
