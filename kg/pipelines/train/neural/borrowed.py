"""Word vectors borrowed from an installed spaCy pipeline, many words to a row.

``fr_core_news_md`` carries vectors of 500,000 words on 20,000 rows of 300 floats (fastText on web
pages and Wikipedia). Its rows are turned to their main axes and cut to ``WIDTH`` numbers; a word
keeps the number of its row.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.errors import PipelineError
from kg.pipelines.biaffine.features import normal_form

__all__ = ["Borrowed", "borrow"]

WIDTH = 150
KEPT = 120_000  # words


@dataclass(frozen=True, slots=True)
class Borrowed:
    """``words`` in normal form, the row (W,) of each, and the rows (R, width); row 0 is zero."""

    words: tuple[str, ...]
    rows: npt.NDArray[np.int32]
    vectors: npt.NDArray[np.float32]


def borrow(pipeline: str, first: Iterable[str], kept: int = KEPT, width: int = WIDTH) -> Borrowed:
    """The vectors of ``first``, words in normal form, and of others up to ``kept`` words.

    A word that the pipeline does not know gets row 0. Raises PipelineError where the pipeline is
    not installed or has no vectors.
    """
    import spacy

    try:
        vocab = spacy.load(pipeline).vocab
    except OSError as error:
        raise PipelineError(
            "is not installed", place=pipeline, cure=f"pip install {pipeline}"
        ) from error
    table, strings = vocab.vectors, vocab.strings
    if not table.size:
        raise PipelineError("has no vectors", place=pipeline, cure="Give one of size md or lg.")
    rows: dict[str, int] = {}
    for word in first:
        keys = (strings[form] for form in (word, word.capitalize(), word.upper()))
        rows[word] = next((1 + int(table.key2row[k]) for k in keys if k in table.key2row), 0)
    for key, row in table.key2row.items():
        if len(rows) == kept:
            break
        rows.setdefault(normal_form(strings[key]), 1 + int(row))
    centred = table.data.astype(np.float32) - table.data.mean(0, dtype=np.float32)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes[:width].T
    vectors = np.vstack([np.zeros((1, width), np.float32), turned / turned.std()])
    used = sorted({0, *rows.values()})
    number = {row: i for i, row in enumerate(used)}
    return Borrowed(
        tuple(rows),
        np.array([number[row] for row in rows.values()], np.int32),
        vectors[used].astype(np.float32),
    )
