"""A folder full of mistakes: each is found, in one run, and nothing of it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import OntologyError
from kg.ontology import load
from kg.ontology.knowledge import read_all
from kg.ontology.vocabulary.shapes import violations
from kg.pipelines.lemmas import of_bundled
from tests.ontology.conftest import PREFIXES

TERMS = """\
kg:brokered a kg:Relation ;
    schema:domainIncludes kg:Actr ; schema:rangeIncludes kg:Agreement ;
    kg:plover "MEDIATE" ; owl:inverseOf kg:brokeredBy ;
    rdfs:label "a négocié"@fr .
kg:Relay a kg:Klass ; rdfs:label "relais"@fr ; skos:definition "Un relais."@fr .
kg:Envoy a kg:Class ; rdfs:subClassOf kg:Position ; skos:definition "…"@fr ; kg:stands kg:Person .
"""
WORDINGS = """\
fr:parrainer a kgl:VerbEntry ; kgl:lemma "parrainer" ;
    kgl:states "kg:brokred(subj, obj)" ;
    kgl:select "obj: kg:Agrement" .
fr:sans-sujet a kgl:VerbEntry ; kgl:lemma "entremettre" ; kgl:states "kg:sent(obj)" .
fr:entremise a kgl:NounEntry ; kgl:lemma "entremise" ; kgl:states "kg:sent(obj, self)" .
fr:troquer a kgl:VerbEntry ; kgl:lemma "troquer" ; kgl:states "kg:sentTo(obj, envres)" .
fr:catapulter a kgl:VerbEntry ; kgl:lemma "catapulter" ;
    kgl:states "kg:sentTo(obj, à)" ;
    kgl:select "à: !kg:Weapon" .
fr:cingler a kgl:VerbEntry ; kgl:lemma "cingler" ; kgl:states "kg:attacked(subj, obj)" .
fr:cingler-aussi a kgl:VerbEntry ; kgl:lemma "cingler" ; kgl:states "kg:attacked(subj, obj)" .
fr:autre-avis a kgl:CueEntry ; kgl:pos "VERB" ; kgl:lemma "affirmer" ; kgl:stance kgl:denies .
fr:sans-avis a kgl:CueEntry ; kgl:pos "VERB" ; kgl:lemma "marmotter" ; kgl:stance kgl:assert .
fr:rien a kgl:VerbEntry ; kgl:lemma "ronger" .
fr:genre a kgl:VerbEntree ; kgl:lemma "ronger" .
fr:propriété a kgl:VerbEntry ; kgl:lema "ronger" ; kgl:states "kg:sent(subj, obj)" .
fr:double a kgl:VerbEntry ; kgl:lemma "rabibocher" ; kgl:states "kg:agreedWith(subj, avec)" .
fr:entre-deux a kgl:NounEntry ; kgl:lemma "rafistoleur" ; kgl:class kg:Person .
fr:double a kgl:NounEntry ; kgl:lemma "rabibochage" ; kgl:class kg:Event .
fr:dans-deux-fichiers a kgl:NounEntry ; kgl:lemma "rafistolage" ; kgl:class kg:Event .
"""
MORE_WORDINGS = """\
fr:dans-deux-fichiers a kgl:NounEntry ; kgl:lemma "bricolage" ; kgl:class kg:Event .
"""
NAMES = """\
kge:nulle-part a kg:Vilage ; rdfs:label "Nulle-Part"@fr ; kgl:state kge:syrie .
kge:sans-nom a kg:City .
kge:sans-classe rdfs:label "Sans-Classe"@fr .
kge:au-large a kg:City ; rdfs:label "Au-Large"@fr ; kgl:point "100 400" .
"""
# file, line (from 1, behind eight lines of prefixes), term, what is wrong, a word of the cure
KNOWN: list[tuple[str, int, str, str, str]] = [
    ("terms.ttl", 10, "kg:brokered", "domainIncludes kg:Actr: no such class", "kg:Actor"),
    ("terms.ttl", 11, "kg:brokered", "no such PLOVER type", "CONSULT"),
    ("terms.ttl", 11, "kg:brokered", "owl:inverseOf kg:brokeredBy: no such relation", "Declare"),
    ("terms.ttl", 9, "kg:brokered", "has no definition", "skos:definition"),
    ("terms.ttl", 13, "kg:Relay", "is of the kind kg:Klass", "kg:Class"),
    ("terms.ttl", 14, "kg:Envoy", "has no label", "rdfs:label"),
    ("terms.ttl", 14, "kg:Envoy", "has the property kg:stands, which nothing", "kg:standsFor"),
    ("lexicon/fr-bad.ttl", 10, "fr:parrainer", "kg:brokred: no such relation", "kg:brokered"),
    ("lexicon/fr-bad.ttl", 11, "fr:parrainer", "kg:Agrement: no such class", "kg:Agreement"),
    ("lexicon/fr-bad.ttl", 12, "fr:sans-sujet", "is not of the form kg:relation(", "README"),
    ("lexicon/fr-bad.ttl", 13, "fr:entremise", "has the slot 'obj', which a NOUN", "self"),
    ("lexicon/fr-bad.ttl", 14, "fr:troquer", "has the slot 'envres'", "envers"),
    ("lexicon/fr-bad.ttl", 17, "fr:catapulter", "outside the range of kg:sentTo", "Select"),
    ("lexicon/fr-bad.ttl", 19, "fr:cingler-aussi", "as another entry does (fr:cingler)", "one of"),
    ("lexicon/fr-bad.ttl", 20, "fr:autre-avis", "can't both match 'affirmer'", "one of the two"),
    ("lexicon/fr-bad.ttl", 21, "fr:sans-avis", "kgl:assert: no such stance", "kgl:asserts"),
    ("lexicon/fr-bad.ttl", 22, "fr:rien", "states nothing", "kgl:states"),
    ("lexicon/fr-bad.ttl", 23, "fr:genre", "is of the kind kgl:VerbEntree", "kgl:VerbEntry"),
    ("lexicon/fr-bad.ttl", 24, "fr:propriété", "has the property kgl:lema", "kgl:lemma"),
    ("lexicon/fr-bad.ttl", 24, "fr:propriété", "has no kgl:lemma", "Add the word"),
    ("lexicon/fr-bad.ttl", 25, "fr:double", "names two entries", "a name of its own"),
    ("lexicon/fr-more.ttl", 9, "fr:dans-deux-fichiers", "names two entries", "a name of its own"),
    ("lexicon/mine.ttl", 0, "", "is not read", "fr-mine.ttl"),
    ("gazetteer/names.ttl", 9, "kge:nulle-part", "kg:Vilage", "exactly one class"),
    ("gazetteer/names.ttl", 9, "kge:nulle-part", "kge:syrie: not in the gazetteer", "kge:syria"),
    ("gazetteer/names.ttl", 10, "kge:sans-nom", "has no label", "rdfs:label"),
    ("gazetteer/names.ttl", 11, "kge:sans-classe", "has the classes none", "exactly one class"),
    ("gazetteer/names.ttl", 12, "kge:au-large", "'100 400' is no point", "latitude"),
    ("gazetteer/syntax.ttl", 9, "", "is not Turtle", "Look for a missing dot"),
    ("gazetteer/columns.csv", 1, "", "the column 'nom' is unknown", "name"),
    ("gazetteer/columns.csv", 1, "", "has no column name", "name,class,aliases"),
    ("gazetteer/rows.csv", 2, "kge:solmira", "kge:atlantis: not in the gazetteer", "Add it"),
    ("gazetteer/rows.csv", 3, "", "the row has no name", "Fill the cell"),
    ("gazetteer/rows.csv", 4, "kge:larvo", "has the classes kg:Citi", "kg:City"),
    ("gazetteer/rows.csv", 5, "", "the row has 4 cells for 3 columns", "quotation marks"),
]


@pytest.fixture
def bad(write: Callable[[str, str], Path], tmp_path: Path) -> Path:
    write("terms.ttl", TERMS)
    write("lexicon/fr-bad.ttl", WORDINGS)
    write("lexicon/fr-more.ttl", MORE_WORDINGS)
    write("lexicon/mine.ttl", "")
    write("gazetteer/names.ttl", NAMES)
    write("gazetteer/syntax.ttl", 'kge:x a kg:City ; rdfs:label "X"@fr ;; kgl:state .')
    (tmp_path / "gazetteer" / "columns.csv").write_text("nom,class\nX,City\n", encoding="utf-8")
    rows = "name,class,state\nSolmira,City,kge:atlantis\n,City,\nLarvo,Citi,\na,City,,b\n"
    (tmp_path / "gazetteer" / "rows.csv").write_text(rows, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("file", "line", "term", "what", "cure"), KNOWN)
def test_each_mistake_has_its_place_and_its_cure(
    bad: Path, file: str, line: int, term: str, what: str, cure: str
) -> None:
    place = f"{file}:{line}" if line else file
    found = [one for one in read_all("fr", [bad])[1] if one.place == place and what in one.what]
    assert len(found) == 1, [str(one) for one in read_all("fr", [bad])[1]]
    assert found[0].what.startswith(term)
    assert cure in found[0].cure


def test_nothing_else_is_found(bad: Path) -> None:
    assert len(read_all("fr", [bad])[1]) == len(KNOWN)


def test_nothing_is_half_loaded(bad: Path) -> None:
    with pytest.raises(OntologyError, match=f"{len(KNOWN) - 1} more mistakes: see `kg ontology"):
        load("fr", [bad])
    assert "kg:Envoy" not in load("fr").ontology.classes


def test_the_command_lists_them_and_fails(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["ontology", "check", str(bad)])
    assert leaving.value.code == 2
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == len(KNOWN)
    assert f"{len(KNOWN)} mistakes" in told.err


def test_the_bundled_files_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["ontology", "check", "--shapes"])
    assert not leaving.value.code
    assert capsys.readouterr().out == ""


def test_a_head_that_is_no_lemma_is_told(
    write: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(
        "lexicon/fr-heads.ttl",
        """
fr:ne-pas-bombarder a kgl:CueEntry ; kgl:pos "VERB" ; kgl:stance kgl:attempts ;
    kgl:lemma "ne pas bombarder", "ne pas *pilonner" .
fr:combattants a kgl:NounEntry ; kgl:states "kg:memberOf(host, de)" ;
    kgl:lemma "spadassins", "spadassine", "spadassin" .
""",
    )
    with pytest.raises(SystemExit) as leaving:
        main(["ontology", "check", str(folder)])
    assert leaving.value.code == 2
    (told,) = capsys.readouterr().out.splitlines()
    assert told.startswith("lexicon/fr-heads.ttl:11: fr:ne-pas-bombarder has the wording")
    assert "'ne' is no lemma" in told
    assert told.endswith("Mark the head with *, or write its lemma.")
    assert read_all("fr", [folder])[1] == []  # other pipelines may make other lemmas


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_heads_that_ship_are_lemmas(lang: str) -> None:
    lemmas = of_bundled(lang)
    assert lemmas is not None
    assert read_all(lang, lemmas=lemmas)[1] == []


def test_shapes_find_what_the_loader_finds(bad: Path) -> None:
    found = [str(one) for one in violations("fr", [bad])]
    terms = {line.split(": ", 1)[1].split(" ", 1)[0] for line in found}
    assert terms >= {"kg:brokered", "kg:Envoy", "fr:sans-sujet", "fr:rien", "kge:nulle-part"}
    assert any(line.startswith("lexicon/fr-bad.ttl:12: fr:sans-sujet kgl:states") for line in found)


def test_a_replacement_takes_the_place_of_what_ships(write: Callable[[str, str], Path]) -> None:
    folder = write(
        "lexicon/fr-mine.ttl",
        """
fr:envoyer a kgl:Replacement, kgl:VerbEntry ; kgl:lemma "envoyer" ;
    kgl:states "kg:delivered(subj, obj)" .
fr:envoyer-troupes a kgl:Replacement .
""",
    )
    stated = [
        p.relation
        for f in load("fr", [folder]).lexicon.frames("envoyer", "VERB")
        if not f.words
        for p in f.states
    ]
    assert stated == ["kg:delivered"]
    assert load("fr").lexicon.frames("expédier", "VERB")
    assert not load("fr", [folder]).lexicon.frames("expédier", "VERB")


def test_a_table_of_names(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "name;class;aliases;state;latitude;longitude;wikidata;id\n"
        "Front du Nord;ArmedGroup;FDN | Front nordiste;kge:syria;;;;\n"
        "Larvo;kg:City;;kge:syria;35,5;38.25;Q42;kge:larvo-syria\n",
        encoding="utf-8",
    )
    gazetteer = load("fr", [table]).gazetteer
    (front,) = gazetteer.lookup("le Front nordiste")
    assert (front.iri, front.type, front.state) == (
        "kge:front-du-nord",
        "kg:ArmedGroup",
        "kge:syria",
    )
    assert gazetteer.lookup("FDN") == (front,)
    (larvo,) = gazetteer.lookup("Larvo")
    assert larvo.iri == "kge:larvo-syria"
    assert larvo.point == (35.5, 38.25)
    assert larvo.same_as == ("http://www.wikidata.org/entity/Q42",)


def test_one_file_may_hold_everything(tmp_path: Path) -> None:
    file = tmp_path / "all.ttl"
    file.write_text(
        PREFIXES
        + """
kg:twinnedWith a kg:Relation ; schema:domainIncludes kg:City ; schema:rangeIncludes kg:City ;
    rdfs:label "jumelée avec"@fr ; skos:definition "Les deux villes sont jumelées."@fr .
fr:jumeler a kgl:VerbEntry ; kgl:lemma "jumeler" ; kgl:states "kg:twinnedWith(obj, avec|à)" .
kge:larvo a kg:City ; rdfs:label "Larvo"@fr .
""",
        encoding="utf-8",
    )
    known = load("fr", [file])
    assert "kg:twinnedWith" in known.ontology.relations
    assert known.lexicon.frames("jumeler", "VERB")
    assert [entry.iri for entry in known.gazetteer.lookup("Larvo")] == ["kge:larvo"]
