"""RDF: the store's own quads, as Turtle, TriG, N-Quads, JSON-LD and nanopublications."""
