"""Forms → the one form that stands for all spellings of a name."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.resolve.comparing.compare import JOIN, Named, compare
from kg.resolve.names.forms import NameForm

__all__ = ["skeleton", "variants"]

_MOST = 40  # spellings of a block that are compared with each other; more are no one name's


def variants(
    forms: Iterable[Named],
    weight: Callable[[NameForm], int],
    apart: Callable[[NameForm, NameForm], bool],
) -> dict[NameForm, NameForm]:
    """Return for each form that is another's spelling the form that stands for both.

    Only forms with the same consonants are compared, so that time grows with their number. A
    cluster of spellings grows by its best pair first, and only while every form in it may be one
    thing with every other. The form of most ``weight`` stands for the others; weights
    of one order count as equal, so that what stands for a name seldom changes.
    """
    blocks: defaultdict[str, list[Named]] = defaultdict(list)
    for one in forms:
        key = skeleton(one)
        if key:
            blocks[key].append(one)
    result: dict[NameForm, NameForm] = {}
    for block in blocks.values():
        if len(block) > 1:
            for cluster in _clusters(sorted(block, key=lambda n: n.form)[:_MOST], apart):
                standing = min(
                    (n.form for n in cluster), key=lambda f: (-weight(f).bit_length(), f)
                )
                result |= {n.form: standing for n in cluster if n.form != standing}
    return result


def skeleton(one: Named) -> str:
    """Return the key of a form's block: what all its spellings share; empty where it has none."""
    form, bones = one.form, one.spelled.skeleton
    if not form.group or not any(bones):
        return ""
    return "|".join(("spelled", form.group, form.kind, one.spelled.generation, " ".join(bones)))


def _clusters(
    block: list[Named], apart: Callable[[NameForm, NameForm], bool]
) -> Iterable[list[Named]]:
    def score(one: Named, other: Named) -> float:
        found = compare(one, other, frozenset())
        if found is None or found.rule or found.found[0].feature != "spelling":
            return 0.0
        return 0.0 if apart(one.form, other.form) else found.score

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
