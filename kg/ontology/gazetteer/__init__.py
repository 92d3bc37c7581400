"""Names of the world: states, cities, organisations, offices; from Turtle and from tables."""
