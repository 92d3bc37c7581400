"""The recipe from treebanks to a pipeline, step by step; a step whose output exists is skipped.

1. ``base-*.spacy``, ``ner-*.spacy`` (train and dev) and ``lemmas.json.gz``
2. ``spacy train`` with ``config/base.cfg`` and ``config/ner.cfg``
3. both parts and the lemma table put together
4. scores on the test files, from raw text
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.pipelines import evaluate
from kg.pipelines.lemmas import EndingLemmas
from kg.pipelines.train import assemble, conllu, corpus, iob, lemmas
from kg.pipelines.train.files import CONFIG, Files, Recipe, files, notice, sources

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["PARTS", "Task", "data", "finish", "lemma_table", "train"]

PARTS = ("base", "ner")
_LEXICON = Path("lookups")  # stands for the lexicon among the sources


@dataclass(frozen=True, slots=True)
class Task:
    """What to make from what: ``folder`` has ud/ and ner/, ``work`` keeps what lies between."""

    folder: Path
    work: Path
    exclude: tuple[Path, ...]  # CoNLL-U files whose sentences must not be trained on
    recipe: Recipe

    @property
    def trees(self) -> Files:
        """Return the treebanks by use."""
        return files(self.folder / "ud", ".conllu", self.recipe.trees)

    @property
    def entities(self) -> Files:
        """Return the entity files by use."""
        return files(self.folder / "ner", ".iob", self.recipe.entities)


def data(task: Task) -> None:
    """Write what ``spacy train`` reads, and the lemma table, into the work folder."""
    task.work.mkdir(parents=True, exist_ok=True)
    nlp = _blank(task.recipe)
    excluded = frozenset[str]().union(*map(conllu.sentence_keys, task.exclude))
    seed = task.recipe.seed

    def trees() -> Iterable[Doc]:
        for path in task.trees.train:
            sentences = list(conllu.read(path, excluded))
            yield from corpus.tree_docs(nlp, sentences, corpus.Variety(), seed=seed)

    def tree_selection() -> Iterable[Doc]:
        for path in task.trees.select:
            yield from corpus.plain_docs(nlp, conllu.read(path, excluded))

    def names(paths: Sequence[Path], joining: int) -> Iterable[Doc]:
        blocks = [block for path in paths for block in iob.read(path)]
        return corpus.entity_docs(nlp, blocks, joining=joining, seed=seed)

    _save(trees, task.work / "base-train.spacy")
    _save(tree_selection, task.work / "base-dev.spacy")
    joining = task.recipe.entities["joining"]
    _save(lambda: names(task.entities.train, joining), task.work / "ner-train.spacy")
    _save(lambda: names(task.entities.select, 1), task.work / "ner-dev.spacy")
    table = task.work / "lemmas.json.gz"
    if not table.exists():
        sentences = (s for path in task.trees.train for s in conllu.read(path, excluded))
        table.write_bytes(lemma_table(sentences, task.recipe).to_bytes())


def lemma_table(sentences: Iterable[conllu.Sentence], recipe: Recipe) -> EndingLemmas:
    """Return the lemma component of treebanks and, where these lack a word, the lexicon."""
    lexicon = lemmas.lexicon_pairs(recipe.language)
    tables = {}
    for pos, words in sorted(lemmas.counted(sentences).items()):
        if pos not in recipe.as_written:
            known = lemmas.merged(words, lexicon.get(pos, {}))
            tables[pos] = lemmas.endings({**known, **recipe.lemmas.get(pos, {})})
    return EndingLemmas(tables)


def train(task: Task, part: str, *, steps: int | None = None) -> None:
    """Run ``spacy train`` on one of PARTS; ``steps`` replaces the number in its config."""
    from spacy.cli.train import train as spacy_train

    import kg.pipelines.tokenizer  # noqa: F401 - registers the tokenizer that the config names

    folder = task.work / part
    if (folder / "model-last").exists():
        return
    overrides: dict[str, Any] = {
        "paths.train": str(task.work / f"{part}-train.spacy"),
        "paths.dev": str(task.work / f"{part}-dev.spacy"),
        "nlp.tokenizer.rules": str(task.recipe.tokenizer),
        "system.seed": task.recipe.seed,
    }
    if steps is not None:
        overrides["training.max_steps"] = steps
    spacy_train(CONFIG / f"{part}.cfg", folder, overrides=overrides)


def finish(task: Task, out: Path, *, name: str) -> None:
    """Assemble the trained parts in ``out`` and write their scores into its meta.json."""
    from kg.pipelines import load

    table = EndingLemmas().from_bytes((task.work / "lemmas.json.gz").read_bytes())
    nlp = assemble.assembled(
        task.work / "base" / "model-best",
        task.work / "ner" / "model-best",
        table.tables,
    )
    used = sources((*task.trees.train, *task.entities.train, _LEXICON), task.recipe.sources)
    meta = {
        "description": "Tags, lemmas, Universal Dependencies and names, small enough to ship.",
        "license": " and ".join(sorted({source.licence for source in used})),
        "sources": [{"name": s.name, "license": s.licence} for s in used],
        "notes": notice(used),
        "author": "the kg developers",
    }
    assemble.write(nlp, out, name=name, notice=notice(used), meta=meta)
    tests = (*task.trees.test, *task.entities.test)
    found = evaluate.evaluate(load(str(out)), tests)
    kinds = {evaluate.Trees: "trees", evaluate.Names: "names"}
    scores = {f"{file} {kinds[type(score)]}": asdict(score) for file, score in found}
    assemble.write_scores(out, scores)


def _blank(recipe: Recipe) -> Language:
    import spacy

    from kg.pipelines.tokenizer import create

    nlp = spacy.blank(recipe.language)
    nlp.tokenizer = create(recipe.tokenizer)(nlp)
    return nlp


def _save(docs: Any, path: Path) -> None:
    """Write Docs, unless the file is there; ``docs`` is called only when needed."""
    from spacy.tokens import DocBin

    if path.exists():
        return
    bin_ = DocBin(store_user_data=False)
    for doc in docs():
        bin_.add(doc)
    bin_.to_disk(path)
