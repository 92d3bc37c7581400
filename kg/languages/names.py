"""Words around names and in place of them: titles, prepositions, kinds of pronouns."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.languages.syntax import NONE, Words

__all__ = ["Names"]

_LABELS = {
    "PER": "kg:Person", "PERSON": "kg:Person", "LOC": "kg:Place", "GPE": "kg:Place",
    "ORG": "kg:Organization", "MISC": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """What the reader of names and pronouns must know. All words in lower case.

    What a language leaves out is not looked for; entity labels have the usual classes by default.
    Regular expressions are applied in their order, with what to write instead.
    """

    # entity labels of a pipeline → classes of the ontology, "" for a name of no known class
    labels: dict[str, str] = field(default_factory=lambda: dict(_LABELS))
    # forms of address → the gender that they tell: Masc, Fem or ""
    honorifics: dict[str, str] = field(default_factory=dict)
    # Masc, Fem → given names of persons that tell it; of "Anne-X" its first part does
    given_names: dict[str, Words] = field(default_factory=dict)
    articles: Words = NONE  # before a name
    linkers: Words = NONE  # lemmas that tie a name to its noun ("camp d'al-Roukban")
    bearers: Words = NONE  # nouns that denote what their name does ("la ville de Raqqa")
    namesakes: Words = NONE  # nouns of things called like somebody ("la rue Pascal Brun")
    offices: Words = NONE  # nouns of any post: "candidat au poste de maire" holds none
    second_posts: Words = NONE  # posts of who is next to another: "adjoint au maire"
    rank_marks: Words = NONE  # prepositions of ranks ("rédacteur en chef")
    locatives: Words = NONE  # lemmas of prepositions that make a name a place
    town_prepositions: Words = NONE  # forms right before names of towns, not of lands: "à X"
    particles: Words = NONE  # lower-case words inside a person's name ("de", "ben")
    unspelled: Words = NONE  # left out of an acronym ("de" in ONU)
    latter_adjectives: Words = NONE  # make a noun point to what was named last ("ce dernier")
    latter_pronouns: Words = NONE  # point to what was named last ("celui-ci")
    unresolved_pronouns: Words = NONE  # are nobody's in particular, or nobody can tell ("on")
    # forms of third-person possessives → the possessor's number
    possessives: dict[str, str] = field(default_factory=dict)
    speaker_possessives: dict[str, str] = field(default_factory=dict)  # the same, first person
    impersonal_verbs: Words = NONE  # lemmas; their subject pronoun refers to nothing
    dummy_verbs: Words = NONE  # lemmas; their subject pronoun may refer to nothing
    # nouns that may stand for an organisation or a text called otherwise before ("le mouvement")
    stand_ins: Words = NONE
    houses: Words = NONE  # nouns of bodies that are buildings, too ("à la mairie")
    bare_post_marks: Words = NONE  # before a post without article they name it: "ran for mayor"
    post_nouns: Words = NONE  # of a post that one may stand for or hold ("le poste de maire")
    politics: Words = NONE  # nouns of texts in which what stands behind a name is a party
    quantities: Words = NONE  # denote what they count ("une centaine de soldats")

    # Names from elsewhere
    foreign_articles: Words = NONE  # "al", "el"
    generations: Words = NONE  # tell namesakes of a family apart ("père", "fils")
    # what transliteration leaves open: in a whole folded name, in each word, in last words only
    name_spellings: dict[str, str] = field(default_factory=dict)
    word_spellings: dict[str, str] = field(default_factory=dict)
    surname_spellings: dict[str, str] = field(default_factory=dict)

    # Where names have cases they are cited in the nominative: by the lemmas of their head and of
    # what agrees with it; lemmas of adjectives are masculine, elsewhere they end so ("Fem" → "ий" →
    # "а")
    inflected: bool = False
    adjective_endings: dict[str, dict[str, str]] = field(default_factory=dict)

    natural_genders: bool = False  # "he" is a person, "it" is none
    pronoun_types: dict[str, str] = field(default_factory=dict)  # "he" is one, whoever that is
    capitals: bool = True  # a capital tells a name: not where every noun has one
    capital_titles: bool = False  # titles before a name have one too ("President Lee")
    known_labels: bool = False  # the gazetteer tells what a name is, whatever a recogniser says

    def addresses(self, word: str) -> bool:
        """Return whether a word is a form of address; in capitals it is an acronym: "X (MR)"."""
        if word.lower() not in self.honorifics:
            return False
        return len(word) < 2 or not (word.isalpha() and word.isupper())

    def gender_of(self, person: str) -> str:
        """Return Masc or Fem if the name of a person begins with a given name that tells it."""
        first = person.partition(" ")[0].lower()
        for given in (first, first.partition("-")[0]):
            for gender, known in self.given_names.items():
                if given in known:
                    return gender
        return ""
