"""What ``kg extract --mentions`` gives for gold texts → chains to compare, and decided anaphors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.assemble import Options, read
from kg.evaluate.coreference.gold import GoldText
from kg.evaluate.coreference.scoring import Chains, ChainScores, score_chains
from kg.model import Document, Mention, MentionKind

__all__ = ["Decided", "Figures", "given_heads", "score_texts"]

_RIM = ' ,()«»"“”–-'  # between a name and its title or apposition


@dataclass(slots=True)
class Decided:
    """How many gold anaphors were given an antecedent of their chain, of another, or none."""

    right: int = 0
    wrong: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Scores of chains of two mentions and more, with those of one, and the decided anaphors.

    Mentions are the same if one word heads them. A name with its title or apposition is one
    mention, headed by whichever stands first.
    """

    chains: ChainScores
    with_single: ChainScores
    anaphors: Decided


def score_texts(texts: Sequence[GoldText], options: Options) -> Figures:
    """Return how well what kg reads from texts agrees with their gold chains."""
    documents = [
        Document(id=str(number), text=text.text, lang=options.setup().code)
        for number, text in enumerate(texts)
    ]
    pairs: list[tuple[Chains, Chains]] = []
    decided = Decided()
    for batch in read(documents, options):
        for one in batch.readings:
            gold = _gold_heads(texts[int(one.document.id)])
            given = given_heads(one.phrases, one.document.text)
            pairs.append((_grouped(gold), _grouped(given)))
            _count(gold, given, decided)
    several = [tuple([c for c in chains if len(c) > 1] for chains in pair) for pair in pairs]
    return Figures(
        score_chains([(gold, given) for gold, given in several]), score_chains(pairs), decided
    )


def _gold_heads(text: GoldText) -> dict[int, int]:
    """Return the chain by where the head of a mention begins; of two the shorter mention's."""
    ordered = sorted(text.mentions, key=lambda mention: mention.start - mention.end)
    return {mention.head[0]: mention.chain for mention in ordered}


def given_heads(phrases: Sequence[Mention], text: str) -> dict[int, str]:
    """Return the entity of each mention by where its head begins.

    A title is of the entity that it is said of; by a name it is the name's own words.
    """
    heads = {one.head[0]: one.entity or "" for one in phrases}
    spans = {(one.start, one.end): one for one in phrases}
    for one in phrases:
        if one.antecedent is None or one.sureness is None:
            continue
        back = spans.get(one.antecedent)
        if back is not None:
            heads[one.head[0]] = back.entity or ""
            if _is_beside(one, back, text):
                heads.pop(max(one.head[0], back.head[0]), None)
    return heads


def _is_beside(one: Mention, name: Mention, text: str) -> bool:
    """Whether a noun is bound to a name by the tree and stands by it: "X, maire de Y"."""
    if one.kind is not MentionKind.NOMINAL or name.kind is not MentionKind.NAME:
        return False
    between = text[min(one.end, name.end) : max(one.start, name.start)]
    return one.sureness == 1.0 and not between.strip(_RIM)


def _grouped(heads: dict[int, int] | dict[int, str]) -> Chains:
    chains: defaultdict[object, set[int]] = defaultdict(set)
    for head, chain in heads.items():
        chains[chain].add(head)
    return [frozenset(chain) for chain in chains.values()]


def _count(gold: dict[int, int], given: dict[int, str], decided: Decided) -> None:
    """Count the anaphors; who is given with the right one before it, as any of its chain, is right.

    What stands before it in its given chain but in no gold mention tells nothing.
    """
    before: defaultdict[str, list[int]] = defaultdict(list)  # gold chains of an entity so far
    seen: set[int] = set()
    for head in sorted({*gold, *given}):
        entity = given.get(head)
        chain = gold.get(head)
        if chain is not None and chain in seen:
            known = before[entity] if entity is not None else []
            if not known:
                decided.abstained += 1
            elif known[-1] == chain:
                decided.right += 1
            else:
                decided.wrong += 1
        if chain is not None:
            seen.add(chain)
            if entity is not None:
                before[entity].append(chain)
