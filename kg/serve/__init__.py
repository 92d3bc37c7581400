"""A store as a service for reading: SPARQL 1.1 Protocol, JSON with OpenAPI, pages of documents."""

from kg.serve.running import Options, run

__all__ = ["Options", "run"]
