"""Whether what a noun names has ended, is planned, was called off or is only aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extract.clauses.clause import Clause, Link
from kg.extract.speech.cues import Speech
from kg.extract.times.dates import is_before
from kg.languages.syntax import Syntax
from kg.model import Modality, Status, Tense, TimeExpression
from kg.ontology import Cue, Lexicon
from kg.trees.node import Node
from kg.trees.wordings import best, matching

__all__ = ["Phases"]

_POST = "kg:Position"
_STATE = "kg:Country"
_OPEN, _YEAR = len(".."), len("2012")
_MONTH = "2012-05"


class Phases:
    """Statuses of the nouns of one Doc, from the words beside and above them.

    ``times`` are those of its words and ``published`` is its ISO date, where known.
    """

    def __init__(
        self,
        speech: Speech,
        lexicon: Lexicon,
        syntax: Syntax,
        times: Mapping[int, TimeExpression],
        published: str | None,
    ) -> None:
        self._speech, self._lexicon, self._syntax = speech, lexicon, syntax
        self._times, self._published = times, published

    def __call__(self, noun: Node) -> Status | None:
        """Return what the words beside and above a noun say, ``None`` where they say nothing."""
        return self.of_noun(noun) or next((status for status, _ in self.above(noun)), None)

    def of_verb(self, verb: Node) -> Status | None:
        """Return what an expression says of what its noun names: "a perdu le contrôle de"."""
        cue = self._said_of_noun(verb)
        return cue.stance.status if cue is not None and cue.words else None

    def of_day(self, verb: Node, day: TimeExpression | None) -> Status | None:
        """Return that what a verb says of a day is planned: "prévue le 3 mai", a day ahead."""
        if self.is_ahead(day):
            return Status.PLANNED
        cue = self._said_of_noun(verb)
        return cue.stance.status if cue is not None else None

    def _said_of_noun(self, verb: Node) -> Cue | None:
        """Return the cue that a verb is of what its noun names.

        Who "a perdu la vie dans la ville" has not lost the town.
        """
        cue = best(self._lexicon.noun_cues(verb.lemma.lower(), "VERB"), verb)
        if cue is None or not cue.words or "obj" not in cue.complement:
            return cue
        nouns = verb.kids("obj", "nsubj")
        named = {form for noun in nouns for form in (noun.lower, noun.lemma.lower())}
        return None if named.isdisjoint(cue.words) else cue

    def of_expected(self, above: Clause) -> Status:
        """Return that what a verb only expects is planned, unless the clause around calls it off.

        So it does in "la course, qui devait avoir lieu lundi, est annulée".
        """
        main = above.above if above.link is Link.RELATIVE else None
        if main is None or not main.passive:
            return Status.PLANNED
        cue = best(self._lexicon.noun_cues(main.lemma.lower(), "VERB"), main.node)
        called_off = cue is not None and cue.stance.status is Status.CANCELLED
        return Status.CANCELLED if called_off else Status.PLANNED

    def of_noun(self, noun: Node) -> Status | None:
        """Return what the words of a noun's phrase say: "ancien bastion", "la visite annulée"."""
        parts = [one.lower for one in (noun, *noun.kids("amod"))]
        if any(
            part.startswith(prefix) for prefix in self._syntax.former_prefixes for part in parts
        ):
            return Status.ENDED
        found = next((cue.stance.status for cue in self._beside(noun) if cue.stance.status), None)
        return Status.ENDED if found is None and self._is_behind(noun) else found

    def of_copula(
        self, noun: Node, clause: Clause, tense: Tense | None, *, told: bool
    ) -> Status | None:
        """Return what a copula's tense says of a post: who was minister is it no longer.

        Unless somebody ``told`` it in the past: "he said that X was minister".
        """
        copula = clause.node.kid("cop")
        if noun.type != _POST or tense is not Tense.PAST or copula is None:
            return None
        return None if told and copula.has("Tense=Imp") else Status.ENDED

    def of_elected(self, post: Node, clause: Clause, time: TimeExpression | None) -> Status | None:
        """Return that who has just been elected head of a state is not in office yet.

        What was long ago, or is only told beside something else, has come about.
        """
        above = clause.node.head
        told = clause.link is not Link.RELATIVE or (above is not None and above.head is None)
        if post.type != _POST or not told or not self._is_recent(time):
            return None
        if any(child.type != _STATE for child in post.kids("nmod") if child.case()):
            return None
        cues = self._lexicon.noun_cues(post.lemma.lower(), "NOUN")
        found = (cue.stance.status for cue in cues if clause.lemma.lower() in cue.words)
        return next(found, None)

    def _is_recent(self, time: TimeExpression | None) -> bool:
        published = self._published
        if time is None or not time.value or published is None:
            return time is None or not time.value
        return not is_before(time.value[: len(_MONTH)], published)

    def is_ahead(self, time: TimeExpression | None) -> bool:
        """Return whether a time is after the document's day."""
        if time is None or not time.value or self._published is None:
            return False
        return is_before(self._published, time.value.partition("/")[0])

    def is_over(self, time: TimeExpression | None) -> bool:
        """Return whether a span of time has ended before the document's day: "de 1980 à 1995"."""
        first, mark, last = (time.value or "" if time is not None else "").partition("/")
        if not mark or self._published is None or first == "..":
            return False
        return is_before(last, self._published)

    def time_at(self, node: Node) -> TimeExpression | None:
        """Return the time expression that a word stands in."""
        return self._times.get(node.i)

    def tells_when(self, noun: Node) -> bool:
        """Return whether a time has the noun's preposition, too: no "conference about 1989"."""
        when, case = self.time_at(noun), noun.kid("case")
        return when is not None and case is not None and self.time_at(case) is when

    def dates_of(self, noun: Node) -> dict[Node, TimeExpression]:
        """Return the dates that a noun has about it, with their words: "le scrutin du 20 mars".

        An object's may be its verb's ("annonce une visite mardi"), unless they are its owner's.
        """
        found: dict[Node, TimeExpression] = {}
        for child in noun.children:
            owned = child.case() in self._syntax.owner_prepositions
            if child.dep in ("nmod", "obl") and (owned or noun.dep != "obj"):
                time = self.time_at(child)
                if time is not None and time.value is not None and "/" not in time.value:
                    found[child] = time
        return found

    def is_behind(self, time: TimeExpression | None) -> bool:
        """Return whether a time is before the document's day."""
        if time is None or not time.value or self._published is None:
            return False
        return is_before(time.value.rpartition("/")[2], self._published)

    def has_passed(self, event: Node) -> bool:
        """Return whether a date of its own puts it behind: "gagner les élections de 2014"."""
        return any(map(self.is_behind, self.dates_of(event).values()))

    def is_years_ago(self, time: TimeExpression | None) -> bool:
        """Return whether a time is one of a year before the document's: "en 1987"."""
        value = time.value if time is not None else None
        if not value or "/" in value or self._published is None:
            return False
        return is_before(value[:_YEAR], self._published[:_YEAR])

    def is_ended(self, adverb: Node) -> bool:
        """Return whether an adverb tells that it is so no longer: "jadis"."""
        cues = self._lexicon.noun_cues(adverb.lower, "ADV")
        return any(cue.stance.status is Status.ENDED for cue in cues)

    def time_of(self, post: Node) -> TimeExpression | None:
        """Return when somebody held a post, where it says so itself: "maire de 2008 à 2014"."""
        if post.type != _POST:
            return None
        within = (self._times[c.i] for c in _complements(post) if c.i in self._times)
        return next(filter(_spans_years, within), None)

    def _is_behind(self, noun: Node) -> bool:
        """Whether a post was held in somebody's time or in years that are over."""
        syntax = self._syntax
        if any(
            child.lemma.lower() in syntax.then_nouns.get(child.case(), ())
            for child in _complements(noun)
        ):
            return True  # "membre du parti au moment des faits"
        if noun.type != _POST:
            return False
        reigns = syntax.reigns
        if any(child.case() in syntax.occasions for child in noun.kids("nmod", "obl")):
            return True  # "conseiller du candidat pendant la campagne"
        for child in _complements(noun):
            nouns = reigns.get(child.case())
            if nouns is not None and (child.pos == "PROPN" or child.lemma.lower() in nouns):
                return True
        return self.is_behind(self.time_of(noun))

    def above(self, noun: Node) -> Iterator[tuple[Status, Node]]:
        """Yield what nouns above say, nearest first: "la perte du bastion", "la démission de X"."""
        marks = self._syntax.owner_prepositions
        while noun.head is not None and noun.dep == "nmod" and noun.case() in marks:
            noun = noun.head
            for cue in self._lexicon.noun_cues(noun.lemma.lower(), "NOUN"):
                if not cue.words and cue.stance.status is not None:
                    yield cue.stance.status, noun

    def aim(self, noun: Node) -> Modality | None:
        """How it stands what is only aimed at or asked for: "la bataille pour la reprise de X"."""
        syntax, above = self._syntax, noun.head
        if above is None or noun.dep not in ("nmod", "obl"):
            return None
        if noun.case() in syntax.purpose_marks:
            effort = best(self._lexicon.cues(above.lemma.lower(), "VERB"), above)
            tries = effort is not None and effort.stance.modality is Modality.WANTED
            return Modality.WANTED if tries or above.lemma.lower() in syntax.aim_nouns else None
        bare = (
            above.dep in ("nmod", "compound", "amod", "acl") and not above.case()
        )  # "une étape clé"
        steps = syntax.step_nouns.get(noun.case(), ())
        if any(
            n is not None and n.lemma.lower() in steps
            for n in (above, above.head if bare else None)
        ):
            return Modality.WANTED
        if noun.case() not in syntax.dative_prepositions or above.pos != "NOUN":
            return None
        cue = best(self._lexicon.cues(above.lemma.lower(), "NOUN"), above)
        return cue.stance.modality if cue is not None else None

    def _beside(self, noun: Node) -> Iterator[Cue]:
        cues = self._lexicon.noun_cues
        before = noun.before  # "jadis bastion des rebelles", wherever a parser hangs it
        beside = [before] if before is not None and before.pos == "ADV" else []
        cases = {case.i for case in noun.kids("case")}  # "shortly before her death": it was
        for adverb in (*noun.kids("advmod"), *beside):
            if adverb.i + 1 not in cases:
                yield from cues(adverb.lower, "ADV")
        for child in noun.kids("amod", "acl", "compound", "nmod"):
            if child.dep == "nmod" and child.pos != "ADJ":
                continue
            clause = self._speech.clause_at(child)
            if clause is not None and (child.kid("advmod") or child.is_finite):
                yield from self._of_clause(child, noun)
                continue
            yield from cues(child.lemma.lower(), "ADJ") or cues(child.lower, "ADJ")
            if child.is_participle:
                yield from matching(cues(child.lemma.lower(), "VERB"), child)
        for cue in matching(cues(noun.lemma.lower(), "NOUN"), noun):
            if cue.words and self._is_bare(cue, noun):
                yield cue

    def _of_clause(self, verb: Node, noun: Node) -> Iterator[Cue]:
        """Yield what a relative clause or participle says of its noun, if it does not deny it."""
        clause = self._speech.clause_at(verb)
        denied = any(self._denies(adverb) for adverb in verb.kids("advmod"))
        if clause is not None and clause.passive and noun in clause.subjects and not denied:
            yield from matching(self._lexicon.noun_cues(verb.lemma.lower(), "VERB"), verb)

    def _denies(self, adverb: Node) -> bool:
        negators = self._syntax.negators
        return adverb.lower in negators or adverb.has("Polarity=Neg")

    @staticmethod
    def _is_bare(cue: Cue, noun: Node) -> bool:
        """Whether nothing else is said of the further word: not "le président élu en 2019"."""
        parts = (c for c in noun.children if {c.lower, c.lemma.lower()} & set(cue.words))
        return all(not part.children for part in parts)


def _complements(noun: Node) -> Iterator[Node]:
    """Yield what a noun's phrase says beside it: in "chef de la police sous X", both."""
    for child in noun.kids("nmod", "obl", "advmod"):
        yield child
        yield from _complements(child)


def _spans_years(time: TimeExpression) -> bool:
    """Whether it runs from year to year: days belong to what is done, a year to what it names."""
    first, mark, last = (time.value or "").partition("/")
    return bool(mark) and all(len(end) in (_OPEN, _YEAR) for end in (first, last))
