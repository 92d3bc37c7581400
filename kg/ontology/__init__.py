"""What kg knows of the world and of a language's wordings: ``load("fr").lexicon.frames(…)``.

Read once from the TTL files in ``ontologies/`` and in folders of the user's own.
"""

from kg.ontology.gazetteer.gazetteer import Entry, Gazetteer, Office
from kg.ontology.knowledge import Knowledge, load
from kg.ontology.lexicon.lexicon import Cue, Frame, Lexicon, Pattern, Slot, Stance
from kg.ontology.vocabulary.vocabulary import Class, Ontology, Relation

__all__ = [
    "Class",
    "Cue",
    "Entry",
    "Frame",
    "Gazetteer",
    "Knowledge",
    "Lexicon",
    "Office",
    "Ontology",
    "Pattern",
    "Relation",
    "Slot",
    "Stance",
    "load",
]
