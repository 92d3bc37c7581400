"""Two names → whether they may be one thing's, and which are worth comparing."""
