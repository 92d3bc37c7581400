"""Claims as the tuples of open information extraction, and their score against a gold of such."""
