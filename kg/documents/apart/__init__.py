"""Files whose libraries may be slow, hungry or fall are read by another process."""

from kg.documents.apart.asking import Apart, apart

__all__ = ["Apart", "apart"]
