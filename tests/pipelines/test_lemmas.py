"""Lemmas by endings: exact for the words learned from, deterministic, and refused when broken."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.errors import PipelineError
from kg.pipelines.lemmas import EndingLemmas, lemma_of
from kg.pipelines.train.conllu import Sentence, Token
from kg.pipelines.train.lemmas import counted, endings, lexicon_pairs, rule

WORDS = st.text(alphabet="abers", min_size=1, max_size=8)


@given(st.dictionaries(WORDS, WORDS, max_size=30))
def test_every_learned_word_gets_its_lemma(words: dict[str, str]) -> None:
    table = endings(words)
    longest = max(map(len, table), default=0)
    assert {word: lemma_of(word, table, longest) for word in words} == words


def test_an_unknown_word_is_treated_like_its_like() -> None:
    table = endings({"parlait": "parler", "donnait": "donner", "finit": "finir", "dit": "dire"})
    assert lemma_of("chantait", table, 10) == "chanter"


def test_the_rule_keeps_the_common_beginning() -> None:
    assert rule("cèdera", "céder") == "5éder"
    assert lemma_of("abcdefghijklm", {"": "12"}, 0) == "a"


def test_treebanks_count_the_commonest_lemma() -> None:
    def sentence(lemma: str) -> Sentence:
        return Sentence("", (Token("Fils", lemma, "NOUN", "", 0, "ROOT", space=False),))

    assert counted([sentence("fil"), sentence("fils"), sentence("fils")]) == {
        "NOUN": {"fils": "fils"}
    }


def test_the_component_reads_the_part_of_speech_and_survives_a_round_trip(tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    component = EndingLemmas({"VERB": {"": "0", "ait": "3er"}, "NOUN": {"": "0", "s": "1"}})
    component.to_disk(tmp_path)
    again = EndingLemmas().from_disk(tmp_path)
    assert again.to_bytes() == component.to_bytes()
    words = ["Parlait", "parlait", "forces", "Forces", "AK-47s"]
    tags = ["VERB", "NOUN", "NOUN", "PROPN", "NOUN"]
    doc = again(Doc(nlp.vocab, words=words, pos=tags))
    assert [token.lemma_ for token in doc] == ["parler", "parlait", "force", "Forces", "AK-47s"]


def test_other_bytes_are_refused() -> None:
    with pytest.raises(PipelineError, match="lemma table"):
        EndingLemmas().from_bytes(b"not a table")


def test_a_language_without_a_lexicon_has_no_words() -> None:
    pytest.importorskip("spacy_lookups_data", reason="the training extra is not installed")
    assert lexicon_pairs("xx") == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lexicon_of_a_language(language: str) -> None:
    pytest.importorskip("spacy_lookups_data", reason="the training extra is not installed")
    found = lexicon_pairs(language, {"NOUN": [["qqq", ""]]})
    assert {"VERB", "ADJ", "NOUN"} == found.keys()
    assert any(word.endswith("qqq") for word in found["NOUN"])
    assert not any(word.endswith("qqq") for word in found["VERB"])
