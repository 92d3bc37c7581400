"""What stands beside names, disasters, prizes, the counted dead: through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

STATED = {
    # where a place is
    "Une grange a brûlé à Lugny (Moselle).": "Lugny | kg:locatedIn | Moselle",
    "Deux trains sont arrêtés à Castres, dans le Tarn.": "Castres | kg:locatedIn | le Tarn",
    "Le sommet a eu lieu à Tallinn, en Estonie.": "Tallinn | kg:locatedIn | Estonie",
    "Une mosquée de Bagdad a rouvert.": "Une mosquée | kg:locatedIn | Bagdad",
    "L'hôpital de Kaboul a été bombardé.": "L'hôpital | kg:locatedIn | Kaboul",
    "La ville autrichienne de Bregenz est en deuil.": "Bregenz | kg:locatedIn | autrichienne",
    # whose people somebody is
    "Le romancier suisse Paul Marchand est mort.": "Paul Marchand | kg:citizenOf | suisse",
    "Anna Delmas, une chanteuse belge, est partie.": "Anna Delmas | kg:citizenOf | belge",
    "Le cycliste italien Ivan Morel a chuté.": "Ivan Morel | kg:citizenOf | italien",
    # what hits a place
    "Un séisme a secoué le Pérou.": "Un séisme | kg:happenedIn | le Pérou",
    "Une tempête balaie la Bretagne.": "Une tempête | kg:happenedIn | la Bretagne",
    "La Grèce est ravagée par les incendies.": "les incendies | kg:happenedIn | La Grèce",
    # prizes
    "Paul Marchand a reçu le prix Goncourt.": "Paul Marchand | kg:won | le prix Goncourt",
    "Anna Delmas a obtenu le prix Nobel.": "Anna Delmas | kg:won | le prix Nobel",
    "Le prix Renaudot a été décerné à Anna Delmas.": "Anna Delmas | kg:won | Le prix Renaudot",
    # parties and posts
    "Anna Delmas, députée NKV de la Marne, a voté.": "Anna Delmas | kg:memberOf | NKV",
    "La sénatrice EELV Anna Delmas a voté.": "Anna Delmas | kg:memberOf | EELV",
    "Paul Marchand, maire (NKV) de Lyon, a perdu.": "Paul Marchand | kg:memberOf | NKV",
    "L'acteur, réalisateur et scénariste Paul Marchand est mort à Lyon.": (
        "Paul Marchand | kg:diedIn | Lyon"
    ),
    "Paul Marchand, candidat du Parti socialiste, a perdu.": (
        "Paul Marchand | kg:memberOf | Parti socialiste"
    ),
    "Anna Delmas est la première femme maire de Lyon.": (
        "Anna Delmas | kg:holdsPosition | la première femme maire de Lyon"
    ),
    "Selon Paul Marchand, l'un des conseillers du ministre, le texte est prêt.": (
        "Paul Marchand | kg:holdsPosition | conseillers du ministre"
    ),
    # who else
    "Vingt pour cent des Français et 40 % des Italiens soutiennent le président.": (
        "40 % des Italiens | kg:supports | le président"
    ),
    "« Nous appelons les soldats à résister », affirme un communiqué de l'armée.": (
        "Nous | kg:requestedFrom | les soldats"
    ),
    "L'armée n'a tenu que grâce au soutien des milices.": "milices | kg:supports | L'armée",
    "Il pourrait reprendre les rênes de l'armée.": "l'armée | kg:ledBy | Il",
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(
    stated: Callable[[str], set[str]], sentence: str, claim: str
) -> None:
    assert claim in stated(sentence)


NOT_STATED = {
    "Il a traversé Lyon, en Isère et dans la Drôme.": "Lyon | kg:locatedIn | Isère",
    "Le ministre belge Paul Marchand est parti.": "Paul Marchand | kg:citizenOf | belge",
    "La grève a touché la banque.": "La grève | kg:happenedIn | la banque",
    "Anna Delmas est à Paris (Orly).": "Paris | kg:locatedIn | Orly",
    "Il a vu le port de plaisance.": "le port | kg:locatedIn | plaisance",
}


@pytest.mark.parametrize(("sentence", "claim"), NOT_STATED.items())
def test_what_it_does_not_state(
    stated: Callable[[str], set[str]], sentence: str, claim: str
) -> None:
    assert claim not in stated(sentence)


COUNTED = {
    "On compte onze morts.": ("kg:died", "onze morts"),
    "Les autorités dénombrent trente blessés.": ("kg:injured", "trente blessés"),
    "Le pays déplore deux morts.": ("kg:died", "deux morts"),
}


@pytest.mark.parametrize(("sentence", "found"), COUNTED.items())
def test_the_counted_dead(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, found: tuple[str, str]
) -> None:
    claims = {(c.predicate.id, c.object and c.object.text) for c in claims_of(sentence)}
    assert found in claims


def test_who_leaves_a_union_was_in_it(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    (claim,) = [
        c
        for c in claims_of("Le Burundi a quitté l'Union africaine.")
        if c.predicate.id == "kg:memberOf"
    ]
    assert claim.status.value == "ended"
