"""Files of an ontology → blocks, what they say of each term, and the mistakes in them."""
