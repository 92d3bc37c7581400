"""A gold and claims → which claims are right as a whole: arguments, polarity, modality, holder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.evaluate.facts.figures import holder_right
from kg.evaluate.facts.pairs import Said, pair_facts
from kg.evaluate.golds.facts import FactGold
from kg.evaluate.golds.lines import Json
from kg.evaluate.golds.typed import Gold
from kg.evaluate.typed.claims import attributes, match
from kg.evaluate.typed.given import read_given
from kg.model import Layer
from kg.ontology import Ontology

__all__ = ["Judgement", "judged_facts", "judged_typed"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim, whether it is ``right``, and the text that it comes from (``group``)."""

    claim: Json
    right: bool
    group: str


def judged_facts(gold: FactGold, claims: Sequence[Json]) -> Iterator[Judgement]:
    """Yield a judgement on each claim of a sentence of the gold.

    What the gold calls optional is right, of what it calls unsure anything is.
    """
    pairs, _ = pair_facts(gold, claims)
    for sentence in pairs:
        facts = {id(said): fact for fact, said in sentence.matched()}
        for said in sentence.said:
            fact = facts.get(id(said))
            right = fact is not None and _says_it_rightly(fact, said)
            yield Judgement(said.line, right, sentence.name)


def _says_it_rightly(fact: Json, said: Said) -> bool:
    unsure, line = fact.get("unsure", ()), said.line
    negated = "negated" in unsure or fact["negated"] == bool(line.get("negated"))
    hedged = line.get("modality") not in (None, "", "asserted")
    modality = "status" in unsure or (fact["status"] != "asserted") == hedged
    return negated and modality and ("source" in unsure or holder_right(fact, said))


def judged_typed(gold: Gold, claims: Sequence[Json], ontology: Ontology) -> Iterator[Judgement]:
    """Yield a judgement on each typed claim, and on open ones that the gold knows.

    Repeated claims, the dates and places of events, and what was done by nobody known are left
    out: a gold doesn't list them.
    """
    known = (line for line in claims if line.get("doc") in gold.texts)
    lines = [line for line in known if line.get("layer") != Layer.EVENT]
    given = read_given(lines, gold.texts).claims
    matched = match(gold, given, ontology)
    _, wrong = attributes(gold, given, matched)
    spoilt = {place for name, _, place in wrong if name != "time"}
    right = {*matched.required.values(), *matched.optional.values(), *matched.open.values()}
    for place in sorted(right | set(matched.spurious)):
        right_ = place in right and place not in spoilt
        yield Judgement(lines[place], right_, given[place].doc)
