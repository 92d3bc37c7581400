"""How far confidences can be relied on, and how they are fitted to golds."""
