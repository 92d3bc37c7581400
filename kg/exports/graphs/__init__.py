"""Graphs: things and the links between them, for Gephi, yEd, Cytoscape, Neo4j."""
