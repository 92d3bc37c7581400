"""Graphs kept safe and carried elsewhere: backups, servers, and whether a store is sound."""

from kg.keeping.backups import Backup, backup, restore
from kg.keeping.checking import CHECKS, Finding, Severity, check, repair
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
    "open_at_rest",
    "pull",
    "push",
    "repair",
    "restore",
]
