"""Text as it comes → the text that is read, with the way back to every character."""
