"""Senses that news showed to be read wrongly: the dead, cups and sales, ways and sets, idioms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline

Told = Callable[[str], set[str]]

SENSES = {
    # the dead are mourned, the living praised
    "La ville a rendu hommage aux victimes de l'attentat.": "",
    "Les élus ont formé une chaîne en hommage aux morts.": "",
    "Le maire a rendu hommage à la mémoire des disparus.": "",
    "Ana Lorens a rendu hommage à Ivan Morel.": "Ana Lorens | kg:praised | Ivan Morel",
    "Le préfet déplore une catastrophe.": "",
    "Le préfet déplore les violences.": "Le préfet | kg:criticized | les violences",
    # what is handed over, sold, delivered
    "La remise des coupes par Ana Lorens a été retardée.": "",
    "La préfecture a interdit la vente de carburant.": "",
    "Deux millions de voitures vendues en 2016.": "",
    "La Suède a vendu des chars au Mali.": "La Suède | kg:delivered | des chars",
    "La vente de chars au Mali par la Suède continue.": "la Suède | kg:delivered | chars",
    # an army that advances on a town is not there
    "L'armée avance vers la ville de Lorn.": "",
    "L'armée avance sur trois fronts.": "",
    "L'armée a avancé jusqu'à Varesk.": "L'armée | kg:movedTo | Varesk",
    "Ana Lorens est entrée en politique au Mali.": "",
    "Ivan Morel est arrivé en tête à Varesk.": "",
    "Ivan Morel est entré au Mali.": "Ivan Morel | kg:movedTo | Mali",
    # one of several bodies
    "La ligue fait partie des cinq associations interdites.": "",
    "Le Mali fait partie de l'Union africaine.": "Le Mali | kg:memberOf | l'Union africaine",
    "Deux policiers appartenant à Varesk sont partis.": "",
    # what is taken, held, led, set up
    "Le groupe met la main sur la bibliothèque de son rival.": "",
    "Les rebelles mettent la main sur la ville de Lorn.": (
        "Les rebelles | kg:captured | la ville de Lorn"
    ),
    "Trois groupes de grévistes occupent Varesk.": "",
    "L'occupation de la route par les lycéens continue.": "",
    "Les femmes gèrent les caisses.": "",
    "Le record qu'elle avait établi à Varesk tient.": "",
    "Les gendarmes ont intercepté des manifestants.": "",
    # what is made official, proposed, adopted
    "La Suède a officialisé son statut.": "",
    "Ana Lorens a fait part de son émotion.": "",
    "Le ministère a fait part de sa décision.": "Le ministère | kg:announced | sa décision",
    "La Suède a adopté une initiative de paix.": "La Suède | kg:votedFor | une initiative de paix",
    "L'initiative du collectif plaît.": "",
    "Le syndicat a fait une offre.": "Le syndicat | kg:proposed | une offre",
    # what only stands near
    "Selon une enquête, la maire fait l'objet de critiques.": "",
    "La maire fait l'objet d'une enquête.": "- | kg:investigated | La maire",
    "Une loi rendant illégale l'aide aux migrants a été votée.": "",
    "Le maire a commencé l'évacuation des habitants.": "Le maire | kg:evacuated | habitants",
    "L'assistante a ouvert le courrier.": "",
    "Le volcan est rentré en éruption au Guatemala.": "éruption | kg:happenedIn | Guatemala",
    "Une alerte pour une vaste région, comprenant la ville de Lorn, a été donnée.": "",
    "La défaite d'Alep a surpris.": "",
    "Les expulsions de migrants commencent lundi.": "- | kg:expelled | migrants",
    "La défaite du parti a surpris.": "- | kg:defeated | parti",
    # where a longer wording states nothing, the shorter one does; not so with an idiom
    "Une fusillade a causé la mort de deux personnes à Lorn.": (
        "Une fusillade | kg:happenedIn | Lorn"
    ),
    "Ana Lorens a remporté le titre olympique en judo.": "Ana Lorens | kg:won | le titre olympique",
    "Les soldats ont fait fuir les assaillants.": "",
    # who does not fail to do something does it
    "Le ministre n'a pas manqué de critiquer le maire de Lorn.": (
        "Le ministre | kg:criticized | le maire de Lorn"
    ),
    "Le gouvernement s'en est tenu à l'accord.": "Le gouvernement | kg:compliedWith | l'accord",
    # whose it is
    "La ministre a poussé le club à vendre le stade pour aider les sinistrés.": (
        "le club | kg:aided | les sinistrés"
    ),
    "Ana Lorens a gagné la course le jour de la fête.": "Ana Lorens | kg:won | la course",
    # favourable conditions, free states
    "Le terrain est favorable aux rebelles.": "",
    "Un traité a fait du Mali un État libre.": "",
    "À la demande du maire, les soldats prêtent main forte aux sinistrés.": (
        "les soldats | kg:supports | sinistrés"
    ),
}


@pytest.mark.parametrize(("sentence", "claim"), SENSES.items())
def test_the_sense_of_news(told: Told, sentence: str, claim: str) -> None:
    found = told(sentence)
    assert claim in found if claim else not found


def test_a_day_is_not_won(told: Told) -> None:
    found = told("Ana Lorens a remporté la course le jour de la fête nationale.")
    assert {one for one in found if "kg:won" in one} == {"Ana Lorens | kg:won | la course"}


def test_who_is_asked_is_not_helped(told: Told) -> None:
    found = told("Les soldats prêtent main forte aux sinistrés, à la demande du maire.")
    assert found == {"Les soldats | kg:supports | sinistrés"}


def test_who_is_set_apart_is_told_too(told: Told) -> None:
    found = told("Neuf policiers ont été arrêtés, dont le chef de la milice.")
    assert "- | kg:arrested | le chef de la milice" in found
