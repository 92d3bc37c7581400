"""Entries of a lexicon that say what another one says, or that another one hides."""

from __future__ import annotations

from kg.ontology.lexicon.lexicon import Cue, Frame
from kg.ontology.reading.blocks import Block
from kg.ontology.reading.mistakes import Mistakes

__all__ = ["Repetition"]


class Repetition:
    """Remembers the entries shown to it, and finds those that add nothing or can't match."""

    __slots__ = ("_cues", "_frames", "_mistakes")

    def __init__(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._frames: dict[object, str] = {}
        self._cues: dict[object, list[Cue]] = {}

    def frame(self, block: Block, frame: Frame) -> None:
        """Take note of a frame: each of its patterns may be said once with its selection."""
        select = tuple(sorted(frame.select.items())), tuple(sorted(frame.barred.items()))
        for pattern in frame.states:
            key = (frame.lemma, frame.pos, frame.words, frame.reflexive, pattern, select)
            if key in self._frames:
                self._twice(block, frame, self._frames[key])
            self._frames[key] = block.iri

    def cue(self, block: Block, cue: Cue) -> None:
        """Take note of a cue: where two have the same words, their complements tell them apart."""
        key = (cue.lemma, cue.pos, cue.words, cue.reflexive, cue.of_nouns)
        known = self._cues.setdefault(key, [])
        for other in known:
            if other.complement == cue.complement and other.stance is cue.stance:
                self._twice(block, cue, other.iri)
            elif other.stance is not cue.stance and not _apart(cue, other):
                self._mistakes.add(
                    block.error(
                        f"and {other.iri} can't both match {cue.lemma!r} ({cue.pos}): the one is "
                        f"{cue.stance.iri}, the other {other.stance.iri}",
                        cure="Leave the lemma in one of the two, or part them by complements.",
                        near=cue.lemma,
                    )
                )
        known.append(cue)

    def _twice(self, block: Block, entry: Frame | Cue, other: str) -> None:
        self._mistakes.add(
            block.error(
                f"says {entry.lemma!r} ({entry.pos}) as another entry does ({other})",
                cure="Leave the lemma in one of the two.",
                near=entry.lemma,
            )
        )


def _apart(one: Cue, other: Cue) -> bool:
    """Whether what stands below tells which is meant: "ask whether", "ask to"."""
    named = bool(one.complement) and bool(other.complement)
    return named and set(one.complement).isdisjoint(other.complement)
