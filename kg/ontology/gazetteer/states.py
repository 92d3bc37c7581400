"""``sources/states.tsv`` and CLDR → ``states.ttl``: run ``python -m kg.ontology.gazetteer.states``.

The table has what CLDR lacks: adjectives, capitals, Wikidata ids, further names; a language is
three columns of it (``adjectives_xx``, ``capital_xx``, ``names_xx``). CLDR's names of
territories come from Babel. The file written is kept under version control, so that loading needs
neither.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg import bundled
from kg.iris import slug

__all__ = ["main", "states_turtle"]

_LANGUAGE = "capital_"  # begins the name of a column that every language has
_WIKIDATA = "capital_wikidata"
_HEAD = """\
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix kgl: <https://w3id.org/newskg/lexicon#> .
@prefix kge: <https://w3id.org/newskg/entity/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .

# The states of the world and their capitals. Written by "python -m kg.ontology.gazetteer.states"
# from sources/states.tsv and Unicode CLDR's names: change those, not this file.
"""


def states_turtle(table: Path) -> str:
    """Return the Turtle of the states in the tab-separated ``table``, sorted by IRI."""
    from babel import Locale

    with table.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        rows, columns = list(reader), reader.fieldnames or ()
    langs = [
        name.removeprefix(_LANGUAGE)
        for name in columns
        if name.startswith(_LANGUAGE) and name != _WIKIDATA
    ]
    names = {lang: Locale.parse(lang, sep="-").territories for lang in langs}
    blocks = [block for row in rows for block in _blocks(row, names)]
    return _HEAD + "\n" + "\n\n".join(sorted(blocks)) + "\n"


def _blocks(row: Mapping[str, str], names: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    labels = {lang: of[row["iso"]].replace("’", "'") for lang, of in names.items()}
    state = f"kge:{row['slug'] or slug(labels['en'])}"
    capital = f"kge:{slug(row['capital_en'])}" if row["capital_en"] else ""
    if capital == state or row["capital_en"] == labels["en"]:
        capital = f"{state}-city"
    parts = [f"{state} a kg:Country ; {_labels(labels)}"]
    for lang in names:
        others = (name for name in row[f"names_{lang}"].split(";") if name)
        parts.extend(f"kgl:name {_text(name, lang)}" for name in others if name != labels[lang])
    adjectives = (_text(row[f"adjectives_{lang}"], lang) for lang in names)
    parts.append(f"kgl:adjective {', '.join(adjectives)}")
    if capital:
        parts.append(f"kgl:capital {capital}")
    else:
        parts.append(f'kgl:point "{row["point"]}"')
    parts.append(f'kgl:iso "{row["iso"]}" ; owl:sameAs wd:{row["wikidata"]}')
    yield " ;\n    ".join(parts) + " ."
    if capital:
        cities = {lang: row[f"{_LANGUAGE}{lang}"] for lang in names}
        same = f" ; owl:sameAs wd:{row['capital_wikidata']}" if row["capital_wikidata"] else ""
        yield (
            f"{capital} a kg:City ; {_labels(cities)} ;\n"
            f'    kgl:state {state} ; kgl:point "{row["point"]}"{same} .'
        )


def _labels(labels: Mapping[str, str]) -> str:
    return "rdfs:label " + ", ".join(_text(label, lang) for lang, label in labels.items())


def _text(text: str, lang: str) -> str:
    return f'"{text}"@{lang}'


def main() -> int:
    """Write ``states.ttl`` beside its sources."""
    folder = bundled.ontologies() / "gazetteer"
    text = states_turtle(folder / "sources" / "states.tsv")
    (folder / "states.ttl").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
