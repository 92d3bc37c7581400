"""Charts of matplotlib: who says what, who speaks of whom, what is told when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kg.bundled import LANGUAGE
from kg.errors import ViewError
from kg.inline import shortened
from kg.network.evidence import ASSERTED, DENIED, INFERRED, UNSURE, Evidence, status
from kg.network.naming import node_called
from kg.network.plots.picture import Picture
from kg.network.plots.words import words
from kg.network.ties.speech import speech_network

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.figure import Figure

__all__ = ["matrix", "timeline", "who_says_what"]

# Okabe and Ito's colours, told apart by whoever sees colours otherwise; hatches tell them too.
_COLOURS = MappingProxyType(
    {ASSERTED: "#0072B2", DENIED: "#D55E00", UNSURE: "#C9C9C9", INFERRED: "#009E73"}
)
_HATCHES = MappingProxyType({ASSERTED: "", DENIED: "////", UNSURE: "....", INFERRED: ""})
_SIGNS = MappingProxyType({ASSERTED: "o", DENIED: "X", UNSURE: "o", INFERRED: "D"})
_LABEL = 42  # characters


def who_says_what(
    network: nx.MultiDiGraph[str], about: str | None = None, *, most: int = 15, lang: str = LANGUAGE
) -> Picture:
    """Return a chart of the holders who claim most: what each affirms, denies, leaves open.

    ``network`` is one with evidence and denials (``graph.network(include="all", evidence=True)``);
    ``about`` narrows to claims about one thing, by IRI or name. At most so many holders, those who
    say most. Needs the extra ``plots`` (``ViewError``).

    >>> from kg.network import example_network
    >>> print(who_says_what(example_network(), lang="en"))
    Who says what: claims by holder
    Ministry: affirmed 1
    Rebels: denied 1
    """
    said = words(lang)
    node = None if about is None else node_called(network, about)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in _claims(network, node):
        if claim["holder_label"] and not claim["inferred"]:
            counts[claim["holder_label"]][_how(claim)] += 1
    order = sorted(counts, key=lambda one: (-counts[one].total(), one))
    shown = order[:most]
    title = said["said_by"]
    if node is not None:
        title = said["said_by_of"].format(what=network.nodes[node]["label"])
    figure, axes = _figure(title, 0.34 * len(shown))
    places = range(len(shown))
    before = [0] * len(shown)
    for how in (ASSERTED, DENIED, UNSURE):
        many = [counts[holder][how] for holder in shown]
        axes.barh(
            places, many, left=before, color=_COLOURS[how], hatch=_HATCHES[how],
            edgecolor="white", label=said[how],
        )  # fmt: skip
        before = [a + b for a, b in zip(before, many, strict=True)]
    for place, total in zip(places, before, strict=True):
        axes.text(total, place, f" {total}", va="center", fontsize=9)
    axes.set_yticks(places, [shortened(holder, _LABEL) for holder in shown])
    axes.invert_yaxis()
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_xlabel(said["claims"])
    if shown:
        axes.legend(frameon=False, fontsize=9, loc="lower right")
    lines = [said["tells"].format(who=one, what=_counted(counts[one], said)) for one in shown]
    return Picture(_told(title, lines, len(order) - len(shown), said), figure=figure)


def matrix(network: nx.MultiDiGraph[str], *, most: int = 12, lang: str = LANGUAGE) -> Picture:
    """Return a chart of who speaks of whom: holders × actors, a number of claims in each cell.

    A cell is hatched where half of the claims or more are denials. ``network`` is one with evidence
    and denials; the ``most`` holders and actors of whom most is said are in. Needs the extra
    ``plots`` (``ViewError``).

    >>> from kg.network import example_network
    >>> print(matrix(example_network(), lang="en").alt.splitlines()[1])
    Ministry speaks of Mezin: 1 claims
    """
    said = words(lang)
    ties = speech_network(network)
    spoken: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for holder, thing, data in ties.edges(data=True):
        spoken[holder] += data["said"]
        named[thing] += data["said"]

    def label(node: str) -> str:
        return str(ties.nodes[node]["label"])

    rows = sorted(spoken, key=lambda one: (-spoken[one], label(one)))[:most]
    columns = sorted(named, key=lambda one: (-named[one], label(one)))[:most]
    figure, axes = _figure(said["matrix"], 0.36 * len(rows) + 1.2)
    lines = []
    highest = max((data["said"] for *_, data in ties.edges(data=True)), default=1)
    for y, holder in enumerate(rows):
        for x, thing in enumerate(columns):
            if not ties.has_edge(holder, thing):
                continue
            data = ties.edges[holder, thing]
            many, denied = data["said"], data["denied"]
            axes.add_patch(_cell(x, y, many / highest, denied=2 * denied >= many))
            axes.text(x, y, str(many), ha="center", va="center", fontsize=9)
            told = said["cell"].format(who=label(holder), what=label(thing), n=many)
            lines.append(f"{told} ({denied} {said['denied']})" if denied else told)
    axes.set_xlim(-0.5, max(len(columns), 1) - 0.5)
    axes.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    axes.set_xticks(
        range(len(columns)), [shortened(label(one), 28) for one in columns], rotation=35,
        ha="left", rotation_mode="anchor",
    )  # fmt: skip
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(rows)), [shortened(label(one), _LABEL) for one in rows])
    axes.spines["bottom"].set_visible(False)
    left = ties.number_of_edges() - len(lines)
    return Picture(_told(said["matrix"], lines, left, said), figure=figure)


def timeline(
    network: nx.MultiDiGraph[str], about: str, *, most: int = 15, lang: str = LANGUAGE
) -> Picture:
    """Return a chart of what is told of somebody or something, a lane a statement, by day.

    A point is a claim on the day of its document: filled where it is affirmed, a cross where it is
    denied, hollow where it is possible, planned or over, a diamond where a rule concludes it.
    ``network`` is one with evidence, ``about`` an IRI or a name; statements with a relation of the
    vocabulary are in, at most so many, those first of which most is told. Needs the extra ``plots``
    (``ViewError``); raises ``QueryError`` for a name that nothing has.

    >>> from kg.network import example_network
    >>> print(timeline(example_network(), "Osterov", lang="en").alt.splitlines()[2])
    Osterov spokeWith Mezin: 2025-03-08 affirmed (Ministry), 2025-03-09 denied (Rebels)
    """
    said = words(lang)
    node = node_called(network, about)
    title = said["timeline"].format(what=network.nodes[node]["label"])
    lanes: defaultdict[str, list[Evidence]] = defaultdict(list)
    for source, target, data in network.edges(data=True):
        if node in (source, target) and not data["relation"].startswith("open:"):
            ends = (network.nodes[end]["label"] for end in (source, target))
            lane = f" {data['label']} ".join(shortened(str(end), 36) for end in ends)
            lanes[lane] += [claim for claim in data["claims"] if len(claim["date"]) >= 10]
    order = sorted(filter(lanes.get, lanes), key=lambda one: (-len(lanes[one]), one))
    shown = sorted(order[:most], key=lambda one: (min(c["date"] for c in lanes[one]), one))
    figure, axes = _figure(title, 0.34 * len(shown))
    labelled: set[str] = set()
    lines = []
    for place, lane in enumerate(shown):
        claims = sorted(lanes[lane], key=lambda claim: (claim["date"], claim["id"]))
        for claim in claims:
            how = _how(claim)
            filled = _COLOURS[how] if how != UNSURE else "none"
            axes.plot(
                [date.fromisoformat(claim["date"][:10])], [place], _SIGNS[how], markersize=8,
                markerfacecolor=filled, markeredgecolor=_COLOURS[how] if how != UNSURE else "#555",
                label=said[how] if how not in labelled else None,
            )  # fmt: skip
            labelled.add(how)
        told = dict.fromkeys(_day(claim, said) for claim in claims)
        lines.append(said["tells"].format(who=lane, what=", ".join(told)))
    axes.set_yticks(range(len(shown)), shown)
    axes.set_ylim(max(len(shown), 1) - 0.5, -0.5)
    axes.grid(axis="y", color="#ddd")
    if shown:
        figure.autofmt_xdate(rotation=30)
        figure.legend(frameon=False, fontsize=9, loc="outside lower center", ncols=4)
    return Picture(_told(title, lines, len(order) - len(shown), said), figure=figure)


def _claims(network: nx.MultiDiGraph[str], node: str | None) -> list[Evidence]:
    found: dict[str, Evidence] = {}
    for source, target, data in network.edges(data=True):
        if node is None or node in (source, target):
            found |= {claim["id"]: claim for claim in data["claims"]}
    for other, data in network.nodes(data=True):
        if node is None or node == other:
            found |= {claim["id"]: claim for claim in data.get("claims", ())}
    return list(found.values())


def _how(claim: Evidence) -> str:
    return status(
        negated=claim["negated"],
        modality=claim["modality"],
        state=claim["state"],
        inferred=claim["inferred"],
    )


def _day(claim: Evidence, said: Mapping[str, str]) -> str:
    who = claim["holder_label"]
    return f"{claim['date'][:10]} {said[_how(claim)]}{f' ({who})' if who else ''}"


def _counted(counts: Counter[str], said: Mapping[str, str]) -> str:
    hows = (ASSERTED, DENIED, UNSURE)
    return ", ".join(f"{said[how]} {counts[how]}" for how in hows if counts[how])


def _told(title: str, lines: list[str], left: int, said: Mapping[str, str]) -> str:
    """Return a chart in words: what there is to see, and how much is not."""
    more = [said["left"].format(n=left)] if left > 0 else []
    return "\n".join([title, *(lines or [said["nothing"]]), *more])


def _cell(x: int, y: int, share: float, *, denied: bool) -> Any:
    from matplotlib.patches import Rectangle

    colour = _COLOURS[DENIED if denied else ASSERTED]
    return Rectangle(
        (x - 0.5, y - 0.5), 1, 1, facecolor=colour, alpha=0.15 + 0.45 * share,
        hatch=_HATCHES[DENIED] if denied else "", edgecolor="white",
    )  # fmt: skip


def _figure(title: str, height: float) -> tuple[Figure, Any]:
    """Return a figure of matplotlib, of nobody's but its picture's, and its axes."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        cure = "pip install 'kg-news[plots]'"
        raise ViewError("matplotlib is not installed", cure=cure) from error
    figure = Figure(figsize=(8.2, 1.3 + max(height, 0.5)), layout="constrained")
    axes = figure.add_subplot()
    figure.suptitle(title, fontsize=12)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=9)
    return figure, axes
