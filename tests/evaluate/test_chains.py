"""Gold chains and their scores; antecedents judged by reading; the recipe of the ranker."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import EvaluationError
from kg.evaluate.coreference import training
from kg.evaluate.coreference.__main__ import as_toml
from kg.evaluate.coreference.chains import given_heads
from kg.evaluate.coreference.gold import read_chains
from kg.evaluate.coreference.judged import read_judgements
from kg.evaluate.coreference.scoring import score_chains
from kg.evaluate.coreference.training import Example
from kg.languages.coreference import Coreference
from kg.model import Mention, MentionKind

WORDS = """#begin document (un); part 000
1\tL'\tle\tDET\t_\t_\t2\tdet\t_\t_\t_\t0\t*\t*\t(1
2\tarmée\tarmée\tNOUN\t_\t_\t3\tnsubj\t_\t_\t_\t0\t*\t*\t1)
3\tquitte\tquitter\tVERB\t_\t_\t0\troot\t_\t_\t_\t0\t*\t*\t_
4-5\tdu\t_\t_\t_\t_\t_\t_\t_\t_\t_\t0\t*\t*\t_
4\tde\tde\tADP\t_\t_\t6\tcase\t_\t_\t_\t0\t*\t*\t_
5\tle\tle\tDET\t_\t_\t6\tdet\t_\t_\t_\t0\t*\t*\t(2
6\tport\tport\tNOUN\t_\t_\t3\tobl\t_\t_\t_\t0\t*\t*\t2)
7\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\t_\t0\t*\t*\t_

1\tElle\til\tPRON\t_\t_\t2\tnsubj\t_\t_\t_\t1\t*\t*\t(1)
2\tpart\tpartir\tVERB\t_\t_\t0\troot\t_\t_\t_\t1\t*\t*\t_

#end document
"""


def test_words_are_written_as_they_are_typed(tmp_path: Path):
    path = tmp_path / "gold.conll"
    path.write_text(WORDS, encoding="utf-8")
    (text,) = read_chains(path)
    assert text.text == "L'armée quitte du port.\nElle part"
    told = [(text.text[m.start : m.end], text.text[slice(*m.head)]) for m in text.mentions]
    assert told == [("L'armée", "armée"), ("du port", "port"), ("Elle", "Elle")]
    assert [m.chain for m in text.mentions] == [1, 2, 1]


def test_a_short_line_is_told_with_its_number(tmp_path: Path):
    path = tmp_path / "gold.conll"
    path.write_text("#begin document (un)\n1\tL'\tle\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"gold\.conll:2"):
        list(read_chains(path))


def test_a_hyphen_before_a_pronoun_is_no_part_of_it(tmp_path: Path):
    path = tmp_path / "gold.conll"
    path.write_text(WORDS.replace("\tElle\til", "\t-elle\til"), encoding="utf-8")
    (text,) = read_chains(path)
    assert text.text[slice(*text.mentions[-1].head)] == "elle"


def phrase(text: str, words: str, head: str, **more) -> Mention:
    start, first = text.index(words), text.index(head)
    found = Mention(start, start + len(words), words, head=(first, first + len(head)))
    return replace(found, entity=words, **more)


def test_a_name_with_its_apposition_is_one_mention():
    text = "Nora Brun, maire de Vierle, part. Le maire revient."
    name = phrase(text, "Nora Brun", "Nora", kind=MentionKind.NAME)
    post = phrase(text, "maire de Vierle", "maire", antecedent=(0, 9), sureness=1.0)
    again = phrase(text, "Le maire", "maire revient", antecedent=(0, 9), sureness=0.8)
    assert given_heads([name, post, again], text) == {0: "Nora Brun", 37: "Nora Brun"}


def test_a_name_with_its_title_has_the_title_for_its_head():
    text = "Le préfet Brun part."
    name = phrase(text, "Brun", "Brun", kind=MentionKind.NAME)
    title = phrase(text, "Le préfet Brun", "préfet", antecedent=(10, 14), sureness=1.0)
    assert given_heads([name, title], text) == {3: "Brun"}


def chains(*groups: str) -> list[frozenset]:
    return [frozenset(group) for group in groups]


def test_one_chain_for_two_loses_precision_only():
    found = score_chains([(chains("ab", "cd"), chains("abcd"))])
    assert found.muc == pytest.approx(2 * (2 / 3) / (5 / 3))
    assert found.b_cubed == pytest.approx(2 * 0.5 / 1.5)
    assert found.ceaf == pytest.approx(2 * (2 / 3) * (1 / 3) / (2 / 3 + 1 / 3))


def test_nothing_given_scores_nothing():
    assert score_chains([(chains("ab"), [])]).conll == 0.0


def test_best_pairs_are_found_over_all_chains():
    gold, given = chains("abc", "de", "fg"), chains("fg", "abd", "ce")
    found = score_chains([(gold, given)])
    assert found.ceaf == pytest.approx((1.0 + 2 * 2 / 6 + 2 * 1 / 4) / 3)


def test_judgements_are_read_and_refused(tmp_path: Path):
    path = tmp_path / "judged.jsonl"
    path.write_text('{"doc": "a", "phrase": [3, 5], "antecedents": [[0, 2]]}\n{"doc": "a"}\n')
    with pytest.raises(EvaluationError, match=r"judged\.jsonl:2"):
        read_judgements(path)
    path.write_text('{"doc": "a", "phrase": [3, 5], "antecedents": []}\n')
    assert read_judgements(path)[0].antecedents == ()


def test_the_shipped_judgements_can_be_read():
    path = Path(training.__file__).with_name("judged-news.jsonl")
    judged = read_judgements(path)
    assert len(judged) > 400
    assert all(b[1] <= one.phrase[0] for one in judged for b in one.antecedents)


def test_a_sign_that_tells_is_learnt_and_a_rare_one_is_not():
    right = Example("owner", ("always",), (("near",), ("far",)), frozenset({0}))
    rare = Example("owner", ("always", "rare"), (("near",), ("far",)), frozenset({0}))
    weights = training.fit([right] * 20 + [rare])
    assert weights["near"] > 0.5 > weights["far"]
    assert "rare" not in weights
    assert weights == training.fit([right] * 20 + [rare])


def test_where_none_is_right_the_ranker_learns_to_abstain():
    weights = training.fit([Example("owner", ("always",), (("near",),), frozenset())] * 20)
    assert weights["always"] < 0


def test_weights_are_written_as_they_are_read(tmp_path: Path):
    import tomllib

    table = Coreference(0.5, 0.6, {"owner": {"named": 0.5, "away 1": -0.25}})
    assert tomllib.loads(as_toml(table))["weights"] == table.weights
