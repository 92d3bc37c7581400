"""Which kinds of terms the files of an ontology hold, where, and with which properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.ontology.reading.blocks import REPLACES, Block
from kg.ontology.reading.mistakes import Mistakes, cure_for

__all__ = ["check_kinds", "check_names"]

_WORDS = frozenset({"rdfs:label", "skos:definition"})
_ENTRY = frozenset({"kgl:lemma", "kgl:states", "kgl:select", "kgl:except", "kgl:class"})
_NAMED = frozenset(
    {
        "kgl:name", "kgl:adjective", "kgl:member", "kgl:metonym", "kgl:state", "kgl:capital",
        "kgl:point", "kgl:iso", "kgl:shared",
    }
)  # fmt: skip

# Folder of the file → kind of term → kg's own properties that it may have. In the gazetteer a
# term's kind is any class of the vocabulary.
_KINDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "": {
        "kg:Class": frozenset(
            {
                "kg:saidBy",
                "kg:bracketedBy",
                "kg:affiliatedBy",
                "kg:placedBy",
                "kg:sceneBy",
                "kg:standsFor",
                "kg:leadingTitle",
            }
        ),
        "kg:Relation": frozenset({"kg:plover"}),
        "owl:ObjectProperty": frozenset(),
        "owl:DatatypeProperty": frozenset({"kg:oneOf"}),
        "owl:Ontology": frozenset(),
    },
    "lexicon": {
        "kgl:VerbEntry": _ENTRY,
        "kgl:NounEntry": _ENTRY,
        "kgl:AdjectiveEntry": _ENTRY,
        "kgl:Idiom": _ENTRY,
        "kgl:CueEntry": frozenset(
            {"kgl:lemma", "kgl:pos", "kgl:stance", "kgl:control", "kgl:complement"}
        ),
        "kgl:Stance": frozenset(
            {
                "kgl:modality",
                "kgl:negates",
                "kgl:holder",
                "kgl:unheld",
                "kgl:done",
                "kgl:status",
                "kgl:given",
            }
        ),
        "kgl:PrepositionList": frozenset({"kgl:lemma"}),
        "kgl:ReflexiveList": frozenset({"kgl:lemma"}),
    },
    "gazetteer": {
        "kgl:Office": frozenset({"kgl:class", "kgl:suffix", "kgl:form"}),
        "kgl:NameWords": frozenset({"kgl:article", "kgl:linker", "kgl:owner"}),
    },
}
_ANYWHERE = {kind: keys for kinds in _KINDS.values() for kind, keys in kinds.items()}
_ENTRIES = "Entry"  # ends the kinds of what the lexicon says of words
_OWN = ("kg:", "kgl:")
_OUR_NAMESPACE = "https://w3id.org/newskg/"


def check_kinds(blocks: Sequence[Block], folder: str, mistakes: Mistakes) -> None:
    """Find terms that no reader would pick up, and properties that none would read.

    ``folder`` is that of the files: ``""``, ``lexicon`` or ``gazetteer``, or ``*`` for files that
    may hold anything. A misspelt kind or property would else be passed over in silence.
    """
    kinds = _ANYWHERE if folder == "*" else _KINDS[folder]
    for block in blocks:
        named = folder in ("gazetteer", "*") and block.iri.startswith("kge:")
        if not named and not _check_kind(block, kinds, folder, mistakes):
            continue
        known = _NAMED if named else frozenset().union(*(kinds.get(k, ()) for k in block.kinds))
        for key in (*block.links, *block.texts):
            if key.startswith(_OWN) and key not in known:
                mistakes.add(
                    block.error(
                        f"has the property {key}, which nothing reads",
                        cure=cure_for(key, known, f"It may have {_listed(known)}."),
                        near=key,
                    )
                )


def check_names(blocks: Sequence[Block], mistakes: Mistakes) -> None:
    """Find names that two entries of one folder have: they would be read as one entry.

    What another folder says of an entry is added to it, and is no second one.
    """
    named: dict[tuple[Path, str], Path] = {}
    for block in blocks:
        if REPLACES in block.kinds or not any(k.endswith(_ENTRIES) for k in block.kinds):
            continue
        name = (block.path.parent, block.iri)
        if block.again or named.get(name, block.path) != block.path:  # not one file, read twice
            cure = "Give one of the two a name of its own."
            mistakes.add(block.error("names two entries, which are read as one", cure=cure))
        named[name] = block.path


def _check_kind(
    block: Block, kinds: Mapping[str, frozenset[str]], folder: str, mistakes: Mistakes
) -> bool:
    """Return whether the kind of a term is known; a foreign term may be of any."""
    if block.kinds == (REPLACES,) or any(kind in kinds for kind in block.kinds):
        return True
    ours = block.iri.startswith(_OUR_NAMESPACE) or any(k.startswith(_OWN) for k in block.kinds)
    if block.iri.startswith(_OUR_NAMESPACE):
        mistakes.add(
            block.error("is in no namespace that kg knows", cure="Check the file's @prefix lines.")
        )
    elif ours or (not block.kinds and any(key in _WORDS for key in block.texts)):
        other = next(
            (where for where, there in _KINDS.items() if any(k in there for k in block.kinds)), None
        )
        what = f"is of the kind {', '.join(block.kinds)}" if block.kinds else "is of no kind"
        if folder == "gazetteer" and any(kind.startswith("kg:") for kind in block.kinds):
            cure = "Begin its name with kge: as all things of the gazetteer do."
        elif other is not None:
            cure = f"Move it to the folder {other or 'above'}, where such terms are read."
        else:
            near = block.kinds[0] if block.kinds else ""
            cure = cure_for(near, kinds, f"Give it one of {_listed(kinds)}.")
        mistakes.add(block.error(f"{what}, which nothing reads here", cure=cure))
    return False


def _listed(names: Mapping[str, frozenset[str]] | frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "none of kg's own"
