"""Skip-gram word vectors from raw French text (gensim), in the normal form of the parser.

Reads ``raw/*.txt.xz`` and ``raw/*.txt`` (one paragraph a line), the news that names are trained
on several times, and the training treebanks: no text of a test is among them. Words are cut as
the treebanks cut them: a form that occurs there with an apostrophe or hyphen inside stays whole,
one that begins with a hyphen is split off its verb.
"""

import lzma
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import numpy as np

from kg.pipelines.biaffine.features import normal_form
from kg.pipelines.train.conllu import Sentence

__all__ = ["paragraphs", "train_vectors", "words_of"]

_WIDTH = 100  # numbers a vector
_REPEAT = 6  # times that the news and the treebanks are read
_KEPT = 40_000  # words, the most frequent
_CHUNK = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['-]\w+)*['-]?|-\w+(?:-\w+)*|[^\w\s]")


def words_of(text: str, whole: frozenset[str], clitics: frozenset[str]) -> Iterator[str]:
    """Words of a text in normal form.

    >>> whole, clitics = frozenset({"aujourd'hui"}), frozenset({"-t-il"})
    >>> list(words_of("Aujourd'hui l'a-t-il dit ?", whole, clitics))
    ["aujourd'hui", "l'", 'a', '-t-il', 'dit', '?']
    """
    for chunk in _CHUNK.findall(normal_form(text)):
        yield from _split(chunk, whole, clitics)


def _split(chunk: str, whole: frozenset[str], clitics: frozenset[str]) -> Iterator[str]:
    if chunk in whole:
        yield chunk
        return
    before, apostrophe, after = chunk.partition("'")
    if apostrophe:
        yield before + apostrophe
        if after:
            yield from _split(after, whole, clitics)
        return
    cut = chunk.find("-", 1)
    while cut > 0:
        if chunk[cut:] in clitics:
            yield chunk[:cut]
            yield chunk[cut:]
            return
        cut = chunk.find("-", cut + 1)
    yield chunk


def paragraphs(folder: Path) -> Iterator[str]:
    """Paragraphs of the raw text files of a folder, in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        yield from path.read_text("utf-8").splitlines()
    for path in sorted(folder.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.rstrip("\n") for line in lines)


def train_vectors(
    data: Path,
    news: Sequence[str],
    treebanks: Sequence[Sentence],
    out: Path,
    *,
    seed: int = 1,
) -> None:
    """Write ``words`` and ``vectors`` (float16, unit spread) to ``out`` (npz), most frequent first.

    One worker, so that the same text gives the same vectors.
    """
    from gensim.models import Word2Vec

    forms = {normal_form(word.form) for sentence in treebanks for word in sentence.tokens}
    whole = frozenset(f for f in forms if re.search(r"\w['-]\w", f))
    clitics = frozenset(f for f in forms if re.match(r"-\w", f))
    text = out.with_suffix(".txt")
    with text.open("w", encoding="utf-8") as lines:
        for paragraph in paragraphs(data / "raw"):
            _write(lines, words_of(paragraph, whole, clitics))
        for _ in range(_REPEAT):
            for paragraph in news:
                _write(lines, words_of(paragraph, whole, clitics))
            for sentence in treebanks:
                _write(lines, (normal_form(word.form) for word in sentence.tokens))
    model = Word2Vec(
        corpus_file=str(text),
        vector_size=_WIDTH,
        sg=1,
        window=3,
        negative=5,
        min_count=4,
        epochs=3,
        workers=1,
        sample=1e-4,
        seed=seed,
    )
    vectors = model.wv.vectors[:_KEPT] / model.wv.vectors.std()
    np.savez(out, words=np.array(model.wv.index_to_key[:_KEPT]), vectors=vectors.astype(np.float16))


def _write(lines: TextIO, words: Iterator[str]) -> None:
    line = " ".join(words)
    if line:
        print(line, file=lines)
