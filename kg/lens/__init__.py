"""Says-who: a store rebuilt from the claims of some, or of sources that are good enough."""

from kg.lens.answering import seen
from kg.lens.lens import Lens
from kg.lens.rebuilding import Rebuilt, through

__all__ = ["Lens", "Rebuilt", "seen", "through"]
