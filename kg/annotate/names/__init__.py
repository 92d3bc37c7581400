"""Where the names of a text stand, what they name, and the words that carry them."""
