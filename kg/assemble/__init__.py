"""The folder that chains the stages: documents → Docs → claims → entities → quads → store."""

from kg.assemble.batches import Batch, read
from kg.assemble.chunks import BATCH, CHUNK, chunked
from kg.assemble.piles import piles, text_in_pile
from kg.assemble.reader import Reader, Reading
from kg.assemble.sources import read_sources
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
    "chunked",
    "lay",
    "piles",
    "read",
    "read_sources",
    "take_out",
    "text_in_pile",
]
