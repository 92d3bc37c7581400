"""A network drawn as SVG: nothing runs in it, and its signs are told apart without colours."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kg.bundled import LANGUAGE
from kg.inline import shortened
from kg.network.evidence import ASSERTED, DENIED, INFERRED, UNSURE
from kg.network.layout import layout
from kg.network.plots.picture import Picture
from kg.network.plots.words import words

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["drawing"]

Point = tuple[float, float]

# How a line looks: colour, dashes. Okabe and Ito's colours, as charts have them.
_LINES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        ASSERTED: ("#5f6b7a", ""), DENIED: ("#D55E00", "7 4"), UNSURE: ("#8a8a8a", "2 4"),
        INFERRED: ("#009E73", "10 3"), "support": ("#0072B2", ""), "opposition": ("#D55E00", "7 4"),
    }
)  # fmt: skip
_GROUPS = (
    "#CFE3F5", "#FCE2C4", "#D4EDE0", "#F5D6E6", "#FFF3B8", "#E2DAF2", "#E3E3E3", "#D5EEF2",
)  # fmt: skip
_CHARACTER = 6.7  # pixels of a letter of the labels
_SMALL, _TALL = 5.2, 10.0  # of a letter of the names of lines, and how tall they are
_ROW = 24
_FEW = 12  # nodes that have room for the names of all their lines
_CLOSE = 0.8  # of more, nodes stand closer than on a page that can be dragged
_NAMED_LINES = 40  # up to so many lines have their names


@dataclass(frozen=True, slots=True)
class _Line:
    """A line between two nodes: its looks, what it says, whether it has a direction."""

    source: str
    target: str
    kind: str
    label: str
    weight: int
    directed: bool


def drawing(
    network: nx.Graph[str],
    *,
    most: int = 30,
    groups: Iterable[Iterable[str]] = (),
    lang: str = LANGUAGE,
) -> Picture:
    """Return a network as a drawing: names in boxes, arrows that say what is told.

    ``network`` is one of claims with evidence, or one of actors (``actor_network`` …). Support is
    blue, opposition orange and dashed; in a network of claims what is denied is dashed and crossed,
    what is possible, planned or over dotted, what a rule concludes green. Of more than ``most``
    nodes those are drawn that have most to do with others, and the text says how many are left out;
    nodes without a line are not drawn. ``groups`` colours the boxes (``communities(ties)``). The
    same network gives the same bytes.

    >>> from kg.network import actor_network, example_network
    >>> picture = drawing(actor_network(example_network()), lang="en")
    >>> print(picture.alt.splitlines()[0]); picture.svg[:4]
    Network of 6 actors
    '<svg'
    """
    said = words(lang)
    lines = list(_lines(network))
    weight: Counter[str] = Counter()
    for line in lines:
        weight[line.source] += line.weight
        weight[line.target] += line.weight
    ranked = sorted(weight, key=lambda node: (-weight[node], node))
    kept = set(ranked[:most])
    drawn = [line for line in lines if {line.source, line.target} <= kept]
    ends = {end for line in drawn for end in (line.source, line.target)}
    labels = {n: shortened(str(network.nodes[n].get("label", n)), 34) for n in sorted(ends)}
    title = said["of_claims" if network.is_multigraph() else "drawing"].format(n=len(labels))
    told = [
        f"{labels[a.source]} –[{a.label or said['neither']}]{'→' if a.directed else '–'} "
        f"{labels[a.target]}{_mark(a.kind, said)}"
        for a in drawn
    ]
    left = [said["left"].format(n=len(ranked) - len(ends))] if len(ranked) > len(ends) else []
    alt = "\n".join([title, *(told or [said["nothing"]]), *left])
    return Picture(alt, svg=_svg(labels, drawn, _colours(groups), title))


def _lines(network: nx.Graph[str]) -> Iterator[_Line]:
    """Yield one line for each pair and kind; claims with a relation of the vocabulary only."""
    directed = network.is_directed()
    if not network.is_multigraph():
        for source, target, data in network.edges(data=True):
            kind = {1: "support", -1: "opposition"}.get(data.get("sign", 0), ASSERTED)
            label, weight = str(data.get("label", "")), int(data.get("weight", 1))
            back = network.get_edge_data(target, source, {}) if directed else {}
            mutual = bool(label) and label == back.get("label") and source != target
            if not mutual or source < target:  # one line tells what goes both ways
                yield _Line(source, target, kind, label, weight, directed and not mutual)
        return
    found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for source, target, data in network.edges(data=True):
        if source != target and not data["relation"].startswith("open:"):
            found.setdefault((source, target, data["status"]), []).append(data)
    for (source, target, kind), edges in found.items():
        label = ", ".join(dict.fromkeys(str(data["label"]) for data in edges))
        directed = not all(data.get("symmetric") for data in edges)
        many = sum(len(data["claims"]) for data in edges)
        yield _Line(source, target, kind, label, many, directed)


def _mark(kind: str, said: Mapping[str, str]) -> str:
    return "" if kind == ASSERTED else f" ({said[kind]})"


def _colours(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    return {
        node: _GROUPS[number % len(_GROUPS)]
        for number, group in enumerate(groups)
        for node in group
    }


def _svg(
    labels: Mapping[str, str], lines: list[_Line], colours: Mapping[str, str], title: str
) -> str:
    import networkx as nx

    shape: nx.Graph[str] = nx.Graph()
    shape.add_nodes_from(labels)
    shape.add_edges_from((line.source, line.target) for line in lines)
    boxes = {node: (_CHARACTER * len(label) + 18, float(_ROW)) for node, label in labels.items()}
    close = 1.0 if len(labels) <= _FEW else _CLOSE
    roomy = {n: ((wide + 26) / close, (high + 44) / close) for n, (wide, high) in boxes.items()}
    points = {n: (x * close, y * close) for n, (x, y) in layout(shape, sizes=roomy).items()}
    left = min((points[n][0] - boxes[n][0] / 2 for n in points), default=0.0) - 16
    top = min((points[n][1] for n in points), default=0.0) - 30
    right = max((points[n][0] + boxes[n][0] / 2 for n in points), default=60.0) + 16
    bottom = max((points[n][1] for n in points), default=30.0) + 30
    width, height = right - left, bottom - top
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {width:.0f} '
        f'{height:.0f}" width="{min(width, 960):.0f}" role="img" '
        f'font-family="Helvetica, Arial, sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" rx="8" '
        'fill="#ffffff"/>'
    )
    pieces = [head]
    both = {(line.source, line.target) for line in lines}
    names = []
    for line in lines:
        bend = 26.0 if (line.target, line.source) in both else 0.0
        bend += 18.0 * sum(
            (one.source, one.target) == (line.source, line.target) and one.kind < line.kind
            for one in lines
        )
        arrow, name = _arrow(line, points, boxes, bend)
        pieces.append(arrow)
        names.append(name)
    pieces += names if len(lines) <= _NAMED_LINES else ()
    for node, (x, y) in points.items():
        width, height = boxes[node]
        pieces.append(
            f'<rect x="{x - width / 2:.1f}" y="{y - height / 2:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}" rx="6" fill="{colours.get(node, "#F2F4F7")}" '
            f'stroke="#5f6b7a"/><text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" '
            f'fill="#111111">{escape(labels[node])}</text>'
        )
    return "".join([*pieces, "</svg>"])


def _arrow(
    line: _Line, points: Mapping[str, Point], boxes: Mapping[str, Point], bend: float
) -> tuple[str, str]:
    """Return a line with its arrowhead, and its name in the middle of it."""
    colour, dashes = _LINES[line.kind]
    (ax, ay), (bx, by) = points[line.source], points[line.target]
    length = math.hypot(bx - ax, by - ay) or 1.0
    mx, my = (ax + bx) / 2 - (by - ay) / length * bend, (ay + by) / 2 + (bx - ax) / length * bend
    sx, sy = _border((ax, ay), (mx, my), boxes[line.source])
    tx, ty = _border((bx, by), (mx, my), boxes[line.target])
    width = min(1.3 + 0.5 * (line.weight - 1), 4.0)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    drawn = (
        f'<path d="M{sx:.1f} {sy:.1f}Q{mx:.1f} {my:.1f} {tx:.1f} {ty:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="{width:.1f}"{dashed}/>'
    )
    if line.directed:
        angle = math.atan2(ty - my, tx - mx)
        corners = " ".join(
            f"{tx - size * math.cos(angle + turn):.1f},{ty - size * math.sin(angle + turn):.1f}"
            for size, turn in ((0, 0), (9, 0.42), (9, -0.42))
        )
        drawn += f'<polygon points="{corners}" fill="{colour}"/>'
    x, y = (sx + 2 * mx + tx) / 4, (sy + 2 * my + ty) / 4
    if line.kind == DENIED:
        drawn += (
            f'<path d="M{x - 5:.1f} {y - 5:.1f}L{x + 5:.1f} {y + 5:.1f}M{x - 5:.1f} {y + 5:.1f}'
            f'L{x + 5:.1f} {y - 5:.1f}" stroke="{colour}" stroke-width="2.5"/>'
        )
        y -= 9
    label = shortened(line.label, 30)
    y = _free(x, y, _SMALL * len(label), points, boxes)
    name = escape(label)
    text = f'x="{x:.1f}" y="{y + 3:.1f}" text-anchor="middle" font-size="10"'
    halo = f'<text {text} fill="#ffffff" stroke="#ffffff" stroke-width="3">{name}</text>'
    return drawn, f'{halo}<text {text} fill="{colour}">{name}</text>' if name else ""


def _free(
    x: float, y: float, width: float, points: Mapping[str, Point], boxes: Mapping[str, Point]
) -> float:
    """Return where a name stands that would lie under boxes: above them, or below."""

    def beneath(at: float) -> list[tuple[float, float]]:
        """Return top and bottom of the boxes that a name at some height meets."""
        return [
            (by - boxes[node][1] / 2, by + boxes[node][1] / 2)
            for node, (bx, by) in points.items()
            if abs(bx - x) < (boxes[node][0] + width) / 2
            and abs(by - at) < (boxes[node][1] + _TALL) / 2
        ]

    met = beneath(y)
    if not met:
        return y
    above, below = min(top for top, _ in met) - _TALL, max(end for _, end in met) + _TALL
    return next((at for at in (above, below) if not beneath(at)), y)


def _border(centre: Point, towards: Point, box: Point) -> Point:
    """Return where a line from the centre of a box leaves it."""
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    if not dx and not dy:
        return centre
    width, height = box[0] / 2 + 2, box[1] / 2 + 2
    scale = min(width / abs(dx) if dx else math.inf, height / abs(dy) if dy else math.inf, 1.0)
    return centre[0] + dx * scale, centre[1] + dy * scale
