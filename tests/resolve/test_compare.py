"""Short names against long ones."""

import pytest

from kg.languages import load
from kg.resolve.compare import compare
from kg.resolve.forms import name_form, slug

PERSON, ORGANIZATION = "person", "organization"


@pytest.mark.parametrize(
    ("short", "long", "reason"),
    [
        ("brun", "jean brun", "the surname"),
        ("de la cruz", "ana de la cruz", "the surname"),
        ("j brun", "jean brun", "initials and surname"),
        ("j p brun", "jean paul brun", "initials and surname"),
        ("john brun", "john f brun", "the same first and last name"),
    ],
)
def test_what_fits(short, long, reason):
    judgement = compare(tuple(short.split()), tuple(long.split()), PERSON)
    assert judgement is not None
    assert judgement.reason == reason
    assert 0 < judgement.score < 1


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("paul brun", "jean brun"),
        ("jean", "jean brun"),
        ("p brun", "jean brun"),
        ("jean brun", "jean brun"),
        ("jean brun", "brun"),
        ("jean brun", "jean paul"),
    ],
)
def test_what_does_not(short, long):
    assert compare(tuple(short.split()), tuple(long.split()), PERSON) is None


def test_beginning_of_an_organisation_holds_within_a_document_only():
    short, long = ("front",), ("front", "de", "la", "drenna")
    assert compare(short, long, ORGANIZATION, far=False) is not None
    assert compare(short, long, ORGANIZATION, far=True) is None
    assert compare(short, long, PERSON, far=False) is None


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("M. Brun", "brun"),
        ("la Défense russe", "defense russe"),
        ("L’Étoile", "etoile"),
        ("Mme", "mme"),
    ],
)
def test_form_drops_articles_and_forms_of_address(name, folded):
    assert name_form(name, PERSON, load("fr").names).folded == folded


def test_slug_of_what_has_no_letters_is_stable():
    assert slug("…") == slug("…")
    assert slug("…").startswith("x")
