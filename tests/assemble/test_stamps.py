"""A document is read again, or a name resolved anew, where what decides it has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import languages
from kg.assemble.stamps import reading_stamp, resolution_stamp
from kg.ontology.knowledge import read_all
from kg.store import Options

TERMS = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
kg:Dam a kg:Class ; rdfs:subClassOf kg:Place ;
  rdfs:label "barrage"@fr , "dam"@en ; skos:definition "Retient l'eau."@fr , "Holds water."@en .
kg:floods a kg:Relation ; schema:domainIncludes kg:Dam ; schema:rangeIncludes kg:Place ;
  rdfs:label "inonde"@fr , "floods"@en ; skos:definition "Noie."@fr , "Drowns."@en .
"""
NAMES = "name,class\nBarrage de Serval,kg:Dam\n"


def stamps(mine: Path) -> tuple[str, str]:
    setup = Options(ontology=(mine,)).setup()
    knowledge, mistakes = read_all(setup.lang, setup.ontology)
    assert not mistakes
    language = languages.load(setup.lang)
    return reading_stamp(setup, knowledge), resolution_stamp(setup, knowledge, language)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "dams.ttl").write_text(TERMS, encoding="utf-8")
    (tmp_path / "gazetteer" / "dams.csv").write_text(NAMES, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "read", "resolved"),
    [
        ("dams.ttl", "Holds water.", "Keeps water.", False, False),
        ("dams.ttl", '"floods"', '"drowns"', False, False),
        ("dams.ttl", "domainIncludes kg:Dam", "domainIncludes kg:Place", True, False),
        ("dams.ttl", "subClassOf kg:Place", "subClassOf kg:Weapon", True, True),
        (
            "dams.ttl",
            "schema:rangeIncludes kg:Place",
            "schema:rangeIncludes kg:Position",
            True,
            True,
        ),
        ("gazetteer/dams.csv", "Barrage", "Digue", True, True),
    ],
)
def test_what_has_changed(
    mine: Path, file: str, old: str, new: str, *, read: bool, resolved: bool
) -> None:
    before = stamps(mine)
    assert stamps(mine) == before
    text = (mine / file).read_text(encoding="utf-8")
    assert old in text
    (mine / file).write_text(text.replace(old, new), encoding="utf-8")
    after = stamps(mine)
    assert (after[0] != before[0], after[1] != before[1]) == (read, resolved)
