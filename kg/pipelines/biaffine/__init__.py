"""A deep biaffine tagger-parser, run with numpy alone."""
