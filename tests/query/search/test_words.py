"""Words of texts and of what is looked for."""

from __future__ import annotations

import contextlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.search.spelling import corners, distance, mistakes
from kg.query.search.wanted import Term, terms
from kg.query.search.words import indexed, units

letters = st.text(string.ascii_lowercase, min_size=4, max_size=7)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Été à Noël", ["ete", "a", "noel"]),
        ("E\u0301te\u0301", ["ete"]),
        ("l’œuvre d'O.N.U.", ["l", "oeuvre", "d", "onu"]),
        ("Москва́ हिन्दी", ["москва", "हिन्दी"]),
        ("porte-avions, porte\u2011avions, porte\u00adavions", ["porte", "avions"] * 3),
        ("\x00\x1b[2J\ud800 —", ["2j"]),
    ],
)
def test_words_are_letters_and_digits_without_accents(text: str, forms: list[str]) -> None:
    assert [form for unit in units(text) for form in unit.forms] == forms


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    for unit in units(text):
        for word in unit.words:
            assert 0 <= word.start < word.end <= len(text)
            assert indexed(text[word.start : word.end])[0] == word.form


@given(st.text(max_size=400))
def test_whatever_is_typed_is_words_or_one_error(text: str) -> None:
    found: tuple[Term, ...] = ()
    with contextlib.suppress(QueryError):
        found = terms(text)
    assert all(form and '"' not in form for term in found for form in term.forms)


@given(letters, st.data())
def test_one_mistake_spares_a_corner(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    typed = data.draw(
        st.sampled_from(
            [
                word[:place] + letter + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + word[place + 1 :],
                word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
            ]
        )
    )
    assert distance(typed, word, 2) <= 1
    if mistakes(typed) == 1:
        begin, end = corners(typed, 1)
        assert word.startswith(begin) or word.endswith(end)


def test_more_than_it_takes_is_refused() -> None:
    with pytest.raises(QueryError, match="has 401 characters"):
        terms("a" * 401)
    with pytest.raises(QueryError, match="has 33 words"):
        terms(" ".join(string.ascii_letters[:33]))
    with pytest.raises(QueryError, match="no word to look for"):
        terms('"" * OR'[:4])
