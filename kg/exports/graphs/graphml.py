"""Things and links as GraphML (http://graphml.graphdrawing.org), each link with its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.exports.graphs.xml import Attributes, attribute, content
from kg.exports.material import Material
from kg.exports.tables.rows import EDGE, NODE, Cell, edge_rows, node_rows

__all__ = ["graphml"]

_ENDS = ("id", "subject", "object")
_NODE, _EDGE = Attributes.of(NODE, "n", ("id",)), Attributes.of(EDGE, "e", _ENDS)


def graphml(material: Material) -> Iterator[str]:
    """Yield GraphML: one edge a statement, with the columns of nodes and links as its data."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _declared("node", _NODE)
    yield from _declared("edge", _EDGE)
    yield '<graph edgedefault="directed">\n'
    for row in node_rows(material):
        yield f"<node id={attribute(str(row[0]))}>{_data(_NODE, row)}</node>\n"
    for row in edge_rows(material):
        known = _EDGE.named(row)
        ends = (("id", "id"), ("source", "subject"), ("target", "object"))
        head = " ".join(f"{key}={attribute(str(known[name]))}" for key, name in ends)
        yield f"<edge {head}>{_data(_EDGE, row)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _declared(kind: str, attributes: Attributes) -> Iterator[str]:
    for key, name, typed in attributes.declared():
        yield f'<key id="{key}" for="{kind}" attr.name="{name}" attr.type="{typed}"/>\n'


def _data(attributes: Attributes, row: Sequence[Cell]) -> str:
    told = (f'<data key="{key}">{content(text)}</data>' for key, text in attributes.told(row))
    return "".join(told)
