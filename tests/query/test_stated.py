"""What several sources state: by what is kept of documents, and by looking through them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.keeping.checking import check
from kg.query import ask
from kg.query.search import FILE, index_of, kept_up, stated_by
from kg.query.sources.stated import stated_in_several
from kg.rdf import document_iri
from kg.store import Store, open_store
from tests.query.test_asking import DAX, FRONT, UNION, VARESK, dated
from tests.query.test_denials import Said, said

FACTS = [
    (FRONT, "kg:captured", VARESK),
    (UNION, "kg:captured", VARESK),
    (FRONT, "kg:attacked", UNION),
    (DAX, "kg:metWith", UNION),
    (DAX, "kg:criticized", FRONT),
    (UNION, "kg:criticized", DAX),
]
HOLDERS = (None, None, DAX, UNION)


def lines(draw: random.Random) -> list[Said]:
    """What a document says, often quoting somebody, once in a while denying it."""
    return [
        said(
            *draw.choice(FACTS),
            **({"holder": holder} if (holder := draw.choice(HOLDERS)) else {}),
            negated=draw.random() < 0.1,
        )
        for _ in range(draw.randrange(1, 5))
    ]


def filled(store: Store, seed: int) -> Store:
    draw = random.Random(seed)
    names = [f"d202503{day:02}{draw.choice(('', 'afp', 'karval'))}" for day in range(1, 25)]
    return dated(store, **{name: lines(draw) for name in names})


def rows(store: Store, limit: int | None, **given: str) -> tuple[tuple[object, ...], ...]:
    return ask(store, "corroboration", parameters=given, limit=limit).rows


def is_by_voices(store: Store) -> bool:
    """Whether the voices of facts are known, and not only which documents state them."""
    return stated_by(store, 1) != stated_in_several(store)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_and_looking_through_tell_the_same(seed: int, tmp_path: Path) -> None:
    with open_store(tmp_path / "S") as store, open_store(None) as in_memory:
        filled(store, seed)
        with index_of(store):
            filled(in_memory, seed)
        assert is_by_voices(store)
        assert not is_by_voices(in_memory)
        for sources in ("1", "2", "3", "5"):
            all_ = rows(in_memory, None, sources=sources)
            assert rows(store, None, sources=sources) == all_
            for limit in (1, 3, 9, 40):
                some = rows(store, limit, sources=sources)
                assert some == rows(in_memory, limit, sources=sources)
                assert some == all_[: len(some)]
                assert bool(some) is bool(all_)
        assert len(rows(store, None)) > 20
        counts = [row[0] for row in rows(store, None)]
        assert counts == sorted(counts, reverse=True)  # type: ignore[type-var]
        about = {row for row in rows(store, None) if "Jean Dax" in (row[2], row[4])}
        assert about == set(rows(store, None, about="Jean Dax"))


def test_it_goes_and_comes_with_documents(tmp_path: Path) -> None:
    with open_store(tmp_path / "S") as store:
        with kept_up(store) as words:
            filled(store, 4)
        before = rows(store, None)
        name = next(name for name in store.graphs() if name.startswith(document_iri("d20250305")))
        quads = list(store.quads(graph=name))
        with kept_up(store) as words:
            words.changed(name)
            store.remove_graph(name)
        assert is_by_voices(store)
        without = rows(store, None)
        assert without != before
        with open_store(None) as other:
            filled(other, 4).remove_graph(name)
            assert rows(other, None) == without
        store.replace_graph(name, quads)  # nobody is told: what is kept is seen to be behind
        assert not is_by_voices(store)
        assert rows(store, None) == before
        with index_of(store):
            assert is_by_voices(store)
        assert rows(store, None) == before


def test_a_check_sees_what_is_kept_wrongly(tmp_path: Path) -> None:
    with open_store(tmp_path / "S") as store:
        filled(store, 5)
        with index_of(store) as index:
            index.change("DELETE FROM stated WHERE doc LIKE ?", [("d20250301%",)])
            index.commit()
    assert [one for one in check(tmp_path / "S") if FILE in one.place]
