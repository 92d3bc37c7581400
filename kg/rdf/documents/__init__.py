"""Documents themselves in RDF: as read, as resolved, and whether they are sound."""
