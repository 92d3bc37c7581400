"""``python -m kg.pipelines.train DATA_DIR --out DIR``: train what ``kg.pipelines.load`` loads."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import KgError
from kg.pipelines.train import run
from kg.pipelines.train.files import CONFIG, recipe


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe, or the part of it that ``--only`` names."""
    parser = argparse.ArgumentParser(
        prog="python -m kg.pipelines.train",
        description=run.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path, help="folder with ud/*.conllu, ner/*.iob, raw/*.txt.xz")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pipeline")
    parser.add_argument("--work", type=Path, help="folder for what lies between [OUT.work]")
    parser.add_argument("--exclude", type=Path, action="append", default=[], metavar="CONLLU",
                        help="leave its sentences out of training (may be repeated)")  # fmt: skip
    parser.add_argument("--only", choices=tuple(run.STEPS), help="one step")
    parser.add_argument("--device", default="cpu", help="where networks are trained: cpu or cuda")
    parser.add_argument("--name", default="", help="name in meta.json [the language's]")
    parser.add_argument("--recipe", type=Path, default=CONFIG / "recipe.toml")
    given = parser.parse_args(arguments)
    work = given.work or given.out.with_name(given.out.name + ".work")
    try:
        task = run.Task(
            given.data,
            work,
            given.out,
            recipe(given.recipe),
            exclude=tuple(given.exclude),
            device=given.device,
            name=given.name,
        )
        for name, step in run.STEPS.items():
            if given.only in {None, name}:
                step(task)
    except (KgError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
