"""The tokenizer: no character is lost, and a language is cut as its treebanks cut it."""

import tomllib
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import PipelineError
from kg.pipelines.tokenizer import (
    Rules,
    RuleTokenizer,
    create,
    pattern,
    read_rules,
    rules_from,
    split,
)
from kg.pipelines.train.files import CONFIG, recipe

FRENCH = pattern(rules_from(tomllib.loads(recipe().tokenizer.read_text(encoding="utf-8"))))
ENGLISH = pattern(read_rules(recipe(CONFIG / "en_recipe.toml").tokenizer))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("l'état-major d'al-Roukban", "l' état-major d' al-Roukban"),
        ("un cessez-le-feu", "un cessez-le-feu"),
        ("la porte-parole de Seine-Saint-Denis", "la porte-parole de Seine-Saint-Denis"),
        ("M.Guerassimov", "M. Guerassimov"),
        ("MM. Durand et P. Petit", "MM. Durand et P. Petit"),
        ("La fin.Le début", "La fin . Le début"),
        ("la zone B. Nos soldats", "la zone B . Nos soldats"),
        ("qu’il n’a pas", "qu’ il n’ a pas"),
        ("A-t-elle dit lui-même", "A -t-elle dit lui-même"),
        ("Est-ce celui-là ?", "Est -ce celui-là ?"),
        ("ce jour-là, vas-y", "ce jour -là , vas -y"),
        ("aujourd'hui, quelqu'un", "aujourd'hui , quelqu'un"),
        ("c'est-à-dire jusqu'au", "c'est-à-dire jusqu' au"),
        ("à 15h30, le 1er août", "à 15 h 30 , le 1er août"),
        ("en 50 av. J.-C.", "en 50 av. J.-C."),
        ("25% de 3,5 km", "25 % de 3,5 km"),
        ("«Oui», dit-il...", "« Oui » , dit -il ..."),
        ("et/ou (www.site.fr).", "et / ou ( www.site.fr ) ."),
        ("rendez-vous au-delà", "rendez-vous au-delà"),
    ],
)
def test_french_words(text: str, tokens: str) -> None:
    assert split(text, FRENCH)[0] == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The army's men didn't leave.", "The army 's men did n't leave ."),
        ("They cannot, won’t and dont", "They can not , wo n’t and do nt"),
        ("We're sure he'd said it's his", "We 're sure he 'd said it 's his"),
        ("the rebel-held town", "the rebel - held town"),
        ("a non-aggression pact", "a non-aggression pact"),
        ("Gen. Osterov and J. P. Mezin Jr.", "Gen. Osterov and J. P. Mezin Jr."),
        ("the U.S. envoy at 3:30pm", "the U.S. envoy at 3:30 pm"),
        ("1,200 troops, 3.5km away", "1,200 troops , 3.5 km away"),
        ("on 12/03/2025, from 9 a.m.", "on 12/03/2025 , from 9 a.m."),
        ("No. 4 of AT&T ... (www.site.org).", "No. 4 of AT&T ... ( www.site.org ) ."),
        ("gonna write to a.b@site.org", "gon na write to a.b@site.org"),
        ("the order.pdf of Lissan.Then", "the order.pdf of Lissan . Then"),
    ],
)
def test_english_words(text: str, tokens: str) -> None:
    assert split(text, ENGLISH)[0] == tokens.split()


def test_a_number_with_spaces_is_one_token() -> None:
    assert split("1 200 et 35\u00a0000 en 2018", FRENCH)[0] == [
        "1 200", "et", "35\u00a0000", "en", "2018",
    ]  # fmt: skip


def test_line_breaks_are_tokens_and_one_space_belongs_to_its_word() -> None:
    assert split("a \n\nb  c", FRENCH) == (
        ["a", "\n\n", "b", " ", "c"],
        [True, False, True, False, False],
    )


@settings(deadline=None)  # each makes a pipeline
@given(st.text(alphabet=st.sampled_from("aéM.19-'’«»,  \n\u00a0t-il%(")))
def test_a_doc_has_exactly_its_text(text: str) -> None:
    tokenizer = create(recipe().tokenizer)(spacy.blank("fr"))
    doc = tokenizer(text)
    assert doc.text == text
    assert all(token.text for token in doc)


def test_rules_survive_a_round_trip(tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    first = create(recipe().tokenizer)(nlp)
    first.to_disk(tmp_path / "tokenizer")
    second = RuleTokenizer(nlp.vocab, Rules()).from_disk(tmp_path / "tokenizer")
    assert second.rules == first.rules
    assert second.to_bytes() == first.to_bytes()
    assert [t.text for t in second("dit-il")] == ["dit", "-il"]


@pytest.mark.parametrize("table", [{"clitics": "il"}, {"joints": ["-"]}, {"unknown": []}])
def test_an_ill_typed_rule_is_named(table: dict[str, object]) -> None:
    with pytest.raises(PipelineError, match=f"rule {next(iter(table))!r}"):
        rules_from(table, place="x.toml")


def test_a_rule_that_is_no_expression_is_refused() -> None:
    with pytest.raises(PipelineError, match="no regular expression"):
        pattern(Rules(symbols=("(",)))


def test_a_language_may_join_nothing() -> None:
    tokens = pattern(Rules(joints=""))
    assert split("well-known", tokens)[0] == ["well", "-", "known"]
