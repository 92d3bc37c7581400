"""Addresses → sources, only where a person asked for it."""

from kg.documents.fetching.address import Address, unasked
from kg.documents.fetching.fetcher import Fetcher
from kg.documents.fetching.hosts import is_address

__all__ = ["Address", "Fetcher", "is_address", "unasked"]
