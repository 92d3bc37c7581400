"""Tables: things, links, statements and events as CSV and Parquet."""
