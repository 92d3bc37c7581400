"""Trees → clauses: predicates, their arguments and subjects, and how they hang together."""
