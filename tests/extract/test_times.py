"""Times in French: what is found, where it ends, what it is worth."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.bundled import samples
from kg.extract.times.finding import find_times
from kg.extract.times.forms import compile_forms
from kg.extract.times.tenses import Verbs
from kg.languages import load

WORDS = load("fr").times
THURSDAY = "2025-04-10"
SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed"


def times(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(t.text, t.value) for t in find_times(text, WORDS, published=published)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        # days
        ("Il est né le 1er septembre 2018.", "le 1er septembre 2018", "2018-09-01"),
        ("Il est né le 8 mai 1945.", "le 8 mai 1945", "1945-05-08"),
        ("Réunion du 3 mars.", "3 mars", "2025-03-03"),
        ("Le 15 avril, il partira.", "Le 15 avril", "2025-04-15"),
        ("Vu le 25/08/2018.", "le 25/08/2018", "2018-08-25"),
        ("Vu : 2018-08-25.", "2018-08-25", "2018-08-25"),
        (
            "Le jeudi 5 juillet 2018 à 9 h 15.",
            "Le jeudi 5 juillet 2018 à 9 h 15",
            "2018-07-05T09:15",
        ),
        ("Le 3 mars à 15h30, feu.", "Le 3 mars à 15h30", "2025-03-03T15:30"),
        ("Fermé le 24 décembre dernier.", "le 24 décembre dernier", "2024-12-24"),
        ("Vu les 6, 7 et 8 mars.", "les 6, 7 et 8 mars", "2025-03-06/2025-03-08"),
        ("Vu les 1er, 3 et 5 mars 2024.", "les 1er, 3 et 5 mars 2024", "2024-03-01/2024-03-05"),
        ("Le 1er-Mai, ils ont défilé.", "Le 1er-Mai", None),
        # clocks
        ("Vu lundi à 9 heures du soir.", "lundi à 9 heures du soir", "2025-04-07T21:00"),
        ("Vu lundi à 3 h 15 du matin.", "lundi à 3 h 15 du matin", "2025-04-07T03:15"),
        (
            "Lundi vers 3 heures de l'après-midi.",
            "Lundi vers 3 heures de l'après-midi",
            "2025-04-07T15:00",
        ),
        ("Il est 5h45 du matin.", "5h45 du matin", None),
        ("Fermé à partir de 22h00.", "à partir de 22h00", None),
        ("Vu à 8 h 11 GMT.", "à 8 h 11 GMT", None),
        # sets, and lengths that are no whole number
        ("Il vote tous les deux ans.", "tous les deux ans", None),
        ("Elle vient trois fois par semaine.", "trois fois par semaine", None),
        ("Parti il y a une demi-heure.", "il y a une demi-heure", None),
        ("Parti depuis une quinzaine de jours.", "depuis une quinzaine de jours", None),
        ("Il a duré deux heures et demie.", "deux heures et demie", None),
        ("Vu le mardi suivant.", "le mardi suivant", None),
        # a word for the day says more than the verb
        ("Le départ, prévu pour hier 9 avril, est repoussé.", "hier 9 avril", "2025-04-09"),
        # from the day of publication
        ("Il l'a dit hier.", "hier", "2025-04-09"),
        ("Il l’a dit aujourd’hui.", "aujourd’hui", "2025-04-10"),
        ("Il part demain.", "demain", "2025-04-11"),
        ("Vu ce jour à Brest.", "ce jour", "2025-04-10"),
        ("Il parlera à 20h ce soir.", "à 20h ce soir", "2025-04-10T20:00"),
        ("Il a parlé vers 10 heures lundi.", "vers 10 heures lundi", "2025-04-07T10:00"),
        ("Il a dit jeudi que oui.", "jeudi", "2025-04-10"),
        ("Il a dit vendredi que oui.", "vendredi", "2025-04-04"),
        ("Il reviendra vendredi.", "vendredi", "2025-04-11"),
        ("Vu ce mercredi à Brest.", "ce mercredi", "2025-04-09"),
        ("Vu mardi dernier.", "mardi dernier", "2025-04-08"),
        ("Vu jeudi dernier.", "jeudi dernier", "2025-04-03"),
        ("Rendez-vous lundi prochain.", "lundi prochain", "2025-04-14"),
        ("Vu mercredi soir.", "mercredi soir", "2025-04-09"),
        ("Vu ce jeudi 10 avril.", "ce jeudi 10 avril", "2025-04-10"),
        ("La semaine dernière, oui.", "La semaine dernière", "2025-03-31/2025-04-06"),
        ("Ce week-end, oui.", "Ce week-end", "2025-04-12/2025-04-13"),
        ("Le mois dernier, oui.", "Le mois dernier", "2025-03"),
        ("Depuis l'an dernier, oui.", "Depuis l'an dernier", "2024/.."),
        ("Il y a deux ans, oui.", "Il y a deux ans", "2023"),
        ("Il y a trois jours, oui.", "Il y a trois jours", "2025-04-07"),
        # months and longer
        ("Venu en juillet dernier.", "en juillet dernier", "2024-07"),
        ("Venu en février.", "en février", "2025-02"),
        ("Venu en avril.", "en avril", "2025-04"),
        ("Il viendra en juin.", "en juin", "2025-06"),
        ("Venu à la mi-août 2024.", "à la mi-août 2024", "2024-08"),
        ("Venu début mars.", "début mars", "2025-03"),
        ("Venu fin 2017.", "fin 2017", "2017"),
        ("Venu au mois d'octobre 2023.", "au mois d'octobre 2023", "2023-10"),
        ("L'été 2022 fut long.", "L'été 2022", "2022-06/2022-09"),
        ("Au premier trimestre 2018, rien.", "Au premier trimestre 2018", "2018-01/2018-03"),
        ("Dans les années 1990, rien.", "Dans les années 1990", "1990/1999"),
        ("Au XIXe siècle, rien.", "Au XIXe siècle", "1801/1900"),
        ("En 1789, rien.", "En 1789", "1789"),
        # intervals
        ("Entre mars et juin, rien.", "Entre mars et juin", "2025-03/2025-06"),
        ("De 2014 à 2017, rien.", "De 2014 à 2017", "2014/2017"),
        ("Du 3 au 5 mars, rien.", "Du 3 au 5 mars", "2025-03-03/2025-03-05"),
        (
            "Dans la nuit du 16 au 17 mars.",
            "Dans la nuit du 16 au 17 mars",
            "2025-03-16/2025-03-17",
        ),
        ("De novembre à mars 2018.", "De novembre à mars 2018", "2017-11/2018-03"),
        ("De mardi à jeudi, rien.", "De mardi à jeudi", "2025-04-08/2025-04-10"),
        ("La saison 2016-2017.", "2016-2017", "2016/2017"),
        ("Les 3-4 mai 2018.", "Les 3-4 mai 2018", "2018-05-03/2018-05-04"),
        ("En mai et juin 2017, rien.", "En mai et juin 2017", "2017-05/2017-06"),
        # open intervals
        ("Détenu depuis plus de deux ans.", "depuis plus de deux ans", "2023/.."),
        ("Détenu depuis près d'un mois.", "depuis près d'un mois", "2025-03/.."),
        ("Ouvert à partir du 1er mai.", "à partir du 1er mai", "2025-05-01/.."),
        ("Ouvert à compter de lundi.", "à compter de lundi", "2025-04-14/.."),
        ("Détenu depuis 2014.", "depuis 2014", "2014/.."),
        ("Détenu depuis trois jours.", "depuis trois jours", "2025-04-07/.."),
        ("Détenu depuis octobre 2023.", "depuis octobre 2023", "2023-10/.."),
        ("Libre d'ici à vendredi.", "d'ici à vendredi", "../2025-04-11"),
        ("Libre avant le 20 avril.", "avant le 20 avril", "../2025-04-20"),
        ("Libre avant la fin du mois.", "avant la fin du mois", "../2025-04"),
        ("Détenu jusqu'au début juillet 2024.", "jusqu'au début juillet 2024", "../2024-07"),
    ],
)
def test_one_time(text: str, span: str, value: str) -> None:
    assert times(text) == [(span, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Plus de 2000 salariés sont venus.",
        "Ils étaient 1950 hommes.",
        "La planète Mars est rouge.",
        "Les sondes de Mars tournent.",
        "Mai est venu sans qu'il parte.",
        "Entre 3 et 5 personnes.",
        "Le 31 février n'existe pas.",
        "Le record tient depuis 5 points.",
        "Une foule de 12 000 habitants.",
        "Un jour, il partira.",
        "Un détenu de 45 ans.",
        "Mort à l'âge de 45 ans.",
        "Il faut 1 100 années.",
        "Il n'a que 31 week-ends.",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("Vu ce samedi.", "2018-08"), ("Vu hier.", "2018-08"), ("Vu en juillet dernier.", "2018-07"),
     ("La semaine dernière.", None), ("Le mois dernier.", "2018-07"), ("L'an dernier.", "2017")],
)  # fmt: skip
def test_a_value_is_no_more_precise_than_a_publication_known_to_the_month(
    text: str, value: str | None
) -> None:
    assert [v for _, v in times(text, "2018-08")] == [value]


def test_without_a_publication_only_absolute_times_have_a_value() -> None:
    found = times("Mardi, puis en mars 2018, puis le 3 mai, puis il y a un an.", None)
    assert [value for _, value in found] == [None, "2018-03", None, None]


def test_times_from_the_day_last_spoken_of() -> None:
    text = "Le 3 mars, il part. La veille, il doutait. Trois jours plus tard, il revient."
    assert [v for _, v in times(text)] == ["2025-03-03", "2025-03-02", "2025-03-05"]
    assert times("La veille, il doutait.") == [("La veille", None)]


@pytest.mark.parametrize(
    ("time", "value"),
    [("Ce jour-là", "2025-03-03"), ("Le soir même", "2025-03-03"), ("Le mois suivant", "2025-04"),
     ("L'année précédente", "2024"), ("Deux jours avant", "2025-03-01"),
     ("Quelques jours plus tard", None), ("Il y a quelques mois", None)],
)  # fmt: skip
def test_times_that_hang_on_the_day_last_spoken_of(time: str, value: str | None) -> None:
    assert times(f"Le 3 mars, il part. {time}, il doute.")[1] == (time, value)


def test_verbs_known_to_look_ahead_send_a_weekday_into_the_future() -> None:
    text = "Les discussions reprendraient lundi."
    assert [t.value for t in find_times(text, WORDS, published=THURSDAY)] == ["2025-04-07"]
    ahead = [text.index("reprendraient")]
    found = find_times(text, WORDS, published=THURSDAY, verbs=Verbs(ahead=ahead))
    assert [t.value for t in found] == ["2025-04-14"]


def test_offset_is_added_to_spans() -> None:
    (found,) = find_times("En 2014.", WORDS, published=None, offset=100)
    assert (found.start, found.end, found.text) == (100, 107, "En 2014")


def test_a_future_verb_is_of_the_same_clause_and_no_name() -> None:
    assert times("À Ankara, il parlait mardi.") == [("mardi", "2025-04-08")]
    assert times("Il viendra, a-t-il dit mardi.") == [("mardi", "2025-04-08")]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2049, 12, 31)))
def test_every_written_day_is_read_back(day: dt.date) -> None:
    months = {number: name for name, number in reversed(WORDS.months.items())}
    number = "1er" if day.day == 1 else str(day.day)
    text = f"C'était le {number} {months[day.month]} {day.year}."
    assert [value for _, value in times(text)] == [day.isoformat()]


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31)), st.sampled_from(sorted(WORDS.weekdays))
)
def test_a_bare_weekday_is_one_of_the_last_seven_days(day: dt.date, weekday: str) -> None:
    ((_, value),) = times(f"Elle a parlé {weekday} à Oslo.", day.isoformat())
    assert value is not None
    found = dt.date.fromisoformat(value)
    assert found.isoweekday() == WORDS.weekdays[weekday]
    assert dt.timedelta(0) <= day - found < dt.timedelta(7)


_PIECES = [
    "le ", "3 ", "mars ", "2018 ", "de ", "à ", "entre ", "et ", "depuis ", "mardi ", "fin ",
    "dernier ", "la veille ", "il y a ", "deux ", "jours ", "1er", "-", "/", ". ", "l'", "été ",
    "XXe siècle ", "99", "15h30 ", "\n", "’", "avant ", "du ", "au ", "semaine ", "31 février ",
    "trimestre ", "premier ",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_any_words_of_time_give_ordered_spans_of_the_text(text: str) -> None:
    end = 0
    for found in find_times(text, WORDS, published=THURSDAY):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text == found.text.strip()
        end = found.end


def test_gold_times_of_the_seed_article() -> None:
    if not SEED.is_dir():
        pytest.skip(f"{SEED} is not there")
    text = (SEED / "docs" / "article.fr.txt").read_bytes().decode()
    found = {(t.start, t.end, t.value) for t in find_times(text, WORDS, published="2018-08")}
    gold = [json.loads(line) for line in (SEED / "gold_times.jsonl").read_text().splitlines()]
    assert len(gold) >= 3
    assert {(g["span"]["start"], g["span"]["end"], g["value"]) for g in gold} <= found


def test_a_pattern_of_some_shapes_finds_what_that_of_all_does() -> None:
    shapes = compile_forms(load("fr").times).shapes
    whole = shapes.at("1")
    assert whole is not None
    texts = [path.read_text(encoding="utf-8") for path in samples().glob("*.txt")]
    texts.append(Path(__file__).read_text(encoding="utf-8"))
    found = []
    for text in texts:
        for word in re.finditer(r"\w+", text):
            some = shapes.at(word[0])
            one = whole.match(text, word.start())
            other = some.match(text, word.start()) if some is not None else None
            assert (one and (one[0], one.lastgroup)) == (other and (other[0], other.lastgroup))
            found += [one[0]] if one is not None else []
    assert len(found) > 100
    assert shapes.at("de") is None  # stands only inside times


def test_shapes_are_tried_where_they_may_begin() -> None:
    shapes = compile_forms(load("fr").times).shapes
    for word, text in (("août", "août"), ("XIXe", "XIXe siècle"), ("Il", "Il y a deux jours")):
        pattern = shapes.at(word)
        assert pattern is not None
        assert pattern.fullmatch(text) is not None
    assert shapes.at("Vladimir").match("Vladimir a signé") is None  # type: ignore[union-attr]
    assert shapes.at("vladimir") is None


def test_a_date_in_apposition_spells_out_a_relative_day() -> None:
    found = times("La trêve date du 3 mars. Il l'a signée la veille, 8 février, à Genève.")
    assert [value for _, value in found] == ["2025-03-03", "2025-02-08", "2025-02-08"]
    apart = times("Il est venu le 3 mars, et la veille il a signé ; le 8 février, rien.")
    assert [value for _, value in apart] == ["2025-03-03", "2025-03-02", "2025-02-08"]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Il attend pendant trois semaines.", "trois semaines", "P3W"),
        ("Une trêve de 48 heures.", "48 heures", "PT48H"),
        ("Un règne de dix ans.", "dix ans", "P10Y"),
        ("Pendant 45 ans, rien.", "45 ans", "P45Y"),
        ("Puni de 25 ans de prison.", "25 ans", "P25Y"),
        ("Vu la nuit dernière.", "la nuit dernière", "2025-04-09"),
        ("Un débat de 90 minutes.", "90 minutes", "PT90M"),
        # hours ago
        ("Il y a 48 heures, feu.", "Il y a 48 heures", "2025-04-08"),
        ("Il y a trois heures, feu.", "Il y a trois heures", "2025-04-10"),
        ("Il y a 30 heures, feu.", "Il y a 30 heures", None),
        ("Il y a 48 minutes, feu.", "Il y a 48 minutes", "2025-04-10"),
        ("Dans 72 heures, feu.", "Dans 72 heures", "2025-04-13"),
        ("Il y a près de deux ans, feu.", "Il y a près de deux ans", "2023"),
        # ordinals
        ("Le premier dimanche de mai.", "Le premier dimanche de mai", "2025-05-04"),
        ("Le dernier vendredi d'août 2024.", "Le dernier vendredi d'août 2024", "2024-08-30"),
        ("Le cinquième jeudi de février 2024.", "Le cinquième jeudi de février 2024", "2024-02-29"),
        ("Le premier lundi du mois.", "Le premier lundi du mois", None),
        # days of weeks
        ("Mardi de la semaine dernière.", "Mardi de la semaine dernière", "2025-04-01"),
        ("Mardi de la semaine prochaine.", "Mardi de la semaine prochaine", "2025-04-15"),
        ("Vendredi de cette semaine.", "Vendredi de cette semaine", "2025-04-11"),
        ("Chaque lundi, ils défilent.", "Chaque lundi", None),
        # two digits
        ("Vu le 3 mars 24.", "le 3 mars 24", "2024-03-03"),
        ("Vu en mars 98.", "en mars 98", "1998-03"),
        ("Vu le 12/03/24.", "le 12/03/24", "2024-03-12"),
        ("Le 3 mars 24 soldats sont morts.", "Le 3 mars", "2025-03-03"),
        ("En mars 24,5 % ont voté.", "En mars", "2025-03"),
        # until
        ("Il reste jusqu'à vendredi.", "jusqu'à vendredi", "../2025-04-11"),
        (
            "Il y sera les 6 et 13 mai prochains.",
            "les 6 et 13 mai prochains",
            "2025-05-06/2025-05-13",
        ),
        ("Vu les 6 et 7 mars derniers.", "les 6 et 7 mars derniers", "2025-03-06/2025-03-07"),
        # clock times
        ("Vu hier vers 23h.", "hier vers 23h", "2025-04-09T23:00"),
        ("Vu peu après minuit.", "peu après minuit", None),
        ("Vu avant 20 heures.", "avant 20 heures", None),
    ],
)
def test_times_of_news(text: str, span: str, value: str | None) -> None:
    assert times(text) == [(span, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # a day spoken of between two of them does not end a report by the hour
        ("Hier, départ. Vers 9 h, ils marchent. Comme le 2 mars. Vers 9 h 40, fin.", "2025-04-09"),
        (
            "Hier, départ. À 9 h : pause.\nC'était mieux du 2 au 5 mars.\nÀ 9 h 40 : fin.",
            "2025-04-09",
        ),
        (
            "Hier, départ. Vers 9 h, comme le 2 mars. Deux heures durant, rien. Vers 23 h 40, fin.",
            "2025-04-09",
        ),
        # a sentence that opens with a day does, and so does a clock that goes back
        ("Hier, départ. Vers 9 h, pause. Le 2 mars, rien. Vers 9 h 40, fin.", "2025-03-02"),
        ("Hier, départ. Vers 9 h, pause, comme le 2 mars. Vers 8 h 40, fin.", "2025-03-02"),
        ("Il est mort le 2 mars. Vers 9 h 40, on a appelé.", "2025-03-02"),
    ],
)
def test_the_day_of_a_report_by_the_hour(text: str, value: str) -> None:
    found = times(text)[-1][1]
    assert found is not None
    assert found.partition("T")[0] == value


@pytest.mark.parametrize(
    ("text", "verb", "value"),
    [
        ("Ils ont fui Lorn le 12 août.", "ont", "2024-08-12"),
        ("Ils ont fui Lorn les 3 et 4 mai.", "ont", "2024-05-03/2024-05-04"),
        ("Ils ont fui Lorn le 3 mars.", "ont", "2025-03-03"),
        # what was planned then may lie ahead
        ("Ils ont annoncé un vote le 3 mai.", "ont", "2025-05-03"),
        ("Ils ont voté un budget pour le 3 mai.", "ont", "2025-05-03"),
        # nobody knows on which side it ended
        ("Ils ont tenu jusqu'à vendredi.", "ont", None),
        ("Ils ont tenu jusqu'au 3 mai.", "ont", None),
        ("Ils ont tenu jusqu'au 3 mars.", "ont", "../2025-03-03"),
        # the weekday says more than the verb
        ("Ils ont parlé du samedi 3 mai.", "ont", "2025-05-03"),
    ],
)
def test_days_without_a_year_follow_verbs_known_to_look_back(
    text: str, verb: str, value: str | None
) -> None:
    verbs = Verbs(behind=[text.index(verb)])
    assert [t.value for t in find_times(text, WORDS, published=THURSDAY, verbs=verbs)] == [value]


def test_days_without_a_year_follow_verbs_that_look_ahead() -> None:
    assert times("Ils partiront le 3 mars.") == [("le 3 mars", "2026-03-03")]
