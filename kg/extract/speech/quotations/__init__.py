"""What is quoted and who said it: in marks, in clauses, in turns, over a signature."""
