"""Where claims come from: which sources are independent of each other, and what they are worth."""

from kg.query.sources.copies import copies
from kg.query.sources.grades import GRADES, Grade, Grades, graded
from kg.query.sources.independence import Told, voices

__all__ = ["GRADES", "Grade", "Grades", "Told", "copies", "graded", "voices"]
