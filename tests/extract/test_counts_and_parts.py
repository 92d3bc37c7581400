"""Who suffers what where words are left out: counts, parts of a whole, who is meant to act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

Read = Callable[[str], tuple[Claim, ...]]


def undergone(claims: tuple[Claim, ...], relation: str) -> set[str]:
    """To whom it was done, by whoever."""
    return {
        claim.object.text for claim in claims if claim.predicate.id == relation and claim.object
    }


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Quatre personnes ont été tuées et 40 blessées mardi près de Lorn.", {"40"}),
        (
            "Au moins 5 personnes ont été tuées et environ 30 autres blessées dans un attentat.",
            {"environ 30 autres"},
        ),
        ("Dix personnes sont mortes et une quinzaine blessées près de Lorn.", {"une quinzaine"}),
        ("Au moins 65 femmes sont mortes, et 300 autres blessées, à Lorn.", {"300 autres"}),
        (
            "Dix passants ont été blessés dont six agents et vingt voleurs ont été arrêtés.",
            {"Dix passants"},
        ),
    ],
)
def test_others_are_injured_than_those_who_died(
    claims_of: Read, text: str, injured: set[str]
) -> None:
    assert undergone(claims_of(text), "kg:injured") == injured


@pytest.mark.parametrize(
    ("text", "number", "phrase"),
    [
        ("Trente et une personnes ont été blessées à Lorn.", 31, "Trente et une personnes"),
        ("À Lorn, vingt et un élèves ont été blessés.", 21, "vingt et un élèves"),
        ("L'explosion a blessé cinquante et une femmes.", 51, "cinquante et une femmes"),
        ("Pas moins de douze élèves ont été blessés.", None, "Pas moins de douze élèves"),
        ("Pas plus de dix élèves ont été blessés.", None, "Pas plus de dix élèves"),
        ("L'accident a fait pas moins de trente blessés.", None, "pas moins de trente blessés"),
    ],
)
def test_how_many_they_are(claims_of: Read, text: str, number: int | None, phrase: str) -> None:
    found = [one for one in claims_of(text) if one.predicate.id == "kg:injured" and one.object]
    assert [one.object.text for one in found if one.object] == [phrase]
    assert [(one.negated, one.number) for one in found] == [(False, number)]


@pytest.mark.parametrize(
    ("text", "arrested"),
    [
        ("La police a vu cent passants dont trois qui ont été arrêtés.", "cent passants"),
        ("Dix passants ont été blessés dont six agents et vingt voleurs arrêtés.", "six agents"),
        ("Deux cents élèves ont manifesté dont cinq qui ont été arrêtés.", "Deux cents élèves"),
    ],
)
def test_what_befell_a_part_befell_not_the_whole(claims_of: Read, text: str, arrested: str) -> None:
    assert arrested not in undergone(claims_of(text), "kg:arrested")


@pytest.mark.parametrize(
    ("text", "died"),
    [
        ("La famille Vern se rendait aux obsèques de leur père, mort vendredi.", "leur père"),
        ("La reine se rend aux obsèques du général, décédé lundi.", "général"),
        ("Les habitants pleurent un jeune homme, mort dans un incendie.", "un jeune homme"),
    ],
)
def test_a_participle_tells_of_the_noun_before_it(claims_of: Read, text: str, died: str) -> None:
    assert undergone(claims_of(text), "kg:died") == {died}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lorens et Boris Sand remportent chacun un titre.",
        "Les deux sœurs ont gagné chacune une médaille d'or.",
        "La Suède et le Mali remportent chacun une médaille.",
    ],
)
def test_each_is_nothing_that_is_won(claims_of: Read, text: str) -> None:
    assert not {won for won in undergone(claims_of(text), "kg:won") if won.startswith("chacun")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("C'est l'occasion pour la milice d'attaquer la ville de Lorn.", "la milice"),
        ("C'est l'occasion pour les rebelles d'attaquer la ville d'Ostrel.", "les rebelles"),
        ("L'accord sera l'occasion pour la reine de rencontrer le maire.", "la reine"),
    ],
)
def test_for_whom_it_is_to_do_something_does_it(claims_of: Read, text: str, who: str) -> None:
    claims = [claim for claim in claims_of(text) if claim.predicate.id.startswith("kg:")]
    assert {claim.subject.text for claim in claims if claim.subject} == {who}


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("L'attaque aura donc fait trois morts.", "asserted current"),
        ("Le séisme aura tué dix personnes.", "asserted current"),
        ("Les deux attentats auront fait vingt morts.", "asserted current"),
        ("L'armée est en passe de reprendre la ville de Lorn.", "possible current"),
        ("L'homme est mort après avoir eu le temps de blesser deux policiers.", "asserted current"),
        (
            "Si Ana Lorens a été libérée lundi, l'inquiétude est grande pour Boris Sand.",
            "asserted current",
        ),
        ("Si Ana Lorens est libérée lundi, la trêve tiendra.", "hypothetical current"),
    ],
)
def test_how_it_stands(claims_of: Read, text: str, standing: str) -> None:
    found = {
        f"{claim.modality.value} {claim.status.value}"
        for claim in claims_of(text)
        if claim.predicate.id.startswith("kg:")
    }
    assert standing in found


@pytest.mark.parametrize(
    ("text", "relation", "patient"),
    [
        ("Deux soldats ont été tués et six autres ont été blessés.", "kg:injured", "six autres"),
        (
            "Douze personnes sont mortes et une vingtaine d'autres ont été blessées.",
            "kg:injured",
            "une vingtaine d'autres",
        ),
        (
            "Six rebelles ont été arrêtés, et trois autres ont été tués par l'armée.",
            "kg:killed",
            "trois autres",
        ),
    ],
)
def test_others_are_more_of_what_was_counted_first(
    text: str, relation: str, patient: str, claims_of: Callable[[str], tuple[Claim, ...]]
) -> None:
    """They are people, since the first ones are."""
    found = {c.object.text for c in claims_of(text) if c.predicate.id == relation and c.object}
    assert patient in found


@pytest.mark.parametrize(
    ("text", "died", "injured"),
    [
        ("Au moins 12 morts dans un attentat à Lorn.", {"Au moins 12 morts"}, set()),
        ("Des dizaines de morts dans un accident de car.", {"Des dizaines de morts"}, set()),
        ("Un mort et deux blessés dans un incendie.", {"Un mort"}, {"deux blessés"}),
        ("Le bilan est d'au moins quatre morts.", {"quatre morts"}, set()),
        ("Le bilan s'élève à dix morts et six blessés.", {"dix morts"}, {"six blessés"}),
        ("Un bilan fait état de 8 morts et 30 blessés.", {"8 morts"}, {"30 blessés"}),
        ("Il y a eu trois morts et de nombreux blessés.", {"trois morts"}, {"de nombreux blessés"}),
        ("Les inondations de mars (17 morts) ont marqué Lorn.", {"17 morts"}, set()),
        ("On annonce la mort de la maire et dix blessés.", {"la maire"}, {"dix blessés"}),
        ("Il n'y a pas eu de morts.", set(), set()),
        ("Le nombre de morts augmente.", set(), set()),
        ("On lit les noms des morts.", set(), set()),
    ],
)
def test_a_count_of_dead_or_injured_says_that_they_are(
    claims_of: Read, text: str, died: set[str], injured: set[str]
) -> None:
    claims = claims_of(text)
    assert undergone(claims, "kg:died") == died
    assert undergone(claims, "kg:injured") == injured
    assert undergone(claims, "kg:killed") == set()


@pytest.mark.parametrize(
    ("text", "modality", "holder"),
    [
        ("Il y aurait cinq morts.", "hypothetical", None),
        ("Anna Brun a dit qu'il y avait dix morts.", "asserted", "Anna Brun"),
        ("Le maire craint dix morts de plus.", "possible", "Le maire"),
    ],
)
def test_a_count_stands_as_what_is_around_it(
    claims_of: Read, text: str, modality: str, holder: str | None
) -> None:
    (count,) = (one for one in claims_of(text) if one.predicate.id == "kg:died")
    told = count.holder.text if count.holder else None
    assert (count.modality.value, told) == (modality, holder)


@pytest.mark.parametrize(
    "text",
    ["L'attaque a fait dix morts.", "Un camion a foncé sur la foule et a fait dix morts."],
)
def test_what_the_verb_says_of_the_counted_is_not_said_again(claims_of: Read, text: str) -> None:
    assert undergone(claims_of(text), "kg:killed") == {"dix morts"}
    assert undergone(claims_of(text), "kg:died") == set()


@pytest.mark.parametrize(
    ("text", "arrested"),
    [
        ("Un Gilet jaune a été interpellé, puis relâché.", {"Un Gilet jaune"}),
        ("Deux vidéastes ont été arrêtés à Lorn.", {"Deux vidéastes"}),
        ("Le policier a retiré son gilet jaune.", set()),
    ],
)
def test_who_is_called_by_what_he_wears_or_makes(
    claims_of: Read, text: str, arrested: set[str]
) -> None:
    assert undergone(claims_of(text), "kg:arrested") == arrested
