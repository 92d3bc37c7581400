"""Facts written on sentences of a treebank, and a system's claims → precision, recall, classes.

A line of the gold: ``sent_id``, ``facts`` and ``quotes``. A fact has ``subj``, ``pred`` and
``arg`` (or null), each with acceptable ``heads`` and the widest span ``max`` as word numbers;
``role``, ``negated``, ``status``, ``source``; ``alts`` and ``or`` are further right readings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import EvaluationError
from kg.evaluate.fact_quotations import quotations_of_facts
from kg.evaluate.lines import Json, gold_lines
from kg.evaluate.measures import Figure, Report, Score, Share, best_pairs, interval
from kg.evaluate.sentences import Sentence, read_sentences

__all__ = ["FactGold", "read_facts", "score_facts"]

_OUTSIDE = 2  # words that a span may have beyond the widest acceptable one

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class FactGold:
    """Sentences, and by their ids the facts and quotations written on them.

    ``unjudged`` are sentences of the file without gold: what is said of them doesn't count.
    """

    sentences: Mapping[str, Sentence]
    facts: Mapping[str, Sequence[Json]]
    quotes: Mapping[str, Sequence[Json]]
    unjudged: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """A given claim, its spans as words of the sentence."""

    line: Json
    subject: Words | None
    predicate: Words | None
    object: Words | None
    holder: Words | None


@dataclass(slots=True)
class _Tally:
    """What is counted over all sentences."""

    matched: list[tuple[Json, _Said]] = field(default_factory=list)
    wanted: list[Json] = field(default_factory=list)
    found: list[Json] = field(default_factory=list)
    hits: list[_Said] = field(default_factory=list)
    counted: list[_Said] = field(default_factory=list)
    parts: list[tuple[int, int, int]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)


def read_facts(facts: Path, sentences: Path) -> FactGold:
    """Read a gold of facts and the CoNLL-U file of its sentences.

    Raises EvaluationError where a line has no such fields or speaks of no sentence of the file.
    """
    known = read_sentences(sentences)
    by_id: dict[str, Sequence[Json]] = {}
    quotes: dict[str, Sequence[Json]] = {}
    for place, line in gold_lines(facts):
        name = line.get("sent_id")
        if name not in known:
            raise EvaluationError(
                f"there is no sentence {name!r} in {sentences}", place=place, cure="Add it."
            )
        by_id[name], quotes[name] = line.get("facts", []), line.get("quotes", [])
        for fact in by_id[name]:
            missing = {"subj", "pred", "arg", "role", "negated", "status", "source"} - fact.keys()
            if missing:
                raise EvaluationError(
                    f"a fact lacks {', '.join(sorted(missing))}", place=place, cure="Add it."
                )
    return FactGold(known, by_id, quotes, frozenset(known.keys() - by_id.keys()))


def score_facts(
    gold: FactGold, claims: Sequence[Json], quotes: Sequence[Json] | None = None, bad: int = 0
) -> Report:
    """Score claims, and quotations where there are some, against facts on sentences.

    ``bad`` lines that no one could read count as wrong, as do claims of unknown sentences.
    """
    said, notes = _by_sentence(gold, claims)
    notes["unreadable lines"] += bad
    wrong = notes["unreadable lines"] + notes["claims of unknown documents"]
    tally = _Tally()
    for name in gold.facts:
        _match(gold, name, said.get(name, []), tally)
    given = len(tally.counted) + wrong
    figures: dict[str, Figure] = {
        "facts": Score.of(len(tally.found), given, len(tally.wanted)),
        **_by_role(tally),
        **_by_class(tally),
        **_attributes(tally),
    }
    errors = {"missed": tuple(tally.missed), "spurious": tuple(tally.spurious)}
    if quotes is not None:
        more, errors["quotations"] = quotations_of_facts(
            gold.sentences, gold.quotes, gold.unjudged, quotes
        )
        figures |= more
    return Report(
        figures,
        errors,
        {name: count for name, count in notes.items() if count},
        interval(tally.parts, also_given=wrong),
    )


def _by_sentence(
    gold: FactGold, claims: Sequence[Json]
) -> tuple[dict[str, list[_Said]], Counter[str]]:
    said: dict[str, list[_Said]] = {}
    notes: Counter[str] = Counter()
    for line in claims:
        doc = line.get("doc")
        if not isinstance(doc, str) or doc not in gold.facts:
            known = isinstance(doc, str) and doc in gold.unjudged
            notes[
                "claims of sentences without gold" if known else "claims of unknown documents"
            ] += 1
            continue
        words_at = gold.sentences[doc].words_at
        names = ("subject", "predicate", "object", "attributed_to")
        one = _Said(line, *(words_at(line.get(name)) for name in names))
        if one.subject is None or (line.get("object") is not None and one.object is None):
            notes["claims with bad spans"] += 1
        said.setdefault(doc, []).append(one)
    return said, notes


def _match(gold: FactGold, name: str, said: Sequence[_Said], tally: _Tally) -> None:
    sentence, facts = gold.sentences[name], gold.facts[name]
    candidates = []
    for g, fact in enumerate(facts):
        for s, one in enumerate(said):
            quality = _fact_quality(fact, one, sentence)
            if quality is not None:
                candidates.append(((0.0 if fact.get("optional") else 1.0, quality), g, s))
    pairs = best_pairs(candidates)
    right = optional = wanted = 0
    for g, fact in enumerate(facts):
        if g in pairs:
            tally.matched.append((fact, said[pairs[g]]))
        if fact.get("optional"):
            optional += g in pairs
            continue
        wanted += 1
        tally.wanted.append(fact)
        if g in pairs:
            right += 1
            tally.found.append(fact)
            tally.hits.append(said[pairs[g]])
        else:
            tally.missed.append(f"{name} {_show_fact(sentence, fact)}")
    free = {pairs[g] for g in pairs if facts[g].get("optional")}
    tally.counted += [one for s, one in enumerate(said) if s not in free]
    taken = set(pairs.values())
    tally.spurious += [
        f"{name} {_show_said(sentence, one)}" for s, one in enumerate(said) if s not in taken
    ]
    tally.parts.append((right, len(said) - optional, wanted))


def _fact_quality(fact: Json, said: _Said, sentence: Sentence) -> float | None:
    """How well a claim agrees with the best reading of a fact; None: it is another claim."""
    qualities = (_reading_quality(one, said, sentence) for one in [fact, *fact.get("alts", ())])
    return max((quality for quality in qualities if quality is not None), default=None)


def _reading_quality(reading: Json, said: _Said, sentence: Sentence) -> float | None:
    if (reading["arg"] is None) != (said.line.get("object") is None) or said.subject is None:
        return None
    heads = set(reading["pred"]["heads"])
    words = said.predicate or frozenset()
    if reading["pred"].get("implicit"):
        # an unspoken copula: nothing stands for it, least of all another verb
        if any(sentence.pos.get(word) == "VERB" and word not in heads for word in words):
            return None
    elif not words & heads:
        return None
    subject = _span_quality(reading["subj"], said.subject, sentence)
    other: float | None = 1.0
    if reading["arg"] is not None:
        other = _span_quality(reading["arg"], said.object, sentence) if said.object else None
    if subject is None or other is None:
        return None
    return subject + other + (len(heads & words) / len(heads | words) if heads else 1.0)


def _span_quality(element: Json, words: Words, sentence: Sentence) -> float | None:
    """Agreement with the widest acceptable span; None without an acceptable head, or too wide."""
    best: float | None = None
    for one in [element, *element.get("or", ())]:
        first, last = one["max"]
        widest = set(range(first, last + 1))
        outside = [
            word
            for word in words - widest
            if sentence.pos.get(word) != "PUNCT"
            and not sentence.shared.get(word, frozenset()) & widest
        ]
        if words & set(one["heads"]) and len(outside) <= _OUTSIDE:
            quality = len(words & widest) / len(words | widest)
            best = quality if best is None else max(best, quality)
    return best


def _by_role(tally: _Tally) -> dict[str, Figure]:
    """Recall by the gold's roles, precision by the system's."""
    wanted = Counter(fact["role"] for fact in tally.wanted)
    found = Counter(fact["role"] for fact in tally.found)
    given = Counter(str(one.line.get("role")) for one in tally.counted)
    hits = Counter(str(one.line.get("role")) for one in tally.hits)
    return {
        f"facts/role {role}": Score(hits[role], given[role], found[role], wanted[role])
        for role in sorted(wanted, key=lambda role: (-wanted[role], role))
    }


def _by_class(tally: _Tally) -> dict[str, Figure]:
    """Recall by the gold's modality, precision by the system's; the same for the negated."""
    figures: dict[str, Figure] = {}

    def modality(one: _Said) -> str:
        return str(one.line.get("modality") or "asserted")

    wanted = Counter(fact["status"] for fact in tally.wanted)
    found = Counter(fact["status"] for fact in tally.found)
    given = Counter(modality(one) for one in tally.counted)
    hits = Counter(modality(one) for one in tally.hits)
    for name in sorted(wanted, key=lambda name: (-wanted[name], name)):
        score = Score(hits[name], given[name], found[name], wanted[name])
        figures[f"facts/modality {name}"] = score
    figures["facts/negated"] = Score(
        sum(bool(one.line.get("negated")) for one in tally.hits),
        sum(bool(one.line.get("negated")) for one in tally.counted),
        sum(fact["negated"] for fact in tally.found),
        sum(fact["negated"] for fact in tally.wanted),
    )
    figures["facts/held"] = Score(
        sum(one.line.get("attributed_to") is not None for one in tally.hits),
        sum(one.line.get("attributed_to") is not None for one in tally.counted),
        sum(fact["source"] is not None for fact in tally.found),
        sum(fact["source"] is not None for fact in tally.wanted),
    )
    return figures


def _attributes(tally: _Tally) -> dict[str, Figure]:
    """Polarity, modality and holder over all matched facts that aren't unsure of them."""

    def sure(name: str) -> list[tuple[Json, _Said]]:
        return [(f, one) for f, one in tally.matched if name not in f.get("unsure", ())]

    def both(flags: Sequence[tuple[bool, bool]]) -> tuple[Share, Score]:
        share = Share(sum(a == b for a, b in flags), len(flags))
        right, given, gold = (
            sum(f)
            for f in ([a and b for a, b in flags], [b for _, b in flags], [a for a, _ in flags])
        )
        return share, Score.of(right, given, gold)

    negated = both([(f["negated"], bool(o.line.get("negated"))) for f, o in sure("negated")])
    hedged = both(
        [
            (f["status"] != "asserted", o.line.get("modality") not in (None, "", "asserted"))
            for f, o in sure("status")
        ]
    )
    held = sure("source")
    right = [_holder_right(fact, one) for fact, one in held]
    sourced = [ok for (fact, _), ok in zip(held, right, strict=True) if fact["source"] is not None]
    _, has_one = both(
        [(f["source"] is not None, o.line.get("attributed_to") is not None) for f, o in held]
    )
    return {
        "polarity": negated[0],
        "polarity/negated": negated[1],
        "modality, asserted or not": hedged[0],
        "modality/not asserted": hedged[1],
        "holder": Share(sum(right), len(held)),
        "holder/has one": has_one,
        "holder/where the gold has one": Share(sum(sourced), len(sourced)),
    }


def _holder_right(fact: Json, said: _Said) -> bool:
    if fact["source"] is None:
        return said.line.get("attributed_to") is None
    return bool(said.holder and said.holder & set(fact["source"]["heads"]))


def _show_said(sentence: Sentence, said: _Said) -> str:
    names = ("subject", "predicate", "object")
    return " | ".join(sentence.words_of(said.line.get(name)) for name in names)


def _show_fact(sentence: Sentence, fact: Json) -> str:
    def words(element: Json | None) -> str:
        return sentence.text[slice(*sentence.range_of(*element["max"]))] if element else "∅"

    predicate = " ".join(sentence.forms[head] for head in fact["pred"]["heads"])
    marks = [fact["role"], *(["negated"] if fact["negated"] else []), fact["status"]]
    parts = (words(fact["subj"]), predicate, words(fact["arg"]))
    return f"{' | '.join(parts)}  ({', '.join(marks)})"
