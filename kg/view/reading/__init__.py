"""A store → what a page is made of: claims straight from its quads, without a network between."""

from kg.view.reading.stores import Scope, of_claims, of_store

__all__ = ["Scope", "of_claims", "of_store"]
