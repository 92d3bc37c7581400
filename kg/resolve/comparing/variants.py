"""Forms → the one form that stands for all spellings of a name."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.resolve.comparing.compare import JOIN, Named, compare
from kg.resolve.names.forms import NameForm

__all__ = ["variants"]

_MOST = 40  # spellings of a block that are compared with each other; more are no one name's


def variants(
    forms: Iterable[Named],
    weight: Callable[[NameForm], int],
    known: Mapping[NameForm, str],
    apart: Callable[[NameForm, NameForm], bool],
) -> dict[NameForm, NameForm]:
    """Return for each form that is another's spelling the form that stands for both.

    Only forms with the same consonants are compared, so that time grows with their number. A
    cluster of spellings grows by its best pair first, and only while every form in it may be one
    thing with every other. A ``known`` form stands for those that are not, then the one of most
    documents (``weight``); two known entities are never joined.
    """
    blocks: defaultdict[tuple[object, ...], list[Named]] = defaultdict(list)
    for one in forms:
        skeleton = one.spelled.skeleton
        if any(skeleton) and one.form.group:
            kind = (one.form.group, one.form.kind, one.spelled.generation)
            blocks[*kind, skeleton].append(one)
    result: dict[NameForm, NameForm] = {}
    for block in blocks.values():
        if len(block) > 1:
            for cluster in _clusters(sorted(block, key=lambda n: n.form)[:_MOST], known, apart):
                standing = min(
                    (n.form for n in cluster), key=lambda f: (f not in known, -weight(f), f)
                )
                result |= {n.form: standing for n in cluster if n.form != standing}
    return result


def _clusters(
    block: list[Named], known: Mapping[NameForm, str], apart: Callable[[NameForm, NameForm], bool]
) -> Iterable[list[Named]]:
    def score(one: Named, other: Named) -> float:
        found = compare(one, other, frozenset())
        if found is None or found.rule or found.found[0].feature != "spelling":
            return 0.0
        both = {known[n.form] for n in (one, other) if n.form in known}
        return 0.0 if len(both) > 1 or apart(one.form, other.form) else found.score

    pairs = [(score(a, b), a, b) for a, b in itertools.combinations(block, 2)]
    scores = {(a.form, b.form): value for value, a, b in pairs}
    cluster_of = {one.form: [one] for one in block}
    for value, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1].form, pair[2].form)):
        left, right = cluster_of[a.form], cluster_of[b.form]
        if value < JOIN or left is right:
            continue
        across = (tuple(sorted((x.form, y.form))) for x in left for y in right)
        if all(scores[one, other] >= JOIN for one, other in across):
            left.extend(right)
            cluster_of |= {n.form: left for n in right}
    return {id(cluster): cluster for cluster in cluster_of.values()}.values()
