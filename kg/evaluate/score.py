"""Files → a report: which kind of gold it is, and every figure that it allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kg import bundled
from kg.assemble import Options
from kg.errors import EvaluationError
from kg.evaluate.confidence.judged import Judgement, judged_facts, judged_typed
from kg.evaluate.confidence.reliability import reliability
from kg.evaluate.evaluation import Evaluation
from kg.evaluate.extracted import Extracted, extracted, from_trees
from kg.evaluate.facts.scoring import score_facts
from kg.evaluate.golds.facts import read_facts
from kg.evaluate.golds.files import read_gold
from kg.evaluate.golds.lines import Json, given_lines, span, stem
from kg.evaluate.golds.typed import Gold, GoldClaim
from kg.evaluate.measures import Figure, Share
from kg.evaluate.typed.claims import attributes, by_relation, match
from kg.evaluate.typed.clusters import cluster_figures
from kg.evaluate.typed.given import Given, read_given
from kg.evaluate.typed.speech import quotation_figures, time_figures
from kg.ontology import Ontology, load

__all__ = ["evaluate", "evaluate_trees", "score", "score_typed", "sentences_beside"]


def evaluate(
    gold: Path | None = None,
    claims: Path | None = None,
    *,
    quotes: Path | None = None,
    times: Path | None = None,
    sentences: Path | None = None,
    options: Options | None = None,
) -> Evaluation:
    """Score files in the claims format, or what kg reads itself, against a gold.

    ``gold`` is a folder of typed gold (that of the samples where there is none), or a ``.jsonl``
    file of facts on ``sentences`` (CoNLL-U; without it the file beside the gold). ``quotes`` and
    ``times`` are what ``kg extract --quotes`` and ``--times`` wrote. Without ``claims`` the gold's
    documents are read as ``options`` say. Raises EvaluationError for what can't be read.
    """
    gold, options = gold or bundled.gold(), options or Options()
    facts = gold.is_file()
    if not facts and not gold.is_dir():
        raise EvaluationError("there is no such gold", place=str(gold), cure="Check the path.")
    trees = (sentences or sentences_beside(gold)) if facts else None
    bad = 0
    if claims is None:
        given = extracted(gold, options, trees)
        quoted = True
    else:
        lines, bad = given_lines(claims)
        quoted = quotes is not None
        said = given_lines(quotes)[0] if quotes else []
        given = Extracted(lines, said, given_lines(times)[0] if times else [])
    return score(gold, given, options, sentences=trees, quoted=quoted, bad=bad)


def evaluate_trees(
    gold: Path, *, sentences: Path | None = None, options: Options | None = None
) -> Evaluation:
    """Score what is read from the trees of a gold of facts: extraction, whatever the parser.

    ``gold`` and ``sentences`` are those of ``evaluate``; no pipeline is needed. Raises
    EvaluationError where ``gold`` is no file of facts.
    """
    if not gold.is_file():
        raise EvaluationError(
            "has no trees", place=str(gold), cure="Give a .jsonl file of facts on sentences."
        )
    options, trees = options or Options(), sentences or sentences_beside(gold)
    return score(gold, from_trees(trees, options), options, sentences=trees)


def score(
    gold: Path,
    given: Extracted,
    options: Options,
    *,
    sentences: Path | None = None,
    quoted: bool = True,
    bad: int = 0,
) -> Evaluation:
    """Score what was read against a gold of facts on ``sentences``, or a typed one.

    ``quoted``: whether quotations are scored; ``bad`` lines of claims could not be read.
    """
    said = given.quotes if quoted else None
    if sentences is not None:
        known = read_facts(gold, sentences)
        report = score_facts(known, given.claims, said, bad)
        return _with_reliability(report, judged_facts(known, given.claims))
    setup = options.setup()
    ontology, typed = load(setup.lang, setup.ontology).ontology, read_gold(gold, options.lang)
    report = score_typed(typed, given.claims, ontology, quotes=said, times=given.times, bad=bad)
    return _with_reliability(report, judged_typed(typed, given.claims, ontology))


def _with_reliability(report: Evaluation, judged: Iterable[Judgement]) -> Evaluation:
    """Add how far confidences can be relied on, if all of the claims have one."""
    said = [(one.claim.get("confidence"), one.right) for one in judged]
    sure = [(float(value), right) for value, right in said if isinstance(value, int | float)]
    return replace(report, reliability=reliability(sure)) if len(sure) == len(said) else report


def sentences_beside(facts: Path) -> Path:
    """Return the one CoNLL-U file in the folder of a gold of facts."""
    found = sorted(facts.parent.glob("*.conllu"))
    if len(found) != 1:
        raise EvaluationError(
            f"its folder has {len(found) or 'no'} .conllu files",
            place=str(facts),
            cure="Name the one with its sentences: --sentences FILE.",
        )
    return found[0]


def score_typed(
    gold: Gold,
    claims: Sequence[Json],
    ontology: Ontology,
    *,
    quotes: Sequence[Json] | None = None,
    times: Sequence[Json] = (),
    bad: int = 0,
) -> Evaluation:
    """Score claims as JSON objects against a typed gold; ``bad`` lines could not be read."""
    said = read_given(claims, gold.texts)
    said.notes["unreadable lines"] = bad
    for line in times:
        doc = stem(line.get("doc"))
        at = span(line) or span(line.get("span"))
        if at and doc in gold.texts:
            said.times.setdefault(doc, {})[at] = line.get("value")
    given = said.claims
    matched = match(gold, given, ontology)
    claims_right, wrong = attributes(gold, given, matched)
    clusters, cluster_errors = cluster_figures(gold, said.mentions)
    moments, time_errors = time_figures(gold, said.times)
    open_found = len(matched.open)
    figures: dict[str, Figure] = {
        "typed claims": matched.score,
        **by_relation(gold, given, matched),
        "open claims, found": Share(open_found, open_found + len(matched.missed_open)),
        **claims_right,
        **clusters,
        **moments,
    }
    errors = {
        "missed": tuple(show_gold(gold.claims[g]) for g in matched.missed),
        "spurious": tuple(show_given(gold, given[s]) for s in matched.spurious),
        "missed open": tuple(show_gold(gold.claims[g]) for g in matched.missed_open),
        "attributes": tuple(
            f"{name}: gold {show_gold(gold.claims[g])} <> system {show_given(gold, given[s])}"
            for name, g, s in wrong
        ),
        "entities": tuple(cluster_errors),
        "times": tuple(time_errors),
    }
    if quotes is not None:
        speech, speech_errors = quotation_figures(gold, quotes)
        figures |= speech
        errors["quotations"] = tuple(speech_errors)
    on_lines = sum(
        any(at and gold.on_boilerplate(given[s].doc, at) for at in _spans(given[s]))
        for s in matched.spurious
    )
    notes = {
        "matching optional gold": len(matched.optional),
        "repeating others": len(matched.repeats),
        "dates and places of events": len(matched.circumstances),
        "spurious on boilerplate": on_lines,
        **said.notes,
    }
    return Evaluation(figures, errors, {name: count for name, count in notes.items() if count})


def _spans(given: Given) -> tuple[tuple[int, int] | None, ...]:
    return given.subject, given.object, given.predicate


def show_gold(claim: GoldClaim) -> str:
    """Return a gold claim for a person."""
    arguments = [
        " ".join(readings[0].text.split()) if readings else "∅"
        for readings in (claim.subjects, claim.objects)
    ]
    holder = claim.holders[0]
    by = " ".join(holder.text.split()) if holder else None
    name = f"{claim.doc} {claim.id} {claim.relations[0]}"
    return _show(name, arguments, by, negated=claim.negated, modality=claim.modality)


def show_given(gold: Gold, claim: Given) -> str:
    """Return a given claim for a person."""
    text = gold.texts[claim.doc]

    def words(at: tuple[int, int] | None, other: object = None) -> str:
        if at is None:
            return "∅" if other is None else str(other)
        return " ".join(text[slice(*at)].split())

    arguments = [words(claim.subject), words(claim.object, claim.value)]
    by = words(claim.holder) if claim.holder else None
    name = f"{claim.doc} {claim.relation}"
    return _show(name, arguments, by, negated=claim.negated, modality=claim.modality)


def _show(
    name: str, arguments: Sequence[str], by: str | None, *, negated: bool, modality: str
) -> str:
    marks = [*(["negated"] if negated else []), *([modality] if modality != "asserted" else [])]
    marks += [f"by {by}"] if by else []
    return f"{name}({' | '.join(arguments)})" + (f" {', '.join(marks)}" if marks else "")
