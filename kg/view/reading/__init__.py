"""A store → what a page is made of: claims straight from its quads, without a network between."""

from kg.view.reading.asking import Asked, of_asked
from kg.view.reading.stores import Scope, of_claims, of_heaviest, of_store

__all__ = ["Asked", "Scope", "of_asked", "of_claims", "of_heaviest", "of_store"]
