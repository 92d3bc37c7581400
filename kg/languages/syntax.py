"""Grammar words of a language: negation, subordinators, prepositions, support verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.model import Modality

__all__ = ["MOODS", "NONE", "Syntax", "Words"]

Words = frozenset[str]
NONE: Words = frozenset()

MOODS: Mapping[str, Modality] = MappingProxyType(
    {
        "Evident=Nfh": Modality.POSSIBLE,
        "Mood=Cnd": Modality.HYPOTHETICAL,
        "Mood=Des": Modality.WANTED,
        "Mood=Imp": Modality.ORDERED,
        "Mood=Irr": Modality.HYPOTHETICAL,
        "Mood=Jus": Modality.ORDERED,
        "Mood=Nec": Modality.ORDERED,
        "Mood=Opt": Modality.WANTED,
        "Mood=Pot": Modality.POSSIBLE,
        "Mood=Prp": Modality.WANTED,
    }
)
"""Features of Universal Dependencies → how surely a verb that has them says something."""

_PLACES = frozenset({"kg:Place", "kg:Country", "kg:City", "kg:Region", "kg:Facility"})


@dataclass(frozen=True, slots=True)
class Syntax:
    """What the reader of trees must know beyond Universal Dependencies. All keys may be left out.

    Verbs, nouns and prepositions are lemmas; particles, pronouns and subordinators are forms; all
    in lower case. A preposition of several words is written with spaces, lemma by lemma.

    Where no ``negators`` are told, those are meant that have the feature ``Polarity=Neg``. Where
    there are ``negation_particles``, ``negative_words`` and ``partner_negators`` negate only beside
    one; else by themselves. The first of ``owner_prepositions`` and of ``dative_prepositions``
    names the lexicon's slot for what stands without a preposition: the owner ("his withdrawal",
    "sa lettre") and the receiver ("sent Mezin a letter"). ``moods`` maps features to modalities,
    ``perfect_moods`` those of a perfect ("aurait signé"), or of any tense beside a source;
    ``future_in_past`` are features and auxiliaries that below a verb of the past only tell that
    it was still to come ("said that he would come"). What a language leaves out is not looked for;
    the classes of things have defaults that hold for all.
    """

    # negation
    negation_particles: Words = NONE  # negate only with a partner
    negators: Words = NONE  # negate by themselves; "no longer" with its words
    bare_negation_verbs: Words = NONE  # that the particle alone denies: "ils ne pourront partir"
    partner_negators: Words = NONE  # negate with the particle: "plus grand" does not
    negative_words: Words = NONE  # determiners and pronouns
    negative_marks: Words = NONE  # subordinators ("sans")
    restrictors: Words = NONE  # "ne … que" restricts, it does not negate
    adversatives: Words = NONE  # put another in the place of what is denied
    softeners: Words = NONE  # "pas seulement"
    focus_adverbs: Words = NONE  # stress an argument and are no part of it
    # mood
    moods: dict[str, Modality] = field(default_factory=lambda: dict(MOODS))
    perfect_moods: dict[str, Modality] = field(default_factory=dict)
    open_moods: Words = frozenset({"Mood=Sub"})  # of what no cue says how it stands
    future_in_past: Words = NONE
    future_features: Words = frozenset({"Tense=Fut"})  # what is yet to come
    closing_futures: Words = NONE  # of a perfect that sums up: "aura fait trois morts"
    future_verbs: Words = NONE  # in the present, with an infinitive: it is about to be ("aller")
    expecting_verbs: dict[str, frozenset[str]] = field(
        default_factory=dict
    )  # → features: "devrait"
    announcing_verbs: Words = NONE  # of what one is to do: "a annoncé quitter le parti"
    announced_states: Words = NONE  # what one does already by saying so
    achieving_verbs: Words = NONE  # below what lets one do it told as done: "lui permet de gagner"
    given_verbs: Words = NONE  # of an event that there was: "enquêter sur", "condamner l'attentat"
    becoming_verbs: Words = NONE  # whose object is an attribute
    occasions: Words = NONE  # what marks an event as a circumstance: "lors de", "à l'issue de"
    post_circumstances: Words = NONE  # prepositions of what is no part of a post: "depuis"
    leaving_verbs: Words = NONE  # of who gives up a post, told or not, some with their object
    task_participles: Words = NONE  # of what a post is for: "ministre chargé du Budget"
    happening_verbs: Words = NONE  # whose subject is an event, told in their tense
    former_prefixes: tuple[str, ...] = ()  # of posts that one no longer holds ("ex-")
    reigns: dict[str, frozenset[str]] = field(default_factory=dict)  # in whose time one held a post
    ended_negators: Words = NONE  # it was so before: "ne … plus", "no longer"
    # preposition → nouns of a time that is over: "à l'époque", "de l'époque", "au moment de"
    then_nouns: dict[str, Words] = field(default_factory=dict)
    lasting_verbs: Words = NONE  # tell how it is for a time: over where they are past ("a dirigé")
    distributive_adverbs: Words = NONE  # of two lists each with its own: "respectively"
    defining_verbs: Words = NONE  # tell what something is, nobody does it: "consister à"
    still_adverbs: Words = NONE  # so it was then, and may be yet
    # subordinators
    complementisers: Words = NONE  # introduce what is said or thought ("que")
    infinitive_marks: Words = NONE  # introduce an infinitive as a clause
    condition_marks: Words = NONE
    concessive_adverbs: Words = NONE  # before a condition ("même si")
    contrasting_adverbs: Words = NONE  # behind one that is conceded ("si P, cependant Q")
    alternating_words: Words = NONE  # before clauses of which one is so ("soit que P, soit que Q")
    open_marks: Words = NONE  # what follows is not said to be so ("tant que")
    purpose_marks: Words = NONE
    manner_marks: Words = NONE  # what tells how something is done is no surer ("en partant")
    # pronouns
    clitics: dict[str, str] = field(default_factory=dict)  # pronouns that hold a preposition
    relatives: dict[str, str] = field(default_factory=dict)  # relative pronouns that do
    indefinite_pronouns: Words = NONE
    # what stands before a question or an answer in an interview ("Q", "R")
    question_labels: Words = NONE
    answer_labels: Words = NONE
    own_possessives: Words = NONE  # of the first person, where features don't tell
    statement_nouns: Words = NONE  # of texts in which "I" is whose they are ("discours de X")
    statement_kinds: Words = (
        NONE  # what stands behind one and names nobody ("communiqué de presse")
    )
    company_prepositions: Words = NONE  # behind one: whom it is held with ("entretien avec X")
    # "it" of "it was X who …", of "it was said that …": stands for nothing, though a subject
    dummy_pronouns: Words = NONE
    dummy_subjects: bool = False  # "il" is the subject of "il reste trois camps", not the camps
    reflexive_objects: bool = False  # in "killed himself" he is the victim
    passive_datives: bool = False  # in "Mezin was sent a letter" Mezin receives it
    acting_owners: bool = False  # in "X's capture of Y" X captures Y
    zero_relatives: bool = False  # "the letter the envoy sent"
    lasting_perfects: bool = False  # who "has held the port since May" holds it
    # verbs
    copulas: tuple[str, ...] = ()
    support_verbs: Words = NONE  # take a bare noun as part of the predicate
    carrier_verbs: Words = NONE  # whose object names what their subject does
    active_participles: Words = NONE  # verbs with the copula in the perfect: "sont morts" did die
    naming_verbs: Words = NONE  # a role preposition before any noun
    articled_roles: bool = False  # so with any verb: "worked as a clerk"
    # prepositions
    owner_prepositions: tuple[str, ...] = ()  # whose something is, of what
    dative_prepositions: tuple[str, ...] = ()  # to whom; of whom something is asked
    agent_prepositions: Words = NONE
    repeated_prepositions: Words = NONE  # before every conjunct ("de X et de Y")
    partitives: dict[str, str] = field(default_factory=dict)  # articles that hold a preposition
    noun_prepositions: dict[str, frozenset[str]] = field(default_factory=dict)  # "in view of"
    ground_nouns: dict[str, frozenset[str]] = field(default_factory=dict)  # only place ("on soil")
    ground_types: dict[str, frozenset[str]] = field(default_factory=dict)  # so are classes of names
    beside_nouns: dict[str, frozenset[str]] = field(default_factory=dict)  # "to the north of"
    participant_prepositions: Words = NONE  # of nouns: no part of their name
    fronted_sources: Words = NONE  # name who thinks so before the clause
    thinking_nouns: Words = NONE  # of people who think so there, without a name, too
    source_prepositions: Words = NONE  # where one reads or learns something
    reporting_prepositions: Words = NONE  # before a source, or a standard
    discourse_prepositions: Words = NONE  # no argument of the verb ("quant à")
    role_prepositions: Words = NONE  # as what, before a noun without article
    place_prepositions: Words = NONE
    containing_prepositions: Words = NONE  # behind a place: what it is in ("Lugny, en Savoie")
    carrier_participles: Words = NONE  # lend a noun what they have, as carrier verbs do
    length_prepositions: Words = NONE  # behind one a number of years is no time: "sentenced to"
    time_adverbs: Words = NONE  # govern an event like a preposition ("lors du vote")
    adverbials: Words = NONE  # prepositional phrases that are no arguments
    prepositional_nouns: Words = NONE  # open an adverbial without article
    # nouns
    holding_nouns: Words = NONE  # only tell that there is an event: "la tenue d'un sommet"
    aim_nouns: Words = NONE  # of what one does for a purpose: "la bataille pour la reprise de X"
    # of what only leads there, by preposition: "une étape vers la libération"
    step_nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    singling_words: Words = NONE  # tell the one of many who did something
    adjectival_participles: Words = NONE  # forms that are adjectives beside a noun
    adjectival_posts: Words = NONE  # nouns of posts that are adjectives as well
    time_nouns: Words = NONE
    place_types: Words = _PLACES
    speaker_types: Words = frozenset({"kg:Actor", "kg:Artifact", "kg:Position"})
    mute_types: Words = frozenset({"kg:Agreement"})  # one can only follow them
    # spelling
    pronoun_joints: tuple[str, ...] = ()  # tie a pronoun to the verb before it, longest first
    verb_of_noun: str = ""  # makes an infinitive of the noun that sounds like the verb's present
    verb_of_participle: dict[str, str] = field(default_factory=dict)  # ending → of the infinitive
    mute_ending: str = ""  # of infinitives, dropped before an ending
    infinitive_endings: dict[str, str] = field(default_factory=dict)  # → features of mood and tense
    # endings of infinitives → what stands for them before these endings; the longest counts
    future_stems: dict[str, Words] = field(default_factory=dict)
    # endings of infinitives → those of their past participles; the longest that fits counts
    participle_endings: dict[str, Words] = field(default_factory=dict)
