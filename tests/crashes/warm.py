"""Loaded once in the process that the others are forked from; opens no store, starts no thread."""

from kg.assemble.processes import reader_of
from kg.model import Document
from kg.store import Options

reader_of(Options().setup()).read([Document("warm", "Le maire a signé l'accord.", "fr")])
