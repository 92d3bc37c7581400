"""A store in the formats of other tools: one table of formats, one way to write them all."""

from kg.exports.formats import FORMATS, Format, Holds, format_named
from kg.exports.material import ALL, PLAIN, Material, Selection
from kg.exports.writing import export

__all__ = [
    "ALL",
    "FORMATS",
    "PLAIN",
    "Format",
    "Holds",
    "Material",
    "Selection",
    "export",
    "format_named",
]
