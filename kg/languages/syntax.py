"""Grammar words of a language: negation, subordinators, prepositions, support verbs."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Syntax"]


@dataclass(frozen=True, slots=True)
class Syntax:
    """What the reader of trees must know beyond Universal Dependencies.

    Verbs, nouns and prepositions are lemmas; particles, pronouns and subordinators are forms; all
    in lower case. A preposition of several words is written with spaces, lemma by lemma.
    """

    copulas: tuple[str, ...]
    support_verbs: frozenset[str]  # take a bare noun as part of the predicate ("faire état de")
    carrier_verbs: frozenset[str]  # whose object names what their subject does ("mener un raid")
    negation_particles: frozenset[str]  # negate only with a partner
    negators: frozenset[str]  # negate by themselves
    partner_negators: frozenset[str]  # negate with the particle: "plus grand" does not
    negative_words: frozenset[str]  # determiners and pronouns that negate with the particle
    negative_marks: frozenset[str]  # subordinators ("sans")
    restrictors: frozenset[str]  # "ne … que" restricts, it does not negate
    adversatives: frozenset[str]  # put another in the place of what is denied ("pas X mais Y")
    softeners: frozenset[str]  # "pas seulement"
    focus_adverbs: frozenset[str]  # stress an argument and are no part of it ("même les maires")
    complementisers: frozenset[str]  # introduce what is said or thought ("que")
    infinitive_marks: frozenset[str]  # introduce an infinitive as a clause ("le but est de …")
    condition_marks: frozenset[str]
    concessive_adverbs: frozenset[str]  # before a condition ("même si")
    open_marks: frozenset[str]  # what follows is not said to be so ("tant que", "avant que")
    purpose_marks: frozenset[str]
    agent_prepositions: frozenset[str]
    repeated_prepositions: frozenset[str]  # before every conjunct ("de X et de Y")
    partitives: dict[str, str]  # articles that are also a preposition with its article ("des")
    dative_prepositions: frozenset[str]  # of whom something is asked, to whom it is allowed
    settings: dict[str, frozenset[str]]  # preposition → nouns with which it is one preposition
    surfaces: dict[str, frozenset[str]]  # preposition → nouns that only place what goes before
    participant_prepositions: frozenset[str]  # of nouns: outside the noun phrase as a name
    fronted_sources: frozenset[str]  # name who thinks so before the clause ("pour X, …")
    source_prepositions: frozenset[str]  # where one reads or learns something
    discourse_prepositions: frozenset[str]  # no argument of the verb ("quant à")
    prepositional_nouns: frozenset[str]  # open an adverbial without article ("faute d'accord")
    role_prepositions: frozenset[str]  # as what, before a noun without article ("comme témoin")
    adjectival_posts: frozenset[str]  # nouns of posts that are adjectives as well
    naming_verbs: frozenset[str]  # after these before any noun ("désigner comme l'auteur")
    reporting_prepositions: frozenset[str]  # before a source, or else a standard ("selon la loi")
    adverbials: frozenset[str]  # prepositional phrases that are no arguments ("en réalité")
    place_prepositions: frozenset[str]
    place_types: frozenset[str]
    speaker_types: frozenset[str]  # classes of things that can claim something
    mute_types: frozenset[str]  # of these, things that one can only follow ("selon la loi")
    time_adverbs: frozenset[str]  # govern an event like a preposition ("lors du vote")
    time_nouns: frozenset[str]
    clitics: dict[str, str]  # dative and genitive pronouns and their preposition
    relatives: dict[str, str]  # relative pronouns that hold a preposition
    verb_of_noun: str  # makes an infinitive of the noun that sounds like the verb's present
    mute_ending: str  # of infinitives, dropped before an ending
    infinitive_endings: dict[str, str]  # behind an infinitive → features of mood and tense
    indefinite_pronouns: frozenset[str]
