"""Document → Doc: segments, trees, names, classes of things, coreference."""
