"""Which relations of the ontology words state: lexicon frames, their slots, predications."""
