r"""Train the networks of a recipe from prepared material; those that are there are skipped.

    python -m kg.pipelines.train.neural WORK --device cuda

``WORK`` has ``material.npz`` (``python -m kg.pipelines.train DATA --work WORK --only material``);
the weights of the last network come to ``WORK/weights.npz``. Needs numpy and PyTorch alone, so that
a machine with a GPU can do it for one without.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import KgError
from kg.pipelines.train.files import CONFIG, recipe

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train what is missing."""
    parser = argparse.ArgumentParser(
        prog="python -m kg.pipelines.train.neural",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("work", type=Path, help="folder with material.npz")
    parser.add_argument("--device", default="cpu", help="cpu or cuda [cpu]")
    parser.add_argument("--recipe", type=Path, default=CONFIG / "recipe.toml")
    given = parser.parse_args(arguments)
    from kg.pipelines.train.neural.steps import train

    try:
        train(given.work, recipe(given.recipe), device=given.device)
    except (KgError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
