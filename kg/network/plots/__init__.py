"""Pictures of what claims tell, for where people would rather look; each has its text."""

from kg.network.plots.charts import matrix, timeline, who_says_what
from kg.network.plots.drawing import drawing
from kg.network.plots.picture import Picture

__all__ = ["Picture", "drawing", "matrix", "timeline", "who_says_what"]
