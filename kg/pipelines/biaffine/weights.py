"""The weights file: one npz of float16 arrays and, as JSON bytes, the inventories. No pickle."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.errors import PipelineError
from kg.pipelines.biaffine.features import Inventory

__all__ = ["Arrays", "read_weights", "weights_bytes", "write_weights"]

Arrays = Mapping[str, npt.NDArray[np.generic]]

FORMAT = 1
HEADER = "header.json"
_STAMP = (1980, 1, 1, 0, 0, 0)  # a fixed time, so that equal weights make equal files


def weights_bytes(inventory: Inventory, arrays: Arrays) -> bytes:
    """A weights file as bytes; floating arrays become float16, the same arrays the same bytes."""
    out = io.BytesIO()
    header = {"format": FORMAT, "inventory": inventory.to_dict()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        text = json.dumps(header, ensure_ascii=False, sort_keys=True)
        archive.writestr(zipfile.ZipInfo(HEADER, _STAMP), text, zipfile.ZIP_DEFLATED)
        for name in sorted(arrays):
            array = np.asarray(arrays[name])
            if array.dtype.kind == "f":
                array = array.astype(np.float16)
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", _STAMP), member.getvalue(), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def write_weights(path: Path, inventory: Inventory, arrays: Arrays) -> None:
    """Write a weights file in one move, so that a reader never sees half of it."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(weights_bytes(inventory, arrays))
    part.replace(path)


def read_weights(source: Path | bytes) -> tuple[Inventory, dict[str, npt.NDArray[np.generic]]]:
    """The inventories and arrays of a weights file, as stored.

    Raises PipelineError where the file is missing, is no weights file or is of another format.
    """
    place = "weights" if isinstance(source, bytes) else str(source)
    cure = "Restore the file, or train again with kg train."
    try:
        stream = io.BytesIO(source) if isinstance(source, bytes) else source
        with zipfile.ZipFile(stream) as archive:
            header = json.loads(archive.read(HEADER))
            arrays = {
                name.removesuffix(".npy"): np.lib.format.read_array(
                    io.BytesIO(archive.read(name)), allow_pickle=False
                )
                for name in archive.namelist()
                if name != HEADER
            }
        if header.get("format") != FORMAT:
            raise PipelineError(
                f"has format {header.get('format')}, not {FORMAT}", place=place, cure=cure
            )
        return Inventory.from_dict(header["inventory"]), arrays
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise PipelineError(f"is not a weights file ({error})", place=place, cure=cure) from error
