"""Expressions of time in a text → values of ISO 8601."""
