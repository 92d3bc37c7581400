"""How texts are read: edits, and the way back to every character of the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import document_from_text
from kg.languages import load
from kg.model import Document, Paragraph, Span
from kg.text.view import view_of
from tests.text.disturbances import DISTURBANCES, plain

FR = load("fr")
WORDS = ("Le", "l'armée", "été", "après-midi", "signé", "affiché", "Mali", "«", "»", "fin.", "3")


def read_as(text: str) -> str:
    """What a text of one paragraph is read as."""
    view = view_of(Document("d", text, "fr", paragraphs=(Paragraph(0, len(text)),)), FR)
    return view.document.text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Le\u00a0\u2009chef  part", "Le chef part"),
        ("Le chef\n part.", "Le chef part."),
        ("l'e\u0301te\u0301", "l'été"),
        ("le gou\u00adver\u200bnement", "le gouvernement"),
        ("le gouver-\nnement", "le gouvernement"),
        ("le gouver\u00ad\nnement", "le gouvernement"),
        ("le Mont-\nBlanc, a-t-\nil dit", "le Mont-Blanc, a-t-il dit"),
        ("un cessez-\nle-feu", "un cessez-le-feu"),
        ("un porte-\navions", "un porte-avions"),
        ("lʼarmée d`Oran", "l'armée d'Oran"),
        ("le conﬂit oﬃciel", "le conflit officiel"),
        ("<< Oui >>", "« Oui »"),
        ("franco–russe, sous\u2011sol", "franco-russe, sous-sol"),
        ("la fin.La suite", "la fin. La suite"),
        ("la fin.»La suite", "la fin.» La suite"),
        ("en 2018.Il part", "en 2018. Il part"),
        ("l'O.T.A.N. a dit", "l'OTAN a dit"),
        (
            "la troupe de l'O.N.U. La pluie sur la ville",
            "la troupe de l'ONU. La pluie sur la ville",
        ),
        ("M. J.P. Nom", "M. J.P. Nom"),
        ("la R.D. Congo", "la R.D. Congo"),
        ("l'U.na.d.s. Elle part.", "l'UNADS. Elle part."),
        ("le F.p.l.d part", "le FPLD part"),
        (
            "dix rebelles.»Nous partons «, dit-il.Il part.",
            "dix rebelles. »Nous partons «, dit-il. Il part.",
        ),
        ("le F.pa.k et le Co.Mi.C.I.", "le FPAK et le COMICI."),
        ("l' armée d' Oran, aujourd' hui", "l'armée d'Oran, aujourd'hui"),
        ("l' « ami » qu' il voit", "l'« ami » qu'il voit"),
        ("il demande larrêt dune grève", "il demande l'arrêt d'une grève"),
        ("Larmée na pas d armes à lONU", "L'armée n'a pas d'armes à l'ONU"),
        ("quil parte dAlger, cest lété", "qu'il parte d'Alger, c'est l'été"),
        ("l’arrêt dintimider lennemi", "l’arrêt d'intimider l'ennemi"),
        ("M. J. Nom", "M. J. Nom"),
        ("il est attaqué\u00a0», dit", "il est attaqué », dit"),
        ("lâ€™Å“uvre", "l’œuvre"),
        ("Ã©tÃ© Ã\u00a0 Oran", "été à Oran"),
    ],
)
def test_what_is_read_as_what(text: str, read: str) -> None:
    assert read_as(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "L’armée a dit « oui » à l'Élysée – hier – en 2014–2018.",
        "Voir www.Nom.Fr, la page 3.5 et nom.prenom@Site.fr.",
        "Une ligne\n\nUne autre",
        "Il est attaqué»,",
        "La dune est là, le lavoir, la démission, le livre, la médaille, deux dons.",
        "Laura a vu Lorient, Lille et le Mali au 10 m air comprimé.",
        "L'été, l'hiver, l'eau, l'air, d'une île à l'autre larrêt d'Oran.",
        "Voir lexpress.fr, la page 3.5.",
        "Чайковский пишет. 彼は来た。",
    ],
)
def test_clean_texts_are_read_as_they_stand(text: str) -> None:
    document = document_from_text("d", text, lang="fr")
    assert view_of(document, FR).document is document


def test_lines_of_furniture_and_several_paragraphs_stay_apart() -> None:
    text = "Titre\n\nLe chef  part.\n\nIl pleut."
    view = view_of(document_from_text("d", text, lang="fr"), FR)
    assert view.document.text == "Titre\n\nLe chef part.\n\nIl pleut."
    assert [view.document.text[p.start : p.end] for p in view.document.paragraphs] == [
        "Titre",
        "Le chef part.",
        "Il pleut.",
    ]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.sampled_from(list(DISTURBANCES))
)
def test_whatever_is_disturbed_every_word_is_found_again(words: list[str], name: str) -> None:
    text = DISTURBANCES[name](" ".join(words))
    if not text.strip():
        return
    document = document_from_text("d", text, lang="fr")
    for paragraph in document.paragraphs:
        assert 0 <= paragraph.start < paragraph.end <= len(text)
    view = view_of(document, FR)
    read = view.document.text
    at = 0
    for word in read.split():
        start = read.index(word, at)
        at = start + len(word)
        span = view.span(Span(start, at, word))
        assert text[span.start : span.end] == span.text
        assert not span.text[:1].isspace()
        assert plain(span.text) == plain(word)


@given(st.text(alphabet="aé.ONU '’-\u00ad\u200b\u00a0\n\t\u0301ﬁÃ©«»<>", max_size=60))
def test_any_text_leads_back_to_itself(text: str) -> None:
    document = Document("d", text, "fr", paragraphs=(Paragraph(0, len(text)),) if text else ())
    view = view_of(document, FR)
    edited, read = view.edited, view.document.text
    if edited is None:
        assert read == text
        return
    places = [edited.back(i, i + 1) for i in range(len(read))]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert places == sorted(places)
    for i, (start, end) in enumerate(places):
        if end - start == 1 and text[start] == read[i]:
            assert edited.forth(start) <= i
    whole = edited.back(0, len(read))
    assert text[whole[0] : whole[1]] == view.span(Span(0, len(read), read)).text
