"""Counts of a store are sums of what is kept of its documents, and equal what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.keeping import check
from kg.query.search import FILE, Index, kept_up, tally_of
from kg.query.stats import stats
from kg.query.tallies import Tally
from kg.rdf import document_iri, document_quads
from kg.store import Store, open_store
from tests.rdf.example import CLAIMS, DOCUMENT, ENTITIES, QUOTATIONS


def write(store: Store, doc: str, more: str, many: int = len(CLAIMS)) -> None:
    document = replace(DOCUMENT, id=doc, text=f"{DOCUMENT.text}{more}")
    own = f"/{doc}" if more else ""  # another text has claims and quotations of its own
    claims = [replace(one, doc=doc, id=one.id + own) for one in CLAIMS[:many]]
    quotations = [
        replace(one, doc=doc, id=one.id + own, claims=tuple(claim + own for claim in one.claims))
        for one in QUOTATIONS
        if many == len(CLAIMS)
    ]
    quads = document_quads(document, claims, quotations, ENTITIES)
    store.replace_graph(document_iri(doc), quads)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of four documents, of which two have one text."""
    with open_store(tmp_path / "S") as store, kept_up(store) as words:
        for doc, more in (("a", ""), ("twin", ""), ("b", " B."), ("c", " C.")):
            words.changed(document_iri(doc))
            write(store, doc, more)
    return tmp_path / "S"


def is_level(store: Store) -> bool:
    kept, counted = tally_of(store), Tally.of(store)
    assert +kept.counts == +counted.counts
    assert kept.entities == counted.entities
    return True


def test_they_equal_what_is_there(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        assert is_level(store)
        told = stats(store)
        assert (told.documents, told.claims) == (4, 3 * len(CLAIMS))
        assert sum(told.relations.values()) == sum(told.modalities.values()) == told.claims
        assert list(told.relations.values()) == sorted(told.relations.values(), reverse=True)
        assert told.holders == {"Rado Mezin": 3, "ministère karvénien de la Défense": 3}


def test_what_is_behind_is_counted_anew(folder: Path) -> None:
    with open_store(folder) as store, kept_up(store) as words:
        words.changed(document_iri("b"))
        words.changed(document_iri("new"))
        write(store, "b", " B.", many=1)
        write(store, "new", " N.", many=2)
        store.remove_graph(document_iri("c"))
        assert is_level(store)  # in the midst of writing
        assert stats(store).claims == len(CLAIMS) + 1 + 2
    with open_store(folder, read_only=True) as reader:
        assert is_level(reader)


@pytest.mark.parametrize(("lang", "name"), [("fr", "Rado Mezin"), ("en", "Minister Mezin")])
def test_holders_are_called_as_the_language_of_the_answer_calls_them(lang: str, name: str) -> None:
    with open_store(None) as store:
        for doc, spoken, label in (("a", "fr", "Rado Mezin"), ("b", "en", "Minister Mezin")):
            mezin = replace(ENTITIES["kge:rado-mezin"], label=label)
            known = {**ENTITIES, "kge:rado-mezin": mezin}
            document = replace(DOCUMENT, id=doc, lang=spoken)
            claims = [replace(one, doc=doc, id=f"{one.id}/{doc}") for one in CLAIMS]
            quads = document_quads(document, claims, [], known)
            store.replace_graph(document_iri(doc), quads)
        assert name in stats(store, lang).holders
        assert len({"Rado Mezin", "Minister Mezin"} & stats(store, lang).holders.keys()) == 1


@pytest.mark.parametrize("text", ["", "no database"])
def test_without_what_is_kept_all_is_looked_at(folder: Path, text: str) -> None:
    (folder / FILE).write_text(text)
    with open_store(folder, read_only=True) as store:
        assert is_level(store)


def test_a_check_sees_counts_that_are_wrong(folder: Path) -> None:
    with Index(folder / FILE) as index:
        index.change("UPDATE tallies SET many = many + 1 WHERE doc = ?", [("b",)])
        index.commit()
    told = [one.what for one in check(folder) if one.place.endswith(FILE)]
    assert told == ["is behind in 1 documents ('b' is one)"]
