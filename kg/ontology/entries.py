"""Blocks of ``lexicon/*.ttl`` → the lexicon of one language, checked against the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Modality
from kg.ontology.blocks import Block
from kg.ontology.lexicon import Cue, Frame, Lexicon, Pattern, Slot, Stance
from kg.ontology.notation import NotationError, Wording, read_pattern, read_selection, read_wording
from kg.ontology.vocabulary import Ontology

__all__ = ["read_lexicon", "read_stances"]

# Which slots a head word has by itself; every other slot is a preposition of the language.
_OWN_SLOTS = {
    "VERB": frozenset({"subj", "obj", "clause", "attr"}),
    "NOUN": frozenset({"self", "host"}),
    "ADJ": frozenset({"host"}),
}
_FRAME_KINDS = {"kgl:VerbEntry": "VERB", "kgl:NounEntry": "NOUN", "kgl:AdjectiveEntry": "ADJ"}
_CUE_POS = frozenset({"VERB", "NOUN", "ADJ", "ADP", "ADV"})
_COMPLEMENTS = frozenset({"que", "de", "à", "si", "inf", "obj", "quote"})


@dataclass(frozen=True, slots=True)
class _Words:
    """Closed lists that a lexicon declares of its language."""

    prepositions: frozenset[str]
    reflexives: frozenset[str]


def read_stances(blocks: Sequence[Block]) -> dict[str, Stance]:
    """Return the stances that the blocks declare, by compact IRI.

    Raises OntologyError for an unknown modality.
    """
    return {block.iri: _stance(block) for block in blocks if "kgl:Stance" in block.kinds}


def _stance(block: Block) -> Stance:
    modality = block.text("kgl:modality") or Modality.ASSERTED.value
    if modality not in {m.value for m in Modality}:
        raise block.error(
            f"kgl:modality {modality!r}: no such modality",
            cure=f"Take one of {', '.join(m.value for m in Modality)}.",
        )
    return Stance(
        block.iri,
        block.iri.partition(":")[2],
        Modality(modality),
        block.text("kgl:negates") == "true",
        block.text("kgl:holder") == "true",
    )


def read_lexicon(lang: str, blocks: Sequence[Block], ontology: Ontology) -> Lexicon:
    """Return the lexicon of the language ``lang`` that the blocks declare.

    Raises OntologyError for an unknown relation, class, stance or slot, for an entry that says
    nothing, and for one wording said twice.
    """
    stances = read_stances(blocks)
    words = _Words(_listed(blocks, "kgl:PrepositionList"), _listed(blocks, "kgl:ReflexiveList"))
    frames: list[Frame] = []
    cues: list[Cue] = []
    nouns: dict[str, str] = {}
    seen: set[object] = set()
    for block in blocks:
        pos = next((_FRAME_KINDS[k] for k in block.kinds if k in _FRAME_KINDS), None)
        if pos is not None:
            for frame in _frames(block, pos, words, ontology):
                _once(block, frame, seen)
                frames.append(frame)
            _class_nouns(block, pos, nouns, ontology)
        if "kgl:CueEntry" in block.kinds:
            for cue in _cues(block, stances, words):
                _once(block, cue, seen)
                cues.append(cue)
    return Lexicon.of(lang, frames, cues, nouns, words.prepositions)


def _listed(blocks: Sequence[Block], kind: str) -> frozenset[str]:
    return frozenset(
        text.text for b in blocks if kind in b.kinds for text in b.texts.get("kgl:lemma", ())
    )


def _once(block: Block, entry: Frame | Cue, seen: set[object]) -> None:
    """Refuse what would be said twice: the claims read would only differ in nothing."""
    wording = (entry.lemma, entry.pos, entry.words, entry.reflexive)
    said: list[object]
    if isinstance(entry, Frame):
        select = tuple(sorted(entry.select.items()))
        said = [("frame", *wording, pattern, select) for pattern in entry.states]
    else:
        said = [("cue", *wording, entry.complement)]
    for one in said:
        if one in seen:
            raise block.error(
                f"says {entry.lemma!r} ({entry.pos}) as another entry does",
                cure="Leave the lemma in one of the two.",
            )
        seen.add(one)


def _wordings(block: Block, words: _Words) -> Iterator[Wording]:
    lemmas = block.texts.get("kgl:lemma", ())
    if not lemmas:
        raise block.error("has no kgl:lemma", cure="Add the word that it is about.")
    for lemma in lemmas:
        try:
            yield read_wording(lemma.text, words.reflexives)
        except NotationError as error:
            raise block.error(
                f"kgl:lemma {error}", cure="See ontologies/lexicon/README.md."
            ) from None


def _frames(block: Block, pos: str, words: _Words, ontology: Ontology) -> Iterator[Frame]:
    patterns = tuple(_patterns(block, pos, words, ontology))
    if not patterns:
        if not block.links.get("kgl:class"):
            raise block.error(
                "states nothing", cure='Add kgl:states "kg:relation(slot, slot)" or kgl:class.'
            )
        return
    select = _selection(block, pos, words, ontology)
    for wording in _wordings(block, words):
        yield Frame(
            block.iri, wording.head, pos, wording.words, wording.reflexive, patterns, select
        )


def _patterns(block: Block, pos: str, words: _Words, ontology: Ontology) -> Iterator[Pattern]:
    for value in block.texts.get("kgl:states", ()):
        try:
            pattern = read_pattern(value.text)
        except NotationError as error:
            raise block.error(
                f"kgl:states {error}", cure="See ontologies/lexicon/README.md."
            ) from None
        if pattern.relation not in ontology.relations:
            raise block.error(
                f"states {pattern.relation}: no such relation",
                cure="Declare it as a kg:Relation in core.ttl.",
            )
        _check_slot(block, pattern.subject, pos, words)
        _check_slot(block, pattern.object, pos, words)
        yield pattern


def _check_slot(block: Block, slot: Slot, pos: str, words: _Words) -> None:
    for name in slot.names:
        if name not in _OWN_SLOTS[pos] and name not in words.prepositions:
            raise block.error(
                f"has the slot {name!r}, which a {pos} has not",
                cure=f"Take one of {', '.join(sorted(_OWN_SLOTS[pos]))} or a listed preposition.",
            )


def _selection(
    block: Block, pos: str, words: _Words, ontology: Ontology
) -> dict[str, tuple[str, ...]]:
    result: dict[str, tuple[str, ...]] = {}
    for value in block.texts.get("kgl:select", ()):
        try:
            slots, classes = read_selection(value.text)
        except NotationError as error:
            raise block.error(
                f"kgl:select {error}", cure="See ontologies/lexicon/README.md."
            ) from None
        _check_slot(block, Slot(slots), pos, words)
        for name in classes:
            if name.removeprefix("!") not in ontology.classes:
                raise block.error(
                    f"selects {name}: no such class", cure="Declare it as a kg:Class in core.ttl."
                )
        for slot in slots:
            result[slot] = classes
    return dict(sorted(result.items()))


def _class_nouns(block: Block, pos: str, nouns: dict[str, str], ontology: Ontology) -> None:
    kind = block.link("kgl:class")
    if kind is None:
        return
    if kind not in ontology.classes:
        raise block.error(f"kgl:class {kind}: no such class", cure="Declare it in core.ttl.")
    if pos != "NOUN":
        raise block.error("has a kgl:class", cure="Only a kgl:NounEntry denotes things.")
    for lemma in block.texts.get("kgl:lemma", ()):
        name = lemma.text.replace("*", "").replace("’", "'")
        if nouns.setdefault(name, kind) != kind:
            raise block.error(
                f"gives {name!r} the class {kind}; it has {nouns[name]}",
                cure="Leave one class a noun.",
            )


def _cues(block: Block, stances: dict[str, Stance], words: _Words) -> Iterator[Cue]:
    stance = stances.get(block.link("kgl:stance") or "")
    if stance is None:
        raise block.error(
            f"kgl:stance {block.link('kgl:stance')}: no such stance",
            cure=f"Take one of {', '.join(sorted(stances))}.",
        )
    complement = tuple(text.text for text in block.texts.get("kgl:complement", ()))
    unknown = [kind for kind in complement if kind not in _COMPLEMENTS]
    if unknown:
        raise block.error(
            f"kgl:complement {unknown[0]!r}: no such complement",
            cure=f"Take some of {', '.join(sorted(_COMPLEMENTS))}.",
        )
    control = block.text("kgl:control") or ""
    if control and control not in {"subj", "obj"} and control not in words.prepositions:
        raise block.error(f"kgl:control {control!r}: no such slot", cure="Take subj, obj or à.")
    for pos in block.texts.get("kgl:pos", ()):
        if pos.text not in _CUE_POS:
            raise block.error(
                f"kgl:pos {pos.text!r}: no such part of speech",
                cure=f"Take one of {', '.join(sorted(_CUE_POS))}.",
            )
        for wording in _wordings(block, words):
            yield Cue(
                block.iri, wording.head, pos.text, stance,
                wording.words, wording.reflexive, control, complement,
            )  # fmt: skip
    if not block.texts.get("kgl:pos"):
        raise block.error("has no kgl:pos", cure='Add kgl:pos "VERB" (NOUN, ADJ, ADP, ADV).')
