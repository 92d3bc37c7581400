"""What is known of a pipeline without loading it: its ``meta.json`` and its size on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import bundled
from kg.errors import PipelineError
from kg.pipelines import names

__all__ = ["Description", "describe", "installed"]


@dataclass(frozen=True, slots=True)
class Description:
    """A pipeline's metadata; ``size`` in bytes, ``performance`` as its makers wrote it down."""

    name: str
    lang: str
    version: str
    description: str
    licence: str
    components: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]
    performance: Mapping[str, Any]
    size: int
    folder: Path


def installed() -> tuple[str, ...]:
    """Return the pipelines that can be named: those in kg first, then spaCy packages.

    >>> {"en", "fr"} <= set(installed())
    True
    """
    from spacy.util import get_installed_models

    return (*names(), *sorted(get_installed_models()))


def describe(name: str = bundled.LANGUAGE) -> Description:
    """Return what ``meta.json`` says of a pipeline in kg, a folder or an installed package.

    Raises PipelineError where there is none.

    >>> describe("fr").components[-1]
    'kg_lemmas'
    """
    folder = _folder(name)
    path = folder / "meta.json"
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"there is no pipeline {name!r} ({error})",
            cure=f"Take {', '.join(installed())}, or the folder that nlp.to_disk wrote.",
        ) from error
    return Description(
        name=name,
        lang=meta.get("lang", ""),
        version=meta.get("version", ""),
        description=meta.get("description", ""),
        licence=meta.get("license", ""),
        components=tuple(meta.get("pipeline", ())),
        labels={part: tuple(labels) for part, labels in meta.get("labels", {}).items() if labels},
        sources=tuple(_source(one) for one in meta.get("sources") or ()),
        performance=meta.get("performance") or {},
        size=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        folder=folder,
    )


def _source(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    licence = value.get("license")
    return f"{value.get('name')} ({licence})" if licence else str(value.get("name"))


def _folder(name: str) -> Path:
    if name in names():
        return bundled.pipelines() / name
    from spacy.util import get_installed_models, get_package_path

    if name not in get_installed_models():
        return Path(name)
    package = get_package_path(name)
    inner = sorted(package.glob("*/meta.json"))  # the data folder, which has a config.cfg beside it
    return inner[0].parent if inner else package
