"""How well a pipeline reads raw text: tokens, sentences, tags, lemmas, trees and names.

The sentences of a treebank are run together to texts of ``SENTENCES`` each: a space between two, an
empty line where the treebank has a paragraph begin, as in the raw texts of Universal Dependencies.
The pipeline cuts and analyses them, and a token counts as found where its characters are the gold
token's. Everything that hangs on tokens is an F score over found tokens, as in the CoNLL shared
tasks: an error of tokenisation costs in every column. Names are scored by exact characters and
label; a label that a file never gives is not asked for in it.

    kg pipelines evaluate PIPELINE FILE.conllu FILE.iob …
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg import languages
from kg.errors import LanguageError, PipelineError
from kg.pipelines.train import conllu, iob

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = ["Names", "Score", "Trees", "evaluate", "f1", "names", "trees"]

SENTENCES = 10
_LOOKED_UP = frozenset({"NOUN", "VERB"})  # parts of speech whose lemmas the lexicon is keyed by


@dataclass(frozen=True, slots=True)
class Score:
    """Counts behind an F score."""

    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """Return F1 in percent.

        >>> Score(1, 2, 1).f1
        66.67
        """
        return round(f1(self.right, self.found, self.gold), 2)


@dataclass(frozen=True, slots=True)
class Trees:
    """F scores in percent on one treebank; ``las_plain`` ignores the subtypes of relations."""

    sentences: int
    words: int
    token: float
    sentence: float
    pos: float
    lemma: float
    lemma_noun_verb: float
    uas: float
    las: float
    las_plain: float
    completive: float  # share of the complementisers that mark a clause and are read as its mark
    completive_attached: float  # … of the right word, too
    words_per_second: int


@dataclass(frozen=True, slots=True)
class Names:
    """Scores in percent on one entity file; ``labels`` has (precision, recall, F1) a label."""

    blocks: int
    precision: float
    recall: float
    f1: float
    labels: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Word:
    """A token as the scores compare it: characters and analysis; the head by its characters."""

    span: tuple[int, int]
    form: str
    pos: str
    lemma: str
    head: tuple[int, int]
    dep: str


def f1(right: int, found: int, gold: int) -> float:
    """Return F1 in percent; 0 where nothing was found and nothing was to be found."""
    return 200 * right / (found + gold) if found + gold else 0.0


def trees(nlp: Language, path: Path) -> Trees:
    """Return how well a pipeline reads the texts of a treebank, and how fast on one thread."""
    from threadpoolctl import ThreadpoolController

    counts: Counter[str] = Counter()
    complementisers = _complementisers(str(nlp.lang))
    seconds = 0.0
    threads = ThreadpoolController().select(user_api="blas")
    sentences = list(conllu.read(path))
    for start in range(0, len(sentences), SENTENCES):
        group = sentences[start : start + SENTENCES]
        gold, firsts = _gold_words(group)
        with threads.limit(limits=1):  # several wait for each other on the processor's time
            begin = time.process_time()
            doc = nlp(_run_together(group))
            seconds += time.process_time() - begin
        words = [_word(token) for token in doc if not token.is_space]
        _count(counts, gold, words, complementisers)
        starts = _starts(doc)
        counts.update(
            sent_right=len(starts & firsts), sent_found=len(starts), sent_gold=len(firsts)
        )

    def score(name: str, kind: str = "") -> float:
        return Score(counts[name], counts[f"found{kind}"], counts[f"gold{kind}"]).f1

    def share(name: str) -> float:
        return round(100 * counts[name] / max(counts["gold_completive"], 1), 2)

    return Trees(
        sentences=len(sentences),
        words=counts["gold"],
        token=score("token"),
        sentence=Score(counts["sent_right"], counts["sent_found"], counts["sent_gold"]).f1,
        pos=score("pos"),
        lemma=score("lemma"),
        lemma_noun_verb=score("lemma_looked_up", "_looked_up"),
        uas=score("uas"),
        las=score("las"),
        las_plain=score("las_plain"),
        completive=share("completive"),
        completive_attached=share("completive_attached"),
        words_per_second=round(counts["gold"] / seconds) if seconds else 0,
    )


def names(nlp: Language, path: Path) -> Names:
    """Return how well a pipeline finds the named entities of an IOB file."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    blocks = list(iob.read(path))
    asked = {e.label for block in blocks for e in block.entities}
    for block, doc in zip(blocks, nlp.pipe(block.text for block in blocks), strict=True):
        want = {(e.start, e.end, e.label) for e in block.entities}
        have = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in asked}
        right.update(label for *_, label in want & have)
        found.update(label for *_, label in have)
        gold.update(label for *_, label in want)

    def scores(r: int, n: int, g: int) -> tuple[float, float, float]:
        return round(100 * r / max(n, 1), 2), round(100 * r / max(g, 1), 2), round(f1(r, n, g), 2)

    return Names(
        len(blocks),
        *scores(right.total(), found.total(), gold.total()),
        {label: scores(right[label], found[label], gold[label]) for label in sorted(gold)},
    )


def _run_together(group: Sequence[conllu.Sentence]) -> str:
    first, *others = group
    return first.text + "".join(sentence.joint + sentence.text for sentence in others)


def _gold_words(group: Sequence[conllu.Sentence]) -> tuple[list[_Word], set[int]]:
    """Return the words of sentences that stand in one text, and where each sentence starts."""
    words: list[_Word] = []
    firsts: set[int] = set()
    at = 0
    for number, sentence in enumerate(group):
        at += len(sentence.joint) if number else 0
        firsts.add(at)
        spans: list[tuple[int, int]] = []
        position = at
        for token in sentence.tokens:
            spans.append((position, position + len(token.form)))
            position += len(token.form) + token.space
        words.extend(
            _Word(span, token.form, token.pos, token.lemma, spans[token.head], token.dep)
            for span, token in zip(spans, sentence.tokens, strict=True)
        )
        at += len(sentence.text)
    return words, firsts


def _word(token: Token) -> _Word:
    span = (token.idx, token.idx + len(token))
    head = (token.head.idx, token.head.idx + len(token.head))
    return _Word(span, token.text, token.pos_, token.lemma_, head, token.dep_)


def _starts(doc: Doc) -> set[int]:
    """Return where the sentences of a Doc start: at their first token that is no white space."""
    found = (next((t.idx for t in sentence if not t.is_space), None) for sentence in doc.sents)
    return {start for start in found if start is not None}


def _complementisers(lang: str) -> frozenset[str]:
    """Return the words of a language that introduce what is said; none are known of some."""
    try:
        return languages.load(lang).syntax.complementisers
    except LanguageError:
        return frozenset()


def _count(
    counts: Counter[str],
    gold: Sequence[_Word],
    words: Sequence[_Word],
    complementisers: frozenset[str],
) -> None:
    """Add what a text's words share with the gold words."""
    by_span = {word.span: word for word in words}
    counts["found"] += len(words)
    counts["gold"] += len(gold)
    counts["found_looked_up"] += sum(word.pos in _LOOKED_UP for word in words)
    for want in gold:
        looked_up = want.pos in _LOOKED_UP
        completive = want.dep == "mark" and want.form.lower() in complementisers
        counts.update(gold_looked_up=looked_up, gold_completive=completive)
        have = by_span.get(want.span)
        if have is None:
            continue
        same_head = have.head == want.head
        marks = completive and have.dep.split(":")[0] == "mark"
        counts.update(
            token=1,
            pos=have.pos == want.pos,
            lemma=have.lemma == want.lemma,
            lemma_looked_up=looked_up and (have.pos, have.lemma) == (want.pos, want.lemma),
            uas=same_head,
            las=same_head and have.dep == want.dep,
            las_plain=same_head and have.dep.split(":")[0] == want.dep.split(":")[0],
            completive=marks,
            completive_attached=marks and same_head,
        )


def evaluate(nlp: Language, files: Sequence[Path]) -> Iterator[tuple[str, Trees | Names]]:
    """Yield the name and the scores of each file, by its ending ``.conllu`` or ``.iob``.

    Raises PipelineError for a file that can't be read or has another ending, before the first
    score.
    """
    for path in files:
        if path.suffix not in (".conllu", ".iob") or not path.is_file():
            raise PipelineError(
                "is no file that ends in .conllu or .iob",
                place=str(path),
                cure="Give treebanks (.conllu) and entity files (.iob).",
            )
    return (
        (path.stem, trees(nlp, path) if path.suffix == ".conllu" else names(nlp, path))
        for path in files
    )
