"""What the web is kept as: feeds and archives of pages."""

from kg.documents.formats.web.feed import read_feed
from kg.documents.formats.web.warc import read_warc

__all__ = ["read_feed", "read_warc"]
