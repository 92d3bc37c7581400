"""Tables: a row is a document, and columns tell its text, title, date and source."""

from kg.documents.formats.tables.csv import read_csv
from kg.documents.formats.tables.parquet import read_parquet
from kg.documents.formats.tables.xlsx import read_xlsx

__all__ = ["read_csv", "read_parquet", "read_xlsx"]
