"""The text of rewriting rules → rules as data → functions that change a tree."""
