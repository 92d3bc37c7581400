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
    parser = argparse.ArgumentParser(prog="python -m kg.pipelines.train", description=run.__doc__)
    parser.add_argument("data", type=Path, help="folder with ud/*.conllu and ner/*.iob")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pipeline")
    parser.add_argument("--work", type=Path, help="folder for what lies between [OUT.work]")
    parser.add_argument("--exclude", type=Path, action="append", default=[], metavar="CONLLU",
                        help="leave its sentences out of training (may be repeated)")  # fmt: skip
    parser.add_argument("--only", choices=("data", *run.PARTS, "finish"), help="one step")
    parser.add_argument("--steps", type=int, help="training steps [as in the config]")
    parser.add_argument("--name", default="fr", help="name in meta.json [fr]")
    parser.add_argument("--recipe", type=Path, default=CONFIG / "recipe.toml")
    given = parser.parse_args(arguments)
    work = given.work or given.out.with_name(given.out.name + ".work")
    try:
        task = run.Task(given.data, work, tuple(given.exclude), recipe(given.recipe))
        if given.only in {None, "data"}:
            run.data(task)
        for part in run.PARTS:
            if given.only in {None, part}:
                run.train(task, part, steps=given.steps)
        if given.only in {None, "finish"}:
            run.finish(task, given.out, name=given.name)
    except (KgError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
