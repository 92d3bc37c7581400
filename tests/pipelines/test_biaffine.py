"""The biaffine parser without training: decoding, weights, packing, and the spaCy component."""

import itertools
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.errors import PipelineError
from kg.pipelines.biaffine.component import BiaffineParser
from kg.pipelines.biaffine.features import SHAPES, Features, Inventory, normal_form, word_shape
from kg.pipelines.biaffine.labels import best_labels
from kg.pipelines.biaffine.lstm import Layer, Packing
from kg.pipelines.biaffine.network import Network
from kg.pipelines.biaffine.pieces import piece_lengths
from kg.pipelines.biaffine.steady import product
from kg.pipelines.biaffine.trees import best_tree, is_tree
from kg.pipelines.biaffine.weights import read_weights, weights_bytes
from kg.pipelines.biaffine.words import FirstLayer

INVENTORY = Inventory(
    words=("le", "navire", "quitte", "port", "."),
    suffixes=("le", "ire", "tte", "ort", "."),
    characters=tuple("aeiourtnpqvlé."),
    vector_words=("navire", "port", "quai"),
    parts_of_speech=("DET", "NOUN", "PUNCT", "VERB"),
    tags=("DET|", "NOUN|Number=Plur", "NOUN|Number=Sing", "PUNCT|", "VERB|Mood=Ind"),
    labels=("ROOT", "det", "nsubj", "obj", "punct"),
    sources=("press", "speech"),
)
HIDDEN = 6


def random_arrays(seed: int = 0) -> dict[str, np.ndarray]:
    """Weights of a tiny network of the shape that training writes."""
    random = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "word.weight": (2 + len(INVENTORY.words), 5),
        "suffix.weight": (2 + len(INVENTORY.suffixes), 4),
        "shape.weight": (SHAPES, 3),
        "source.weight": (3, 2),
        "character.weight": (4 + len(INVENTORY.characters), 4),
        "filters.0.weight": (5, 8),
        "filters.0.bias": (5,),
        "filters.1.weight": (4, 12),
        "filters.1.bias": (4,),
        "vectors": (4, 7),
        "vector.weight": (3, 7),
        "vector.bias": (3,),
        "root": (26,),
        "tag_hidden.linear.weight": (5, 2 * HIDDEN),
        "tag_hidden.linear.bias": (5,),
        "pos_scores.weight": (4, 5),
        "pos_scores.bias": (4,),
        "tag_scores.weight": (5, 5),
        "tag_scores.bias": (5,),
        "pos_state.weight": (3, 4),
        "arc": (8, 7),
        "label": (5, 7, 7),
    }
    for name, width in (("first", 26), ("deep.0", 2 * HIDDEN + 3)):
        for end in ("", "_reverse"):
            shapes[f"{name}.weight_ih_l0{end}"] = (4 * HIDDEN, width)
            shapes[f"{name}.weight_hh_l0{end}"] = (4 * HIDDEN, HIDDEN)
            shapes[f"{name}.bias_ih_l0{end}"] = shapes[f"{name}.bias_hh_l0{end}"] = (4 * HIDDEN,)
    for name, width in (("arc", 7), ("label", 6)):
        for side in ("head", "word"):
            shapes[f"{name}_{side}.linear.weight"] = (width, 2 * HIDDEN)
            shapes[f"{name}_{side}.linear.bias"] = (width,)
    return {name: random.normal(0, 0.7, shape).astype(np.float16) for name, shape in shapes.items()}


@pytest.fixture(scope="module")
def weights() -> bytes:
    return weights_bytes(INVENTORY, random_arrays())


@pytest.fixture
def parser(weights: bytes) -> BiaffineParser:
    return BiaffineParser(spacy.blank("fr").vocab, source="press").from_bytes(weights)


scores = st.integers(1, 9).flatmap(
    lambda n: st.lists(
        st.lists(st.floats(-20, 20, width=32), min_size=n + 1, max_size=n + 1),
        min_size=n,
        max_size=n,
    )
)


@given(scores)
def test_best_tree_is_a_tree_with_one_root(rows: list[list[float]]) -> None:
    assert is_tree(best_tree(np.array(rows)))


@settings(max_examples=40)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_no_tree_scores_higher(n: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(n, n + 1))

    def total(heads: tuple[int, ...]) -> float:
        return sum(float(table[i, head]) for i, head in enumerate(heads))

    trees = [h for h in itertools.product(range(n + 1), repeat=n) if is_tree(np.array(h))]
    found = tuple(best_tree(table).tolist())
    assert total(found) == pytest.approx(max(map(total, trees)))


def test_equal_scores_still_make_a_tree() -> None:
    assert is_tree(best_tree(np.zeros((30, 31))))


def test_weights_come_back_as_they_were(weights: bytes) -> None:
    inventory, arrays = read_weights(weights)
    assert inventory == INVENTORY
    for name, array in random_arrays().items():
        np.testing.assert_array_equal(arrays[name], array)
    assert weights_bytes(inventory, arrays) == weights


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", weights_bytes(INVENTORY, {})[:-30]])
def test_a_broken_weights_file_is_refused(data: bytes) -> None:
    with pytest.raises(PipelineError, match="is not a weights file"):
        read_weights(data)


def test_missing_weights_name_file_and_cure(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"weights\.npz.*train again"):
        BiaffineParser(spacy.blank("fr").vocab).from_disk(tmp_path)


def test_weights_without_an_array_are_refused() -> None:
    arrays = random_arrays()
    del arrays["arc"]
    with pytest.raises(PipelineError, match="don't fit"):
        Network(INVENTORY, arrays)


def test_words_may_share_a_vector() -> None:
    arrays = random_arrays()
    shared = {**arrays, "vectors": arrays["vectors"][[0, 2]], "vector_rows": np.array([1, 0, 1])}
    arrays["vectors"] = arrays["vectors"][[0, 2, 0, 2]]
    words = [["navire", "quitte", "port", "quai"]]
    assert Network(INVENTORY, shared)(words) == Network(INVENTORY, arrays)(words)


def test_rows_that_do_not_fit_the_words_are_refused() -> None:
    with pytest.raises(PipelineError, match="don't fit"):
        Network(INVENTORY, {**random_arrays(), "vector_rows": np.array([1, 0])})


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(PipelineError, match="press, speech"):
        Network(INVENTORY, random_arrays(), "verse")


def test_several_sources_are_averaged() -> None:
    arrays = random_arrays()
    mean = arrays["source.weight"][:2].astype(np.float32).mean(0)
    both = Network(INVENTORY, arrays, "press+speech")([["navire", "quitte", "port"]])
    arrays["source.weight"] = np.stack([mean] * 3)
    assert Network(INVENTORY, arrays, "press")([["navire", "quitte", "port"]]) == both


@pytest.mark.parametrize("seed", range(20))
def test_core_relations_stand_once_below_a_word(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(12, 4)).astype(np.float32)
    heads = [i % 3 for i in range(12)]
    groups = np.array([0, 0, 1, -1])
    labels = best_labels(scores, heads, groups)
    for head in range(3):
        kept = [int(groups[labels[i]]) for i in range(12) if heads[i] == head]
        assert kept.count(0) <= 1
        assert kept.count(1) <= 1


def test_labels_that_clash_nowhere_stay() -> None:
    scores = np.random.default_rng(0).normal(size=(6, 3)).astype(np.float32)
    labels = best_labels(scores, list(range(6)), np.array([0, 1, 2]))
    assert labels.tolist() == scores.argmax(1).tolist()


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_packed_lstm_equals_each_sentence_alone(lengths: list[int]) -> None:
    lengths = sorted(lengths, reverse=True)
    layer = Layer(random_arrays(3), "first")
    random = np.random.default_rng(1)
    inputs = [random.normal(size=(n, 26)).astype(np.float32) for n in lengths]
    packing = Packing(lengths)
    packed = np.empty((packing.size, 26), np.float32)
    for rows, x in zip(packing.rows, inputs, strict=True):
        packed[rows] = x
    together = layer.run(layer.gates(packed, packing), packing)
    for rows, x in zip(packing.rows, inputs, strict=True):
        one = Packing([len(x)])
        alone = layer.run(layer.gates(x, one), one)
        np.testing.assert_allclose(together[rows], alone, atol=1e-5)


def test_lstm_gates_as_defined() -> None:
    """Against the equations of PyTorch's documentation, written out for one direction."""
    arrays = random_arrays(5)
    x = np.random.default_rng(2).normal(size=(4, 26)).astype(np.float32)
    f32 = {k: v.astype(np.float32) for k, v in arrays.items() if k.startswith("first.")}
    h = c = np.zeros(HIDDEN, np.float32)
    expected = []
    for step in x:
        gates = f32["first.weight_ih_l0"] @ step + f32["first.bias_ih_l0"]
        gates = gates + f32["first.weight_hh_l0"] @ h + f32["first.bias_hh_l0"]
        i, f, g, o = np.split(gates, 4)
        c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        h = np.tanh(c) / (1 + np.exp(-o))
        expected.append(h)
    layer = Layer(arrays, "first")
    packing = Packing([4])
    found = layer.run(layer.gates(x, packing), packing)[:, :HIDDEN]
    np.testing.assert_allclose(found, np.array(expected), atol=1e-5)


@pytest.mark.parametrize(("width", "out"), [(128, 17), (100, 100), (640, 150), (64, 64)])
def test_rows_of_a_product_are_the_same_to_the_last_bit_in_any_company(
    width: int, out: int
) -> None:
    random = np.random.default_rng(4)
    weights = random.standard_normal((width, out)).astype(np.float32)
    x = random.standard_normal((600, width)).astype(np.float32)
    everything = product(x, weights)
    for first, last in ((0, 1), (7, 8), (3, 5), (5, 20), (11, 131), (90, 590)):
        np.testing.assert_array_equal(product(x[first:last], weights), everything[first:last])


def test_a_sentence_has_the_same_states_to_the_last_bit_in_any_company() -> None:
    random, hidden, width = np.random.default_rng(6), 64, 90
    shapes = {"weight_hh_l0": (4 * hidden, hidden), "weight_ih_l0": (4 * hidden, width)}
    shapes |= {"bias_ih_l0": (4 * hidden,), "bias_hh_l0": (4 * hidden,)}
    layer = Layer(
        {
            f"deep.{name}{end}": random.standard_normal(shape).astype(np.float32) * np.float32(0.1)
            for name, shape in shapes.items()
            for end in ("", "_reverse")
        },
        "deep",
    )
    packing = Packing([40, 31, 30, *[12] * 9, 1])
    x = random.standard_normal((packing.size, width)).astype(np.float32)
    together = layer.run(layer.gates(x, packing), packing)
    for rows in packing.rows:
        one = Packing([len(rows)])
        alone = layer.run(layer.gates(x[rows], one), one)
        np.testing.assert_array_equal(alone, together[rows])


def test_a_sentence_is_parsed_the_same_in_every_batch() -> None:
    network = Network(INVENTORY, random_arrays(), "press")
    words = ["le", "navire", "quitte", "le", "port", "de", "Brest", "."]
    sentences = [words[i:j] for i in range(8) for j in range(i + 1, 9)]
    alone = [network([sentence])[0] for sentence in sentences]
    assert network(sentences) == alone
    assert network(sentences[::-1], words=5) == alone[::-1]
    assert Network(INVENTORY, random_arrays(), "press")(sentences) == alone


def test_words_that_were_forgotten_bring_what_they_brought() -> None:
    few, all_of_them = (FirstLayer(INVENTORY, random_arrays(), [0], kept=n) for n in (2, 100))
    for words in (["le", "navire"], ["port"], ["le", "navire", "quitte", "le", "port"], ["le"]):
        packing = Packing([1 + len(words)])
        np.testing.assert_array_equal(few([words], packing), all_of_them([words], packing))


def test_features_of_known_and_unknown_words() -> None:
    features = Features(INVENTORY)
    assert features("Navire").word == features("navire").word == 3
    assert (features("xyz").word, features("xyz").vector) == (1, 0)
    assert features("-quai").vector == features("quai").vector == 3
    assert normal_form("Qu’on") == "qu'on"
    assert len({word_shape(w) for w in ("a", "Ab", "AB", "À", "a1", "—", "aB")}) == SHAPES - 1


@given(st.lists(st.sampled_from(["a", ",", "."]), max_size=60), st.integers(1, 9))
def test_pieces_cover_the_sentence(words: list[str], longest: int) -> None:
    lengths = piece_lengths(words, longest)
    assert sum(lengths) == len(words)
    assert all(0 < length <= longest for length in lengths)


def roots(doc: Doc) -> list[int]:
    return [token.i for token in doc if token.head.i == token.i]


def test_component_keeps_sentence_starts_and_writes_all(parser: BiaffineParser) -> None:
    words = ["Le", "navire", "quitte", "le", "port", ".", "Il", "part", "."]
    doc = parser(Doc(parser.vocab, words=words, sent_starts=[i in (0, 6) for i in range(9)]))
    assert [sentence.start for sentence in doc.sents] == [0, 6]
    assert len(roots(doc)) == 2
    assert all(doc[i].dep_ == "ROOT" for i in roots(doc))
    assert all(token.dep_ in INVENTORY.labels for token in doc)
    assert all(f"{token.pos_}|{token.morph}" in INVENTORY.tags for token in doc)
    assert doc.has_annotation("DEP")


def test_component_takes_a_doc_without_starts_as_one_sentence(parser: BiaffineParser) -> None:
    doc = parser(Doc(parser.vocab, words=["Le", "navire", ".", "Le", "port", "."]))
    assert [(s.start, s.end) for s in doc.sents] == [(0, 6)]


def test_white_space_hangs_on_its_neighbour_and_changes_nothing(parser: BiaffineParser) -> None:
    words = ["Le", "navire", "quitte", "le", "port", "."]
    plain = parser(Doc(parser.vocab, words=words))
    spaced = ["\n", "Le", "navire", "  ", "\n", "quitte", "le", "port", ".", "\n"]
    doc = parser(Doc(parser.vocab, words=spaced, sent_starts=[i == 0 for i in range(10)]))
    kept = [token for token in doc if not token.is_space]
    assert [(t.dep_, t.pos_, str(t.morph), t.head.text) for t in kept] == [
        (t.dep_, t.pos_, str(t.morph), t.head.text) for t in plain
    ]
    assert [doc[i].head.i for i in (0, 3, 4, 9)] == [1, 2, 3, 8]
    assert {(t.pos_, t.dep_) for t in doc if t.is_space} == {("SPACE", "dep")}


def test_empty_docs_and_docs_of_white_space(parser: BiaffineParser) -> None:
    assert len(parser(Doc(parser.vocab))) == 0
    doc = parser(Doc(parser.vocab, words=["\n", "\n"], sent_starts=[True, True]))
    assert roots(doc) == [0, 1]


def test_a_long_sentence_is_one_tree(weights: bytes) -> None:
    parser = BiaffineParser(spacy.blank("fr").vocab, longest=5).from_bytes(weights)
    doc = parser(Doc(parser.vocab, words=["navire", ",", "port", "."] * 5))
    assert len(list(doc.sents)) == len(roots(doc)) == 1
    assert sum(token.dep_ == "parataxis" for token in doc) == 4


def test_pipe_gives_what_single_calls_give(parser: BiaffineParser) -> None:
    texts = [["Le", "navire"], ["quitte", "le", "port", "."], ["port"], ["navire", "."]]
    alone = [parser(Doc(parser.vocab, words=words)).to_json() for words in texts]
    docs = parser.pipe((Doc(parser.vocab, words=words) for words in texts), batch_size=3)
    assert [doc.to_json() for doc in docs] == alone


def test_component_round_trip_on_disk_and_in_bytes(parser: BiaffineParser, tmp_path: Path) -> None:
    parser.to_disk(tmp_path / "part")
    again = BiaffineParser(parser.vocab, source="press").from_disk(tmp_path / "part")
    assert again.to_bytes() == parser.to_bytes()
    words = ["Le", "navire", "quitte", "le", "port"]
    one, other = (p(Doc(parser.vocab, words=words)).to_json() for p in (parser, again))
    assert one == other


def test_pipeline_with_the_factory_is_stored_and_loaded(weights: bytes, tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    parser = nlp.add_pipe("kg_biaffine", config={"source": "speech"})
    assert isinstance(parser, BiaffineParser)
    parser.from_bytes(weights)
    nlp.to_disk(tmp_path)
    doc, again = (p("Le navire quitte le port.") for p in (nlp, spacy.load(tmp_path)))
    assert doc.to_json() == again.to_json()


def test_a_component_without_weights_says_so() -> None:
    parser = BiaffineParser(spacy.blank("fr").vocab)
    with pytest.raises(PipelineError, match="has no weights"):
        parser(Doc(parser.vocab, words=["port"]))
