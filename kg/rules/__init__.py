"""Rules that infer claims from claims: ``apply(store, rules(), ontology)``."""

from kg.rules.applying import Upkeep, apply, counts, is_applied, remove
from kg.rules.basis import Basis, check_rules, told
from kg.rules.rule import AnyRule, Rule, mistakes_in_rules, rules
from kg.rules.succession import Succession

__all__ = [
    "AnyRule",
    "Basis",
    "Rule",
    "Succession",
    "Upkeep",
    "apply",
    "check_rules",
    "counts",
    "is_applied",
    "mistakes_in_rules",
    "remove",
    "rules",
    "told",
]
