"""Processes that read a store for others, and are ended when an answer costs more than it may."""

from kg.workers.limits import Limits
from kg.workers.pool import Pool
from kg.workers.worker import Job, Worker

__all__ = ["Job", "Limits", "Pool", "Worker"]
