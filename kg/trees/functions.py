"""What a word's relation does, whatever a treebank calls it: the passive, the dummy, the owner.

Treebanks write it as subtypes of Universal Dependencies' relations, each in its own way. A language
lists its labels (``[labels]`` in ``words.toml``), what it leaves out is as in ``DEFAULTS``. Readers
ask for functions and never see a subtype.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

__all__ = ["DEFAULTS", "Function", "functions_of"]


class Function(StrEnum):
    """A function of a word within its clause or phrase.

    ``PASSIVE`` stands at what shows the passive (its subject, auxiliary or pronoun), ``REFLEXIVE``
    at a pronoun that is part of the verb, ``DUMMY`` at a word in the place of a subject that stands
    for nothing or announces another; ``RELATIVE`` and ``CLEFT`` at the verbs of such clauses,
    ``CAUSATIVE`` at the auxiliary by which somebody has somebody else do it, ``TENSE`` at one that
    only tells when; ``OWNER`` at whose something is, ``DATIVE`` at whom something is given, told or
    asked without a preposition, ``ARGUMENT`` at a phrase with a preposition that the verb asks for
    (no adjunct of time or place), ``NAME`` at the further words of a person's name, ``PARTICLE`` at
    what makes another verb of a verb ("carry out"), ``TITLE`` at what stands before the name of
    whom it is said ("President X").
    """

    AGENT = "agent"
    ARGUMENT = "argument"
    CAUSATIVE = "causative"
    CLEFT = "cleft"
    DATIVE = "dative"
    DUMMY = "dummy"
    NAME = "name"
    OWNER = "owner"
    PARTICLE = "particle"
    PASSIVE = "passive"
    REFLEXIVE = "reflexive"
    RELATIVE = "relative"
    TENSE = "tense"
    TITLE = "title"


DEFAULTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "acl:relcl": ("relative",),
        "advcl:cleft": ("cleft",),
        "aux:caus": ("causative",),
        "aux:pass": ("passive",),
        "aux:tense": ("tense",),
        "compound:prt": ("particle",),
        "csubj:pass": ("passive",),
        "det:poss": ("owner",),
        "expl": ("dummy",),
        "expl:pass": ("passive", "reflexive"),
        "expl:pv": ("reflexive",),
        "expl:impers": ("reflexive",),
        "expl:subj": ("dummy",),
        "flat:name": ("name",),
        "iobj": ("dative",),
        "nmod:desc": ("title",),
        "nmod:poss": ("owner",),
        "nsubj:pass": ("passive",),
        "obl:agent": ("agent",),
        "obl:arg": ("argument",),
    }
)
"""The labels of Universal Dependencies 2 that mean the same in every treebank that has them."""

_NONE: frozenset[Function] = frozenset()


def functions_of(labels: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[Function]]:
    """Return what each label does: that of a language's ``labels``, else of ``DEFAULTS``.

    A label with a subtype that neither knows does what its relation does without one.

    >>> sorted(functions_of({"expl": ("reflexive",)})["expl"])
    [<Function.REFLEXIVE: 'reflexive'>]
    """
    return _Table(
        {
            label: frozenset(Function(name) for name in names)
            for label, names in {**DEFAULTS, **labels}.items()
        }
    )


class _Table(dict[str, "frozenset[Function]"]):
    def __missing__(self, label: str) -> frozenset[Function]:
        relation, _, subtype = label.partition(":")
        found = self.get(relation, _NONE) if subtype else _NONE
        self[label] = found
        return found
