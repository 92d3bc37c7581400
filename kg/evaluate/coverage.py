"""What a language knows of what those that ship know: so much is left for a new one to tell.

Nothing of it must be there: what a language leaves out is not looked for.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg import bundled, languages, ontology, pipelines
from kg.languages import Language
from kg.ontology import Knowledge
from kg.trees.rewriting import check_rules

__all__ = ["SIX", "Covered", "coverage"]

SIX = 6  # wordings that a relation should have
_TABLES = ("syntax", "names", "segments", "writing", "documents", "wording", "times")
_SPEAKING = {
    "answers": "query/asking/words",
    "the page": "view/assets/words",
    "drawings": "network/plots/words",
    "the service": "serve/assets/words",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Covered:
    """A part of what there is to tell: what is there, and what the languages that ship have more.

    ``more`` is in the order of the files, or what most is said with first.
    """

    part: str
    there: tuple[str, ...]
    more: tuple[str, ...]

    def __str__(self) -> str:
        """Return the part with how much of it there is."""
        return f"{self.part}: {len(self.there)} of {len(self.there) + len(self.more)}"


def coverage(lang: str, directories: Sequence[Path] = ()) -> list[Covered]:
    """Return what a language (a code, or the path of its folder) has and lacks, part by part.

    It is held against what all other languages that ship have. Raises LanguageError or
    OntologyError where its files are wrong.

    >>> str(coverage("en")[-1])
    'pipeline: 1 of 1'
    """
    language, knowledge = languages.load(lang), ontology.load(lang, directories)
    check_rules(language, knowledge)
    others = [code for code in languages.available() if code != language.code]
    return [
        *_grammar(language, [languages.load(code) for code in others]),
        *_vocabulary(language.code, knowledge, [ontology.load(code) for code in others]),
        *_told_in(language.code, knowledge, others),
        *_programs(language.code, others),
    ]


def _grammar(language: Language, others: Iterable[Language]) -> Iterable[Covered]:
    """Yield the tables of the language's files; a key is there if it says more than its default."""
    others = list(others)
    for table in _TABLES:
        own = _filled(getattr(language, table))
        wanted = _common([_filled(getattr(other, table)) for other in others])
        place = "times.toml" if table == "times" else f"words.toml [{table}]"
        yield _covered(place, own, wanted)
    kinds = _common([list(other.times.forms) for other in others])
    yield _covered("times.toml [forms]", list(language.times.forms), kinds)


def _filled(table: Any) -> list[str]:
    """Return the keys of a table that are told otherwise than by default."""
    default = type(table)()
    names = [field.name for field in dataclasses.fields(table)]
    return [name for name in names if getattr(table, name) != getattr(default, name)]


def _vocabulary(lang: str, knowledge: Knowledge, others: list[Knowledge]) -> Iterable[Covered]:
    """Yield relations by their wordings, stances by their cues, classes by their nouns."""
    wordings = _wordings(knowledge)
    told = [_wordings(other) for other in others]
    common = Counter({one: min(each[one] for each in told) for one in told[0]} if told else {})
    wanted = [one for one, many in common.most_common() if many]
    yield _covered("relations with a wording", [one for one in wordings if wordings[one]], wanted)
    enough = [one for one, many in wordings.most_common() if many >= SIX]
    asked = [one for one in wanted if common[one] >= SIX]
    yield _covered(f"relations with {SIX} wordings", enough, asked)
    stances = _common([_stances(other) for other in others])
    yield _covered("stances with a cue", _stances(knowledge), stances)
    classes = _common([_classes(other) for other in others])
    yield _covered("classes with a noun", _classes(knowledge), classes)
    prepositions = sorted(knowledge.lexicon.prepositions)
    yield Covered("prepositions", tuple(prepositions), () if prepositions else ("all",))


def _wordings(knowledge: Knowledge) -> Counter[str]:
    """Return in how many words and expressions each relation is said."""
    pairs = {
        (pattern.relation, frame.pos, frame.lemma, frame.words)
        for frame in knowledge.lexicon.all_frames
        for pattern in frame.states
    }
    return Counter(relation for relation, *_ in sorted(pairs))


def _stances(knowledge: Knowledge) -> list[str]:
    own = f"{knowledge.lexicon.lang}:"
    found = Counter(cue.stance.iri for cue in knowledge.lexicon.all_cues)
    return [iri for iri, _ in found.most_common() if not iri.startswith(own)]


def _classes(knowledge: Knowledge) -> list[str]:
    return sorted(set(knowledge.lexicon.nouns.values()))


def _common(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return what all lists have, in the order of the first; nothing of none."""
    return [one for one in lists[0] if all(one in each for each in lists)] if lists else []


def _told_in(lang: str, knowledge: Knowledge, others: Sequence[str]) -> Iterable[Covered]:
    """Yield what has a label in the language: relations, classes, states and the rest."""
    vocabulary, entries = knowledge.ontology, knowledge.gazetteer.entries
    states = {iri: one for iri, one in entries.items() if one.type == "kg:Country"}
    rest = {iri: one for iri, one in entries.items() if iri not in states}
    labelled: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("labels of relations", vocabulary.relations),
        ("labels of classes", vocabulary.classes),
        ("names of states", states),
        ("names of others in the gazetteer", rest),
    )
    for part, things in labelled:
        own = [iri for iri, one in things.items() if lang in one.labels]
        wanted = [iri for iri, one in things.items() if all(o in one.labels for o in others)]
        yield _covered(part, own, wanted)
    own = [iri for iri, one in states.items() if lang in one.adjectives]
    wanted = [iri for iri, one in states.items() if all(o in one.adjectives for o in others)]
    yield _covered("adjectives of states", own, wanted)


def _programs(lang: str, others: Sequence[str]) -> Iterable[Covered]:
    """Yield what speaks the language, and whether a pipeline of its name can be loaded."""
    package = bundled.languages().parent
    there = [what for what, at in _SPEAKING.items() if (package / at / f"{lang}.toml").is_file()]
    yield _covered("words of", there, list(_SPEAKING))
    known = [lang] if lang in pipelines.names() else []
    yield _covered("pipeline", known, [lang] if others else known)


def _covered(part: str, there: Sequence[str], wanted: Sequence[str]) -> Covered:
    return Covered(part, tuple(there), tuple(one for one in wanted if one not in set(there)))
