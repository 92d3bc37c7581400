"""The French lexicon: coverage, and what the loader refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Modality
from kg.ontology import Knowledge, load
from kg.ontology.lexicon.notation import NotationError, read_pattern, read_selection, read_wording


def relations(knowledge: Knowledge, lemma: str, pos: str) -> set[str]:
    return {p.relation for f in knowledge.lexicon.frames(lemma, pos) for p in f.states}


def test_every_relation_has_a_wording(knowledge: Knowledge) -> None:
    worded = {p.relation for f in knowledge.lexicon.all_frames for p in f.states}
    assert set(knowledge.ontology.relations) == worded


def test_the_lexicon_is_as_large_as_promised(knowledge: Knowledge) -> None:
    assert len({(f.lemma, f.words, f.pos) for f in knowledge.lexicon.all_frames}) >= 900
    assert len(knowledge.lexicon.all_cues) >= 300
    assert len(knowledge.lexicon.nouns) >= 700


@pytest.mark.parametrize(
    ("lemma", "pos", "relation"),
    [
        ("envoyer", "VERB", "kg:sentVia"),
        ("diffusion", "NOUN", "kg:published"),
        ("avancer", "VERB", "kg:proposed"),
        ("porter", "VERB", "kg:about"),
        ("contrôler", "VERB", "kg:controls"),
        ("diriger", "VERB", "kg:ledBy"),
        ("exister", "VERB", "kg:connects"),
        ("respecter", "VERB", "kg:compliedWith"),
        ("contrôle", "NOUN", "kg:controlledBy"),
    ],
)
def test_wordings(knowledge: Knowledge, lemma: str, pos: str, relation: str) -> None:
    assert relation in relations(knowledge, lemma, pos)


def test_expressions_stand_under_their_head_word(knowledge: Knowledge) -> None:
    parts = [f for f in knowledge.lexicon.frames("faire", "VERB") if f.words == ("partie",)]
    assert {p.relation for f in parts for p in f.states} >= {"kg:partOf"}
    seizing = knowledge.lexicon.frames("emparer", "VERB")
    assert [f.reflexive for f in seizing] == [True]


@pytest.mark.parametrize(
    ("lemma", "pos", "stance", "modality", "negates", "holder"),
    [
        ("affirmer", "VERB", "asserts", Modality.ASSERTED, False, True),
        ("nier", "VERB", "denies", Modality.ASSERTED, True, True),
        ("espérer", "VERB", "hopes", Modality.WANTED, False, True),
        ("pouvoir", "VERB", "may", Modality.POSSIBLE, False, False),
        ("devoir", "VERB", "compels", Modality.ORDERED, False, False),
        ("incapacité", "NOUN", "unable", Modality.ASSERTED, True, False),
        ("selon", "ADP", "asserts", Modality.ASSERTED, False, True),
        ("peut-être", "ADV", "possible", Modality.POSSIBLE, False, False),
    ],
)
def test_cues(
    knowledge: Knowledge,
    lemma: str,
    pos: str,
    stance: str,
    modality: Modality,
    negates: bool,
    holder: bool,
) -> None:
    found = knowledge.lexicon.cues(lemma, pos)[0].stance
    assert (found.name, found.modality) == (stance, modality)
    assert (found.negates, found.holder) == (negates, holder)


@pytest.mark.parametrize(
    ("noun", "cls"),
    [
        ("lettre", "kg:Message"),
        ("communiqué", "kg:Communique"),
        ("ministère", "kg:Ministry"),
        ("porte-parole", "kg:Position"),
        ("réfugié", "kg:Person"),
        ("population", "kg:Group"),
        ("camp", "kg:Facility"),
        ("zone", "kg:Region"),
        ("cessez-le-feu", "kg:Agreement"),
        ("missile", "kg:Weapon"),
        ("groupe armé", "kg:ArmedGroup"),
    ],
)
def test_classes_of_nouns(knowledge: Knowledge, noun: str, cls: str) -> None:
    assert knowledge.lexicon.noun_class(noun) == cls


def test_cues_may_be_auxiliaries_and_name_a_marked_complement(
    write: Callable[[str, str], Path],
) -> None:
    folder = write(
        "lexicon/fr-more.ttl",
        'fr:hisser a kgl:CueEntry ; kgl:pos "AUX" ; kgl:lemma "hisser", "hisser avoir" ;\n'
        '    kgl:stance kgl:possible ; kgl:complement "clause", "à" .',
    )
    lexicon = load("fr", (folder,)).lexicon
    assert {cue.words for cue in lexicon.cues("hisser", "AUX")} == {(), ("avoir",)}
    assert {cue.complement for cue in lexicon.cues("hisser", "AUX")} == {("clause", "à")}
    assert lexicon.cues("hisser", "VERB") == ()


def test_what_nobody_is_named_to_hold(knowledge: Knowledge) -> None:
    said = knowledge.lexicon.cues("affirmer", "VERB")[0].stance
    confirmed = knowledge.lexicon.cues("confirmer", "VERB")[0].stance
    assert (said.unheld, confirmed.unheld) == (Modality.POSSIBLE, None)


def test_unknown_words_say_nothing(knowledge: Knowledge) -> None:
    assert knowledge.lexicon.frames("schtroumpfer", "VERB") == ()
    assert knowledge.lexicon.cues("schtroumpfer", "VERB") == ()
    assert knowledge.lexicon.noun_class("schtroumpf") is None


def test_a_selected_slot_that_no_pattern_reads_is_a_condition(
    write: Callable[[str, str], Path],
) -> None:
    folder = write(
        "lexicon/fr-more.ttl",
        'fr:hisser a kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:controls(subj, sur)" ;\n'
        '    kgl:select "obj: !kg:Artifact", "sur: kg:Place" .',
    )
    frame = load("fr", (folder,)).lexicon.frames("hisser", "VERB")[0]
    assert frame.select == {"obj": ("!kg:Artifact",), "sur": ("kg:Place",)}
    assert frame.conditions == {"obj": ("!kg:Artifact",)}


def test_what_a_slot_may_not_hold(write: Callable[[str, str], Path]) -> None:
    folder = write(
        "lexicon/fr-more.ttl",
        'fr:hisser a kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:owns(subj, obj)" ;\n'
        '    kgl:except "obj: voile kg:Weapon", "clause" .',
    )
    frame = load("fr", (folder,)).lexicon.frames("hisser", "VERB")[0]
    assert frame.barred == {"obj": ("voile", "kg:Weapon"), "clause": ()}
    assert frame.bars == {"clause": ()}


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (
            """kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:sent(subj, obj)" ;
            kgl:except "obj: kg:Flag" """,
            "excepts kg:Flag",
        ),
        (
            """kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:sent(subj, obj)" ;
            kgl:except "obj|: voile" """,
            "empty slot",
        ),
        ('kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:hoisted(subj, obj)"', "no such rel"),
        ('kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:sent(obj)"', "is not of the form"),
        ('kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:sent(sujb, obj)"', "slot 'sujb'"),
        ('kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:sent(self, obj)"', "slot 'self'"),
        ('kgl:NounEntry ; kgl:lemma "mât" ; kgl:states "kg:sent(obj, self)"', "slot 'obj'"),
        ('kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:sent(subj, word)"', "slot 'word'"),
        ('kgl:VerbEntry ; kgl:lemma "hisser"', "states nothing"),
        ('kgl:VerbEntry ; kgl:states "kg:sent(subj, obj)"', "no kgl:lemma"),
        ('kgl:NounEntry ; kgl:lemma "mât" ; kgl:class kg:Mast', "no such class"),
        (
            """kgl:VerbEntry ; kgl:lemma "hisser" ; kgl:states "kg:sent(subj, obj)" ;
            kgl:select "obj: kg:Flag" """,
            "selects kg:Flag",
        ),
        (
            'kgl:CueEntry ; kgl:pos "VERB" ; kgl:lemma "hisser" ; kgl:stance kgl:hoists',
            "no such st",
        ),
        ('kgl:CueEntry ; kgl:pos "VREB" ; kgl:lemma "hisser" ; kgl:stance kgl:asserts', "'VREB'"),
        ('kgl:CueEntry ; kgl:lemma "hisser" ; kgl:stance kgl:asserts', "no kgl:pos"),
        (
            """kgl:CueEntry ; kgl:pos "VERB" ; kgl:lemma "hisser" ; kgl:stance kgl:asserts ;
            kgl:complement "que" """,
            "no such complement",
        ),
        ('kgl:Stance ; kgl:holder true ; kgl:unheld "maybe"', "no such modality"),
        (
            'kgl:CueEntry ; kgl:pos "VERB" ; kgl:lemma "affirmer" ; kgl:stance kgl:asserts',
            "another",
        ),
        ('kgl:NounEntry ; kgl:lemma "lettre" ; kgl:class kg:Weapon', "it has kg:Message"),
    ],
)
def test_broken_entries_are_refused(
    refused: Callable[[str, str], str], body: str, what: str
) -> None:
    message = refused("lexicon/fr-mine.ttl", f"fr:mien a {body} .")
    assert what in message
    assert "fr:mien" in message
    assert re.match(r"lexicon/fr-mine\.ttl:(9|10): ", message)


SLOTS = st.lists(st.sampled_from(["subj", "obj", "à", "par", "auprès de"]), min_size=1, max_size=3)


@given(SLOTS, SLOTS)
def test_patterns_read_back_what_was_written(subject: list[str], obj: list[str]) -> None:
    pattern = read_pattern(f"kg:sent({'|'.join(subject)}, {'|'.join(obj)})")
    assert pattern.relation == "kg:sent"
    assert (list(pattern.subject.names), list(pattern.object.names)) == (subject, obj)


@given(SLOTS, st.lists(st.sampled_from(["kg:Actor", "!kg:Place"]), min_size=1, max_size=3))
def test_selections_read_back_what_was_written(slots: list[str], classes: list[str]) -> None:
    assert read_selection(f"{'|'.join(slots)}: {' '.join(classes)}") == (
        tuple(slots),
        tuple(classes),
    )


@pytest.mark.parametrize("text", ["", "obj", "obj:", "kg:Actor"])
def test_broken_selections_are_refused(text: str) -> None:
    with pytest.raises(NotationError):
        read_selection(text)


def test_wordings_are_taken_apart() -> None:
    wording = read_wording("se mettre d'accord", ("se", "s'"))
    assert (wording.head, wording.words, wording.reflexive) == ("mettre", ("d'", "accord"), True)
    wording = read_wording("à la *tête", ("se", "s'"))
    assert (wording.head, wording.words, wording.reflexive) == ("tête", ("à", "la"), False)
    with pytest.raises(NotationError):
        read_wording("*deux *têtes")
