"""Grammar words of a language: negation, subordinators, prepositions, support verbs."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["NONE", "Syntax", "Words"]

Words = frozenset[str]
NONE: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Syntax:
    """What the reader of trees must know beyond Universal Dependencies.

    Verbs, nouns and prepositions are lemmas; particles, pronouns and subordinators are forms; all
    in lower case. A preposition of several words is written with spaces, lemma by lemma. What a
    language leaves out is not looked for; the classes of things have defaults that hold for all.
    """

    copulas: tuple[str, ...] = ()
    support_verbs: Words = NONE  # take a bare noun as part of the predicate ("faire état de")
    carrier_verbs: Words = NONE  # whose object names what their subject does ("mener un raid")
    negation_particles: Words = NONE  # negate only with a partner
    negators: Words = NONE  # negate by themselves
    partner_negators: Words = NONE  # negate with the particle: "plus grand" does not
    negative_words: Words = NONE  # determiners and pronouns that negate with the particle
    negative_marks: Words = NONE  # subordinators ("sans")
    restrictors: Words = NONE  # "ne … que" restricts, it does not negate
    adversatives: Words = NONE  # put another in the place of what is denied ("pas X mais Y")
    softeners: Words = NONE  # "pas seulement"
    focus_adverbs: Words = NONE  # stress an argument and are no part of it ("même les maires")
    complementisers: Words = NONE  # introduce what is said or thought ("que")
    infinitive_marks: Words = NONE  # introduce an infinitive as a clause ("le but est de …")
    condition_marks: Words = NONE
    concessive_adverbs: Words = NONE  # before a condition ("même si")
    open_marks: Words = NONE  # what follows is not said to be so ("tant que", "avant que")
    purpose_marks: Words = NONE
    agent_prepositions: Words = NONE
    repeated_prepositions: Words = NONE  # before every conjunct ("de X et de Y")
    # articles that are also a preposition with its article ("des")
    partitives: dict[str, str] = field(default_factory=dict)
    dative_prepositions: Words = NONE  # of whom something is asked, to whom it is allowed
    # preposition → nouns with which it is one preposition
    settings: dict[str, frozenset[str]] = field(default_factory=dict)
    # preposition → nouns that only place what goes before
    surfaces: dict[str, frozenset[str]] = field(default_factory=dict)
    participant_prepositions: Words = NONE  # of nouns: outside the noun phrase as a name
    fronted_sources: Words = NONE  # name who thinks so before the clause ("pour X, …")
    source_prepositions: Words = NONE  # where one reads or learns something
    discourse_prepositions: Words = NONE  # no argument of the verb ("quant à")
    prepositional_nouns: Words = NONE  # open an adverbial without article ("faute d'accord")
    role_prepositions: Words = NONE  # as what, before a noun without article ("comme témoin")
    adjectival_posts: Words = NONE  # nouns of posts that are adjectives as well
    naming_verbs: Words = NONE  # after these before any noun ("désigner comme l'auteur")
    reporting_prepositions: Words = NONE  # before a source, or else a standard ("selon la loi")
    adverbials: Words = NONE  # prepositional phrases that are no arguments ("en réalité")
    place_prepositions: Words = NONE
    place_types: Words = frozenset(
        {"kg:Place", "kg:Country", "kg:City", "kg:Region", "kg:Facility"}
    )
    # classes of things that can claim something
    speaker_types: Words = frozenset({"kg:Actor", "kg:Artifact", "kg:Position"})
    # of these, things that one can only follow ("selon la loi")
    mute_types: Words = frozenset({"kg:Agreement"})
    time_adverbs: Words = NONE  # govern an event like a preposition ("lors du vote")
    time_nouns: Words = NONE
    # dative and genitive pronouns and their preposition
    clitics: dict[str, str] = field(default_factory=dict)
    # relative pronouns that hold a preposition
    relatives: dict[str, str] = field(default_factory=dict)
    verb_of_noun: str = ""  # makes an infinitive of the noun that sounds like the verb's present
    mute_ending: str = ""  # of infinitives, dropped before an ending
    # behind an infinitive → features of mood and tense
    infinitive_endings: dict[str, str] = field(default_factory=dict)
    indefinite_pronouns: Words = NONE
