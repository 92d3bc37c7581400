"""Whether an installation is whole: libraries, data that ships with kg, room to work in."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from kg import bundled, languages, pipelines
from kg.errors import KgError
from kg.keeping.checking.finding import Finding, Severity

__all__ = ["examine"]

_PACKAGE = "kg-news"
_LEAST_ROOM = 2**30  # bytes: a store of some thousand documents, and what is written beside it
_AGAIN = "Install kg again: pip install --upgrade kg-news."


def examine() -> tuple[Finding, ...]:
    """Return what is to be said of the installation; nothing is changed and nothing fetched.

    Notes tell what is there, and which extras are not; whatever keeps kg from working is an error.
    """
    return tuple(
        found for look in (_versions, _libraries, _extras, _data, _room) for found in look()
    )


def _versions() -> Iterator[Finding]:
    number = ".".join(map(str, sys.version_info[:3]))
    yield Finding(Severity.NOTE, f"kg {version(_PACKAGE)}, Python {number}", sys.prefix)


def _libraries() -> Iterator[Finding]:
    """Yield the libraries that kg rests on and that are missing, or of another version."""
    missing = False
    for name, wanted, there in _required(""):
        if there is None:
            missing = True
            yield Finding(Severity.ERROR, "is not installed", name, f"pip install '{name}{wanted}'")
        elif not _is_within(there, wanted):
            missing = True
            yield Finding(
                Severity.WARNING,
                f"is {there}, not {wanted}",
                name,
                f"pip install '{name}{wanted}'",
            )
    if not missing:
        yield Finding(Severity.NOTE, "all libraries are there", _PACKAGE)


def _extras() -> Iterator[Finding]:
    """Yield the extras of which a library is missing."""
    from importlib.metadata import metadata

    for extra in sorted(metadata(_PACKAGE).get_all("Provides-Extra") or ()):
        lacking = [name for name, _, there in _required(extra) if there is None]
        if lacking:
            yield Finding(
                Severity.NOTE,
                f"is not installed (lacks {', '.join(sorted(lacking))})",
                f"extra {extra}",
                f"Where it is wanted: pip install '{_PACKAGE}[{extra}]'.",
            )


def _required(extra: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield names, ranges and versions (``None``: not there) of what kg, or an extra, rests on."""
    from packaging.requirements import Requirement

    for line in requires(_PACKAGE) or ():
        one = Requirement(line)
        asked = one.marker is None or one.marker.evaluate({"extra": extra})
        always = one.marker is None or one.marker.evaluate({"extra": ""})
        if not asked or (extra and always) or one.name == _PACKAGE:
            continue
        try:
            there: str | None = version(one.name)
        except PackageNotFoundError:
            there = None
        yield one.name, str(one.specifier), there


def _is_within(there: str, wanted: str) -> bool:
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(wanted).contains(there, prereleases=True)


def _data() -> Iterator[Finding]:
    """Yield whether ontologies, languages and pipelines are whole."""
    try:
        place = bundled.ontologies()
        for code in languages.available():
            languages.load(code)
    except KgError as error:
        yield Finding(Severity.ERROR, error.what, error.place, error.cure or _AGAIN)
        return
    yield Finding(Severity.NOTE, f"languages {', '.join(languages.available())}", str(place))
    for name in pipelines.names():
        try:
            read = pipelines.load(name)
        except KgError as error:
            yield Finding(Severity.ERROR, error.what, error.place, error.cure or _AGAIN)
        else:
            what = f"the pipeline {name} {read.meta.get('version', '')} can be loaded"
            yield Finding(Severity.NOTE, what.strip(), str(bundled.pipelines() / name))


def _room() -> Iterator[Finding]:
    """Yield whether files can be written where temporary ones are, and enough of them."""
    folder = Path(tempfile.gettempdir())
    try:
        with tempfile.NamedTemporaryFile(dir=folder) as file:
            file.write(b"kg")
    except OSError as error:
        yield Finding(
            Severity.ERROR,
            f"can't be written to ({error.strerror})",
            str(folder),
            "Name another folder in the environment's TMPDIR.",
        )
        return
    free = shutil.disk_usage(folder).free
    if free < _LEAST_ROOM:
        yield Finding(
            Severity.WARNING, f"has {free / 2**20:.0f} MiB left", str(folder), "Make room."
        )
