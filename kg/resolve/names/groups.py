"""Names read as a person here and as a place there → the one group they are taken for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.languages.names import Names
from kg.model import Mention
from kg.resolve.names.forms import APART, ORGANIZATION, PERSON, PLACE, NameForm, tails

__all__ = ["BROAD", "settled_groups"]

BROAD = {"kg:Organization": ORGANIZATION, "kg:Person": PERSON, "kg:Place": PLACE}
"""The classes that recognisers give, and confuse where nothing but the name tells."""

_FAR_MORE = 2  # times as often
_TIE = (PLACE, ORGANIZATION, PERSON)


def settled_groups(readings: Iterable[tuple[Mention, NameForm]], words: Names) -> dict[str, str]:
    """Return by folded name the group of names that were read as several.

    A narrower class found somewhere decides ("la ville de X"), else the commoner reading; two
    narrower classes stay apart. A person's name of several words, or the end of one, or one
    after a form of address is beyond doubt and stays; where it is read as something else too, but
    far less often, the person is meant there as well.
    """
    broad: defaultdict[str, Counter[str]] = defaultdict(Counter)
    narrow: defaultdict[str, set[str]] = defaultdict(set)
    sure: set[str] = set()
    for mention, form in readings:
        group, folded = form.group, form.folded
        if group not in APART:
            continue
        if group == PERSON and folded not in sure:
            several = " " in folded
            if several:
                sure.update(" ".join(tail) for tail in tails(form.words))
            if several or _is_addressed(mention, words):
                sure.add(folded)
        if mention.type in BROAD:
            broad[folded][group] += 1
        else:
            narrow[folded].add(group)
    return {
        folded: min(narrow[folded])
        if folded in narrow
        else min(counts, key=lambda group: (-counts[group], _TIE.index(group)))
        for folded, counts in broad.items()
        if len(narrow.get(folded, ())) < 2
        and (folded not in sure or (" " in folded and _is_mostly_a_person(counts)))
    }


def _is_mostly_a_person(counts: Counter[str]) -> bool:
    return counts[PERSON] > _FAR_MORE * (counts.total() - counts[PERSON])


def _is_addressed(mention: Mention, words: Names) -> bool:
    return mention.text.split(maxsplit=1)[0].lower() in words.honorifics
