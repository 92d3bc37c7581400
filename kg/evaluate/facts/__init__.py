"""A system's claims against facts on sentences: which is which, and the figures."""
