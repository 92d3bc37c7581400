"""What stages must know about a language, as validated data: ``load("fr").times.months``."""

from kg.languages.language import (
    DEFAULT,
    Language,
    absolute,
    available,
    code_of,
    files,
    load,
)

__all__ = ["DEFAULT", "Language", "absolute", "available", "code_of", "files", "load"]
