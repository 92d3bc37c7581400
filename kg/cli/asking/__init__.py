"""Commands that ask a store: SPARQL, the named questions, words."""
