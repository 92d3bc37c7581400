"""The folder that chains the stages: documents → Docs → claims → entities → quads → store."""

from kg.assemble.batches import BATCH, Batch, read
from kg.assemble.piles import piles, text_in_pile
from kg.assemble.reader import CHUNK, Reader, Reading
from kg.assemble.storing import Watcher, build
from kg.assemble.taking_out import lay, take_out
from kg.assemble.writing import BuildReport
from kg.store import Options

__all__ = [
    "BATCH",
    "CHUNK",
    "Batch",
    "BuildReport",
    "Options",
    "Reader",
    "Reading",
    "Watcher",
    "build",
    "lay",
    "piles",
    "read",
    "take_out",
    "text_in_pile",
]
