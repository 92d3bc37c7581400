"""The chain of stages: same results whatever the processes, nothing read twice, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.assemble import CHUNK, BuildReport, Options, Watcher, build, read
from kg.documents import document_from_text
from kg.errors import DocumentError, KgError
from kg.model import Document
from kg.rdf import claims_from, documents_in
from kg.store import open_store

pytestmark = pytest.mark.pipeline

TOWNS = ("Varesk", "Lissan", "Ostrel", "Solmira")


def letters(number: int) -> list[Document]:
    return [
        document_from_text(
            f"lettre-{i:02}",
            f"Milan Osterov a envoyé une lettre à Rado Mezin. "
            f"L'armée contrôle {TOWNS[i % 4]} depuis {i + 2} jours.",
            published="2025-03-08",
        )
        for i in range(number)
    ]


def test_several_processes_read_what_one_reads() -> None:
    documents = letters(CHUNK.count + 3)
    alone = list(read(documents, Options()))
    together = list(read(documents, Options(workers=2)))
    assert together == alone
    assert [r.document for batch in alone for r in batch.readings] == documents
    assert all(r.claims for batch in alone for r in batch.readings)


def test_mentions_in_different_documents_share_an_entity() -> None:
    (batch,) = read(letters(2), Options())
    senders = {
        claim.subject.entity
        for reading in batch.readings
        for claim in reading.claims
        if claim.predicate.id == "kg:sent"
    }
    assert senders == {"kge:milan-osterov"}
    assert "kge:milan-osterov" in batch.entities


def test_a_document_is_read_again_only_if_anything_about_it_changed() -> None:
    documents = letters(2)
    with open_store(None) as store:
        first = build(documents, store, Options())
        assert (first.built, first.skipped) == (2, 0)
        before = sorted(map(str, store.quads()))
        again = build(documents, store, Options())
        assert again == BuildReport(skipped=2, inferred=first.inferred)
        assert build(documents, store, Options(again=True)).built == 2
        assert sorted(map(str, store.quads())) == before
        dated = [replace(documents[0], published="2025-03-09"), documents[1]]
        changed = build(dated, store, Options())
        assert (changed.built, changed.skipped) == (1, 1)


def test_replacing_a_document_leaves_the_others_alone() -> None:
    documents = letters(2)
    with open_store(None) as store:
        build(documents, store, Options())
        kept = list(claims_from(store, "lettre-01"))
        new = document_from_text("lettre-00", "Rado Mezin a quitté Lissan.")
        build([new], store, Options())
        assert list(claims_from(store, "lettre-01")) == kept
        assert {c.predicate.id for c in claims_from(store, "lettre-00")} != {"kg:sent"}
        assert documents_in(store) == ("lettre-00", "lettre-01")


def test_one_document_that_fails_spares_the_others() -> None:
    documents = letters(3)
    documents[1] = replace(documents[1], lang="xx")
    errors: list[KgError] = []
    with open_store(None) as store:
        report = build(documents, store, Options(), watcher=Watcher(on_error=errors.append))
        assert documents_in(store) == ("lettre-00", "lettre-02")
    assert report.built == 2
    assert list(report.failed) == errors
    assert "lettre-01: is in 'xx'" in str(errors[0])


def test_without_on_error_the_first_error_is_raised() -> None:
    with pytest.raises(DocumentError, match="is in 'xx'"):
        list(read([replace(letters(1)[0], lang="xx")], Options()))
