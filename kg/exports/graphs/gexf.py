"""Things and links as GEXF (https://gexf.net), each link with its status and its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.exports.graphs.xml import Attributes, attribute
from kg.exports.material import Material
from kg.exports.tables.rows import EDGE, NODE, Cell, edge_row, node_rows
from kg.rdf.times.days import days

__all__ = ["gexf"]

_OWN = ("id", "label", "subject", "object", "start", "end")  # attributes of elements themselves
_NODE, _EDGE = Attributes.of(NODE, "n", _OWN), Attributes.of(EDGE, "e", _OWN)


def gexf(material: Material) -> Iterator[str]:
    """Yield GEXF 1.2: one edge a statement, which lasts as long as its time says.

    A statement without a time has the days of its document; ``time`` tells which it was.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield from _declared("node", _NODE)
    yield from _declared("edge", _EDGE)
    yield "<nodes>\n"
    for row in node_rows(material):
        head = f"<node id={attribute(str(row[0]))} label={attribute(str(row[1]))}>"
        yield f"{head}{_values(_NODE, row)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for said, subject, target in material.links():
        row = edge_row(material, said, subject, target)
        published = material.document(said.document).published or ""
        ends = (("id", said.id), ("source", subject.id), ("target", target.id))
        lasting = zip(("start", "end"), days(said.time or published), strict=True)
        given = [
            *ends,
            ("label", str(_EDGE.named(row)["label"])),
            *(pair for pair in lasting if pair[1]),
        ]
        head = " ".join(f"{name}={attribute(value)}" for name, value in given)
        yield f"<edge {head}>{_values(_EDGE, row)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(kind: str, attributes: Attributes) -> Iterator[str]:
    yield f'<attributes class="{kind}">\n'
    for key, name, typed in attributes.declared():
        yield f'<attribute id="{key}" title="{name}" type="{typed}"/>\n'
    yield "</attributes>\n"


def _values(attributes: Attributes, row: Sequence[Cell]) -> str:
    told = (
        f'<attvalue for="{key}" value={attribute(text)}/>' for key, text in attributes.told(row)
    )
    return f"<attvalues>{''.join(told)}</attvalues>"
