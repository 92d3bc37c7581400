"""Where places are on the earth: what the gazetteer knows, for the map of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.ontology import Entry

__all__ = ["Point", "points"]


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east; an ``area`` stands in the middle of its known cities."""

    north: float
    east: float
    area: bool = False


def points(entries: Iterable[Entry]) -> Mapping[str, Point]:
    """Return by compact IRI where the entries of a gazetteer are, as far as it is known.

    What has no point of its own, but cities, is an area.

    >>> from kg.ontology import load
    >>> found = points(load().gazetteer.entries.values())
    >>> found["kge:damascus"], found["kge:syria"].area
    (Point(north=33.5, east=36.3, area=False), True)
    """
    found: dict[str, Point] = {}
    cities: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for entry in entries:
        if entry.point is None:
            continue
        found[entry.iri] = Point(*entry.point)
        if entry.state:
            cities[entry.state].append(entry.point)
    for state, known in cities.items():
        north, east = (sum(ends) / len(known) for ends in zip(*known, strict=True))
        found.setdefault(state, Point(round(north, 1), round(east, 1), area=True))
    return found
