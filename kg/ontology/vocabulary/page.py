"""The vocabulary as a page to read: classes and relations with what they mean, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.iris import compact
from kg.ontology.vocabulary.vocabulary import Class, Ontology, Relation

__all__ = ["page"]

_HEAD = """\
# The vocabulary

{classes} classes and {relations} relations, written by `kg ontology page` from `core.ttl`: change \
that, not this file. How a language says the relations stands in [lexicon/](lexicon/README.md).

A claim is about things of these classes. What is known of a thing's class is held against a \
relation's *from* and *to*: any one of the classes named, or one below it.
"""
_CLASS_COLUMNS = ("class", "*", "what it is", "close to")  # the star stands for the labels
_RELATION_COLUMNS = ("relation", "from", "to", "*", "what it says", "", "PLOVER", "close to")


def page(ontology: Ontology) -> str:
    """Return the page of an ontology: classes as a tree, relations by name.

    >>> from kg.ontology import load
    >>> page(load().ontology).startswith("# The vocabulary")
    True
    """
    langs = sorted({lang for one in ontology.classes.values() for lang in one.labels})
    classes = "".join(map(_row, _class_rows(ontology.classes, langs)))
    relations = "".join(_row(_relation_cells(one, langs)) for one in ontology.relations.values())
    head = _HEAD.format(classes=len(ontology.classes), relations=len(ontology.relations))
    return (
        f"{head}\n## Classes\n\n{_columns(_CLASS_COLUMNS, langs)}{classes}"
        f"\n## Relations\n\n{_columns(_RELATION_COLUMNS, langs)}{relations}"
    )


def _columns(names: Sequence[str], langs: Sequence[str]) -> str:
    star = names.index("*")
    cells = [*names[:star], *(f"label, {lang}" for lang in langs), *names[star + 1 :]]
    return _row(cells) + f"| {' | '.join('---' for _ in cells)} |\n"


def _class_rows(classes: Mapping[str, Class], langs: Sequence[str]) -> Iterator[list[str]]:
    """Yield the classes as a tree, each below its first parent."""

    def below(parent: str | None, depth: int) -> Iterator[list[str]]:
        for one in classes.values():
            if (one.parents[0] if one.parents else None) == parent:
                yield _class_cells(one, depth, langs)
                yield from below(one.iri, depth + 1)

    return below(None, 0)


def _class_cells(one: Class, depth: int, langs: Sequence[str]) -> list[str]:
    notes = []
    if len(one.parents) > 1:
        notes.append(f"also a {_code(one.parents[1:])}")
    if one.stands_for:
        notes.append(f"plays the part of a {_code(one.stands_for)}")
    if one.said_by:
        notes.append(f"said of somebody: {_code([one.said_by])}")
    if one.bracketed_by:
        notes.append(f"in brackets behind somebody: {_code([one.bracketed_by])}")
    if one.affiliated_by:
        notes.append(f"as an owner behind somebody: {_code([one.affiliated_by])}")
    if one.placed_by:
        notes.append(f"behind a smaller place: {_code([one.placed_by])}")
    if one.scene_by:
        notes.append(f"behind an event: {_code([one.scene_by])}")
    more = f" ({'; '.join(notes)})" if notes else ""
    return [
        f"{'– ' * depth}{_code([one.iri])}",
        *(one.labels.get(lang, "") for lang in langs),
        f"{_joined(one.definitions)}{more}",
        _aligned(one.aligned),
    ]


def _relation_cells(one: Relation, langs: Sequence[str]) -> list[str]:
    kinds = {"symmetric": one.symmetric, "undergone": one.undergone, "locating": one.locating}
    kind = next((name for name, holds in kinds.items() if holds), "")
    if one.inverse:
        kind = f"inverse of {_code([one.inverse])}"
    for name, holds in (
        ("lasting", one.lasting), ("ending", one.ending), ("leaving", one.leaving),
        ("taking", one.taking), ("supporting", one.sign > 0), ("opposing", one.sign < 0),
    ):  # fmt: skip
        kind = ", ".join(filter(None, (kind, name if holds else "")))
    return [
        _code([one.iri]),
        _code(one.domain),
        _code(one.range),
        *(one.labels.get(lang, "") for lang in langs),
        _joined(one.definitions),
        kind,
        one.plover or "",
        _aligned(one.aligned),
    ]


def _joined(words: Mapping[str, str]) -> str:
    return "<br>".join(words[lang] for lang in sorted(words))


def _aligned(iris: Iterable[str]) -> str:
    return _code(sorted(map(compact, iris)))


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(cells: Iterable[str]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |\n"
