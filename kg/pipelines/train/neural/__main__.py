r"""Train the network of ``kg_biaffine``, step by step; a step whose output exists is skipped.

    python -m kg.pipelines.train.neural prepare DATA --out MATERIAL.npz --exclude HELD_OUT.conllu
    python -m kg.pipelines.train.neural pretrain MATERIAL.npz --out LARGE.pt --hidden 512
    python -m kg.pipelines.train.neural teach MATERIAL.npz --start LARGE.pt --out ONE.pt --seed 1
    python -m kg.pipelines.train.neural distil MATERIAL.npz --start SMALL.pt \
        --teacher ONE.pt --teacher TWO.pt --out WEIGHTS.npz

``--minutes`` bounds a step by the clock, ``--steps`` by its steps; ``--device cuda`` takes a GPU.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import KgError
from kg.pipelines.train.files import CONFIG, recipe

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step."""
    given = _parser().parse_args(arguments)
    if given.out.exists():
        print(f"{given.out} is there already")  # noqa: T201
        return 0
    try:
        if given.step == "prepare":
            _prepare(given)
        else:
            _train(given)
    except (KgError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kg.pipelines.train.neural",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("step", choices=("prepare", "pretrain", "teach", "distil"))
    parser.add_argument("source", type=Path, help="data folder, for all but prepare the material")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    parser.add_argument("--exclude", type=Path, action="append", default=[], help="leave these out")
    parser.add_argument("--vectors", type=Path, help="word vectors, made if missing")
    parser.add_argument("--recipe", type=Path, default=CONFIG / "recipe.toml")
    parser.add_argument("--rounds", type=int, default=8, help="variants of each tree")
    parser.add_argument("--hidden", type=int, default=256, help="width of a layer, each direction")
    parser.add_argument("--start", type=Path, help="pretrained network")
    parser.add_argument("--teacher", type=Path, action="append", default=[], help="to learn from")
    parser.add_argument("--habits", default="gsd+sequoia", help="treebanks that raw text follows")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--batch-words", type=int, default=2000)
    parser.add_argument("--learning-rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    return parser


def _prepare(given: argparse.Namespace) -> None:
    from kg.pipelines.train.neural.prepare import prepare

    vectors = given.vectors or given.out.with_name("vectors.npz")
    settings = recipe(given.recipe)
    prepare(
        given.source, given.exclude, settings, vectors, rounds=given.rounds, seed=given.seed
    ).save(given.out)


def _train(given: argparse.Namespace) -> None:
    import torch

    from kg.pipelines.train.neural import steps
    from kg.pipelines.train.neural.material import Material
    from kg.pipelines.train.neural.run import Options, load_network, save_network

    if given.device == "cpu":
        torch.set_num_threads(1)  # the sum order, so the result, depends on the number of threads
    torch.set_float32_matmul_precision("high")
    torch.backends.cudnn.allow_tf32 = True
    torch.manual_seed(given.seed)
    material = Material.load(given.source)
    options = Options(
        minutes=given.minutes,
        steps=given.steps,
        batch_words=given.batch_words,
        learning_rate=given.learning_rate,
        seed=given.seed,
        device=given.device,
    )
    work = given.out.with_suffix(".work")
    start = load_network(material, given.start, given.device) if given.start else None
    habits = tuple(filter(None, given.habits.split("+")))
    if given.step == "pretrain":
        network = steps.pretrain(material, options, work, hidden=given.hidden)
    elif given.step == "teach":
        network = steps.teach(material, options, work, start, hidden=given.hidden)
    else:
        teachers = [load_network(material, path, given.device) for path in given.teacher]
        network = steps.distil(
            material, options, work, start, teachers, hidden=given.hidden, habits=habits
        )
    found = steps.measured(network, material, given.device, habits)
    print(json.dumps({"step": given.step, **found}))  # noqa: T201
    if given.out.suffix == ".npz":
        steps.export(network, material, given.out)
    else:
        save_network(network, given.out)


if __name__ == "__main__":
    sys.exit(main())
