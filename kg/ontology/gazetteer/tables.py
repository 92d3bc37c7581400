"""A user's gazetteer as a table (CSV) → the blocks that the same in Turtle would give.

::

    name,class,aliases,state,latitude,longitude,wikidata
    Front du Nord,ArmedGroup,FDN; Front nordiste,kge:syria,,,
    Solmira,City,,kge:syria,35.2,38.1,

A name and ``class`` must be there; ``id`` names the thing (``kge:…``), else its name does. Names
are in the language of the column ``lang``, else in the one that is loaded; columns such as
``name_en`` or ``aliases_fr`` say their language themselves. Commas, semicolons or tabs part the
columns, semicolons or bars the names in one cell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from kg.errors import OntologyError
from kg.iris import slug
from kg.ontology.reading.blocks import Block, Text, place_of
from kg.ontology.reading.mistakes import Mistakes, cure_for
from kg.textfile import read_text

__all__ = ["read_table"]

_WORDS = ("name", "aliases", "adjectives", "metonyms")  # each also with a language: name_en
_COLUMNS = (
    *_WORDS, "class", "id", "lang", "state", "capital", "latitude", "longitude", "wikidata",
)  # fmt: skip
_OF_A_LANGUAGE = re.compile(rf"({'|'.join(_WORDS)})_([a-z]{{2,3}}(?:-[a-z0-9]+)*)")
_NAMES = re.compile(r"\s*[;|]\s*")


def read_table(path: Path, lang: str, mistakes: Mistakes) -> list[Block]:
    """Return a block a row of a CSV file in UTF-8; ``lang`` is the names' language by default.

    Mistakes are an unknown or missing column, and a row without name or class.
    """
    try:
        cure = "Save the table as CSV in UTF-8."
        text = read_text(path, OntologyError, place=place_of(path), cure=cure)
    except OntologyError as error:
        mistakes.add(error)
        return []
    lines = text.splitlines()
    head = lines[0] if lines else ""
    rows = csv.reader(lines, delimiter=max(",;\t", key=head.count))
    columns = [name.strip().lower() for name in next(rows, [])]
    if not _are_sound(columns, path, mistakes):
        return []
    blocks = []
    for cells in rows:
        if any(cell.strip() for cell in cells):
            with mistakes:
                blocks.append(_block(columns, cells, path, rows.line_num, lang))
    return blocks


def _are_sound(columns: list[str], path: Path, mistakes: Mistakes) -> bool:
    place = f"{place_of(path)}:1"
    for name in columns:
        if name not in _COLUMNS and not _OF_A_LANGUAGE.fullmatch(name):
            cure = cure_for(name, _COLUMNS, f"Take some of {', '.join(_COLUMNS)}.")
            mistakes.add(OntologyError(f"the column {name!r} is unknown", place=place, cure=cure))
    missing = [kind for kind in ("name", "class") if not _cells_of(kind, columns)]
    if missing:
        what = f"has no column {' and no column '.join(missing)}"
        cure = "Begin with a line of column names, such as: name,class,aliases"
        mistakes.add(OntologyError(what, place=place, cure=cure))
    return not missing


def _block(columns: list[str], cells: list[str], path: Path, line: int, lang: str) -> Block:
    place = f"{place_of(path)}:{line}"
    if len(cells) > len(columns):
        raise OntologyError(
            f"the row has {len(cells)} cells for {len(columns)} columns",
            place=place,
            cure="Put a cell that holds the column mark into quotation marks.",
        )
    row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    for needed in ("name", "class"):
        if not _cells_of(needed, row):
            raise OntologyError(f"the row has no {needed}", place=place, cure="Fill the cell.")
    kind = row["class"]
    iri = row.get("id") or slug(row[_cells_of("name", row)[0]])
    links: dict[str, tuple[str, ...]] = {"rdf:type": (kind if ":" in kind else f"kg:{kind}",)}
    for column in ("state", "capital"):
        if column in row:
            links[f"kgl:{column}"] = (_thing(row[column]),)
    if "wikidata" in row:
        links["owl:sameAs"] = (f"wd:{row['wikidata'].rpartition('/')[2].removeprefix('wd:')}",)
    texts = dict(_texts(row, row.get("lang", lang)))
    return Block(_thing(iri), path, links, texts, line)


def _texts(row: Mapping[str, str], lang: str) -> Iterator[tuple[str, tuple[Text, ...]]]:
    labels = {of: row[name] for name, of in _in_languages("name", row, lang)}
    yield "rdfs:label", tuple(sorted(Text(label, of) for of, label in labels.items()))
    for column, key in (("aliases", "kgl:name"), ("metonyms", "kgl:metonym")):
        names = {
            Text(one, of)
            for name, of in _in_languages(column, row, lang)
            for one in _NAMES.split(row[name])
            if one
        }
        if column == "aliases" and "name" in row and row["name"] != labels[lang]:
            names.add(Text(row["name"], lang))
        if names:
            yield key, tuple(sorted(names))
    adjectives = [
        Text(", ".join(_NAMES.split(row[name])), of)
        for name, of in _in_languages("adjectives", row, lang)
    ]
    if adjectives:
        yield "kgl:adjective", tuple(sorted(adjectives))
    if "latitude" in row or "longitude" in row:
        point = f"{row.get('latitude', '?')} {row.get('longitude', '?')}"
        yield "kgl:point", (Text(point.replace(",", ".")),)


def _cells_of(kind: str, names: Collection[str]) -> list[str]:
    """Return the columns of a kind, without a language first: ``name``, ``name_en``."""
    return sorted(name for name in names if name == kind or name.startswith(f"{kind}_"))


def _in_languages(kind: str, row: Mapping[str, str], lang: str) -> Iterator[tuple[str, str]]:
    """Yield the columns of a kind with their languages; one that says its own comes last."""
    for name in _cells_of(kind, row):
        yield name, name.partition("_")[2] or lang


def _thing(name: str) -> str:
    return name if ":" in name else f"kge:{name}"
