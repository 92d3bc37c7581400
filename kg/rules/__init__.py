"""Rules that infer claims from claims: ``apply(store, rules(), ontology)``."""

from kg.rules.applying import (
    Upkeep,
    apply,
    counts,
    is_applied,
    is_level,
    is_under_way,
    remarks,
    remove,
)
from kg.rules.basis import Basis, check_rules, told
from kg.rules.keeping import Remark
from kg.rules.rule import AnyRule, Rule, mistakes_in_rules, rules
from kg.rules.succession import Succession

__all__ = [
    "AnyRule",
    "Basis",
    "Remark",
    "Rule",
    "Succession",
    "Upkeep",
    "apply",
    "check_rules",
    "counts",
    "is_applied",
    "is_level",
    "is_under_way",
    "mistakes_in_rules",
    "remarks",
    "remove",
    "rules",
    "told",
]
