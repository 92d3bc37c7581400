"""Builds on many machines: workers of a Dask cluster read, one process resolves and writes."""

from kg.cluster.building import ClusterReader
from kg.cluster.running import Cluster

__all__ = ["Cluster", "ClusterReader"]
