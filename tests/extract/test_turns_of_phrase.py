"""Turns of phrase that reporters use now and then, and the same words with another sense."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline

Stated = Callable[[str], set[str]]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Un kamikaze s'est fait exploser devant la mosquée.",
            "Un kamikaze | attacked | la mosquée",
        ),
        ("Un gendarme a éborgné un manifestant.", "Un gendarme | injured | un manifestant"),
        ("Les rebelles ont brûlé trois véhicules.", "Les rebelles | destroyed | trois véhicules"),
        ("La foule a hué le ministre.", "La foule | criticized | le ministre"),
        ("Le maire a taclé le gouvernement.", "Le maire | criticized | le gouvernement"),
        ("Le député a pesté contre la presse.", "Le député | criticized | la presse"),
        ("La foule a ovationné le président.", "La foule | praised | le président"),
        (
            "Le ministre a fait la connaissance du maire.",
            "Le ministre | metWith | maire",
        ),
        ("Le sénateur se dit favorable à la réforme.", "Le sénateur | supports | la réforme"),
        ("Le maire souscrit à la réforme.", "Le maire | supports | la réforme"),
        ("L'opposition boycotte l'élection.", "L'opposition | opposes | l'élection"),
        ("L'armée est aux prises avec les rebelles.", "L'armée | opposes | les rebelles"),
        (
            "Le parti forme une coalition avec les écologistes.",
            "Le parti | alliedWith | les écologistes",
        ),
        ("La Russie arme les rebelles.", "La Russie | aided | les rebelles"),
        ("La Russie a renvoyé dix diplomates.", "La Russie | expelled | dix diplomates"),
        ("Le parti a radié le sénateur.", "Le parti | expelled | le sénateur"),
        ("L'armée a mis la main sur Goma.", "L'armée | captured | Goma"),
        ("Les rebelles sont maîtres de Goma.", "Les rebelles | controls | Goma"),
        ("Le président est de retour à Paris.", "Le président | returnedTo | Paris"),
        (
            "Marc Dubon a pris la relève d'Anna Delmas.",
            "Marc Dubon | succeeded | Anna Delmas",
        ),
        ("Les opposants à la réforme manifestent.", "Les opposants | opposes | la réforme"),
        ("Les rebelles opposés au régime avancent.", "Les rebelles | opposes | régime"),
        ("Le groupe mène une guerre contre l'armée.", "Le groupe | opposes | l'armée"),
        ("Anna Delmas a l'appui de l'armée.", "l'armée | supports | Anna Delmas"),
        ("Le maire est un partisan de la réforme.", "Le maire | supports | la réforme"),
        ("Le Mali, voisin du Niger, est calme.", "Le Mali | borders | Niger"),
        ("Les rebelles règnent sur la région.", "Les rebelles | controls | la région"),
        ("Le maire s'est dit solidaire des policiers.", "Le maire | supports | policiers"),
        ("La Russie, alliée de l'Iran, proteste.", "La Russie | alliedWith | l'Iran"),
        ("La province appartient à l'Espagne.", "La province | partOf | l'Espagne"),
        ("L'usine de Lyon a fermé.", "L'usine | locatedIn | Lyon"),
        ("Marc Dubon a monté une société.", "Marc Dubon | founded | une société"),
        ("Le ministre a partagé une vidéo.", "Le ministre | published | une vidéo"),
        (
            "Anna Delmas a dit à Marc Dubon que le pont tiendrait.",
            "Anna Delmas | spokeWith | Marc Dubon",
        ),
        ("Marc Dubon a quitté le Mali.", "Marc Dubon | withdrewFrom | le Mali"),
        ("Marc Dubon a dirigé cette région.", "cette région | ledBy | Marc Dubon"),
        ("Les élus du Sénat ont voté.", "Les élus | memberOf | Sénat"),
        # a pronoun whose class is known, not who it is: one of two men, whichever
        (
            "Paul Salvi est le frère de Marc Ostrov. L'enquête dit que les soldats l'ont abattu.",
            "les soldats | killed | l'",
        ),
    ],
)
def test_it_is_stated(stated: Stated, text: str, claim: str) -> None:
    subject, relation, object_ = claim.split(" | ")
    assert f"{subject} | kg:{relation} | {object_}" in stated(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("La société forme cent apprentis.", "kg:aided"),
        ("Anna Delmas a cédé la deuxième place à Jeanne Salvi.", "kg:succeeded"),
        ("Le ministre s'est séparé de son épouse.", "kg:dismissed"),
        ("Le juge a renvoyé l'affaire.", "kg:expelled"),
        ("Le maire a souscrit à une assurance.", "kg:supports"),
        ("L'équipe opposée à Nantes a gagné.", "kg:opposes"),
        ("Les réfugiés ont fui la guerre en Syrie.", "kg:movedTo"),
        ("Anna Delmas a confié la voiture à Marc Dubon.", "kg:spokeWith"),
        ("Le club a échangé un joueur avec Lorn.", "kg:spokeWith"),
        ("Marc Dubon a quitté le terrain.", "kg:withdrewFrom"),
    ],
)
def test_it_is_not(stated: Stated, text: str, relation: str) -> None:
    assert not any(relation in one for one in stated(text))
