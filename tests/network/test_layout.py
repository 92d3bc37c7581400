import random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network import layout, merge_marks

spans = st.tuples(
    st.integers(0, 40), st.integers(0, 40), st.sampled_from(["subject", "predicate", "object"])
)


def test_the_same_graph_is_laid_out_alike_whatever_was_drawn_before() -> None:
    graph = nx.gnm_random_graph(300, 420, seed=3)
    first = layout(graph, 1)
    random.seed(99)
    layout(nx.path_graph(9), 5)
    assert layout(graph, 1) == first


def test_every_node_has_its_own_place() -> None:
    graph = nx.disjoint_union(nx.complete_graph(6), nx.disjoint_union(nx.path_graph(4), nx.Graph()))
    graph.add_node("alone")
    points = layout(graph)
    assert set(points) == set(graph)
    assert len(set(points.values())) == len(points)


def test_boxes_of_a_small_graph_do_not_overlap() -> None:
    graph = nx.star_graph(7)
    sizes = dict.fromkeys(graph, (160.0, 60.0))
    points = list(layout(graph, sizes=sizes).values())
    for i, (ax, ay) in enumerate(points):
        for bx, by in points[i + 1 :]:
            assert abs(ax - bx) > 158 or abs(ay - by) > 58


def test_python_random_is_left_alone() -> None:
    random.seed(4)
    expected = random.random()
    random.seed(4)
    layout(nx.gnm_random_graph(300, 420, seed=3))
    assert random.random() == expected


def test_an_empty_graph_has_no_places() -> None:
    assert layout(nx.MultiDiGraph()) == {}


@settings(max_examples=60)
@given(st.lists(spans, max_size=6), st.integers(0, 40))
def test_merged_marks_are_in_order_inside_and_apart(
    marks: list[tuple[int, int, str]], length: int
) -> None:
    merged = merge_marks(marks, length)
    at = 0
    for start, end, role in merged:
        assert at <= start < end <= length
        for letter in range(start, end):
            assert any(s <= letter < e and role == r for s, e, r in marks)
        at = end
    roles = {letter: role for start, end, role in merged for letter in range(start, end)}
    shorter_last = sorted(marks, key=lambda mark: (mark[0] - mark[1], mark[0], mark[2]))
    wanted = {at: role for s, e, role in shorter_last for at in range(s, min(e, length))}
    assert roles == wanted
