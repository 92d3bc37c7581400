"""All that training reads, in one npz file of arrays: inventories, forms, sentence collections."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.errors import PipelineError
from kg.pipelines.biaffine.features import (
    CHARACTERS_KEPT,
    Features,
    Inventory,
    normal_form,
)
from kg.pipelines.train.neural.sentences import Sentences

__all__ = ["Forms", "Material", "forms_of"]

HEADER = "header"


@dataclass(frozen=True, slots=True)
class Forms:
    """Features of U word forms: numbers (U,) in the inventories, ``characters`` (U, letters).

    ``guess`` (U,) is the form's number among the words that pretraining guesses, -1 for others.
    """

    word: npt.NDArray[np.int32]
    suffix: npt.NDArray[np.int32]
    shape: npt.NDArray[np.int32]
    vector: npt.NDArray[np.int32]
    guess: npt.NDArray[np.int32]
    characters: npt.NDArray[np.int32]


def forms_of(forms: list[str], inventory: Inventory, guessed: list[str]) -> Forms:
    """The features of forms.

    >>> inventory = Inventory(("le",), ("le",), ("l", "e"), (), (), (), (), ())
    >>> found = forms_of(["Le", "la"], inventory, ["la"])
    >>> found.word.tolist(), found.guess.tolist(), found.characters[0, :5].tolist()
    ([2, 1], [-1, 0], [2, 1, 5, 3, 0])
    """
    look_up = Features(inventory)
    numbers = {word: i for i, word in enumerate(guessed)}
    characters = np.zeros((len(forms), CHARACTERS_KEPT + 2), np.int32)
    columns = np.zeros((5, len(forms)), np.int32)
    for i, form in enumerate(forms):
        seen = look_up(form)
        columns[:, i] = (
            seen.word,
            seen.suffix,
            seen.shape,
            seen.vector,
            numbers.get(normal_form(form), -1),
        )
        characters[i, : len(seen.characters)] = seen.characters
    word, suffix, shape, vector, guess = columns
    return Forms(word, suffix, shape, vector, guess, characters)


@dataclass(frozen=True, slots=True)
class Material:
    """What ``prepare`` makes.

    ``trees`` are rounds of the training trees in different variants; ``selection`` and
    ``name_selection`` are for choosing settings, never trained on; ``names`` are news with names
    marked, ``raw`` other text.
    """

    inventory: Inventory
    guessed: int
    vectors: npt.NDArray[np.float32]
    forms: Forms
    trees: tuple[Sentences, ...]
    selection: Sentences
    names: Sentences
    name_selection: Sentences
    raw: Sentences

    def save(self, path: Path) -> None:
        """Write one compressed file in one move."""
        arrays: dict[str, npt.NDArray[np.generic]] = {"vectors": self.vectors.astype(np.float16)}
        for name in Forms.__slots__:
            arrays[f"forms.{name}"] = getattr(self.forms, name)
        arrays["forms.characters"] = self.forms.characters.astype(np.int16)
        collections = {f"trees{i}": trees for i, trees in enumerate(self.trees)}
        for name in ("selection", "names", "name_selection", "raw"):
            collections[name] = getattr(self, name)
        for name, sentences in collections.items():
            arrays.update(sentences.arrays(name))
        header = {
            "inventory": self.inventory.to_dict(),
            "guessed": self.guessed,
            "rounds": len(self.trees),
        }
        text = json.dumps(header, ensure_ascii=False).encode()
        part = path.with_suffix(".part.npz")
        np.savez_compressed(part, **{HEADER: np.frombuffer(text, np.uint8)}, **arrays)  # type: ignore[arg-type]
        part.replace(path)

    @classmethod
    def load(cls, path: Path) -> "Material":
        """Read a file that ``save`` wrote; raises PipelineError where it is none."""
        try:
            with np.load(path) as stored:
                arrays = dict(stored)
            header = json.loads(arrays.pop(HEADER).tobytes())
            forms = {name: arrays[f"forms.{name}"].astype(np.int32) for name in Forms.__slots__}
            return cls(
                inventory=Inventory.from_dict(header["inventory"]),
                guessed=header["guessed"],
                vectors=arrays["vectors"].astype(np.float32),
                forms=Forms(**forms),
                trees=tuple(
                    Sentences.from_arrays(f"trees{i}", arrays) for i in range(header["rounds"])
                ),
                selection=Sentences.from_arrays("selection", arrays),
                names=Sentences.from_arrays("names", arrays),
                name_selection=Sentences.from_arrays("name_selection", arrays),
                raw=Sentences.from_arrays("raw", arrays),
            )
        except (OSError, KeyError, ValueError) as error:
            raise PipelineError(
                f"is no prepared training material ({error})",
                place=str(path),
                cure="Make it with python -m kg.pipelines.train.neural prepare.",
            ) from error
