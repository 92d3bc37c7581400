"""Says-who: a store rebuilt from the claims of some, or of sources that are good enough."""

from kg.query.lens.answering import seen
from kg.query.lens.lens import Lens
from kg.query.lens.rebuilding import Rebuilt, through

__all__ = ["Lens", "Rebuilt", "seen", "through"]
