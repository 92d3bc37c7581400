"""Graphs kept safe and carried elsewhere: backups, servers, whether a store and kg are sound."""

from kg.keeping.backups import Backup, backup, restore
from kg.keeping.checking import CHECKS, Finding, Severity, check, repair
from kg.keeping.installation import examine
from kg.keeping.opening import open_at_rest
from kg.keeping.servers import Carried, pull, push

__all__ = [
    "CHECKS",
    "Backup",
    "Carried",
    "Finding",
    "Severity",
    "backup",
    "check",
    "examine",
    "open_at_rest",
    "pull",
    "push",
    "repair",
    "restore",
]
