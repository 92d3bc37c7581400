"""What clauses and nouns state → claims in terms of characters, with their confidence."""
