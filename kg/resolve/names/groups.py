"""Names read as a person here and as a place there → the one group they are taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.languages.names import Names
from kg.model import Mention
from kg.resolve.names.forms import APART, ORGANIZATION, PERSON, PLACE, NameForm, tails

__all__ = ["BROAD", "Evidence", "evidence", "settled"]

BROAD = {"kg:Organization": ORGANIZATION, "kg:Person": PERSON, "kg:Place": PLACE}
"""The classes that recognisers give, and confuse where nothing but the name tells."""

_FAR_MORE = 2  # times as often
_TIE = (PLACE, ORGANIZATION, PERSON)
_SURE, _NARROW, _BROAD, _OTHER = "sure", "narrow", "broad", "other"

Evidence = Mapping[tuple[str, str, str], int]
"""How often a folded name was read how (``broad``, ``narrow``, ``sure``, ``other``) as a group."""


def evidence(readings: Iterable[tuple[Mention, NameForm]], words: Names) -> Counter[
    tuple[str, str, str]
]:  # fmt: skip
    """Return what the names of a document tell about how each is to be read.

    A person's name of several words is ``sure``, and so are its ends, and what stands after a form
    of address.
    """
    found: Counter[tuple[str, str, str]] = Counter()
    for mention, form in readings:
        group, folded = form.group, form.folded
        if group not in APART:
            found[folded, _OTHER, ""] = 1
            continue
        if group == PERSON:
            several = " " in folded
            if several:
                for tail in tails(form.words):
                    found[" ".join(tail), _SURE, ""] = 1
            if several or _is_addressed(mention, words):
                found[folded, _SURE, ""] = 1
        if mention.type in BROAD:
            found[folded, _BROAD, group] += 1
        else:
            found[folded, _NARROW, group] = 1
    return found


def settled(folded: str, told: Iterable[tuple[str, str, int]]) -> str | None:
    """Return the group of a name that was read as several, ``None`` where each reading stays.

    ``told`` is the evidence of all documents: how, as which group, how often. A narrower class
    found somewhere decides ("la ville de X"), else the commoner reading; two narrower classes stay
    apart. What is a sure name of a person stays; where it is read as something else too, but far
    less often, the person is meant there as well.
    """
    broad: Counter[str] = Counter()
    narrow: set[str] = set()
    sure = False
    for how, group, count in told:
        if how == _BROAD:
            broad[group] += count
        elif how == _NARROW:
            narrow.add(group)
        elif how == _SURE:
            sure = True
    if not broad or len(narrow) > 1:
        return None
    if sure and not (" " in folded and _is_mostly_a_person(broad)):
        return None
    if narrow:
        return min(narrow)
    return min(broad, key=lambda group: (-broad[group], _TIE.index(group)))


def _is_mostly_a_person(counts: Counter[str]) -> bool:
    return counts[PERSON] > _FAR_MORE * (counts.total() - counts[PERSON])


def _is_addressed(mention: Mention, words: Names) -> bool:
    return mention.text.split(maxsplit=1)[0].lower() in words.honorifics
