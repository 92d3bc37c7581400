"""Names of states, offices and organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.bundled import samples
from kg.normal import normal
from kg.ontology import Entry, Gazetteer, Knowledge, load
from kg.ontology.gazetteer.gazetteer import Office


def found(knowledge: Knowledge, name: str) -> list[str]:
    return [entry.iri for entry in knowledge.gazetteer.lookup(name)]


@pytest.mark.parametrize(
    "name",
    [
        "ministère russe de la Défense",
        "Le ministère de la Défense russe",
        "ministère de la Défense de Russie",
        "ministère de la Défense de la Fédération de Russie",
        "la Défense russe",
        "Russian Ministry of Defence",
    ],
)
def test_one_ministry_has_many_names(knowledge: Knowledge, name: str) -> None:
    assert found(knowledge, name) == ["kge:russia-ministry-defence"]


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("les autorités américaines", "kge:united-states-government"),
        ("la partie américaine", "kge:united-states-government"),
        ("gouvernement des États-Unis", "kge:united-states-government"),
        ("la Maison-Blanche", "kge:united-states-government"),
        ("l’armée syrienne", "kge:syria-armed-forces"),
        ("Forces armées russes", "kge:russia-armed-forces"),
        ("forces armées nord-coréennes", "kge:north-korea-armed-forces"),
        ("le ministère turc des Affaires étrangères", "kge:turkey-ministry-foreign-affairs"),
        ("Quai d'Orsay", "kge:france-ministry-foreign-affairs"),
        ("le Pentagone", "kge:united-states-ministry-defence"),
        ("ONU", "kge:united-nations"),
        ("l'O.N.U.", "kge:united-nations"),
        ("les Nations unies", "kge:united-nations"),
        ("ETATS-UNIS", "kge:united-states"),
        ("les Émirats arabes unis", "kge:united-arab-emirates"),
        ("Armée syrienne libre", "kge:free-syrian-army"),
        ("le parquet fédéral belge", "kge:belgium-prosecution"),
        ("ambassade de Russie", "kge:russia-embassy"),
        ("la Cour constitutionnelle roumaine", "kge:romania-constitutional-court"),
        ("garde-côtes libyens", "kge:libya-coast-guard"),
        ("ministère égyptien du Tourisme", "kge:egypt-ministry-tourism"),
        ("Minusma", "kge:minusma"),
        ("le Haut-Commissariat aux réfugiés", "kge:unhcr"),
        ("Palais Chigi", "kge:italy-chigi"),
        ("le Jihad islamique palestinien", "kge:islamic-jihad"),
        ("FSR", "kge:rsf-sudan"),
        ("La France insoumise", "kge:lfi"),
        ("Novaïa Gazeta", "kge:novaya-gazeta"),
        ("Nijni Novgorod", "kge:nizhniy-novgorod"),
        ("Souleymanieh", "kge:sulaymaniyah"),
        ("Seine-Saint-Denis", "kge:seine-saint-denis"),
        ("mer Égée", "kge:mer-egee"),
        ("centrale nucléaire de Zaporijjia", "kge:zaporijjia-npp"),
    ],
)
def test_names_of_offices_and_organisations(knowledge: Knowledge, name: str, iri: str) -> None:
    assert found(knowledge, name) == [iri]


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("the Russian defence ministry", "kge:russia-ministry-defence"),
        ("Russia's Foreign Ministry", "kge:russia-ministry-foreign-affairs"),
        ("the US Treasury Department", "kge:united-states-ministry-finance"),
        ("the Ministry of Defence of Russia", "kge:russia-ministry-defence"),
        ("Ukraine's General Staff", "kge:ukraine-general-staff"),
        ("the UK government", "kge:united-kingdom-government"),
        ("the U.S. military", "kge:united-states-armed-forces"),
        ("Downing Street", "kge:united-kingdom-government"),
        ("Foggy Bottom", "kge:united-states-ministry-foreign-affairs"),
        ("the Kremlin", "kge:russia-presidency"),
        ("the Élysée Palace", "kge:france-presidency"),
        ("the State Duma", "kge:russia-parliament"),
        ("Capitol Hill", "kge:united-states-congress"),
        ("the Israel Defense Forces", "kge:israel-armed-forces"),
        ("the UK", "kge:united-kingdom"),
        ("the US", "kge:united-states"),
        ("the EU", "kge:european-union"),
        ("Bosnia and Herzegovina", "kge:bosnia-herzegovina"),
        ("DR Congo", "kge:congo-kinshasa"),
        ("East Timor", "kge:timor-leste"),
        ("the Islamic State group", "kge:islamic-state"),
        ("Hizbollah", "kge:hezbollah"),
        ("the Popular Mobilisation Forces", "kge:hashd"),
        ("the World Health Organisation", "kge:who"),
        ("the Houthi movement", "kge:houthis"),
    ],
)
def test_english_names_are_those_of_the_same_things(
    knowledge: Knowledge, name: str, iri: str
) -> None:
    english = load("en").gazetteer
    assert [entry.iri for entry in english.lookup(name)] == [iri]
    assert english.entry(iri).type == knowledge.gazetteer.entry(iri).type


@pytest.mark.parametrize(
    ("french", "english", "iri"),
    [
        ("la Karvénie", "Karvenia", "kge:karvenia"),
        ("l'armée karvénienne", "the Karvenian army", "kge:karvenia-armed-forces"),
        (
            "le ministère karvénien de la Défense",
            "the Karvenian Ministry of Defence",
            "kge:karvenia-ministry-defence",
        ),
        ("le Front de la Drenna", "the Drenna Front", "kge:drenna-front"),
        ("le camp de Solmira", "the camp of Solmira", "kge:camp-of-solmira"),
        ("l'école de Varesk", "the school of Varesk", "kge:school-of-varesk"),
    ],
)
def test_names_of_the_samples_are_told_in_both_languages(
    french: str, english: str, iri: str
) -> None:
    table = samples().parent / "names.csv"
    for lang, name in (("fr", french), ("en", english)):
        assert found(load(lang, [table]), name) == [iri]


def test_an_office_has_its_own_label_in_the_languages_that_tell_one(knowledge: Knowledge) -> None:
    entry = knowledge.gazetteer.entry("kge:united-states-ministry-foreign-affairs")
    assert entry is not None
    assert entry.labels == {
        "fr": "ministère américain des Affaires étrangères",
        "en": "US State Department",
    }


@pytest.mark.parametrize(
    ("people", "state"),
    [
        ("Danes", "kge:denmark"),
        ("Spaniard", "kge:spain"),
        ("Britons", "kge:united-kingdom"),
        ("Iraqis", "kge:iraq"),
        ("South Koreans", "kge:south-korea"),
    ],
)
def test_english_peoples_belong_to_their_states(people: str, state: str) -> None:
    assert [entry.iri for entry in load("en").gazetteer.adjective(people)] == [state]


@pytest.mark.parametrize(
    "name",
    [
        "la défense russe",
        "autorités locales",
        "partie",
        "président russe",
        "Dawn",
        "Renaissance",
        "Le Point",
        "Marianne",
        "Virginie",
        "Sud-Ouest",
        "armée",
        "Jean Dupont",
        "",
    ],
)
def test_what_names_nothing(knowledge: Knowledge, name: str) -> None:
    assert found(knowledge, name) == []


def test_a_capital_comes_before_the_government_it_stands_for(knowledge: Knowledge) -> None:
    assert found(knowledge, "Washington") == ["kge:washington", "kge:united-states-government"]
    assert found(knowledge, "Pékin") == found(knowledge, "Beijing")


def test_an_ambiguous_adjective_names_no_single_state(knowledge: Knowledge) -> None:
    assert len(knowledge.gazetteer.adjective("congolaise")) == 2
    assert found(knowledge, "armée congolaise") == []
    assert len(found(knowledge, "gouvernement congolais")) != 1


def test_states_are_complete_and_linked(knowledge: Knowledge) -> None:
    states = [e for e in knowledge.gazetteer.entries.values() if e.type == "kg:Country"]
    assert len(states) >= 195
    for state in states:
        assert {"fr", "en"} <= state.labels.keys(), state.iri
        assert len(state.adjectives["fr"]) in (4, 8), state.iri
        assert state.adjectives["en"], state.iri
        assert any("wikidata.org/entity/Q" in iri for iri in state.same_as), state.iri
    ids = [iri for state in states for iri in state.same_as]
    assert len(ids) == len(set(ids))


def test_every_label_finds_its_entry(knowledge: Knowledge) -> None:
    gazetteer = knowledge.gazetteer
    for entry in list(gazetteer.entries.values()):
        for label in entry.labels.values():
            assert entry in gazetteer.lookup(label), (entry.iri, label)


def test_capitals_lie_in_their_state(knowledge: Knowledge) -> None:
    gazetteer = knowledge.gazetteer
    for state in list(gazetteer.entries.values()):
        if state.capital:
            capital = gazetteer.entry(state.capital)
            assert capital is not None
            assert capital.state == state.iri
            assert capital.point is not None
            assert -90 <= capital.point[0] <= 90
            assert -180 <= capital.point[1] <= 180


def test_an_office_is_the_same_entry_by_name_and_by_iri(knowledge: Knowledge) -> None:
    by_iri = knowledge.gazetteer.entry("kge:italy-ministry-interior")
    assert by_iri is not None
    assert knowledge.gazetteer.lookup("ministère italien de l'Intérieur") == (by_iri,)
    assert by_iri.labels["fr"] == "ministère italien de l'Intérieur"
    assert by_iri.state == "kge:italy"
    assert knowledge.gazetteer.entry("kge:atlantis-government") is None


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Russian Ministry of Defence", "kge:russia-ministry-defence"),
        ("Russia's Ministry of Defence", "kge:russia-ministry-defence"),
        ("the government of Russia", "kge:russia-government"),
        ("Italy’s government", "kge:italy-government"),
    ],
)
def test_offices_in_another_language(knowledge: Knowledge, name: str, iri: str) -> None:
    assert found(knowledge, name) == [iri]


def test_an_adjective_with_one_form_makes_offices() -> None:
    office = Office("kgl:police", "kg:Organization", "police", {"xx": "{0} + {3}"}, {"xx": ("p",)})
    state = Entry("kge:a", "kg:Country", {"xx": "A"}, {"xx": ("A",)}, {"xx": ("an",)})
    (made,) = Gazetteer([state], [office]).lookup("an p")
    assert (made.iri, made.labels) == ("kge:a-police", {"xx": "an + an"})


def test_a_table_says_the_language_of_its_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,name_en,class,aliases,aliases_fr,adjectives_ru\n"
        "Мирск,Mirsk,City,Старый Мирск,Mirsk-Ville,мирский; мирская\n",
        encoding="utf-8",
    )
    for lang, labels, others in (
        ("ru", {"en": "Mirsk", "ru": "Мирск"}, {"Старый Мирск"}),
        ("en", {"en": "Mirsk"}, {"Мирск", "Старый Мирск"}),
    ):
        gazetteer = load(lang, (path,)).gazetteer
        (entry,) = gazetteer.lookup("Мирск")
        assert entry.labels == labels
        assert others < set(entry.names[lang])
        assert entry.names["fr"] == ("Mirsk-Ville",)
        assert entry.adjectives == {"ru": ("мирский", "мирская")}


def test_an_empty_gazetteer_knows_nothing() -> None:
    assert Gazetteer(()).lookup("Paris") == ()
    entry = Entry("kge:x", "kg:City", {"fr": "Ville-Neuve"}, {"fr": ("Ville-Neuve",)})
    assert Gazetteer([entry]).lookup("VILLE NEUVE") == (entry,)


def test_normal_forms() -> None:
    assert normal("L’Élysée") == normal("l'elysee")
    assert normal("Al‑Bab") == "al bab"
    assert normal("U.S.A.") == "usa"
    assert normal("Œuvre  d'art") == "oeuvre d' art"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("kge:x a kg:Castle ; rdfs:label 'x'@fr .", "has the classes kg:Castle"),
        ("kge:x a kg:City .", "has no label"),
        ("kge:x a kg:City ; rdfs:label 'x'@fr ; kgl:state kge:nowhere .", "not in the gazetteer"),
        ("kge:x a kg:City ; rdfs:label 'x'@fr ; kgl:point 'north' .", "kgl:point 'north'"),
    ],
)
def test_broken_entries_are_refused(
    refused: Callable[[str, str], str], body: str, what: str
) -> None:
    message = refused("gazetteer/mine.ttl", body)
    assert what in message
    assert message.startswith("gazetteer/mine.ttl:9: kge:x")


def test_the_gazetteer_is_as_large_as_promised(knowledge: Knowledge) -> None:
    kinds = Counter(entry.type for entry in knowledge.gazetteer.entries.values())
    assert sum(kinds.values()) >= 3700
    assert kinds["kg:City"] >= 1300
    assert kinds["kg:Region"] >= 600
    assert kinds["kg:Party"] >= 200
    assert kinds["kg:InternationalOrganization"] >= 150


def test_points_lie_on_the_globe_and_cities_in_a_state(knowledge: Knowledge) -> None:
    for entry in knowledge.gazetteer.entries.values():
        if entry.type == "kg:City":
            assert entry.point is not None, entry.iri
            assert entry.state is not None, entry.iri
            state = knowledge.gazetteer.entry(entry.state)
            assert state is not None
            assert state.type == "kg:Country", entry.iri
