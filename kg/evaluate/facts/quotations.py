"""Quotations written on sentences of a treebank, and those of a system → figures and errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from kg.evaluate.golds.lines import Json
from kg.evaluate.golds.sentences import Sentence
from kg.evaluate.measures import Figure, Score, Share, best_pairs

__all__ = ["quotations_of_facts"]

_CONTENT = 0.7  # from this agreement of letters on, a stretch is the quotation


def quotations_of_facts(
    sentences: Mapping[str, Sentence],
    gold: Mapping[str, Sequence[Json]],
    unjudged: Set[str],
    lines: Sequence[Json],
) -> tuple[dict[str, Figure], tuple[str, ...]]:
    """Return the figures of quotations, ``gold`` by sentence, and the errors in words."""
    by_sentence: dict[str, list[Json]] = {}
    unknown = 0
    for line in lines:
        doc = line.get("doc")
        if isinstance(doc, str) and doc in gold:
            by_sentence.setdefault(doc, []).append(line)
        elif doc not in unjudged:
            unknown += 1
    wanted: Counter[bool] = Counter()
    found: Counter[bool] = Counter()
    speakers, errors, given = [], [], unknown
    for name, quotes in gold.items():
        sentence, said = sentences[name], by_sentence.get(name, [])
        pairs = _quotation_pairs(sentence, quotes, said)
        given += len(said)
        for g, quote in enumerate(quotes):
            if not quote.get("optional"):
                wanted[quote["direct"]] += 1
                found[quote["direct"]] += g in pairs
                if g not in pairs:
                    start, end = sentence.range_of(*quote["content"])
                    errors.append(f"{name} missed: {sentence.text[start:end]}")
            elif g in pairs:
                given -= 1
            if g in pairs:
                speakers.append(_speaker_right(sentence, quote, said[pairs[g]]))
        taken = set(pairs.values())
        errors += [
            f"{name} spurious: {sentence.words_of(line.get('content'))}"
            for s, line in enumerate(said)
            if s not in taken
        ]
    figures: dict[str, Figure] = {
        "quotations": Score.of(found.total(), given, wanted.total()),
        "quotations/speaker": Share(sum(speakers), len(speakers)),
        "quotations/direct, found": Share(found[True], wanted[True]),
        "quotations/indirect, found": Share(found[False], wanted[False]),
    }
    return figures, tuple(errors)


def _quotation_pairs(
    sentence: Sentence, quotes: Sequence[Json], said: Sequence[Json]
) -> dict[int, int]:
    candidates = []
    for s, line in enumerate(said):
        content = line.get("content")
        if sentence.words_at(content) is None:
            continue
        letters = sentence.letters((content["start"], content["end"])) if content else frozenset()
        for g, quote in enumerate(quotes):
            quality = 0.0
            for first, last in [quote["content"], *quote.get("content_alt", ())]:
                other = sentence.letters(sentence.range_of(first, last))
                quality = max(quality, len(letters & other) / max(1, len(letters | other)))
            if quality >= _CONTENT:
                candidates.append(((0.0 if quote.get("optional") else 1.0, quality), g, s))
    return best_pairs(candidates)


def _speaker_right(sentence: Sentence, quote: Json, line: Json) -> bool:
    if quote["speaker"] is None:
        return line.get("speaker") is None
    words = sentence.words_at(line.get("speaker"))
    return bool(words and words & set(quote["speaker"]["heads"]))
