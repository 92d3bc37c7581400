"""Things and links as GEXF (https://gexf.net), each link with its status and its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.exports.graphs.xml import TYPES, attribute, written
from kg.exports.material import Material
from kg.exports.tables.rows import EDGE, NODE, Cell, Columns, edge_row, node_rows
from kg.rdf.days import days

__all__ = ["gexf"]

_OWN = ("id", "label", "subject", "object", "start", "end")  # attributes of elements themselves
_NODE = {name: f"n{i}" for i, name in enumerate(NODE) if name not in _OWN}
_EDGE = {name: f"e{i}" for i, name in enumerate(EDGE) if name not in _OWN}


def gexf(material: Material) -> Iterator[str]:
    """Yield GEXF 1.2: one edge a statement, which lasts as long as its time says.

    A statement without a time has the days of its document; ``time`` tells which it was.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield from _declared("node", NODE, _NODE)
    yield from _declared("edge", EDGE, _EDGE)
    yield "<nodes>\n"
    for row in node_rows(material):
        known = dict(zip(NODE, row, strict=True))
        head = f"<node id={attribute(str(row[0]))} label={attribute(str(row[1]))}>"
        yield f"{head}{_values(_NODE, known)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for said, subject, target in material.links():
        known = dict(zip(EDGE, edge_row(material, said, subject, target), strict=True))
        published = material.document(said.document).published or ""
        ends = (("id", said.id), ("source", subject.id), ("target", target.id))
        lasting = zip(("start", "end"), days(said.time or published), strict=True)
        given = [*ends, ("label", str(known["label"])), *(pair for pair in lasting if pair[1])]
        head = " ".join(f"{name}={attribute(value)}" for name, value in given)
        yield f"<edge {head}>{_values(_EDGE, known)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(kind: str, columns: Columns, names: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{kind}">\n'
    for name, key in names.items():
        yield f'<attribute id="{key}" title="{name}" type="{TYPES[columns[name]]}"/>\n'
    yield "</attributes>\n"


def _values(names: Mapping[str, str], row: Mapping[str, Cell]) -> str:
    told: Sequence[str] = [
        f'<attvalue for="{key}" value={attribute(written(row[name]))}/>'
        for name, key in names.items()
        if row[name] not in ("", None)
    ]
    return f"<attvalues>{''.join(told)}</attvalues>"
