"""ZIP files as archives and office programs make them: members by name, paid for as unpacked."""

from __future__ import annotations

import contextlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.documents.formats.limits import damaged
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["Package", "xml_tree"]

_MEMBERS = 200_000
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, IndexError,
    OverflowError,
)  # fmt: skip


class Package:
    """A ZIP file that is open."""

    def __init__(self, source: Source, archive: zipfile.ZipFile) -> None:
        self.source, self.archive = source, archive

    @classmethod
    @contextlib.contextmanager
    def opened(cls, source: Source) -> Iterator[Package]:
        """Give the package in ``source``. Raises DocumentError for what is none."""
        file: BinaryIO
        with source.open() as file:
            try:
                archive = zipfile.ZipFile(file)
            except (*_DAMAGE, NotImplementedError) as error:
                raise damaged(source.place, error) from None
            with archive:
                yield cls(source, archive)

    def members(self) -> list[zipfile.ZipInfo]:
        """Return what is in it, as it stands there. Raises DocumentError for far too much."""
        found = self.archive.infolist()
        if len(found) > _MEMBERS:
            raise DocumentError(
                f"holds over {_MEMBERS:,} files",
                place=self.source.place,
                cure="Unpack it yourself, and give the folder.",
            )
        return found

    def names(self) -> frozenset[str]:
        """Return the paths of what is in it."""
        return frozenset(info.filename for info in self.members())

    def read(self, member: zipfile.ZipInfo | str) -> bytes:
        """Return what a member holds. Raises DocumentError."""
        info = self.archive.NameToInfo.get(member) if isinstance(member, str) else member
        name = member if isinstance(member, str) else member.filename
        place = f"{self.source.place}/{name}" if name.isprintable() else self.source.place
        if info is None:
            raise DocumentError(
                f"has no part {name!r}", place=self.source.place, cure="Save it again."
            )
        if info.flag_bits & 1:
            raise DocumentError(
                "is locked with a password", place=place, cure="Unlock it, and save it again."
            )
        try:
            with self.archive.open(info) as file:
                return self.source.unpacked(file, place=place)
        except NotImplementedError as error:
            raise DocumentError(
                f"is packed in a way that is not read ({error})",
                place=place,
                cure="Pack it again as a plain ZIP.",
            ) from None
        except _DAMAGE as error:
            raise damaged(place, error) from None


def xml_tree(data: bytes, *, place: str) -> Any:
    """Return the root of an XML file, without entities of its own and without anything fetched.

    Raises DocumentError for what is no XML, is nested too deeply, or declares entities.
    """
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(place, error) from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise DocumentError(
            "declares entities of its own, which are not opened",
            place=place,
            cure="Save it without a document type.",
        )
    return root
