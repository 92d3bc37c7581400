"""The recipe from data folders to a pipeline, step by step; a step whose output exists is skipped.

1. ``lemmas``: the lemma table from treebanks and lexicon
2. ``starts``: where sentences start, a small spaCy component
3. ``material``: what the networks are trained on, as arrays
4. ``networks``: trees, parts of speech and names; this step takes the time and, given one, a GPU
5. ``finish``: all put together, and scored from raw text on the test files
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

from kg.pipelines import evaluate
from kg.pipelines.lemmas import EndingLemmas
from kg.pipelines.train import assemble, conllu, lemmas, starts
from kg.pipelines.train.files import Files, Recipe, files, notice, sources

__all__ = ["STEPS", "Task", "lemma_table"]

_LEXICON = Path("lookups")  # stands for the lexicon among the sources


@dataclass(frozen=True, slots=True)
class Task:
    """What to make from what: ``folder`` has ud/, ner/ and raw/, ``work`` keeps what lies between.

    ``exclude`` are CoNLL-U files whose sentences must not be trained on.
    """

    folder: Path
    work: Path
    out: Path
    recipe: Recipe
    exclude: tuple[Path, ...] = ()
    device: str = "cpu"
    name: str = ""  # of the pipeline; the language's where empty

    @property
    def trees(self) -> Files:
        """Return the treebanks by use."""
        return files(self.folder / "ud", ".conllu", self.recipe.trees)

    @property
    def entities(self) -> Files:
        """Return the entity files by use."""
        return files(self.folder / "ner", ".iob", self.recipe.entities, needed=False)

    @property
    def raw(self) -> tuple[Path, ...]:
        """Return the files of raw text."""
        return tuple(sorted((self.folder / "raw").glob("*.txt*")))

    @property
    def excluded(self) -> frozenset[str]:
        """Return ids and texts of the sentences to leave out."""
        return frozenset[str]().union(*map(conllu.sentence_keys, self.exclude))


def _lemmas(task: Task) -> None:
    table = task.work / "lemmas.json.gz"
    if not table.exists():
        task.work.mkdir(parents=True, exist_ok=True)
        sentences = (s for path in task.trees.train for s in conllu.read(path, task.excluded))
        table.write_bytes(lemma_table(sentences, task.recipe).to_bytes())


def lemma_table(sentences: Iterable[conllu.Sentence], recipe: Recipe) -> EndingLemmas:
    """Return the lemma component of treebanks and, where these lack a word, the lexicon."""
    lexicon = lemmas.lexicon_pairs(recipe.language, recipe.inflections)
    tables = {}
    for pos, words in sorted(lemmas.counted(sentences).items()):
        if pos not in recipe.as_written:
            known = lemmas.merged(words, lexicon.get(pos, {}))
            tables[pos] = lemmas.endings({**known, **recipe.lemmas.get(pos, {})})
    return EndingLemmas(tables)


def _starts(task: Task) -> None:
    starts.train(task.trees, task.excluded, task.recipe, task.work)


def _material(task: Task) -> None:
    from kg.pipelines.train.neural.prepare import prepare

    material = task.work / "material.npz"
    if not material.exists():
        vectors = task.work / "vectors.npz"
        prepare(task.folder, task.excluded, task.recipe, vectors).save(material)


def _networks(task: Task) -> None:
    from kg.pipelines.train.neural.steps import train

    train(task.work, task.recipe, device=task.device)


def _finish(task: Task) -> None:
    """Assemble the trained parts and write their scores into the pipeline's meta.json."""
    from kg.pipelines import load

    table = EndingLemmas().from_bytes((task.work / "lemmas.json.gz").read_bytes())
    nlp = assemble.assembled(
        starts.trained(task.work),
        (task.work / "weights.npz").read_bytes(),
        table.tables,
        habits=task.recipe.habits,
    )
    paths = (*task.trees.train, *task.entities.train, *task.raw, _LEXICON)
    used = sources(paths, task.recipe.sources)
    meta = {
        "description": "One network for trees and names, with lemmas, run without PyTorch.",
        "license": " and ".join(sorted({source.licence for source in used})),
        "sources": [{"name": s.name, "license": s.licence} for s in used],
        "notes": notice(used),
        "author": "the kg developers",
    }
    assemble.write(
        nlp, task.out, name=task.name or task.recipe.language, notice=notice(used), meta=meta
    )
    found = evaluate.evaluate(load(str(task.out)), (*task.trees.test, *task.entities.test))
    kinds = {evaluate.Trees: "trees", evaluate.Names: "names"}
    scores = {f"{file} {kinds[type(score)]}": asdict(score) for file, score in found}
    assemble.write_scores(task.out, scores)


STEPS: Mapping[str, Callable[[Task], None]] = MappingProxyType(
    {
        "lemmas": _lemmas,
        "starts": _starts,
        "material": _material,
        "networks": _networks,
        "finish": _finish,
    }
)
