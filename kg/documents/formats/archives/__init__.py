"""Files that hold files: read in memory, nothing of them is ever written."""

from kg.documents.formats.archives.packed import read_packed
from kg.documents.formats.archives.tar import read_tar
from kg.documents.formats.archives.zip import read_zip

__all__ = ["read_packed", "read_tar", "read_zip"]
