"""Gold clusters and the entities of a system's mentions → B-cubed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kg.evaluate.golds.typed import MENTION, Gold, Range, fit
from kg.evaluate.measures import Figure, Score, Share

__all__ = ["cluster_figures"]

Key = tuple[str, Range]  # a gold mention: its cluster, its span


def cluster_figures(
    gold: Gold, mentions: Mapping[str, Mapping[Range, Counter[str]]]
) -> tuple[dict[str, Figure], list[str]]:
    """Return B-cubed over the gold mentions that the system named an entity for, and the errors.

    ``mentions``: document → span → entities with how often. Mentions on boilerplate, and gold
    mentions that belong to two clusters at once, aren't looked at.
    """
    precision = recall = 0.0
    found_all = total = 0
    errors: list[str] = []
    for doc, text in gold.texts.items():
        wanted = _scored(gold, doc)
        total += len(wanted)
        entities = _entities_of(gold, doc, mentions.get(doc, {}))
        found = [(key, entities[key]) for key in wanted if key in entities]
        clusters = Counter(key[0] for key, _ in found)
        given = Counter(entity for _, entity in found)
        same = Counter((key[0], entity) for key, entity in found)
        found_all += len(found)
        for key, entity in found:
            precision += same[key[0], entity] / given[entity]
            recall += same[key[0], entity] / clusters[key[0]]
        for i, (key, entity) in enumerate(found):
            for other, other_entity in found[i + 1 :]:
                alike = key[0] == other[0]
                if alike != (entity == other_entity):
                    words = " / ".join(" ".join(text[a:b].split()) for _, (a, b) in (key, other))
                    errors.append(f"{doc} {'split' if alike else 'merged'}: {words}")
    figures: dict[str, Figure] = {
        "entities": Score(precision, found_all, recall, found_all),
        "entities/mentions found": Share(found_all, total),
    }
    return figures, errors


def _scored(gold: Gold, doc: str) -> list[Key]:
    clusters = gold.clusters.get(doc, {})
    owners: dict[Range, set[str]] = {}
    for name, cluster in clusters.items():
        for mention in cluster.mentions:
            owners.setdefault(mention.span, set()).add(name)
    return [
        (name, mention.span)
        for name, cluster in clusters.items()
        if cluster.scored
        for mention in cluster.mentions
        if len(owners[mention.span]) == 1
    ]


def _entities_of(gold: Gold, doc: str, mentions: Mapping[Range, Counter[str]]) -> dict[Key, str]:
    """The entity that the best fitting span of each gold mention was taken for."""
    best: dict[Key, tuple[tuple[float, int], str]] = {}
    for at, entities in mentions.items():
        if gold.on_boilerplate(doc, at) or (place := _gold_mention(gold, doc, at)) is None:
            continue
        rank, key = place
        if key not in best or rank > best[key][0]:
            best[key] = rank, entities.most_common(1)[0][0]
    return {key: entity for key, (_, entity) in best.items()}


def _gold_mention(gold: Gold, doc: str, at: Range) -> tuple[tuple[float, int], Key] | None:
    """The gold mention that a span is, with its rank: agreement, full mentions first."""
    best: tuple[tuple[float, int], str, Range, bool] | None = None
    for name, cluster in gold.clusters.get(doc, {}).items():
        for short, arguments in ((0, cluster.mentions), (1, cluster.match_only)):
            for argument in arguments:
                rank = (fit(at, argument), -short)
                if rank[0] >= MENTION and (best is None or rank > best[0]):
                    best = rank, name, argument.span, bool(short)
    if best is None:
        return None
    rank, name, (start, end), is_short = best
    if not is_short:
        return rank, (name, (start, end))
    around = (m.span for m in gold.clusters[doc][name].mentions)
    whole = next((m for m in around if m[0] <= start and end <= m[1]), None)
    return (rank, (name, whole)) if whole else None
