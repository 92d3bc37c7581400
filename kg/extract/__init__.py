"""Doc → claims and quotations: clauses, nominals, frames, attribution, certainty, times."""
