"""How a language says the relations: frames of verbs, nouns and adjectives; cues of stance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Modality, Status

__all__ = ["Cue", "Frame", "Lexicon", "Pattern", "Slot", "Stance"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a frame: alternative names in order (``subj``, ``obj``, ``à``, ``via`` …)."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A relation that a frame states between the fillers of two of its slots."""

    relation: str
    subject: Slot
    object: Slot


@dataclass(frozen=True, slots=True)
class Frame:
    """One wording of relations.

    ``lemma`` is the head word; ``words`` the other lemmas of an expression of several words;
    ``reflexive`` whether the verb takes a reflexive pronoun. ``select`` maps a slot to the classes
    that its filler must have: an unknown class passes, unless written with ``!`` (strict). Slots
    that a pattern reads only take fillers that fit; ``conditions`` are the others: a filler that
    does not fit, or a strict one that is missing, and the frame does not apply.

    ``barred`` maps a slot to what its filler may not be: classes or nouns ("défendre un titre");
    nothing named, and the slot must be empty. What a pattern's slot bars does not fill it; in any
    other slot it bars the frame. An ``idiom`` means something else than its shorter wordings:
    they are not read where it states nothing.
    """

    iri: str
    lemma: str
    pos: str
    words: tuple[str, ...] = ()
    reflexive: bool = False
    states: tuple[Pattern, ...] = ()
    select: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    barred: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    idiom: bool = False

    @property
    def conditions(self) -> dict[str, tuple[str, ...]]:
        """Selected slots that no pattern reads."""
        if not self.select:
            return {}
        return {slot: kinds for slot, kinds in self.select.items() if slot not in self._read}

    @property
    def bars(self) -> dict[str, tuple[str, ...]]:
        """What bars the frame where it stands in a slot that no pattern reads."""
        if not self.barred:
            return {}
        return {slot: kinds for slot, kinds in self.barred.items() if slot not in self._read}

    @property
    def _read(self) -> set[str]:
        return {name for p in self.states for name in (*p.subject.names, *p.object.names)}


@dataclass(frozen=True, slots=True)
class Stance:
    """What a cue does to the content below it.

    ``name`` is short (``asserts``); ``negates`` turns the polarity round; ``holder`` tells that
    the cue's subject is the one who holds the content, ``unheld`` how surely it stands where
    nobody is named who does ("is said to have …"), if otherwise than by ``modality``. ``status``
    tells that it has ended, is planned or was called off, ``done`` how surely it stands where the
    cue is told as done ("a dû partir": he left), ``given`` that it is so whatever is said of the
    cue ("il devrait savoir que P", "il ne sait pas que P": P).
    """

    iri: str
    name: str
    modality: Modality = Modality.ASSERTED
    negates: bool = False
    holder: bool = False
    unheld: Modality | None = None
    status: Status | None = None
    done: Modality | None = None
    given: bool = False

    @property
    def reports(self) -> bool:
        """Whether it tells what somebody says or thinks: more than what he fears or threatens."""
        return self.holder and self.unheld is not None

    @property
    def tells_status_alone(self) -> bool:
        """Whether it leaves holder, polarity and modality as they are and changes the status."""
        plain = self.modality is Modality.ASSERTED and not (
            self.negates or self.holder or self.done
        )
        return self.status is not None and plain


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or expression that tells who holds a content and how surely.

    ``control`` names the slot whose filler acts in an infinitive below (``subj``, ``obj``, ``à``);
    ``complement`` the kinds of complement that make it a cue (``clause``, ``infinitive``,
    ``question``, ``obj``, ``quotation``, or a preposition), empty for any. One with ``obj``, or
    that tells a status alone, is said of what nouns name: see ``Lexicon.noun_cues``.
    """

    iri: str
    lemma: str
    pos: str
    stance: Stance
    words: tuple[str, ...] = ()
    reflexive: bool = False
    control: str = ""
    complement: tuple[str, ...] = ()

    @property
    def of_nouns(self) -> bool:
        """Whether it tells how what a noun names stands, not a clause."""
        return self.stance.tells_status_alone or "obj" in self.complement


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The wordings of one language, by lemma (lower case) and part of speech.

    Expressions of several words are found under their head word: the first, or the one that the
    TTL marks with ``*``. ``prepositions`` may name slots. Use ``Lexicon.of`` to make one.
    """

    lang: str
    all_frames: tuple[Frame, ...]
    all_cues: tuple[Cue, ...]
    nouns: Mapping[str, str] = field(repr=False)
    prepositions: frozenset[str] = field(repr=False)
    long_nouns: frozenset[str] = field(repr=False)  # first words of nouns of several words
    _frames: Mapping[tuple[str, str], tuple[Frame, ...]] = field(repr=False)
    _cues: Mapping[tuple[str, str], tuple[Cue, ...]] = field(repr=False)
    _noun_cues: Mapping[tuple[str, str], tuple[Cue, ...]] = field(repr=False)

    @classmethod
    def of(
        cls,
        lang: str,
        frames: Iterable[Frame],
        cues: Iterable[Cue],
        nouns: Mapping[str, str],
        prepositions: Iterable[str] = (),
    ) -> Lexicon:
        """Return a lexicon with these frames, cues and classes of nouns (by whole lemma).

        Capitals of nouns don't count ("ONG", "coup d'État").
        """
        frames = tuple(frames)
        cues = tuple(cues)
        by_frame: dict[tuple[str, str], list[Frame]] = {}
        for frame in frames:
            by_frame.setdefault((frame.lemma, frame.pos), []).append(frame)
        by_cue: dict[tuple[str, str], list[Cue]] = {}
        of_nouns: dict[tuple[str, str], list[Cue]] = {}
        for cue in cues:
            table = of_nouns if cue.of_nouns else by_cue
            table.setdefault((cue.lemma, cue.pos), []).append(cue)
        return cls(
            lang,
            frames,
            cues,
            {noun.lower(): kind for noun, kind in nouns.items()},
            frozenset(prepositions),
            frozenset(noun.lower().split()[0] for noun in nouns if " " in noun),
            {key: tuple(found) for key, found in by_frame.items()},
            {key: tuple(found) for key, found in by_cue.items()},
            {key: tuple(found) for key, found in of_nouns.items()},
        )

    def frames(self, lemma: str, pos: str) -> tuple[Frame, ...]:
        """Return the frames whose head word is ``lemma`` (``VERB``, ``NOUN`` or ``ADJ``).

        >>> from kg.ontology import load
        >>> [p.relation for f in load("fr").lexicon.frames("contenir", "VERB") for p in f.states]
        ['kg:contains']
        """
        return self._frames.get((lemma, pos), ())

    def cues(self, lemma: str, pos: str) -> tuple[Cue, ...]:
        """Return the cues whose head word is ``lemma`` (``VERB AUX NOUN ADJ ADP ADV``).

        >>> from kg.ontology import load
        >>> [cue.stance.name for cue in load("fr").lexicon.cues("espérer", "VERB")]
        ['hopes']
        """
        return self._cues.get((lemma, pos), ())

    def noun_cues(self, lemma: str, pos: str) -> tuple[Cue, ...]:
        """Return the cues that tell how what a noun names stands ("annuler" a visit, "ancien").

        >>> from kg.ontology import load
        >>> [cue.stance.status.value for cue in load("fr").lexicon.noun_cues("annuler", "VERB")]
        ['cancelled']
        """
        return self._noun_cues.get((lemma, pos), ())

    def noun_class(self, lemma: str) -> str | None:
        """Return the class of what a noun in lower case denotes, or ``None``.

        >>> from kg.ontology import load
        >>> load("fr").lexicon.noun_class("missive")
        'kg:Message'
        """
        return self.nouns.get(lemma)

    def event_nouns(self) -> tuple[tuple[str, str], ...]:
        """Return the nouns of one word that name what a relation says: relation and noun, sorted.

        Relations of the event itself ("l'attaque à Lorn") are left out, and so are nouns that
        report: who denies a revelation denies what it says, not that somebody published it.

        >>> from kg.ontology import load
        >>> ("kg:released", "libération") in load("fr").lexicon.event_nouns()
        True
        """
        found = {
            (pattern.relation, frame.lemma)
            for frame in self.all_frames
            if frame.pos == "NOUN" and not frame.words
            if not any(cue.stance.reports for cue in self.cues(frame.lemma, "NOUN"))
            for pattern in frame.states
            if "self" not in (*pattern.subject.names, *pattern.object.names)
        }
        return tuple(sorted(found))
