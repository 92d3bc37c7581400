"""Full-text search: sentences, titles and names of a store, and what the graph has of them."""

from kg.query.search.finding import HIT, Hit, Hits, hit_record, search
from kg.query.search.index import Index
from kg.query.search.keeping import FILE, index_of, kept_up, prints_of, stated_by, tally_of
from kg.query.search.telling import claims_in, claims_told

__all__ = [
    "FILE",
    "HIT",
    "Hit",
    "Hits",
    "Index",
    "claims_in",
    "claims_told",
    "hit_record",
    "index_of",
    "kept_up",
    "prints_of",
    "search",
    "stated_by",
    "tally_of",
]
