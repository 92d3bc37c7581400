"""Golds as written by hand: typed claims of texts, facts on the sentences of a treebank."""
