"""Whether the friends of friends are friends: the balance of signed triangles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.query.found import dataframe

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["Balance", "balance", "triads"]

_KINDS = ("---", "+--", "++-", "+++")  # by how many of the three support


@dataclass(frozen=True, slots=True)
class Balance:
    """How many triangles of signed ties are balanced.

    ``kinds`` counts them by their signs: ``+++`` (all with each other) and ``+--`` (two against a
    third) are balanced, ``++-`` (whose friends are enemies) and ``---`` (all against each other)
    are not. ``share`` is ``None`` where there are no triangles.
    """

    kinds: Mapping[str, int]

    @property
    def balanced(self) -> int:
        """How many triangles are balanced."""
        return self.kinds["+++"] + self.kinds["+--"]

    @property
    def unbalanced(self) -> int:
        """How many triangles are not."""
        return self.kinds["++-"] + self.kinds["---"]

    @property
    def share(self) -> float | None:
        """The share of balanced triangles, 0..1."""
        total = self.balanced + self.unbalanced
        return self.balanced / total if total else None

    def __str__(self) -> str:
        """Return it in one line."""
        total = self.balanced + self.unbalanced
        kinds = ", ".join(f"{kind} {many}" for kind, many in self.kinds.items())
        return f"{self.balanced} of {total} triangles balanced ({kinds})"


def balance(ties: nx.Graph[str]) -> Balance:
    """Return how balanced a signed network is (F. Heider 1946; D. Cartwright and F. Harary 1956).

    ``ties`` have ``sign``, as those of ``actor_network`` and ``co_claim_network``; what has none is
    left out. Two that are tied in both directions are with each other where both directions
    together have more support than opposition, counted by ``support`` and ``opposition``, or else
    by ``sign``.

    >>> import networkx as nx
    >>> ties = nx.Graph()
    >>> ties.add_edge("a", "b", sign=1)
    >>> ties.add_edge("b", "c", sign=-1)
    >>> ties.add_edge("a", "c", sign=-1)
    >>> print(balance(ties))
    1 of 1 triangles balanced (+++ 0, +-- 1, ++- 0, --- 0)
    """
    signed = _signed(ties)
    counts = Counter(_kind(_signs(signed, *triad)) for triad in _triangles(signed))
    return Balance({kind: counts[kind] for kind in ("+++", "+--", "++-", "---")})


def triads(ties: nx.Graph[str]) -> pd.DataFrame:
    """Return the triangles of signed ties, a row each, those that are not balanced first.

    The columns are ``one``, ``two``, ``three`` (labels), ``one_two``, ``two_three``, ``one_three``
    (1 or -1), ``kind`` (``++-``) and ``balanced``. Needs the extra ``pandas`` (``QueryError``).

    >>> from kg.network import actor_network, example_network
    >>> len(triads(actor_network(example_network())))
    0
    """
    signed = _signed(ties)
    rows = []
    for triad in _triangles(signed):
        labels = (str(ties.nodes[node].get("label", node)) for node in triad)
        signs = _signs(signed, *triad)
        kind = _kind(signs)
        rows.append((*labels, *signs, kind, kind in ("+++", "+--")))
    rows.sort(key=lambda row: (row[7], row[6], row[:3]))
    columns = (
        "one", "two", "three", "one_two", "two_three", "one_three", "kind", "balanced",
    )  # fmt: skip
    return dataframe(rows, columns)


def _signed(ties: nx.Graph[str]) -> nx.Graph[str]:
    """Return the ties that have a sign, without their directions."""
    import networkx as nx

    sums: Counter[tuple[str, str]] = Counter()
    for one, other, data in ties.edges(data=True):
        pair = (min(one, other), max(one, other))
        sign = data.get("sign", 0)
        sums[pair] += data["support"] - data["opposition"] if "support" in data else sign
    signed: nx.Graph[str] = nx.Graph()
    for (one, other), total in sums.items():
        if total and one != other:
            signed.add_edge(one, other, sign=1 if total > 0 else -1)
    return signed


def _triangles(signed: nx.Graph[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each triangle once, its nodes in the order of their IRIs."""
    for one in sorted(signed):
        for two, three in combinations(sorted(node for node in signed[one] if node > one), 2):
            if signed.has_edge(two, three):
                yield one, two, three


def _signs(signed: nx.Graph[str], one: str, two: str, three: str) -> tuple[int, int, int]:
    edges = signed.edges
    return edges[one, two]["sign"], edges[two, three]["sign"], edges[one, three]["sign"]


def _kind(signs: tuple[int, int, int]) -> str:
    return _KINDS[sum(sign > 0 for sign in signs)]
