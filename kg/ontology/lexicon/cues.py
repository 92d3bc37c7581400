"""Blocks of ``lexicon/*.ttl`` → stances, and the cues that take them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import Modality, Status
from kg.ontology.lexicon.lexicon import Cue, Stance
from kg.ontology.lexicon.notation import Wording
from kg.ontology.reading.blocks import Block
from kg.ontology.reading.mistakes import Mistakes, cure_for

__all__ = ["read_cues", "read_stances"]

_CUE_POS = ("VERB", "AUX", "NOUN", "ADJ", "ADP", "ADV")
_COMPLEMENTS = frozenset({"clause", "infinitive", "question", "obj", "quotation"})
_CONTROLLERS = frozenset({"subj", "obj"})


def read_stances(blocks: Sequence[Block], mistakes: Mistakes) -> dict[str, Stance]:
    """Return the stances that the blocks declare, by compact IRI.

    An unknown modality or status is a mistake.
    """
    result: dict[str, Stance] = {}
    for block in blocks:
        if "kgl:Stance" in block.kinds:
            with mistakes:
                result[block.iri] = _stance(block)
    return result


def _stance(block: Block) -> Stance:
    return Stance(
        block.iri,
        block.iri.partition(":")[2],
        _modality(block, "kgl:modality") or Modality.ASSERTED,
        block.text("kgl:negates") == "true",
        block.text("kgl:holder") == "true",
        _modality(block, "kgl:unheld"),
        _status(block),
        _modality(block, "kgl:done"),
        block.text("kgl:given") == "true",
    )


def _modality(block: Block, key: str) -> Modality | None:
    modality = block.text(key)
    modalities = [m.value for m in Modality]
    if modality is not None and modality not in modalities:
        raise block.error(
            f"{key} {modality!r}: no such modality",
            cure=f"Take one of {', '.join(modalities)}.",
            near=modality,
        )
    return Modality(modality) if modality is not None else None


def _status(block: Block) -> Status | None:
    status = block.text("kgl:status")
    if status is not None and status not in list(Status):
        raise block.error(
            f"kgl:status {status!r}: no such status",
            cure=f"Take one of {', '.join(one.value for one in Status)}.",
            near=status,
        )
    return Status(status) if status is not None else None


def read_cues(
    block: Block,
    wordings: Sequence[Wording],
    stances: Mapping[str, Stance],
    prepositions: frozenset[str],
    mistakes: Mistakes,
) -> Iterator[Cue]:
    """Yield the cues of one block: one a wording and part of speech.

    Mistakes are an unknown stance, complement, controlling slot or part of speech.
    """
    stance = stances.get(block.link("kgl:stance") or "")
    if stance is None:
        given = block.link("kgl:stance") or "none"
        raise block.error(
            f"kgl:stance {given}: no such stance",
            cure=cure_for(given, stances, f"Take one of {', '.join(sorted(stances))}."),
            near="kgl:stance",
        )
    complement = tuple(text.text for text in block.texts.get("kgl:complement", ()))
    for kind in complement:
        if kind not in _COMPLEMENTS | prepositions:
            cure = f"Take some of {', '.join(sorted(_COMPLEMENTS))} or a listed preposition."
            what = f"kgl:complement {kind!r}: no such complement"
            mistakes.add(block.error(what, cure=cure, near=kind))
    control = block.text("kgl:control") or ""
    if control and control not in _CONTROLLERS | prepositions:
        what = f"kgl:control {control!r}: no such slot"
        cure = "Take subj, obj or a listed preposition."
        mistakes.add(block.error(what, cure=cure, near=control))
    if not block.texts.get("kgl:pos"):
        others = ", ".join(_CUE_POS[1:])
        raise block.error("has no kgl:pos", cure=f'Add kgl:pos "VERB" ({others}).')
    for pos in block.texts["kgl:pos"]:
        if pos.text not in _CUE_POS:
            cure = f"Take one of {', '.join(_CUE_POS)}."
            what = f"kgl:pos {pos.text!r}: no such part of speech"
            mistakes.add(block.error(what, cure=cure, near=pos.text))
            continue
        for wording in wordings:
            yield Cue(
                block.iri, wording.head, pos.text, stance,
                wording.words, wording.reflexive, control, complement,
            )  # fmt: skip
