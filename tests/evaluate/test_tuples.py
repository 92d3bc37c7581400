"""Claims as tuples of open extraction, and their score as CaRB counts it."""

from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.evaluate.tuples.carb import read_gold, score
from kg.evaluate.tuples.tuples import Tuple, tuples_of
from kg.model import Claim, Mention, MentionKind, Predicate, Role, Span

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


def test_shared_words_count_and_one_tuple_answers_once() -> None:
    gold = {"s": [Tuple("met", ("Osterov", "Mezin")), Tuple("met", ("Osterov", "Mezin today"))]}
    same = Tuple("met", ("Osterov", "Mezin"))
    assert score(gold, {"s": [same]})[:2] == (1.0, pytest.approx((1 + 3 / 4) / 2))
    assert score(gold, {"s": [same, Tuple("fled", ("Osterov", "Mezin"))]})[0] == 0.5
    assert score(gold, {}) == (0.0, 0.0, 0.0)


def test_a_line_without_a_subject_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text("It rains .\train\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"gold\.tsv:1: "):
        read_gold(path)
