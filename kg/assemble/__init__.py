"""The folder that chains the stages: documents → Docs → claims → entities → quads → store."""

from kg.assemble.batches import BATCH, Batch, read
from kg.assemble.reader import CHUNK, Options, Reader, Reading
from kg.assemble.storing import Report, build

__all__ = ["BATCH", "CHUNK", "Batch", "Options", "Reader", "Reading", "Report", "build", "read"]
