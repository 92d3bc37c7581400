"""Gold quotations and times, and those of a system → their figures and errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.evaluate.golds.lines import Json, span, stem
from kg.evaluate.golds.typed import Gold, Range
from kg.evaluate.measures import Figure, Score, Share, best_pairs, jaccard
from kg.evaluate.typed.given import day

__all__ = ["quotation_figures", "time_figures"]

# from this agreement on, quotation marks and end points left out, a stretch is the quotation
_CONTENT, _TIME = 0.7, 0.3
_MARKS = " \u00a0\u202f\n«»“”\"'’.,;:"


def quotation_figures(gold: Gold, lines: Sequence[Json]) -> tuple[dict[str, Figure], list[str]]:
    """Return the figures of reported speech: found, by whom, direct or not; and the errors."""
    given = [line for line in lines if stem(line.get("doc")) in gold.texts]
    candidates = []
    for g, wanted in enumerate(gold.quotations):
        text = gold.texts[wanted.doc]
        contents = [_bare(text, content) for content in wanted.contents]
        for s, line in enumerate(given):
            at = span(line.get("content"))
            if stem(line["doc"]) != wanted.doc or at is None:
                continue
            quality = max(jaccard(_bare(text, at), content) for content in contents)
            if quality >= _CONTENT:
                candidates.append(((0.0 if wanted.optional else 1.0, quality), g, s))
    pairs = best_pairs(candidates)
    found = {g: s for g, s in pairs.items() if not gold.quotations[g].optional}
    fits = {s for _, _, s in candidates}
    spurious = [s for s in range(len(given)) if s not in fits]
    wanted_at = [g for g, quotation in enumerate(gold.quotations) if not quotation.optional]
    errors, speakers, flags = [], 0, 0
    for g, s in found.items():
        wanted, line = gold.quotations[g], given[s]
        at = span(line.get("speaker"))
        if wanted.speaker is None:
            right = line.get("speaker") is None
        else:
            right = bool(at and gold.agreement(wanted.doc, at, [wanted.speaker]))
        speakers += right
        flags += bool(line.get("direct")) == wanted.direct
        if not right:
            name = wanted.speaker.text if wanted.speaker else "∅"
            said = gold.texts[wanted.doc][slice(*at)] if at else "∅"
            errors.append(f"{wanted.doc} speaker: gold {name} <> system {said}")
    errors += [
        f"{gold.quotations[g].doc} missed: {gold.quotations[g].text}"
        for g in wanted_at
        if g not in found
    ]
    for s in spurious:
        at, doc = span(given[s].get("content")), stem(given[s]["doc"])
        errors.append(f"{doc} spurious: {gold.texts[doc][slice(*at)] if at else '∅'}")
    figures: dict[str, Figure] = {
        "quotations": Score.of(len(found), len(found) + len(spurious), len(wanted_at)),
        "quotations/speaker": Share(speakers, len(found)),
        "quotations/direct or not": Share(flags, len(found)),
    }
    for name, direct in (("direct", True), ("indirect", False)):
        asked = [g for g in wanted_at if gold.quotations[g].direct is direct]
        right_ones = sum(g in found for g in asked)
        wrong = sum(bool(given[s].get("direct")) is direct for s in spurious)
        figures[f"quotations/{name}"] = Score.of(right_ones, right_ones + wrong, len(asked))
    return figures, errors


def time_figures(
    gold: Gold, times: Mapping[str, Mapping[Range, object]]
) -> tuple[dict[str, Figure], list[str]]:
    """Return the figures of time expressions, value and span right, and the errors.

    ``times``: document → span → ISO value.
    """
    given = [(doc, at, value) for doc, found in times.items() for at, value in found.items()]
    candidates = []
    for g, wanted in enumerate(gold.times):
        for s, (doc, at, value) in enumerate(given):
            quality = jaccard(at, wanted.span) if doc == wanted.doc else 0.0
            if quality >= _TIME:
                right = float(day(value) in wanted.values)
                rank = (0.0 if wanted.optional else 1.0, right, quality)
                candidates.append((rank, g, s))
    pairs = best_pairs(candidates)
    wanted_at = [g for g, time in enumerate(gold.times) if not time.optional]
    found = {g: pairs[g] for g in wanted_at if g in pairs}
    right_ones = [g for g, s in found.items() if day(given[s][2]) in gold.times[g].values]
    taken = set(pairs.values())
    ignored = {s for g, s in pairs.items() if gold.times[g].optional}
    ignored |= {s for _, _, s in candidates if s not in taken}
    count = len(given) - len(ignored)
    errors = []
    for g in wanted_at:
        if g not in right_ones:
            got = f"got {given[found[g]][2]}" if g in found else "missed"
            time = gold.times[g]
            errors.append(f"{time.doc} {time.text} = {time.values[0]}: {got}")
    for s, (doc, at, value) in enumerate(given):
        if s not in taken and s not in ignored:
            errors.append(f"{doc} spurious: {gold.texts[doc][slice(*at)]} = {value}")
    figures: dict[str, Figure] = {
        "times": Score.of(len(right_ones), count, len(wanted_at)),
        "times/span only": Score.of(len(found), count, len(wanted_at)),
    }
    return figures, errors


def _bare(text: str, at: Range) -> Range:
    """The span without the marks and blanks around it: golds differ in which belong to it."""
    start, end = at
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end
