"""Documents that somebody else has, told of step by step, mean what they mean all in one place."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from kg.languages import load as load_language
from kg.ontology import load
from kg.resolve import Names, Source
from tests.cluster.measuring import InFile, write
from tests.resolve.generated import corpus


def test_names_that_are_told_of_mean_what_names_at_hand_mean(tmp_path: Path) -> None:
    knowledge, language = load("fr"), load_language("fr")
    found = corpus(things=60, mentions=960, seed=5)
    sources = {doc: Source(tuple(some)) for doc, some in sorted(found.mentions.items())}
    first = dict(list(sources.items())[: len(sources) // 2])
    rest = {doc: sources[doc] for doc in sources.keys() - first.keys()}
    write(tmp_path / "rest.jsonl", rest)
    with (
        closing(Names(knowledge, language)) as here,
        closing(Names(knowledge, language)) as told,
    ):
        here.update(first, sources.__getitem__)
        told.update(first, sources.__getitem__)
        wanted = here.update(rest, sources.__getitem__, prints=dict.fromkeys(rest, "p"))
        many = InFile(tmp_path / "rest.jsonl", told.lookup, told.describer)
        update = told.take_in(many, dict.fromkeys(rest, "p"), sources.__getitem__)
        others = {doc: one for doc, one in wanted.resolutions.items() if doc in first}
        assert update.resolutions == others
        assert others
        own = {one.doc: one for one in many.resolutions(told)}
        assert own == {doc: one for doc, one in wanted.resolutions.items() if doc in rest}
        assert (update.labels, update.named) == (wanted.labels, wanted.named)
        assert list(told.tables.base.iterdump()) == list(here.tables.base.iterdump())
