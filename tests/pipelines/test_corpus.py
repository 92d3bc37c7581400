"""Treebanks become Docs for training, names classes of words, the same ones each time."""

from dataclasses import replace

import pytest
import spacy

from kg.errors import PipelineError
from kg.pipelines.tokenizer import create, pattern
from kg.pipelines.train import iob
from kg.pipelines.train.conllu import Sentence, Token
from kg.pipelines.train.corpus import Variety, in_paragraphs, tree_doc, tree_docs
from kg.pipelines.train.files import recipe
from kg.pipelines.train.neural.name_classes import tagged_words

NLP = spacy.blank("fr")
NLP.tokenizer = create(recipe().tokenizer)(NLP)

NAMES = """\
Elle\tO\t_
vit\tO\t_
à\tO\t_
New\tB-LOC\tSpaceAfter=No
-\tI-LOC\tSpaceAfter=No
York\tI-LOC\tSpaceAfter=No
.\tO\t_

Jean\tB-PER\t_
Petit\tI-PER\t_
aussi\tO\tSpaceAfter=No
"""


def _sentence(number: int) -> Sentence:
    return Sentence(
        str(number),
        (
            Token(f"Mot{number}", "mot", "NOUN", "Gender=Masc", 1, "nsubj", space=True),
            Token("dort", "dormir", "VERB", "", 1, "ROOT", space=False),
            Token(".", ".", "PUNCT", "", 1, "punct", space=True),
        ),
    )


def test_entities_move_from_foreign_tokens_to_ours() -> None:
    tokens = pattern(NLP.tokenizer.rules)
    first, second = (tagged_words(block, tokens) for block in iob.parse(NAMES))
    assert [pair for pair in first if pair[1] != "O"] == [("New-York", "S-LOC")]
    assert second == [("Jean", "B-PER"), ("Petit", "E-PER"), ("aussi", "O")]


def test_an_iob_line_of_other_columns_is_named() -> None:
    with pytest.raises(PipelineError, match=r"n\.iob:2: "):
        list(iob.parse("a\tO\t_\nb\n", place="n.iob"))


def test_sentences_in_one_text_keep_their_trees() -> None:
    doc = tree_doc(NLP, [_sentence(1).tokens, _sentence(2).tokens])
    assert doc.text == "Mot1 dort. Mot2 dort. "
    assert [sent.root.i for sent in doc.sents] == [1, 4]
    assert doc[3].head.i == 4
    assert str(doc[0].morph) == "Gender=Masc"


def test_the_seed_decides_the_variety() -> None:
    sentences = [_sentence(number) for number in range(40)]
    variety = Variety(capitals=0.2, line_break=0.3, no_space=0.2)

    def texts(seed: int) -> list[str]:
        return [doc.text for doc in tree_docs(NLP, sentences, variety, seed=seed)]

    assert texts(1) == texts(1)
    assert texts(1) != texts(2)
    joined = "".join(texts(1))
    assert "\n" in joined
    assert ".M" in joined
    assert "MOT" in joined
    assert sum(text.lower().count("mot") for text in texts(1)) == len(sentences)


def test_paragraphs_of_a_treebank_stay_paragraphs() -> None:
    sentences = [replace(_sentence(number), opens=number % 2 == 0) for number in range(1, 5)]
    doc = tree_doc(NLP, in_paragraphs(sentences))
    assert doc.text == "Mot1 dort.\n\nMot2 dort. Mot3 dort.\n\nMot4 dort. "
    assert [sent.root.text for sent in doc.sents] == ["dort"] * 4
    texts = [doc.text for doc in tree_docs(NLP, sentences, Variety(line_break=0), seed=1)]
    assert all("\nMot" in text for text in texts if "Mot1" in text and "Mot2" in text)
    assert all("\nMot3" not in text for text in texts)
