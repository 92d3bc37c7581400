"""Mail, and pages saved as mail."""

from kg.documents.formats.mail.mailbox import read_mbox
from kg.documents.formats.mail.message import read_eml
from kg.documents.formats.mail.page import read_mhtml

__all__ = ["read_eml", "read_mbox", "read_mhtml"]
