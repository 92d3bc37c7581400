"""Values as pieces of HTML for notebooks: inert, short, readable without styles and scripts."""

from kg.inline.passages import Mark, merge_marks, passage
from kg.inline.tables import bars, facts, table
from kg.inline.wrapping import folded, image, lines, shortened, wrapped

__all__ = [
    "Mark",
    "bars",
    "facts",
    "folded",
    "image",
    "lines",
    "merge_marks",
    "passage",
    "shortened",
    "table",
    "wrapped",
]
