"""Wordings whose head word no text can have: one that a pipeline gives another lemma."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from kg.ontology.lexicon.notation import NotationError, Wording, read_wording
from kg.ontology.reading.blocks import Block
from kg.ontology.reading.mistakes import Mistakes

__all__ = ["Lemmas", "check_heads"]

_FRAME_KINDS = {"kgl:VerbEntry": "VERB", "kgl:NounEntry": "NOUN"}
_OPEN = frozenset(_FRAME_KINDS.values())  # parts of speech whose words are too many to be listed


class Lemmas(Protocol):
    """How a pipeline makes lemmas of words."""

    def lemma(self, pos: str, word: str) -> str:
        """Return the lemma of a word with this part of speech."""

    def is_lemma(self, pos: str, word: str) -> bool:
        """Return whether a word with this part of speech may be a lemma."""


def check_heads(
    blocks: Sequence[Block], reflexives: Collection[str], lemmas: Lemmas, mistakes: Mistakes
) -> None:
    """Find wordings of verbs and nouns whose head can't be the lemma of one: "ne pas manquer".

    A wording that stands beside the same one with the lemma in its place ("candidat",
    "candidate") is left: other pipelines may have it.
    """
    for block in blocks:
        kinds = [_FRAME_KINDS[kind] for kind in block.kinds if kind in _FRAME_KINDS]
        told = {*kinds, *(text.text for text in block.texts.get("kgl:pos", ()))}
        if not told or not told <= _OPEN or not _says_something(block):
            continue
        wordings = _wordings(block, reflexives)
        written = {(wording.head, wording.words) for wording in wordings.values()}
        for lemma, wording in wordings.items():
            head = wording.head
            made = [lemmas.lemma(pos, head) for pos in sorted(told)]
            if any(lemmas.is_lemma(pos, head) for pos in told) or any(
                (one, wording.words) in written for one in made
            ):
                continue
            cure = f"Write {made[0]!r}."
            if wording.words:
                cure = "Mark the head with *, or write its lemma."
            what = f"has the wording {lemma!r}, which can't match: {head!r} is no lemma"
            mistakes.add(block.error(what, cure=cure, near=f'"{lemma}"'))


def _says_something(block: Block) -> bool:
    return "kgl:states" in block.texts or "kgl:CueEntry" in block.kinds


def _wordings(block: Block, reflexives: Collection[str]) -> dict[str, Wording]:
    found: dict[str, Wording] = {}
    for lemma in block.texts.get("kgl:lemma", ()):
        try:
            found[lemma.text] = read_wording(lemma.text, reflexives)
        except NotationError:
            continue  # told by who reads the lexicon
    return found
