"""Bytes → messages, and the text of their parts, whatever they say of themselves."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from kg.documents.decoding import decode
from kg.errors import DocumentError

__all__ = ["header", "message_in", "payload", "words_of"]

_HEADER = 2000  # characters


def message_in(data: bytes, *, place: str) -> EmailMessage:
    """Return the message in ``data``. Raises DocumentError for what is none."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        known = message.keys()
    except (MessageError, ValueError, RecursionError, IndexError, AttributeError) as error:
        raise _none(place, str(error)) from None
    if not known:
        raise _none(place, "no headers")
    assert isinstance(message, EmailMessage), "the default policy makes these"
    return message


def header(message: EmailMessage, name: str) -> str | None:
    """Return a header in words, or ``None`` where it is missing or can't be read."""
    try:
        written = message.get(name)
        told = " ".join(str(written or "").split())
    except (MessageError, ValueError, IndexError, AttributeError, TypeError, LookupError):
        return None  # the parser of headers falls over some of what spam is made of
    return told[:_HEADER] or None


def payload(part: EmailMessage) -> bytes:
    """Return the bytes of a part."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def words_of(part: EmailMessage, *, place: str) -> str:
    """Return a part as text: in its charset, else in the one its bytes tell."""
    data = payload(part)
    charset = part.get_content_charset()
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return decode(data, place=place, declared=True) if data.strip() else ""


def _none(place: str, why: str) -> DocumentError:
    return DocumentError(f"is no mail ({why})", place=place, cure="Save the mail again as .eml.")
