"""Text to sentences and quotations: rules, no pipeline."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.segments import segments
from kg.languages import Language, load
from kg.languages.segmentation.quotation_marks import quoted_spans
from kg.languages.segments import Segments
from kg.model import Document, Paragraph, ParagraphKind

FR = load("fr")


ANY = Language("xx", "a language that says nothing")


def cut(text: str, language: Language = FR) -> list[str]:
    found = segments(Document("d", text, language.code), language)
    return [text[s.start : s.end] for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il pleut. Il neige.", ["Il pleut.", "Il neige."]),
        ("M. Brun est parti. Il revient.", ["M. Brun est parti.", "Il revient."]),
        ("J. Brun et al. partent. Il reste.", ["J. Brun et al. partent.", "Il reste."]),
        ("Il en a vendu 3.5 millions.", ["Il en a vendu 3.5 millions."]),
        ("Est-ce vrai ? Non ! Si…", ["Est-ce vrai ?", "Non !", "Si…"]),
        (
            "«Nous partons demain matin», a dit le maire.",
            ["«Nous partons demain matin»", ", a dit le maire."],
        ),
        (
            "Le maire a répondu : «Nous partons demain matin. Rien ne change.»",
            ["Le maire a répondu :", "«Nous partons demain matin.", "Rien ne change.»"],
        ),
        (
            "Il parle d'un « accord historique » avec Oslo.",
            ["Il parle d'un « accord historique » avec Oslo."],
        ),
        (
            "“Nous ne voulons pas la guerre.” Le général est parti.",
            ["“Nous ne voulons pas la guerre.”", "Le général est parti."],
        ),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "sentences",
    [
        ("Мэр уехал.", "Ёлка стоит!", "5 человек остались.", "«Вернётся ли он?»", "Нет."),
        ("Ο δήμαρχος έφυγε.", "Έμεινε κανείς;", "Όχι."),
        ("غادر الوزير.", "هل يعود؟", "لا."),
        ("وزیر چلا گیا۔", "کیا وہ آئے گا؟"),
        ("मंत्री चले गए।", "क्या वे लौटेंगे?"),
        ("市长走了。", "他会回来吗？", "会！"),
        ("El alcalde se fue.", "¿Volverá?", "¡No!", "«Nadie lo sabe.»"),
        ("Œuvre ou non, il part.", "Šime reste."),
    ],
)
def test_any_script(sentences: tuple[str, ...]) -> None:
    greek = Segments(question_marks="?!;")
    language = Language("el", "ελληνικά", segments=greek) if ";" in sentences[1] else ANY
    glue = "" if sentences[0].endswith("。") else " "
    assert cut(glue.join(sentences), language) == list(sentences)


@pytest.mark.parametrize(
    "text",
    [
        "А. С. Орлов и г. Белин уехали.",
        "Рост 3.5 процента.",
        "وصل د. سامي إلى المدينة.",
        "Der 3. mai",
        "Ein Fall von 3.5 Prozent",
    ],
)
def test_no_end_of_a_sentence(text: str) -> None:
    language = Language("xx", "x", segments=Segments(abbreviations=frozenset({"г."})))
    assert cut(text, language) == [text]


def test_quotations_and_datelines_in_any_script() -> None:
    assert cut("МОСКВА (ТАСС) - Мэр уехал.", ANY) == ["МОСКВА (ТАСС) -", "Мэр уехал."]
    text = "«Мы уедем завтра утром», сказал мэр."
    assert cut(text, ANY) == ["«Мы уедем завтра утром»", ", сказал мэр."]
    text = "«سنغادر المدينة غدا صباحا»، قال الوزير."
    assert cut(text, ANY) == ["«سنغادر المدينة غدا صباحا»", "، قال الوزير."]


def test_lower_case_may_begin_a_sentence_where_the_language_says_so() -> None:
    text = "he left. she stays."
    assert cut(text, ANY) == [text]
    lower = Language("xx", "x", segments=Segments(lower_case_starts=True))
    assert cut(text, lower) == ["he left.", "she stays."]


def test_line_breaks_between_paragraphs_stand_in_no_segment() -> None:
    text = "Titre de la dépêche\n\nLe maire est parti.\nIl revient."
    paragraphs = (Paragraph(0, 19, ParagraphKind.TITLE), Paragraph(21, len(text)))
    found = list(segments(Document("d", text, "fr", paragraphs=paragraphs), FR))
    assert [text[s.start : s.end] for s in found] == [
        "Titre de la dépêche",
        "Le maire est parti.",
        "Il revient.",
    ]


def test_furniture_is_not_read() -> None:
    text = "Le maire est parti.\n© Photo Untel"
    paragraphs = (Paragraph(0, 19), Paragraph(20, len(text), ParagraphKind.FURNITURE))
    found = list(segments(Document("d", text, "fr", paragraphs=paragraphs), FR))
    assert [segment.read for segment in found] == [True, False]


@given(st.text(alphabet="aB .!?«»“”\"'\n:,1é", max_size=80))
def test_segments_cover_the_words_once_and_in_order(text: str) -> None:
    found = list(segments(Document("d", text, "fr"), FR))
    for before, after in pairwise(found):
        assert before.end <= after.start
    covered = "".join(text[s.start : s.end] for s in found)
    assert "".join(covered.split()) == "".join(text.split())


@given(st.text(alphabet='a «»“”"', max_size=60))
def test_quoted_spans_lie_within_their_marks(text: str) -> None:
    for span in quoted_spans(text, FR.segments.quotation_marks):
        assert 0 <= span.outer_start <= span.start
        assert span.outer_end <= len(text)
        assert span.start <= span.end <= span.outer_end or span.start > span.end - 1


def test_unbalanced_marks() -> None:
    marks = FR.segments.quotation_marks
    (opened,) = quoted_spans("Il a dit « nous partons", marks)
    assert not opened.closed
    (closed,) = quoted_spans("nous partons », a-t-il dit", marks)
    assert (closed.start, closed.end) == (0, 12)
    assert quoted_spans("rien", marks) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Il gagne en 9"81 et en 10".', []),
        ('Un écran de 15" est "trop petit" pour elle.', ["trop petit"]),
        ('Elle a dit "en 2015" et "oui".', ["en 2015", "oui"]),
    ],
)
def test_a_mark_behind_a_digit_is_a_measure(text: str, quoted: list[str]) -> None:
    found = quoted_spans(text, FR.segments.quotation_marks)
    assert [text[span.start : span.end] for span in found] == quoted
