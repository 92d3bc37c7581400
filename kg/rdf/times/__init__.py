"""Times of claims in RDF: intervals, two clocks, and the days they span."""
