"""The options of a build that a cluster reads for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.cluster import ClusterReader

__all__ = ["Engine", "OnCluster"]

_PARTS = ".parts"  # behind the name of the store


class Engine(StrEnum):
    """What reads documents: processes of this machine, or a Dask cluster."""

    LOCAL = "local"
    DASK = "dask"


@dataclass(frozen=True, kw_only=True)
class OnCluster:
    """Where documents are read."""

    engine: Annotated[
        Engine, typer.Option(help="What reads: this machine, or a Dask cluster (extra `cluster`).")
    ] = Engine.LOCAL
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="The scheduler of the cluster: tcp://HOST:8786, or tls://.",
            show_default=False,
        ),
    ] = None
    parts: Annotated[
        str | None,
        typer.Option(
            metavar="DIR|URL",
            help="Where workers leave what they have read: a folder, or s3://..., that all "
            "machines reach.",
            show_default="a folder beside the store: DIR.parts",
        ),
    ] = None

    def reader(self, store: Path, *, allow_network: bool) -> ClusterReader | None:
        """Return what reads on a cluster, ``None`` where this machine reads."""
        if self.engine is Engine.LOCAL:
            if self.scheduler is not None or self.parts is not None:
                raise typer.BadParameter("--scheduler and --parts go with --engine dask")
            return None
        if self.scheduler is None:
            raise typer.BadParameter("name the scheduler: --scheduler tcp://HOST:8786")
        from kg.cluster import Cluster, ClusterReader

        beside = store.absolute()
        parts = self.parts or str(beside.with_name(f"{beside.name}{_PARTS}"))
        return ClusterReader(Cluster(self.scheduler, parts), store, allow_network=allow_network)
