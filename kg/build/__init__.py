"""The folder that chains the stages: documents → Docs → claims → entities → quads → store."""

from kg.build.batches import BATCH, Batch, read
from kg.build.reader import CHUNK, Options, Reader, Reading
from kg.build.storing import Report, build

__all__ = ["BATCH", "CHUNK", "Batch", "Options", "Reader", "Reading", "Report", "build", "read"]
