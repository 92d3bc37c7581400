"""Stores on other machines: any server that speaks SPARQL 1.1."""

from kg.store.remote.endpoint import Endpoint
from kg.store.remote.server import Server

__all__ = ["Endpoint", "Server"]
