"""Chains of mentions against a gold of coreference."""
