"""One way to write every format: checked first, whole or not at all, the same bytes each time."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from kg.errors import ExportError
from kg.exports.formats import Format
from kg.exports.material import Material
from kg.textfile import replacing

__all__ = ["export"]


def export(material: Material, target: Path | BinaryIO, form: Format) -> None:
    """Write a store to a file, or a folder where the format has several, or an open binary file.

    Files appear under their names once all of them are whole. The same store gives the same bytes.
    Raises ``ExportError`` for what the format can't hold, for what is not installed, and where
    nothing can be written.
    """
    _check(material, form)
    if form.includes:
        material = material.including(form.includes[0])
    try:
        if form.is_folder:
            _write_folder(material, target, form)
        elif isinstance(target, Path):
            with replacing(target, ExportError) as file:
                form.files[""](material, file)
        else:
            form.files[""](material, target)
    except ImportError as error:
        raise ExportError(
            f"needs {error.name}, which is not installed",
            place=f"the format {form.name}",
            cure=f"pip install 'kg-news[{form.extra}]'",
        ) from error


def _write_folder(material: Material, target: Path | BinaryIO, form: Format) -> None:
    if not isinstance(target, Path):
        raise ExportError(
            f"is a folder of files ({', '.join(form.files)})",
            place=f"the format {form.name}",
            cure="Name a folder to write.",
        )
    try:
        target.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"can't be made ({error.strerror})",
            place=str(target),
            cure="Name a folder, new or not, in one that is yours.",
        ) from None
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(replacing(target / name, ExportError)) for name in form.files
        }
        for name, write in form.files.items():
            write(material, files[name])


def _check(material: Material, form: Format) -> None:
    wanted = material.selection
    if wanted.narrows and not form.includes:
        raise ExportError(
            "always holds the whole store",
            place=f"the format {form.name}",
            cure="Leave holder, include and confidence out, or choose a format of claims.",
        )
    if wanted.include is not None and wanted.include not in form.includes:
        raise ExportError(
            f"can't hold {wanted.include!r}",
            place=f"the format {form.name}",
            cure=f"It holds: {', '.join(form.includes)}.",
        )
