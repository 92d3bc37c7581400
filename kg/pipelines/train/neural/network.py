"""The deep biaffine tagger-parser as a PyTorch network (Dozat and Manning 2017), with names.

Word, suffix, shape, character, treebank and pre-trained vectors feed one BiLSTM layer, from which
part of speech and features are read; their probabilities and its states feed the deeper layers,
from which arcs and labels are read, and names from first and last layer together.
``kg.pipelines.biaffine.network`` runs the same in numpy.
"""

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.pipelines.biaffine.features import SHAPES, UNKNOWN, WORD_END, Inventory

__all__ = ["BiaffineNetwork", "Hidden", "Inputs", "Outputs", "Sizes"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the layers and dropout rates."""

    word: int = 100
    suffix: int = 40
    shape: int = 8
    source: int = 16
    character: int = 32
    character_filters: tuple[tuple[int, int], ...] = ((2, 30), (3, 60), (4, 60))  # width, count
    vector: int = 100
    hidden: int = 256
    deep_layers: int = 2
    tag_hidden: int = 150
    tag_state: int = 40
    arc: int = 400
    label: int = 120
    name_hidden: int = 128
    dropout: float = 0.33
    input_dropout: float = 0.25
    word_dropout: float = 0.25


class Inputs(NamedTuple):
    """A padded batch: B sentences of up to n words, with U different word forms.

    ``form`` (B, n) points into ``characters`` (U, letters), which has one fixed width whatever the
    batch; ``source`` (B, sources + 1) says how much of each treebank's habits is wanted, rows
    adding up to 1; the rest is (B, n).
    """

    word: Tensor
    suffix: Tensor
    shape: Tensor
    vector: Tensor
    form: Tensor
    characters: Tensor
    source: Tensor

    @property
    def present(self) -> Tensor:
        """(B, n): true where there is a word, false where padding."""
        return self.word > 0


class Hidden(NamedTuple):
    """Words that the network must guess: where (B, n), and the input that stands for them."""

    where: Tensor
    vector: Tensor


class Outputs(NamedTuple):
    """``states`` (B, n + 1, 2 * hidden) with the root first; class scores (B, n, classes)."""

    states: Tensor
    part_of_speech: Tensor
    tag: Tensor
    name: Tensor


class SharedDropout(nn.Module):
    """Dropout with one mask for all positions of a sentence."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Zero the same columns at every position, in training only."""
        if not self.training or self.rate == 0:
            return x
        kept = 1 - self.rate
        return x * (x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(kept) / kept)


class Projection(nn.Module):
    """A linear layer, leaky rectifier and shared dropout."""

    def __init__(self, width: int, out: int, dropout: float) -> None:
        super().__init__()
        self.linear = nn.Linear(width, out)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """(B, n, width) to (B, n, out)."""
        out: Tensor = self.dropout(functional.leaky_relu(self.linear(x), 0.1))
        return out


class BiaffineNetwork(nn.Module):
    """Tags, arcs and labels of whole sentences; ``vectors`` (1 + words, width) stay as they are."""

    vectors: Tensor

    def __init__(self, inventory: Inventory, vectors: Tensor, sizes: Sizes | None = None) -> None:
        super().__init__()
        self.sizes = s = sizes or Sizes()
        pos, tags, labels = (
            len(x) for x in (inventory.parts_of_speech, inventory.tags, inventory.labels)
        )
        self.word = _embedding(UNKNOWN + 1 + len(inventory.words), s.word, 0.05)
        self.suffix = _embedding(UNKNOWN + 1 + len(inventory.suffixes), s.suffix, 0.1)
        self.shape = _embedding(SHAPES, s.shape, 1.0)
        self.source = nn.Embedding(len(inventory.sources) + 1, s.source)  # the last: any source
        nn.init.normal_(self.source.weight, 0, 0.1)
        self.character = _embedding(WORD_END + 1 + len(inventory.characters), s.character, 1.0)
        self.filters = nn.ModuleList(
            nn.Linear(width * s.character, count) for width, count in s.character_filters
        )
        self.register_buffer("vectors", vectors)
        self.vector = nn.Linear(vectors.shape[1], s.vector)
        characters = sum(count for _, count in s.character_filters)
        wide = s.word + s.suffix + s.shape + s.source + characters + s.vector
        self.root = nn.Parameter(torch.randn(wide) * 0.1)
        self.input_dropout = SharedDropout(s.input_dropout)
        self.first = _lstm(wide, s.hidden)
        self.tag_hidden = Projection(2 * s.hidden, s.tag_hidden, s.input_dropout)
        self.pos_scores = nn.Linear(s.tag_hidden, pos)
        self.tag_scores = nn.Linear(s.tag_hidden, tags)
        self.pos_state = nn.Linear(pos, s.tag_state, bias=False)
        self.deep = nn.ModuleList(
            _lstm(2 * s.hidden + (s.tag_state if i == 0 else 0), s.hidden)
            for i in range(s.deep_layers)
        )
        self.dropout = SharedDropout(s.dropout)
        self.arc_head = Projection(2 * s.hidden, s.arc, s.dropout)
        self.arc_word = Projection(2 * s.hidden, s.arc, s.dropout)
        self.label_head = Projection(2 * s.hidden, s.label, s.dropout)
        self.label_word = Projection(2 * s.hidden, s.label, s.dropout)
        self.arc = nn.Parameter(nn.init.orthogonal_(torch.empty(s.arc + 1, s.arc)) * 0.3)
        self.label = nn.Parameter(
            nn.init.normal_(torch.empty(labels, s.label + 1, s.label + 1), 0, 0.02)
        )
        self.name_hidden = Projection(4 * s.hidden, s.name_hidden, s.input_dropout)
        self.name_scores = nn.Linear(s.name_hidden, len(inventory.names))

    def forward(self, x: Inputs, guess: Hidden | None = None) -> Outputs:
        """States and class scores of a batch."""
        words = self._words(x)
        if guess is not None:
            words = torch.where(guess.where[:, :, None], guess.vector, words)
        states = torch.cat([self.root.expand(len(x.word), 1, -1), words], 1)
        states = first = self.dropout(self.first(self.input_dropout(states))[0])
        hidden = self.tag_hidden(states)
        pos, tag = self.pos_scores(hidden), self.tag_scores(hidden)
        states = torch.cat([states, self.pos_state(pos.softmax(2))], 2)
        for layer in self.deep:
            states = self.dropout(layer(states)[0])
        names = self.name_scores(self.name_hidden(torch.cat([first, states], 2)[:, 1:]))
        return Outputs(states, pos[:, 1:], tag[:, 1:], names)

    def arcs(self, states: Tensor) -> Tensor:
        """Scores (B, n words, n + 1 heads) of each word hanging on each head, the root first."""
        head, word = self.arc_head(states), self.arc_word(states[:, 1:])
        scores: Tensor = (word @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)
        return scores

    def labels(self, states: Tensor, heads: Tensor) -> Tensor:
        """Scores (B, n, labels) of the label of each word under its given head (B, n)."""
        head, word = self.label_head(states), self.label_word(states[:, 1:])
        head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        one = torch.ones_like(word[:, :, :1])
        word, head = torch.cat([word, one], 2), torch.cat([head, one], 2)
        batch, n, width = word.shape
        count = self.label.shape[0]
        weights = self.label.permute(1, 0, 2).reshape(width, -1)
        mixed = (word.reshape(-1, width) @ weights).view(batch * n, count, width)
        return torch.bmm(mixed, head.reshape(-1, width, 1)).view(batch, n, count)

    def _words(self, x: Inputs) -> Tensor:
        word = x.word
        if self.training:
            draw = torch.rand(word.shape, device=word.device)
            hidden = (draw < self.sizes.word_dropout) & x.present
            word = word.masked_fill(hidden, UNKNOWN)
        source = (x.source @ self.source.weight)[:, None, :].expand(-1, word.shape[1], -1)
        parts = [
            self.word(word),
            self.suffix(x.suffix),
            self.shape(x.shape),
            self._forms(x.characters)[x.form],
            source,
            self.vector(self.vectors[x.vector]),
        ]
        return torch.cat(parts, 2) * x.present[:, :, None]

    def _forms(self, characters: Tensor) -> Tensor:
        """(U, letters) to (U, filters): each filter's highest answer anywhere in the word.

        Two zeros stand before and after the letters, so that short words have windows too.
        """
        letters = functional.pad(self.character(characters), (0, 0, 2, 2))
        answers = [
            filter_(letters.unfold(1, width, 1).transpose(2, 3).flatten(2)).amax(1)
            for filter_, (width, _) in zip(self.filters, self.sizes.character_filters, strict=True)
        ]
        return functional.leaky_relu(torch.cat(answers, 1), 0.1)


def _embedding(count: int, width: int, spread: float) -> nn.Embedding:
    layer = nn.Embedding(count, width, padding_idx=0)
    nn.init.normal_(layer.weight, 0, spread)
    with torch.no_grad():
        layer.weight[0] = 0
    return layer


def _lstm(width: int, hidden: int) -> nn.LSTM:
    """A bidirectional layer, orthogonal inside each gate, forget gates open at the start."""
    layer = nn.LSTM(width, hidden, 1, bidirectional=True, batch_first=True)
    with torch.no_grad():
        for name, weight in layer.named_parameters():
            if "weight_hh" in name:
                for gate in range(4):
                    nn.init.orthogonal_(weight[gate * hidden : (gate + 1) * hidden])
            elif "weight_ih" in name:
                nn.init.xavier_uniform_(weight)
            else:
                weight.zero_()
                if "bias_ih" in name:
                    weight[hidden : 2 * hidden] = 1
    return layer
