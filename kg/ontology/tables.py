"""A user's gazetteer as a table (CSV) → the blocks that the same in Turtle would give.

::

    name,class,aliases,state,latitude,longitude,wikidata
    Front du Nord,ArmedGroup,FDN; Front nordiste,kge:syria,,,
    Solmira,City,,kge:syria,35.2,38.1,

``name`` and ``class`` must be there; ``id`` names the thing (``kge:…``), else its name does;
``lang`` is the language of the names, and
``name_en`` the usual one in English. Commas, semicolons or tabs part the columns, semicolons or
bars the names in one cell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import OntologyError
from kg.iris import slug
from kg.ontology.blocks import Block, Text, place_of
from kg.ontology.mistakes import Mistakes
from kg.ontology.vocabulary import cure_for

__all__ = ["read_table"]

_NEEDED = ("name", "class")
_COLUMNS = (
    *_NEEDED, "id", "lang", "name_en", "aliases", "adjectives", "metonyms", "state", "capital",
    "latitude", "longitude", "wikidata",
)  # fmt: skip
_NAMES = re.compile(r"\s*[;|]\s*")


def read_table(path: Path, lang: str, mistakes: Mistakes) -> list[Block]:
    """Return a block a row of a CSV file in UTF-8; ``lang`` is the names' language by default.

    Mistakes are an unknown or missing column, and a row without name or class.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cure = "Save the table as CSV in UTF-8."
        mistakes.add(OntologyError(f"can't be read ({error})", place=place_of(path), cure=cure))
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
        if name not in _COLUMNS:
            cure = cure_for(name, _COLUMNS, f"Take some of {', '.join(_COLUMNS)}.")
            mistakes.add(OntologyError(f"the column {name!r} is unknown", place=place, cure=cure))
    missing = [name for name in _NEEDED if name not in columns]
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
    for name in _NEEDED:
        if name not in row:
            raise OntologyError(f"the row has no {name}", place=place, cure="Fill the cell.")
    name, kind = row["name"], row["class"]
    iri = row.get("id") or slug(name)
    links: dict[str, tuple[str, ...]] = {"rdf:type": (kind if ":" in kind else f"kg:{kind}",)}
    for column in ("state", "capital"):
        if column in row:
            links[f"kgl:{column}"] = (_thing(row[column]),)
    if "wikidata" in row:
        links["owl:sameAs"] = (f"wd:{row['wikidata'].rpartition('/')[2].removeprefix('wd:')}",)
    texts = dict(_texts(row, row.get("lang", lang)))
    return Block(_thing(iri), path, links, texts, line)


def _texts(row: Mapping[str, str], lang: str) -> Iterator[tuple[str, tuple[Text, ...]]]:
    english = [Text(row["name_en"], "en")] if "name_en" in row else []
    yield "rdfs:label", tuple(sorted([Text(row["name"], lang), *english]))
    for column, key in (("aliases", "kgl:name"), ("metonyms", "kgl:metonym")):
        names = sorted({one for one in _NAMES.split(row.get(column, "")) if one})
        if names:
            yield key, tuple(Text(one, lang) for one in names)
    if "adjectives" in row:
        yield "kgl:adjective", (Text(", ".join(_NAMES.split(row["adjectives"])), lang),)
    if "latitude" in row or "longitude" in row:
        point = f"{row.get('latitude', '?')} {row.get('longitude', '?')}"
        yield "kgl:point", (Text(point.replace(",", ".")),)


def _thing(name: str) -> str:
    return name if ":" in name else f"kge:{name}"
