"""A small network made by hand, for examples, trials and tests: who stands with whom is plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.evidence import DENIED, Evidence, status

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["example_network", "told_network"]

_ACTORS = {
    "kge:rebels": ("Rebels", "kg:ArmedGroup"),
    "kge:ministere": ("Ministry", "kg:Ministry"),
    "kge:mezin": ("Mezin", "kg:Person"),
    "kge:osterov": ("Osterov", "kg:Person"),
    "kge:torvik": ("Torvik", "kg:Person"),
    "kge:union": ("Union", "kg:InternationalOrganization"),
    "kge:varesk": ("Varesk", "kg:City"),
}
_SIGNS = {"kg:praised": 1, "kg:alliedWith": 1, "kg:accused": -1, "kg:sanctioned": -1}
_TOLD = (
    ("a", "2025-03-08", "ministere", "praised", "osterov", "", ""),
    ("a", "2025-03-08", "rebels", "accused", "ministere", "", ""),
    ("a", "2025-03-08", "osterov", "spokeWith", "mezin", "ministere", ""),
    ("b", "2025-03-09", "osterov", "spokeWith", "mezin", "rebels", "denied"),
    ("b", "2025-03-09", "torvik", "alliedWith", "mezin", "", ""),
    ("b", "2025-03-09", "rebels", "controls", "varesk", "", ""),
    ("c", "2025-04-10", "union", "sanctioned", "osterov", "", ""),
    ("c", "2025-04-10", "union", "sanctioned", "mezin", "", ""),
    ("c", "2025-04-10", "union", "accused", "mezin", "", ""),
    ("c", "2025-04-10", "torvik", "accused", "mezin", "", "possible"),
    ("d", "2025-05-06", "torvik", "accused", "mezin", "", ""),
    ("d", "2025-05-06", "ministere", "metWith", "torvik", "", ""),
)

Told = tuple[str, str, str, str, str, str, str]


def example_network() -> nx.MultiDiGraph[str]:
    """Return a network of six actors and a city, told by four documents of March to May 2025.

    It is as ``kg.network.network`` returns one.

    >>> network = example_network()
    >>> network.number_of_nodes(), network.number_of_edges()
    (7, 12)
    >>> denied = network.edges["kge:osterov", "kge:mezin", "kg:spokeWith denied"]["claims"]
    >>> denied[0]["sentence"]
    'Osterov spokeWith Mezin (denied, says Rebels).'
    """
    return told_network(_TOLD)


def told_network(told: tuple[Told, ...]) -> nx.MultiDiGraph[str]:
    """Return a network of what is told: document, day, subject, relation, object, holder, how.

    Things are named without ``kge:``, relations without ``kg:``; ``how`` is ``""`` for what is
    asserted, ``denied``, a modality (``possible``) or a state (``ended``).

    >>> list(told_network((("a", "2025-03-08", "x", "praised", "y", "", ""),)).edges(keys=True))
    [('kge:x', 'kge:y', 'kg:praised asserted')]
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, row in enumerate(told):
        ends = f"kge:{row[2]}", f"kge:{row[4]}"
        for iri in ends:
            label, kind = _ACTORS.get(iri, (iri.removeprefix("kge:"), "kg:Person"))
            actor = kind != "kg:City"
            graph.add_node(
                iri, label=label, type=kind, type_label="", classes=(kind,), names=(label,),
                actor=actor, mentions=1, claims=[],
            )  # fmt: skip
        claim = _evidence(number, row)
        how = status(negated=claim["negated"], modality=claim["modality"], state=claim["state"])
        relation = claim["relation"]
        key = f"{relation} {how}"
        if not graph.has_edge(*ends, key):
            graph.add_edge(
                *ends, key, relation=relation, label=claim["label"], status=how,
                sign=_SIGNS.get(relation, 0), between_actors=relation != "kg:controls",
                symmetric=relation in ("kg:spokeWith", "kg:metWith", "kg:alliedWith"), claims=[],
            )  # fmt: skip
        graph.edges[*ends, key]["claims"].append(claim)
    for node, data in graph.nodes(data=True):
        data["degree"] = graph.degree(node)
    return graph


def _evidence(number: int, row: Told) -> Evidence:
    doc, date, subject, relation, target, holder, how = row
    modal = how if how in ("possible", "wanted", "hypothetical", "ordered", "asked") else "asserted"
    state = "" if how in ("", DENIED, modal) else how

    def label(name: str) -> str:
        return _ACTORS.get(f"kge:{name}", (name, ""))[0] if name else ""

    said = ", ".join(filter(None, (how, f"says {label(holder)}" if holder else "")))
    sentence = f"{label(subject)} {relation} {label(target)}{f' ({said})' if said else ''}."
    return Evidence(
        id=f"sha256:{number}", doc=doc, title="", date=date, source="", url="",
        subject=label(subject), predicate=relation, object=label(target),
        relation=f"kg:{relation}", label=relation,
        holder=f"kge:{holder}" if holder else None, holder_label=label(holder),
        negated=how == DENIED, modality=modal, state=state, time="", place="",
        sentence=sentence, start=0, marks=[], end="", confidence=1.0, inferred=False, rule="",
    )  # fmt: skip
