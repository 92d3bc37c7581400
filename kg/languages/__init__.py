"""What stages must know about a language, as validated data: ``load("fr").times.months``."""

from kg.languages.language import DEFAULT, Language, available, files, load

__all__ = ["DEFAULT", "Language", "available", "files", "load"]
