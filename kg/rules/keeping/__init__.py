"""What is kept for questions: rule files of it, and what they tell, kept up to date."""

from kg.rules.keeping.remark import Remark, is_remark, remark
from kg.rules.keeping.remarking import Named, Remarker

__all__ = ["Named", "Remark", "Remarker", "is_remark", "remark"]
