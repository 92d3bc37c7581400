"""The vocabulary as a page to read: classes and relations with what they mean, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.iris import compact
from kg.ontology.vocabulary import Class, Ontology, Relation

__all__ = ["page"]

_HEAD = """\
# The vocabulary

{classes} classes and {relations} relations, written by `kg ontology page` from `core.ttl`: change \
that, not this file. How French says the relations stands in [lexicon/](lexicon/README.md).

A claim is about things of these classes. What is known of a thing's class is held against a \
relation's *from* and *to*: any one of the classes named, or one below it.
"""
_CLASSES = """\
## Classes

| class | in French | in English | what it is | close to |
| --- | --- | --- | --- | --- |
"""
_RELATIONS = """\
## Relations

| relation | from | to | in French | in English | what it says | | PLOVER | close to |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""


def page(ontology: Ontology) -> str:
    """Return the page of an ontology: classes as a tree, relations by name.

    >>> from kg.ontology import load
    >>> page(load().ontology).startswith("# The vocabulary")
    True
    """
    classes = "".join(map(_row, _class_rows(ontology.classes)))
    relations = "".join(_row(_relation_cells(one)) for one in ontology.relations.values())
    head = _HEAD.format(classes=len(ontology.classes), relations=len(ontology.relations))
    return f"{head}\n{_CLASSES}{classes}\n{_RELATIONS}{relations}"


def _class_rows(classes: Mapping[str, Class]) -> Iterator[list[str]]:
    """Yield the classes as a tree, each below its first parent."""

    def below(parent: str | None, depth: int) -> Iterator[list[str]]:
        for one in classes.values():
            if (one.parents[0] if one.parents else None) == parent:
                yield _class_cells(one, depth)
                yield from below(one.iri, depth + 1)

    return below(None, 0)


def _class_cells(one: Class, depth: int) -> list[str]:
    notes = []
    if len(one.parents) > 1:
        notes.append(f"also a {_code(one.parents[1:])}")
    if one.stands_for:
        notes.append(f"plays the part of a {_code(one.stands_for)}")
    if one.said_by:
        notes.append(f"said of somebody: {_code([one.said_by])}")
    more = f" ({'; '.join(notes)})" if notes else ""
    return [
        f"{'– ' * depth}{_code([one.iri])}",
        one.labels.get("fr", ""),
        one.labels.get("en", ""),
        f"{_both(one.definitions)}{more}",
        _aligned(one.aligned),
    ]


def _relation_cells(one: Relation) -> list[str]:
    kind = "symmetric" if one.symmetric else ""
    if one.inverse:
        kind = f"inverse of {_code([one.inverse])}"
    return [
        _code([one.iri]),
        _code(one.domain),
        _code(one.range),
        one.labels.get("fr", ""),
        one.labels.get("en", ""),
        _both(one.definitions),
        kind,
        one.plover or "",
        _aligned(one.aligned),
    ]


def _both(words: Mapping[str, str]) -> str:
    return "<br>".join(words[lang] for lang in ("en", "fr") if lang in words)


def _aligned(iris: Iterable[str]) -> str:
    return _code(sorted(map(compact, iris)))


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(cells: Iterable[str]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |\n"
