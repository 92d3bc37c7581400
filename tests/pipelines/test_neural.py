"""The recipe on a few made-up sentences, and the network in PyTorch against the one in numpy."""

import random
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.errors import PipelineError
from kg.pipelines.biaffine.names import NameReader
from kg.pipelines.biaffine.network import Network
from kg.pipelines.train.conllu import sentence_keys
from kg.pipelines.train.files import CONFIG, Recipe, recipe
from kg.pipelines.train.neural.plan import plan
from kg.pipelines.train.neural.prepare import prepare
from kg.pipelines.train.neural.sentences import Row, Sentences

PLACES = ("Velmar", "Tornova", "Karst", "Ostrava-la-Neuve")
SEEN = ("le", "pont", "port", "quai", "train", "maire", "dort", "part", "brille", "à", ".")
TREE = "{0}\t{1}\t{2}\t{3}\t_\t_\t{4}\t{5}\t_\t{6}"
NAMES = ("O", "B-LOC", "I-LOC", "E-LOC", "S-LOC", "B-PER", "I-PER", "E-PER", "S-PER")


def _tree(chance: random.Random) -> str:
    noun, verb = chance.choice(SEEN[1:6]), chance.choice(SEEN[6:9])
    place = chance.choice(PLACES)
    rows = [
        ("Le", "le", "DET", 2, "det", "_"),
        (noun, noun, "NOUN", 3, "nsubj", "_"),
        (verb, verb, "VERB", 0, "root", "_"),
        ("à", "à", "ADP", 5, "case", "_"),
        (place, place, "PROPN", 3, "obl", "SpaceAfter=No"),
        (".", ".", "PUNCT", 3, "punct", "_"),
    ]
    return "\n".join(TREE.format(i, *row) for i, row in enumerate(rows, 1)) + "\n\n"


def _names(chance: random.Random) -> str:
    place = chance.choice(PLACES)
    return f"Le\tO\t_\ntrain\tO\t_\npart\tO\t_\nà\tO\t_\n{place}\tB-LOC\tSpaceAfter=No\n.\tO\t_\n\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    chance = random.Random(7)
    for kind in ("ud", "ner", "raw"):
        (folder / kind).mkdir()
    for name, count in (("gsd-train", 60), ("sequoia-train", 60), ("sequoia-dev", 10)):
        trees = "".join(_tree(chance) for _ in range(count))
        (folder / "ud" / f"{name}.conllu").write_text(trees, "utf-8")
        names = "".join(_names(chance) for _ in range(count))
        (folder / "ner" / f"{name}.iob").write_text(names, "utf-8")
    (folder / "raw" / "novel.txt").write_text("Le maire dort. Le quai brille à Karst !\n" * 20)
    return folder


@pytest.fixture
def small() -> Recipe:
    steps = [
        {"name": "large", "step": "pretrain", "hidden": 20, "steps": 5, "batch_words": 300},
        {"name": "one", "step": "teach", "start": "large", "steps": 200, "batch_words": 200},
        {"name": "student", "step": "distil", "hidden": 24, "teachers": ["one"], "steps": 250,
         "batch_words": 300},
    ]  # fmt: skip
    return replace(recipe(), rounds=2, network=plan([{"seed": 1, **step} for step in steps]))


def test_the_recipe_names_only_networks_that_stand_before() -> None:
    rows = tomllib.loads((CONFIG / "recipe.toml").read_text("utf-8"))["network"]
    assert [part.step for part in plan(rows)][-1] == "distil"
    with pytest.raises(PipelineError, match="'one' can't be trained so"):
        plan([row for row in rows if row["name"] != "large"])
    with pytest.raises(PipelineError, match="misspells a key"):
        plan([{**rows[0], "stepz": 3}])


def test_sentences_survive_their_arrays() -> None:
    both = Sentences.of([Row((0, 70_000), 0, heads=(2, 0)), Row((5,), 1, names=(3,))])
    again = Sentences.from_arrays("x", both.arrays("x"))
    assert again.forms.tolist() == [0, 70_000, 5]
    assert (again.heads.tolist(), again.names.tolist()) == ([2, 0, -1], [-1, -1, 3])


def test_names_are_the_best_of_all_sequences_that_make_names() -> None:
    reader, chance = NameReader(NAMES), np.random.default_rng(3)
    for length in (1, 2, 3, 4):
        for _ in range(25):
            scores = chance.normal(size=(length, len(NAMES))).astype(np.float32)
            assert list(reader(scores)) == _best_by_trying(scores)


def _best_by_trying(scores: np.ndarray) -> list[tuple[int, int, str]]:
    """Every way to lay names over the words, and the one that scores highest."""
    ways: list[tuple[float, list[tuple[int, int, str]], int]] = [(0.0, [], 0)]
    done: list[tuple[float, list[tuple[int, int, str]]]] = []
    number = {name: i for i, name in enumerate(NAMES)}
    while ways:
        total, names, at = ways.pop()
        if at == len(scores):
            done.append((total, names))
            continue
        ways.append((total + scores[at, 0], names, at + 1))
        for label in ("LOC", "PER"):
            for end in range(at + 1, len(scores) + 1):
                places = "S" if end == at + 1 else "B" + "I" * (end - at - 2) + "E"
                classes = [number[f"{place}-{label}"] for place in places]
                gain = scores[range(at, end), classes].sum()
                ways.append((total + gain, [*names, (at, end, label)], end))
    return max(done, key=lambda way: way[0])[1]


def test_material_is_the_same_twice_and_leaves_sentences_out(
    data: Path, small: Recipe, tmp_path: Path
) -> None:
    pytest.importorskip("gensim", reason="the training extra is not installed")
    left_out = tmp_path / "held_out.conllu"
    first = (data / "ud" / "gsd-train.conllu").read_text("utf-8").split("\n\n")[0]
    left_out.write_text(f"{first}\n\n", "utf-8")
    one, two = (prepare(data, frozenset(), small, tmp_path / f"{i}.npz") for i in (1, 2))
    one.save(tmp_path / "one.npz")
    two.save(tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    fewer = prepare(data, sentence_keys(left_out), small, tmp_path / "3.npz")
    assert len(fewer.trees[0]) < len(one.trees[0])


def test_a_student_learns_and_reads_the_same_in_numpy(
    data: Path, small: Recipe, tmp_path: Path
) -> None:
    torch = pytest.importorskip("torch", reason="the training extra is not installed")
    pytest.importorskip("gensim", reason="the training extra is not installed")
    from kg.pipelines.biaffine.weights import read_weights
    from kg.pipelines.train.neural.batches import Reader
    from kg.pipelines.train.neural.material import Material
    from kg.pipelines.train.neural.run import load_network
    from kg.pipelines.train.neural.steps import train

    prepare(data, frozenset(), small, tmp_path / "vectors.npz").save(tmp_path / "material.npz")
    weights = train(tmp_path, small)
    inventory, arrays = read_weights(weights)
    words = ["Le", "train", "part", "à", "Tornova", "."]
    (parse,) = Network(inventory, arrays, "gsd")([words])
    assert (parse.heads, parse.names) == ((2, 3, 0, 5, 3, 3), ((4, 5, "LOC"),))
    assert parse.labels == ("det", "nsubj", "ROOT", "case", "obl", "punct")

    material = Material.load(tmp_path / "material.npz")
    student = load_network(material, tmp_path / "student.pt", "cpu").eval()
    inputs, gold, _ = Reader(material)(material.selection, np.arange(len(material.selection)))
    with torch.no_grad():
        out = student(inputs)
        right = student.arcs(out.states).argmax(2) == gold.heads
    assert right.float().mean() > 0.9


def test_names_and_raw_text_may_be_missing(data: Path, small: Recipe, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="the training extra is not installed")
    pytest.importorskip("gensim", reason="the training extra is not installed")
    from kg.pipelines.biaffine.weights import read_weights
    from kg.pipelines.train.neural.steps import train

    folder = tmp_path / "data"
    shutil.copytree(data / "ud", folder / "ud")
    steps = {
        "name": "one",
        "step": "teach",
        "hidden": 20,
        "steps": 20,
        "batch_words": 200,
        "seed": 1,
    }
    trees_only = replace(small, entities={}, network=plan([steps]))
    made = prepare(folder, frozenset(), trees_only, tmp_path / "vectors.npz")
    made.save(tmp_path / "material.npz")
    inventory, arrays = read_weights(train(tmp_path, trees_only))
    (parse,) = Network(inventory, arrays, "gsd")([["Le", "train", "part", "."]])
    assert len(parse.heads) == 4
    assert not parse.names
