"""Processes of our own beside this one: started alone, bounded, and ended with it."""

from kg.processes.allowance import Allowance
from kg.processes.bounds import allow_time, bound_memory, unbound
from kg.processes.garbage import uncollected
from kg.processes.parcels import Parcel, receive, send
from kg.processes.starting import CAN_START, collect_seldom, end_with_parent, started

__all__ = [
    "CAN_START",
    "Allowance",
    "Parcel",
    "allow_time",
    "bound_memory",
    "collect_seldom",
    "end_with_parent",
    "receive",
    "send",
    "started",
    "unbound",
    "uncollected",
]
