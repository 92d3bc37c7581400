"""What a network of actors is like: who is in the middle, who belongs together, what changed."""

from kg.network.measures.balance import Balance, balance, triads
from kg.network.measures.brokerage import brokerage
from kg.network.measures.centrality import centralities
from kg.network.measures.change import change
from kg.network.measures.communities import communities
from kg.network.measures.paths import Connection, Step, connections, ego
from kg.network.measures.table import ties_table

__all__ = [
    "Balance",
    "Connection",
    "Step",
    "balance",
    "brokerage",
    "centralities",
    "change",
    "communities",
    "connections",
    "ego",
    "ties_table",
    "triads",
]
