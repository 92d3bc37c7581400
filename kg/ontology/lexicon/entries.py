"""Blocks of ``lexicon/*.ttl`` → the lexicon of one language, checked against the ontology."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.ontology.lexicon.cues import read_cues, read_stances
from kg.ontology.lexicon.lexicon import Cue, Frame, Lexicon, Pattern, Slot
from kg.ontology.lexicon.notation import (
    NotationError,
    Wording,
    read_exception,
    read_pattern,
    read_selection,
    read_wording,
)
from kg.ontology.lexicon.repetition import Repetition
from kg.ontology.reading.blocks import Block
from kg.ontology.reading.mistakes import Mistakes, cure_for
from kg.ontology.vocabulary.vocabulary import Ontology

__all__ = ["listed", "read_lexicon", "read_stances"]

# Which slots a head word has by itself; every other slot is a preposition of the language.
_OWN_SLOTS = {
    "VERB": frozenset({"subj", "obj", "clause", "attr", "time", "word"}),
    "NOUN": frozenset({"self", "counted", "host", "subj", "time", "word"}),
    "ADJ": frozenset({"host"}),
}
_FRAME_KINDS = {"kgl:VerbEntry": "VERB", "kgl:NounEntry": "NOUN", "kgl:AdjectiveEntry": "ADJ"}
_IDIOM = "kgl:Idiom"
_README = "See ontologies/lexicon/README.md."


@dataclass(frozen=True, slots=True)
class _Context:
    """What the entries of a lexicon are held against: closed lists, vocabulary, other entries."""

    prepositions: frozenset[str]
    reflexives: frozenset[str]
    ontology: Ontology
    mistakes: Mistakes
    nouns: dict[str, str]  # classes, by lemma


def read_lexicon(
    lang: str, blocks: Sequence[Block], ontology: Ontology, mistakes: Mistakes
) -> Lexicon:
    """Return the lexicon of the language ``lang`` that the blocks declare.

    Mistakes are an unknown relation, class, stance or slot, an entry that says nothing, one
    wording said twice, and entries that can't match.
    """
    stances = read_stances(blocks, mistakes)
    context = _Context(
        listed(blocks, "kgl:PrepositionList"),
        listed(blocks, "kgl:ReflexiveList"),
        ontology,
        mistakes,
        {},
    )
    frames: list[Frame] = []
    cues: list[Cue] = []
    repetition = Repetition(mistakes)
    for block in blocks:
        pos = next((_FRAME_KINDS[k] for k in block.kinds if k in _FRAME_KINDS), None)
        if pos is None and "kgl:CueEntry" not in block.kinds:
            continue
        wordings = list(_wordings(block, context))
        if pos is not None:
            for frame in _frames(block, pos, wordings, context):
                repetition.frame(block, frame)
                frames.append(frame)
            with mistakes:
                _class_nouns(block, pos, context)
        if "kgl:CueEntry" in block.kinds:
            with mistakes:
                for cue in read_cues(block, wordings, stances, context.prepositions, mistakes):
                    repetition.cue(block, cue)
                    cues.append(cue)
    return Lexicon.of(lang, frames, cues, context.nouns, context.prepositions)


def listed(blocks: Sequence[Block], kind: str) -> frozenset[str]:
    """Return the words of the closed lists of a kind, as ``kgl:PrepositionList``."""
    return frozenset(
        text.text for b in blocks if kind in b.kinds for text in b.texts.get("kgl:lemma", ())
    )


def _wordings(block: Block, context: _Context) -> Iterator[Wording]:
    lemmas = block.texts.get("kgl:lemma", ())
    if not lemmas:
        error = block.error("has no kgl:lemma", cure="Add the word that it is about.")
        context.mistakes.add(error)
    for lemma in lemmas:
        try:
            yield read_wording(lemma.text, context.reflexives)
        except NotationError as error:
            mistake = block.error(f"kgl:lemma {error}", cure=_README, near=lemma.text)
            context.mistakes.add(mistake)


def _frames(
    block: Block, pos: str, wordings: Sequence[Wording], context: _Context
) -> Iterator[Frame]:
    idiom = _IDIOM in block.kinds
    if not block.texts.get("kgl:states") and not idiom:
        if not block.links.get("kgl:class"):
            context.mistakes.add(
                block.error(
                    "states nothing",
                    cure='Add kgl:states "kg:relation(slot, slot)" or kgl:class, or make it a '
                    "kgl:Idiom.",
                )
            )
        return
    patterns = tuple(_patterns(block, pos, context))
    read = {name for p in patterns for name in (*p.subject.names, *p.object.names)}
    single = next((one for one in wordings if not one.words), None)
    if "word" in read and single is not None:
        cure = "Take a slot of its only word, or write the whole expression."
        error = block.error("has the slot 'word' and a lemma of one word", cure=cure, near="word")
        context.mistakes.add(error)
    select, barred = _selection(block, pos, context), _exceptions(block, pos, context)
    _check_selection(block, patterns, select, context)
    for wording in wordings:
        yield Frame(
            block.iri,
            wording.head,
            pos,
            wording.words,
            wording.reflexive,
            patterns,
            select,
            barred,
            idiom,
        )


def _patterns(block: Block, pos: str, context: _Context) -> Iterator[Pattern]:
    for value in block.texts.get("kgl:states", ()):
        with context.mistakes:
            try:
                pattern = read_pattern(value.text)
            except NotationError as error:
                raise block.error(f"kgl:states {error}", cure=_README, near=value.text) from None
            known = pattern.relation in context.ontology.relations
            if not known:
                cure = "Declare it as a kg:Relation in core.ttl."
                context.mistakes.add(
                    block.error(
                        f"states {pattern.relation}: no such relation",
                        cure=cure_for(pattern.relation, context.ontology.relations, cure),
                        near=pattern.relation,
                    )
                )
            sound = [
                _has_slot(block, slot, pos, context) for slot in (pattern.subject, pattern.object)
            ]
            if known and all(sound):
                yield pattern


def _has_slot(block: Block, slot: Slot, pos: str, context: _Context) -> bool:
    """Return whether a head word of this part of speech can have the slot."""
    unknown = [
        name
        for name in slot.names
        if name not in _OWN_SLOTS[pos] and name not in context.prepositions
    ]
    for name in unknown:
        known = _OWN_SLOTS[pos] | context.prepositions
        own = ", ".join(sorted(_OWN_SLOTS[pos]))
        context.mistakes.add(
            block.error(
                f"has the slot {name!r}, which a {pos} has not",
                cure=cure_for(name, known, f"Take one of {own} or a listed preposition."),
                near=name,
            )
        )
    return not unknown


def _selection(block: Block, pos: str, context: _Context) -> dict[str, tuple[str, ...]]:
    def is_unknown(name: str) -> bool:
        return name.removeprefix("!") not in context.ontology.classes

    return _by_slot(block, _Notation("select", read_selection, is_unknown), pos, context)


def _exceptions(block: Block, pos: str, context: _Context) -> dict[str, tuple[str, ...]]:
    def is_unknown(name: str) -> bool:
        return ":" in name and name not in context.ontology.classes

    return _by_slot(block, _Notation("except", read_exception, is_unknown), pos, context)


@dataclass(frozen=True, slots=True)
class _Notation:
    """A property ``kgl:…`` that says of slots what they hold: how it is read, and its mistakes."""

    name: str
    read: Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]
    is_unknown: Callable[[str], bool]


def _by_slot(
    block: Block, notation: _Notation, pos: str, context: _Context
) -> dict[str, tuple[str, ...]]:
    """Return the names that a property gives to each slot."""
    result: dict[str, tuple[str, ...]] = {}
    for value in block.texts.get(f"kgl:{notation.name}", ()):
        try:
            slots, names = notation.read(value.text)
        except NotationError as error:
            mistake = block.error(f"kgl:{notation.name} {error}", cure=_README, near=value.text)
            context.mistakes.add(mistake)
            continue
        _has_slot(block, Slot(slots), pos, context)
        for name in names:
            if notation.is_unknown(name):
                _no_class(block, f"{notation.name}s", name, context)
        for slot in slots:
            result[slot] = names
    return dict(sorted(result.items()))


def _no_class(block: Block, verb: str, name: str, context: _Context) -> None:
    plain, classes = name.removeprefix("!"), context.ontology.classes
    cure = cure_for(plain, classes, "Declare it as a kg:Class in core.ttl.")
    error = block.error(f"{verb} {name}: no such class", cure=cure, near=name)
    context.mistakes.add(error)


def _check_selection(
    block: Block,
    patterns: Sequence[Pattern],
    select: dict[str, tuple[str, ...]],
    context: _Context,
) -> None:
    """Find selections outside the domain or range of what they state: they could never match."""
    for pattern in patterns:
        relation = context.ontology.relations[pattern.relation]
        for slot, side, classes in (
            (pattern.subject, "domain", relation.domain),
            (pattern.object, "range", relation.range),
        ):
            for name in slot.names:
                chosen = select.get(name)
                if chosen and not context.ontology.overlap(chosen, classes):
                    context.mistakes.add(
                        block.error(
                            f"selects {' '.join(chosen)} for {name}, outside the {side} of "
                            f"{relation.iri} ({', '.join(classes)}): it can never match",
                            cure="Select a class of these, or another slot or relation.",
                            near=f"{name}: ",
                        )
                    )


def _class_nouns(block: Block, pos: str, context: _Context) -> None:
    kind = block.link("kgl:class")
    if kind is None:
        return
    classes, nouns = context.ontology.classes, context.nouns
    if kind not in classes:
        cure = cure_for(kind, classes, "Declare it in core.ttl.")
        raise block.error(f"kgl:class {kind}: no such class", cure=cure, near=kind)
    if pos != "NOUN":
        raise block.error("has a kgl:class", cure="Only a kgl:NounEntry denotes things.")
    for lemma in block.texts.get("kgl:lemma", ()):
        name = lemma.text.replace("*", "").replace("’", "'")
        if nouns.setdefault(name, kind) != kind:
            raise block.error(
                f"gives {name!r} the class {kind}; it has {nouns[name]}",
                cure="Leave one class a noun.",
                near=name,
            )
