"""Words around names and in place of them: titles, prepositions, kinds of pronouns."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Names"]


@dataclass(frozen=True, slots=True)
class Names:
    """What the reader of names and pronouns must know. All words in lower case.

    ``labels`` maps entity labels of a pipeline to classes of the ontology; ``honorifics`` maps a
    form of address to the gender it tells (``Masc``, ``Fem`` or an empty string); ``articles`` are
    what may stand before a name, ``linkers`` the lemmas of prepositions that tie a name to its
    noun ("camp d'al-Roukban"), ``bearers`` nouns that denote the same thing as the name they take
    ("la ville de Raqqa"), ``locatives`` lemmas of prepositions that make a name a place,
    ``particles`` lower-case words inside a person's name, ``small`` words that an acronym skips;
    ``latter`` the adjectives of "ce dernier", ``nearer`` the forms of "celui-ci", ``possessives``
    forms of third-person possessives with the possessor's number, ``impersonal`` lemmas of verbs
    whose subject pronoun refers to nothing, ``dummy_verbs`` of those whose subject pronoun may,
    ``opaque`` pronouns that are left unresolved,
    ``stand_ins`` nouns that may stand for an organisation or a text called otherwise before ("le
    mouvement", "le document"),
    ``quantities`` nouns that denote what they count ("une centaine de soldats").

    Of names from elsewhere: ``definite`` their articles ("al", "el"), ``generations`` what tells
    namesakes of a family apart ("père", "fils"), ``joins`` and ``spellings`` what transliteration
    leaves open, as regular expressions with what to write instead, applied in this order to a
    folded name and then to each word, ``surname_spellings`` to last words only.
    """

    labels: dict[str, str]
    honorifics: dict[str, str]
    articles: frozenset[str]
    linkers: frozenset[str]
    bearers: frozenset[str]
    locatives: frozenset[str]
    particles: frozenset[str]
    small: frozenset[str]
    latter: frozenset[str]
    nearer: frozenset[str]
    possessives: dict[str, str]
    impersonal: frozenset[str]
    dummy_verbs: frozenset[str]
    opaque: frozenset[str]
    stand_ins: frozenset[str]
    quantities: frozenset[str]
    definite: frozenset[str]
    generations: frozenset[str]
    joins: dict[str, str]
    spellings: dict[str, str]
    surname_spellings: dict[str, str]
