"""The spaCy component ``kg_biaffine``: trees, parts of speech, features and names of a Doc."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, POS  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.symbols import IDS as POS_IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import PipelineError
from kg.pipelines.biaffine.features import Inventory
from kg.pipelines.biaffine.network import Network, Parse
from kg.pipelines.biaffine.pieces import piece_lengths
from kg.pipelines.biaffine.weights import Arrays, read_weights

__all__ = ["BiaffineParser", "create"]

WEIGHTS = "weights.npz"
UNIQUE = ("nsubj", "csubj", "obj", "iobj", "ccomp", "xcomp", "cop")  # once below a word, in UD
SPACE, SPACE_LABEL = "SPACE", "dep"  # as spaCy's own parsers mark white space
INSIDE, OUTSIDE, BEGIN = 1, 2, 3  # spaCy's numbers of a token's place in a name


class BiaffineParser:
    """Parses each sentence of a Doc; sentence starts that are set stay.

    Where none are set, the Doc is one sentence. A sentence of more than ``longest`` words is
    parsed in pieces that end at punctuation; their roots hang on the first one's root with the
    label ``join_label``. White space hangs on the token before it (at the start of a sentence, on
    the one after) and is hidden from the network. Names become ``doc.ents`` where the weights
    read names. ``doc._.parse_certainty`` tells for each word how probable its head and relation
    are, whatever the subtype, 0..1. Words are parsed the same whatever stands beside their
    sentence, and so in whatever batch.
    """

    def __init__(
        self,
        vocab: Vocab,
        name: str = "kg_biaffine",
        *,
        source: str = "",
        longest: int = 200,
        join_label: str = "parataxis",
        unique: Sequence[str] = UNIQUE,
    ) -> None:
        if not Doc.has_extension("parse_certainty"):
            Doc.set_extension("parse_certainty", default=None)
        self.vocab, self.name = vocab, name
        self.source, self.longest, self.join_label = source, longest, join_label
        self.unique = tuple(unique)
        self._weights = b""
        self._network: Network | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Parse one Doc in place."""
        self._parse([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Parse Docs, ``batch_size`` of them at a time so that sentences of like length meet."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._parse(batch)
            yield from batch

    @property
    def labels(self) -> tuple[str, ...]:
        """The relations that the parser may write."""
        return self._network.inventory.labels if self._network else ()

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Return the weights file."""
        del exclude
        return self._weights

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> "BiaffineParser":
        """Take over a weights file."""
        del exclude
        self._take(*read_weights(data))
        self._weights = data
        return self

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the weights file into a folder."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / WEIGHTS).write_bytes(self._weights)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> "BiaffineParser":
        """Read the weights file of a folder; raises PipelineError if it is missing or broken."""
        del exclude
        file = Path(path) / WEIGHTS
        self._take(*read_weights(file))
        self._weights = file.read_bytes()
        return self

    def _take(self, inventory: Inventory, arrays: Arrays) -> None:
        self._network = Network(inventory, arrays, self.source, unique=self.unique)

    def _parse(self, docs: Sequence[Doc]) -> None:
        if self._network is None:
            raise PipelineError(
                "has no weights", place=self.name, cure="Load it with from_disk or kg.pipelines."
            )
        plans = [_plan(doc, self.longest) for doc in docs]
        words = [
            [doc[i].text for i in piece]
            for doc, plan in zip(docs, plans, strict=True)
            for sentence in plan
            for piece in sentence
        ]
        parses = iter(self._network(words))
        for doc, plan in zip(docs, plans, strict=True):
            self._write(doc, plan, parses)

    def _write(
        self, doc: Doc, plan: Sequence[Sequence[Sequence[int]]], parses: Iterator[Parse]
    ) -> None:
        """Set the annotations of one Doc from the parses of its sentences' pieces."""
        strings, morphology = self.vocab.strings, self.vocab.morphology
        heads = _white_space_heads(doc)
        labels = [SPACE_LABEL if head != i else "" for i, head in enumerate(heads)]
        pos, features = [SPACE] * len(doc), [""] * len(doc)
        place, kind = [OUTSIDE] * len(doc), [""] * len(doc)
        certainty = [1.0] * len(doc)
        for sentence in plan:
            top = -1
            for piece in sentence:
                parse = next(parses)
                for i, token in enumerate(piece):
                    head = parse.heads[i]
                    heads[token] = piece[head - 1] if head else token
                    labels[token] = parse.labels[i]
                    pos[token], features[token] = parse.parts_of_speech[i], parse.features[i]
                    certainty[token] = parse.certainty[i]
                for start, end, label in parse.names:
                    whole = range(piece[start], piece[end - 1] + 1)
                    for token in whole:
                        place[token] = BEGIN if token == whole[0] else INSIDE
                        kind[token] = label
                root = piece[parse.heads.index(0)]
                if top < 0:
                    top = root
                else:
                    heads[root], labels[root] = top, self.join_label
        reads_names = self._network is not None and self._network.inventory.names
        attributes = [HEAD, DEP, POS, MORPH, *([ENT_IOB, ENT_TYPE] if reads_names else [])]
        table = np.zeros((len(doc), 6), np.uint64)
        table[:, 0] = (np.array(heads, np.int64) - np.arange(len(doc))).astype(np.uint64)
        table[:, 1] = [strings.add(label) for label in labels]
        table[:, 2] = [POS_IDS[name] for name in pos]
        table[:, 3] = [morphology.add(value) for value in features]
        table[:, 4], table[:, 5] = place, [strings.add(label) for label in kind]
        doc.from_array(attributes, table[:, : len(attributes)].copy())  # type: ignore[arg-type]
        doc._.parse_certainty = certainty


@Language.factory(
    "kg_biaffine",
    assigns=["token.head", "token.dep", "token.pos", "token.morph", "doc.sents"],
    default_config={
        "source": "",
        "longest": 200,
        "join_label": "parataxis",
        "unique": list(UNIQUE),
    },
)
def create(
    nlp: Language, name: str, source: str, longest: int, join_label: str, unique: list[str]
) -> BiaffineParser:
    """Make the component for a pipeline."""
    return BiaffineParser(
        nlp.vocab, name, source=source, longest=longest, join_label=join_label, unique=unique
    )


def _plan(doc: Doc, longest: int) -> list[list[list[int]]]:
    """Token positions of each piece of each sentence, white space left out."""
    spans = [range(s.start, s.end) for s in doc.sents] if _has_starts(doc) else [range(len(doc))]
    plan: list[list[list[int]]] = []
    for span in spans:
        tokens = [i for i in span if not doc[i].is_space]
        pieces: list[list[int]] = []
        at = 0
        for length in piece_lengths([doc[i].text for i in tokens], longest):
            pieces.append(tokens[at : at + length])
            at += length
        if pieces:
            plan.append(pieces)
    return plan


def _has_starts(doc: Doc) -> bool:
    return bool(doc.has_annotation("SENT_START"))


def _white_space_heads(doc: Doc) -> list[int]:
    """For each white space token the token it hangs on, for all others themselves."""
    heads = list(range(len(doc)))
    starts = _has_starts(doc)
    for i, token in enumerate(doc):
        if token.is_space:
            first = i == 0 or (starts and bool(token.is_sent_start))
            last = i + 1 == len(doc) or (starts and bool(doc[i + 1].is_sent_start))
            heads[i] = i - 1 if not first else i if last else i + 1
    return heads
