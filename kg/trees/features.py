"""What rules ask of a word that takes code to answer, and changes that take code to make.

All else a rule says itself. These are few, and each has its line in ``README.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import LanguageError
from kg.trees import forms
from kg.trees.context import Ask, AskOf, Context
from kg.trees.wordings import best, matching

if TYPE_CHECKING:
    from kg.trees.node import Node

__all__ = ["CHANGES", "FEATURES", "Ask", "AskOf", "Context", "Feature", "word_list"]

_NAMING = ("NOUN", "ADJ")  # what the lexicon's classes are told of
_ORGANIZATION = "kg:Organization"
_TABLES = ("syntax", "names", "times", "segments", "documents")


@dataclass(frozen=True, slots=True)
class Feature:
    """How a feature is asked: with ``words`` of its own, of another word of the tree, or alone.

    ``words`` is ``"words"``, ``"word"`` or empty. ``make`` gives what answers. ``of_word`` tells
    that no other word of the tree is looked at.
    """

    make: Callable[[Context, tuple[str, ...]], Ask | AskOf]
    words: str = ""
    of_word: bool = False


def word_list(context: Context, key: str) -> frozenset[str]:
    """Return the words of a list of the language: ``weekdays`` is one of a table.

    Without a table's name ``[syntax]`` is meant; of a table of words ``.values`` are the values.
    Raises LanguageError where there is no such list.
    """
    parts = key.split(".")
    values = parts[-1] == "values"
    if values:
        parts.pop()
    table = parts[0] if len(parts) > 1 else "syntax"
    found = getattr(context.language, table, None) if table in _TABLES else None
    listed = getattr(found, parts[-1], None)
    if listed is None or isinstance(listed, str):
        where = "[syntax] of words.toml" if table == "syntax" else f"{table!r}"
        cure = f"Take a key of {where}; other tables are written before it (times.weekdays)."
        raise LanguageError(f"no word list {key!r}", place=context.place, cure=cure)
    return frozenset(listed.values() if values else listed)


def _finite(_: Context, __: tuple[str, ...]) -> Ask:
    return lambda node: node.is_finite


def _nominal(_: Context, __: tuple[str, ...]) -> Ask:
    return lambda node: node.is_nominal


def _comma(_: Context, __: tuple[str, ...]) -> Ask:
    return lambda node: node.is_comma


def _inverted(_: Context, __: tuple[str, ...]) -> Ask:
    return lambda node: node.inverted


def _acronym(_: Context, __: tuple[str, ...]) -> Ask:
    """A word with more than one capital: "NKV", "LaREM"."""
    return lambda node: node.text.isalpha() and sum(map(str.isupper, node.text)) > 1


def _body(context: Context, _: tuple[str, ...]) -> Ask:
    """A word that alone names an organisation: an acronym, a common noun, a known name."""
    knowledge = context.knowledge
    is_a = knowledge.ontology.is_a

    def ask(node: Node) -> bool:
        if len(node.text) > 1 and node.text.isalpha() and node.text.isupper():
            return True
        if is_a(knowledge.lexicon.noun_class(node.lower), _ORGANIZATION):
            return True
        known = knowledge.gazetteer.lookup(node.text)
        return bool(known) and all(is_a(entry.type, _ORGANIZATION) for entry in known)

    return ask


def _capital(context: Context, _: tuple[str, ...]) -> Ask:
    """A word that begins with a capital though no sentence begins there."""
    written = context.language.names.capitals
    return lambda node: written and not node.opens and node.text[:1].isupper()


def _case(_: Context, __: tuple[str, ...]) -> Ask:
    return lambda node: bool(node.case())


def _cue(context: Context, words: tuple[str, ...]) -> Ask:
    """A word of the lexicon that tells who holds a content, or with one of these stances.

    A stance is called by its name, its modality, or "holder" if somebody holds the content;
    "alone" leaves out expressions of several words.
    """
    lexicon = context.knowledge.lexicon
    alone = words[:1] == ("alone",)
    kinds = frozenset(name for word in words[alone:] for name in word.split("|"))

    def ask(node: Node) -> bool:
        for cue in lexicon.cues(node.lemma.lower(), node.pos):
            if alone and cue.words:
                continue
            stance = cue.stance
            if (
                not kinds
                or stance.name in kinds
                or stance.modality.value in kinds
                or (stance.holder and "holder" in kinds)
            ):
                return True
        return False

    return ask


def _reports(context: Context, _: tuple[str, ...]) -> Ask:
    """The wording of the lexicon that fits best is somebody's: "faire savoir"."""
    lexicon = context.knowledge.lexicon

    def ask(node: Node) -> bool:
        cue = best(lexicon.cues(node.lemma.lower(), node.pos), node)
        return cue is not None and cue.stance.holder

    return ask


def _frame(context: Context, words: tuple[str, ...]) -> Ask:
    """A word of which the lexicon has frames, or some with these slots and no further words."""
    lexicon = context.knowledge.lexicon
    slots = frozenset(words)

    def ask(node: Node) -> bool:
        frames = lexicon.frames(node.lemma.lower(), node.pos)
        if not slots:
            return bool(frames)
        return any(
            not slots.isdisjoint(slot.names)
            for frame in frames
            if not frame.words and not frame.reflexive
            for pattern in frame.states
            for slot in (pattern.subject, pattern.object)
        )

    return ask


def _expression(context: Context, words: tuple[str, ...]) -> Ask:
    """A word with which an expression of the lexicon begins, with one of these slots."""
    lexicon, slots = context.knowledge.lexicon, frozenset(words)

    def ask(node: Node) -> bool:
        frames = lexicon.frames(node.lemma.lower(), node.pos)
        return any(
            not slots.isdisjoint(slot.names)
            for frame in matching(frames, node)
            if frame.words
            for pattern in frame.states
            for slot in (pattern.subject, pattern.object)
        )

    return ask


def _takes(context: Context, _: tuple[str, ...]) -> AskOf:
    """A noun whose frames have a participant with the other word's preposition."""
    lexicon, marks = context.knowledge.lexicon, context.language.syntax.participant_prepositions

    def ask(noun: Node, other: Node) -> bool:
        if noun.pos != "NOUN":
            return False
        frames = lexicon.frames(noun.lemma.lower(), "NOUN")
        case = other.case() if frames else ""
        return case in marks and any(
            case in slot.names
            for frame in frames
            for pattern in frame.states
            for slot in (pattern.subject, pattern.object)
        )

    return ask


def _class(context: Context, words: tuple[str, ...]) -> Ask:
    """A word of one of these classes, or of those of a word list ("in speaker_types").

    A noun is of the class that the lexicon tells, a state's adjective of the state's, any word of
    that of the pipeline's entity: rules run before names are known.
    """
    if words[:1] == ("in",) and len(words) == 2:
        classes = word_list(context, words[1])
    elif len(words) == 1:
        classes = frozenset(words[0].split("|"))
    else:
        cure = 'Write "class kg:Person|kg:Position" or "class in KEY".'
        raise LanguageError("names no class", place=context.place, cure=cure)
    knowledge = context.knowledge

    def ask(node: Node) -> bool:
        if node.ent in classes:
            return True
        if node.pos == "ADJ":
            states = knowledge.gazetteer.adjective(node.text)
            if len(states) == 1 and states[0].type in classes:
                return True
        return node.pos in _NAMING and knowledge.lexicon.noun_class(node.lemma.lower()) in classes

    return ask


def _kind(context: Context, words: tuple[str, ...]) -> Ask:
    """A word of one of these classes or of one below them: of which it is, "class" tells."""
    if len(words) != 1:
        cure = 'Write "kind kg:Place|kg:Person".'
        raise LanguageError("names no class", place=context.place, cure=cure)
    ontology, above = context.knowledge.ontology, words[0].split("|")
    below = (kind for kind in ontology.classes if any(ontology.is_a(kind, one) for one in above))
    return _class(context, ("|".join(sorted({*above, *below})),))


def _people(context: Context, _: tuple[str, ...]) -> Ask:
    """A word with a capital that is a state's adjective, too: "l'Espagnol X"."""
    adjective = context.knowledge.gazetteer.adjective
    return lambda node: node.text[:1].isupper() and bool(adjective(node.text))


def _common(context: Context, _: tuple[str, ...]) -> Ask:
    """A noun of which the lexicon tells the class, and that no recogniser takes for a name."""
    noun_class = context.knowledge.lexicon.noun_class

    def ask(node: Node) -> bool:
        if node.ent:
            return False
        return noun_class(node.lemma.lower()) is not None or noun_class(node.lower) is not None

    return ask


def _after_comma(_: Context, __: tuple[str, ...]) -> Ask:
    """What the word heads begins right behind a comma, its own punctuation left aside."""

    def ask(node: Node) -> bool:
        first = node
        for child in node.children:
            if child.i < first.i and child.dep != "punct":
                first = child
        before = first.before
        return before is not None and before.is_comma and before.i == first.i - 1

    return ask


def _preposition_with(context: Context, _: tuple[str, ...]) -> AskOf:
    """The word and the other's preposition are one preposition of a place: "près de"."""
    places = context.language.syntax.place_prepositions
    return lambda node, other: f"{node.lower} {other.case()}" in places


FEATURES: Mapping[str, Feature] = MappingProxyType(
    {
        "after-comma": Feature(_after_comma),
        "acronym": Feature(_acronym, of_word=True),
        "body": Feature(_body, of_word=True),
        "capital": Feature(_capital, of_word=True),
        "case": Feature(_case),
        "class": Feature(_class, "words", of_word=True),
        "comma": Feature(_comma, of_word=True),
        "common": Feature(_common, of_word=True),
        "cue": Feature(_cue, "words", of_word=True),
        "ending": Feature(forms.ending, of_word=True),
        "expression": Feature(_expression, "words"),
        "finite": Feature(_finite),
        "frame": Feature(_frame, "words", of_word=True),
        "inverted": Feature(_inverted),
        "kind": Feature(_kind, "words", of_word=True),
        "nominal": Feature(_nominal, of_word=True),
        "participle-of-noun": Feature(forms.participle_of_noun, of_word=True),
        "past-participle": Feature(forms.past_participle, of_word=True),
        "people": Feature(_people, of_word=True),
        "preposition-with": Feature(_preposition_with, "word"),
        "reports": Feature(_reports),
        "takes": Feature(_takes, "word"),
        "verb-of-noun": Feature(forms.verb_of_noun, of_word=True),
    }
)
"""The features that rules may ask for, by name."""

CHANGES: Mapping[str, Callable[[Context], Callable[[Node], None]]] = MappingProxyType(
    {
        "take-ending": forms.take_ending,
        "take-participle": forms.take_participle,
        "take-past-participle": forms.take_past_participle,
        "take-verb": forms.take_verb,
    }
)
"""The changes that rules may make beside the commands, by name."""
