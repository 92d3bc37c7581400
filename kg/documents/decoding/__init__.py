"""Bytes → text: the encoding is told by marks, declarations and the letters themselves."""

from kg.documents.decoding.decoding import MAX_CHARACTERS, Decoded, decode, decoded
from kg.documents.decoding.wide import wide

__all__ = ["MAX_CHARACTERS", "Decoded", "decode", "decoded", "wide"]
