"""Things and links as GraphML (http://graphml.graphdrawing.org), each link with its status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.exports.graphs.xml import TYPES, attribute, content, written
from kg.exports.material import Material
from kg.exports.tables.rows import EDGE, NODE, Cell, Columns, edge_rows, node_rows

__all__ = ["graphml"]

_ENDS = ("id", "subject", "object")
_NODE = {name: f"n{i}" for i, name in enumerate(NODE) if name != "id"}
_EDGE = {name: f"e{i}" for i, name in enumerate(EDGE) if name not in _ENDS}


def graphml(material: Material) -> Iterator[str]:
    """Yield GraphML: one edge a statement, with the columns of nodes and links as its data."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _declared("node", NODE, _NODE)
    yield from _declared("edge", EDGE, _EDGE)
    yield '<graph edgedefault="directed">\n'
    for row in node_rows(material):
        known = dict(zip(NODE, row, strict=True))
        yield f"<node id={attribute(str(row[0]))}>{_data(_NODE, known)}</node>\n"
    for row in edge_rows(material):
        known = dict(zip(EDGE, row, strict=True))
        ends = (("id", "id"), ("source", "subject"), ("target", "object"))
        head = " ".join(f"{key}={attribute(str(known[name]))}" for key, name in ends)
        yield f"<edge {head}>{_data(_EDGE, known)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _declared(kind: str, columns: Columns, names: Mapping[str, str]) -> Iterator[str]:
    for name, key in names.items():
        typed = f'attr.name="{name}" attr.type="{TYPES[columns[name]]}"'
        yield f'<key id="{key}" for="{kind}" {typed}/>\n'


def _data(names: Mapping[str, str], row: Mapping[str, Cell]) -> str:
    return "".join(
        f'<data key="{key}">{content(written(row[name]))}</data>'
        for name, key in names.items()
        if row[name] not in ("", None)
    )
