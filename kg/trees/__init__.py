"""The trees that all readers of a text share: nodes, how they are rewritten, their normal form."""
