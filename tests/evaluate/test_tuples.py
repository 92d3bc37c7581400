"""Claims as tuples of open extraction, and their score as CaRB counts it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.evaluate.tuples.carb import Point, area, curve, read_gold, score
from kg.evaluate.tuples.tuples import Tuple, tuples_of
from kg.model import Claim, Mention, MentionKind, Predicate, Quotation, Role, Span

TEXT = "Osterov left Varn and met Mezin and Belin in Lissan, he said."
WHOLE = Span(0, len(TEXT), TEXT)


def _mention(words: str, **more: object) -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), words, **more)  # type: ignore[arg-type]


def _claim(verb: str, words: str, role: Role, subject: str = "Osterov") -> Claim:
    start = TEXT.index(verb)
    predicate = Predicate(start, start + len(verb), verb, f"open:{verb}")
    said = (_mention(subject), predicate, _mention(words))
    return Claim(verb + words, "d", verb, *said, role, WHOLE, "en")


def test_what_is_said_of_one_subject_is_one_tuple_an_object() -> None:
    claims = [
        _claim("met", "Mezin", Role.OBJ),
        _claim("met", "Belin", Role.OBJ),
        _claim("met", "Lissan", Role.PLACE),
        _claim("left", "Varn", Role.OBJ),
    ]
    assert tuples_of(TEXT, claims, {"in"}) == [
        Tuple("met", ("Osterov", "Mezin", "in Lissan")),
        Tuple("met", ("Osterov", "Belin", "in Lissan")),
        Tuple("left", ("Osterov", "Varn")),
    ]


def test_a_pronoun_is_whom_it_means() -> None:
    said = _claim("said", "Varn", Role.OBJ)
    he = _mention("he said", kind=MentionKind.PRONOUN, antecedent=(0, 7))
    told = Claim("1", "d", "e", he, said.predicate, said.object, Role.OBJ, WHOLE, "en")
    assert tuples_of(TEXT, [told], set())[0].arguments == ("Osterov", "Varn")


def test_what_is_said_of_a_subject_alone_has_an_empty_argument() -> None:
    said = _claim("left", "Varn", Role.OBJ)
    alone = replace(said, object=None, role=Role.NONE)
    assert tuples_of(TEXT, [alone], set()) == [Tuple("left", ("Osterov", ""))]


def test_a_preposition_is_no_word_of_the_predicate() -> None:
    text = "They pulled off a trick."
    they, trick = Mention(0, 4, "They"), Mention(16, 23, "a trick")
    predicate = Predicate(5, 15, "pulled off", "open:pull off")
    whole = Span(0, len(text), text)
    said = Claim("1", "d", "e", they, predicate, trick, Role.OBJ, whole, "en")
    assert tuples_of(text, [said], {"off"}) == [Tuple("pulled off", ("They", "a trick"))]


def test_who_says_what_is_a_tuple_once() -> None:
    content, cue = Span(0, 53, TEXT[:53]), _mention("said")
    speech = Quotation("1", "d", content, direct=False, speaker=_mention("Osterov"), cue=cue)
    told = Tuple("said", ("Osterov", content.text))
    assert tuples_of(TEXT, [], set(), quotations=[speech]) == [told]
    assert tuples_of(TEXT, [], set(), quotations=[replace(speech, speaker=None)]) == []
    claim = _claim("said", "met Mezin", Role.CLAUSE)
    assert len(tuples_of(TEXT, [claim], set(), quotations=[speech])) == 1


def test_shared_words_count_and_one_tuple_answers_once() -> None:
    gold = {"s": [Tuple("met", ("Osterov", "Mezin")), Tuple("met", ("Osterov", "Mezin today"))]}
    same = Tuple("met", ("Osterov", "Mezin"))
    found = score(gold, {"s": [same]})
    assert (found.precision, found.recall) == (1.0, pytest.approx((1 + 3 / 4) / 2))
    assert score(gold, {"s": [same, Tuple("fled", ("Osterov", "Mezin"))]}).precision == 0.5
    nothing = score(gold, {})
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("truth", "said", "precision", "recall"),
    [
        # what stands behind a subject is one argument, however it was cut
        (("met", "Osterov", "Mezin", "in Varn"), ("met", "Osterov", "Mezin in Varn"), 1, 1),
        # only the relation has to have a word in common
        (("met", "Osterov", "Mezin"), ("met", "he", "him"), 1 / 3, 1 / 3),
        (("met", "Osterov", "Mezin"), ("saw", "Osterov", "Mezin"), 0, 0),
        (("met", "Osterov", "Mezin"), ("met", "Osterov"), 0, 0),
        (("met", "Osterov", ""), ("met", "Osterov", ""), 1, 1),
        # an infinitive of the copula answers to its forms
        (("was", "Osterov", "an envoy"), ("be", "Osterov", "an envoy"), 1, 1),
        # of speech, the speaker may stand on either side
        (("said", "Osterov", "it rains"), ("said", "it rains", "Osterov"), 1, 1),
        (("met", "Osterov", "Mezin"), ("met", "Mezin", "Osterov"), 1 / 3, 1 / 3),
    ],
)
def test_pairs_count_as_carb_counts_them(
    truth: tuple[str, ...], said: tuple[str, ...], precision: float, recall: float
) -> None:
    gold, found = ({"s": [Tuple(one[0], one[1:])]} for one in (truth, said))
    point = score(gold, found)
    assert (point.precision, point.recall) == (pytest.approx(precision), pytest.approx(recall))


def test_a_curve_has_a_point_for_each_confidence() -> None:
    gold = {"s": [Tuple("met", ("Osterov", "Mezin")), Tuple("left", ("Osterov", "Varn"))]}
    sure, unsure = Tuple("met", ("Osterov", "Mezin"), 0.9), Tuple("fled", ("he", "us"), 0.4)
    points = curve(gold, {"s": [sure, unsure]})
    assert points == [Point(0.4, 0.5, 0.5), Point(0.9, 1.0, 0.5)]
    assert area(points) == pytest.approx(0.5)
    assert area([]) == 0.0


def test_a_line_without_a_subject_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text("It rains .\train\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"gold\.tsv:1: "):
        read_gold(path)
