"""How a text falls into sentences, quotations and turns, by the marks of its language."""
