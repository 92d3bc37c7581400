"""Where the nodes stand: computed here once, so that a page opens at rest."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

import networkx as nx

from kg.network.numbered import seeded

__all__ = ["layout"]

Node = TypeVar("Node", bound=Hashable)
Point = tuple[float, float]
Size = tuple[float, float]

_EDGE = 230.0  # a typical distance of neighbours, in the page's pixels at scale 1
_GAP = 46.0  # between two components
_RATIO = 1.0  # how much wider than high the drawing should be
_CORNERS = 160
_LOOSE = 2.0  # a large drawing takes so many times the room of its boxes
_ROUNDS = 60
_PRECISE = 250  # up to here Kamada-Kawai, which draws small graphs clearest; then it is too slow
_DEFAULT_SIZE: Size = (60.0, 50.0)


def layout(
    graph: nx.Graph[Node],
    seed: int = 1,
    *,
    sizes: Mapping[Node, Size] | None = None,
) -> dict[Node, Point]:
    """Return a position for each node, in pixels at scale 1; the same graph gives the same ones.

    Every component is laid out by igraph (Kamada-Kawai where it is small, Fruchterman-Reingold
    where it is large), boxes of ``sizes`` (width, height) that overlap are pushed apart, and the
    components are packed closely, the largest first.

    >>> import networkx as nx
    >>> sorted(layout(nx.path_graph(3)))
    [0, 1, 2]
    >>> layout(nx.path_graph(3), 7) == layout(nx.path_graph(3), 7)
    True
    """
    boxes = {node: (sizes or {}).get(node, _DEFAULT_SIZE) for node in graph}
    order = {node: i for i, node in enumerate(graph)}
    components: list[set[Node]] = _components(graph)
    parts = [sorted(part, key=order.__getitem__) for part in components]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    drawn = [_roomy(_draw(graph, part, seed), boxes) for part in parts]
    return _pack(drawn, boxes)


def _components(graph: nx.Graph[Node]) -> list[set[Node]]:
    plain: Any = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from((a, b) for a, b in graph.edges())
    return list(nx.connected_components(plain))


def _draw(graph: nx.Graph[Node], part: Sequence[Node], seed: int) -> dict[Node, Point]:
    """Lay one component out around the origin, neighbours about ``_EDGE`` apart."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    import igraph

    index = {node: i for i, node in enumerate(part)}
    pairs = sorted(
        {(min(index[a], index[b]), max(index[a], index[b])) for a, b in graph.edges(part) if a != b}
    )
    flat = igraph.Graph(n=len(part), edges=pairs)
    with seeded(seed):
        if len(part) <= _PRECISE:
            points = flat.layout_kamada_kawai(seed=flat.layout_circle())
        else:
            points = flat.layout_fruchterman_reingold(niter=500, grid=False)
    lengths = sorted(math.dist(points[a], points[b]) for a, b in pairs)
    scale = _EDGE / (lengths[len(lengths) // 2] or 1.0)
    return {node: (points[i][0] * scale, points[i][1] * scale) for node, i in index.items()}


def _roomy(points: dict[Node, Point], boxes: Mapping[Node, Size]) -> dict[Node, Point]:
    """Give every box its room: a small drawing is pushed apart, a large one grown as a whole."""
    if len(points) <= _PRECISE:
        return _spread(points, boxes)
    xs, ys = zip(*points.values(), strict=True)
    room = (max(xs) - min(xs)) * (max(ys) - min(ys)) or 1.0
    needed = _LOOSE * sum(boxes[node][0] * boxes[node][1] for node in points)
    scale = max(1.0, math.sqrt(needed / room))
    return {node: (x * scale, y * scale) for node, (x, y) in points.items()}


def _spread(points: dict[Node, Point], boxes: Mapping[Node, Size]) -> dict[Node, Point]:
    """Push overlapping boxes apart along the axis that costs less, until none overlap."""
    x = {node: point[0] for node, point in points.items()}
    y = {node: point[1] for node, point in points.items()}
    widest = max(boxes[node][0] for node in points)
    for _ in range(_ROUNDS):
        moved = False
        by_x = sorted(points, key=lambda node: x[node])
        for i, a in enumerate(by_x):
            for b in by_x[i + 1 :]:
                if x[b] - x[a] > widest:
                    break
                over_x = (boxes[a][0] + boxes[b][0]) / 2 - abs(x[b] - x[a])
                over_y = (boxes[a][1] + boxes[b][1]) / 2 - abs(y[b] - y[a])
                if over_x <= 0.5 or over_y <= 0.5:
                    continue
                moved = True
                if over_y <= over_x:
                    step = over_y / 2 if y[b] >= y[a] else -over_y / 2
                    y[a], y[b] = y[a] - step, y[b] + step
                else:
                    step = over_x / 2 if x[b] >= x[a] else -over_x / 2
                    x[a], x[b] = x[a] - step, x[b] + step
        if not moved:
            break
    return {node: (x[node], y[node]) for node in points}


def _pack(parts: Sequence[dict[Node, Point]], boxes: Mapping[Node, Size]) -> dict[Node, Point]:
    """Put the components side by side, each where it keeps the whole compact, the largest first."""
    packing = _Packing()
    placed: dict[Node, Point] = {}
    for part in parts:
        left = min(part[n][0] - boxes[n][0] / 2 for n in part)
        right = max(part[n][0] + boxes[n][0] / 2 for n in part)
        top = min(part[n][1] - boxes[n][1] / 2 for n in part)
        bottom = max(part[n][1] + boxes[n][1] / 2 for n in part)
        across, down = packing.add(right - left + _GAP, bottom - top + _GAP)
        for node, (x, y) in part.items():
            placed[node] = (round(x - left + across, 1), round(y - top + down, 1))
    return placed


class _Packing:
    """Rectangles laid into a growing sheet about ``_RATIO`` times as wide as high."""

    def __init__(self) -> None:
        self.placed: list[tuple[float, float, float, float]] = []  # left, top, right, bottom
        self.corners: list[Point] = [(0.0, 0.0)]
        self.width = self.height = 0.0

    def add(self, width: float, height: float) -> Point:
        """Return the left top corner for a rectangle: a free one that makes the sheet grow least.

        Only the last corners are tried, so that thousands of rectangles stay cheap.
        """

        def cost(corner: Point) -> tuple[float, float, float]:
            right, bottom = corner[0] + width, corner[1] + height
            grown = max(max(right, self.width) / _RATIO, bottom, self.height)
            return grown, corner[1], corner[0]

        free = [c for c in self.corners[-_CORNERS:] if self._is_free(*c, width, height)]
        below = (0.0, self.height)
        left, top = min([*free, below], key=cost)
        right, bottom = left + width, top + height
        self.placed.append((left, top, right, bottom))
        self.corners = [c for c in self.corners if c != (left, top)]
        self.corners += [(right, top), (left, bottom)]
        self.width, self.height = max(self.width, right), max(self.height, bottom)
        return left, top

    def _is_free(self, left: float, top: float, width: float, height: float) -> bool:
        right, bottom = left + width, top + height
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for other in self.placed
        )
