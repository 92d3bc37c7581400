"""What the press is told; what is lost, charged, sent; who works with whom; who wins prizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Status

pytestmark = pytest.mark.pipeline

Told = Callable[[str], set[str]]
Read = Callable[[str], tuple[Claim, ...]]

STATED = {
    "Le ministre a déclaré à l'AFP que la grève est finie.": "Le ministre | kg:spokeWith | l'AFP",
    "« C'est fini », a confié Anne Dorel au Figaro.": "Anne Dorel | kg:spokeWith | Figaro",
    "La mairie a indiqué dans un communiqué que la fête est annulée.": (
        "La mairie | kg:published | un communiqué"
    ),
    "Anne Dorel a condamné cette attaque dans un message sur Twitter.": (
        "Anne Dorel | kg:published | un message sur Twitter"
    ),
    "Les rebelles ont perdu la moitié de la ville.": (
        "Les rebelles | kg:controls | la moitié de la ville"
    ),
    "Un camion a foncé sur la foule.": "- | kg:attacked | la foule",
    "L'armée turque, en coopération avec la coalition, a lancé une offensive.": (
        "L'armée turque | kg:alliedWith | la coalition"
    ),
    "Luc Morel avait obtenu le César du meilleur acteur.": (
        "Luc Morel | kg:won | le César du meilleur acteur"
    ),
    "Vingt morts dans des attentats suicide à Lyon.": "des attentats | kg:happenedIn | Lyon",
    "Le Tour de France 2016 a été remporté par Luc Morel.": (
        "Luc Morel | kg:won | Le Tour de France"
    ),
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(told: Told, sentence: str, claim: str) -> None:
    assert claim in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le président a déclaré la guerre à TF1.",
        "Elle a déclaré dans un entretien que la grève est finie.",
        "Elle a écrit dans une lettre que la grève est finie.",
    ],
)
def test_what_it_does_not(told: Told, sentence: str) -> None:
    assert not {one for one in told(sentence) if "published" in one or "spokeWith" in one}


def test_who_loses_a_town_held_it(claims_of: Read) -> None:
    (held,) = (c for c in claims_of("Daech a perdu la ville.") if c.predicate.id == "kg:controls")
    assert held.status is Status.ENDED


def test_who_loses_his_life_in_a_town_has_not_lost_it(claims_of: Read) -> None:
    found = claims_of("Dix soldats ont perdu la vie dans la ville de Lyon.")
    assert {c.status for c in found if c.predicate.id == "kg:died"} == {Status.CURRENT}


DEEDS = {
    "La mosquée a fait l'objet d'une attaque.": "- | kg:attacked | La mosquée",
    "La police charge les manifestants.": "La police | kg:attacked | les manifestants",
    "La responsabilité de l'attaque est attribuée au PKK.": "- | kg:accused | PKK",
    "Le gouvernement a envoyé la police en Catalogne.": "Le gouvernement | kg:deployed | la police",
    "L'armée turque intervient dans le nord de la Syrie.": (
        "L'armée turque | kg:deployedTo | le nord de la Syrie"
    ),
    "Le maire s'est dit fermement opposé à la réforme.": "Le maire | kg:opposes | la réforme",
    "Le Maroc réintègre l'Union africaine.": "Le Maroc | kg:memberOf | l'Union africaine",
    "Anne Dorel a été élue au Parlement européen.": "Anne Dorel | kg:memberOf | Parlement européen",
    "Luc Morel a été nommé Premier ministre en remplacement de Paul Varel.": (
        "Luc Morel | kg:succeeded | Paul Varel"
    ),
    "Anne Dorel se présente pour les législatives.": (
        "Anne Dorel | kg:candidateFor | les législatives"
    ),
    "Des groupes djihadistes sévissent dans le nord du Mali.": (
        "Des groupes djihadistes | kg:locatedIn | le nord du Mali"
    ),
    "Le parquet de Paris s'est saisi de l'enquête.": (
        "Le parquet de Paris | kg:investigated | l'enquête"
    ),
    "La section antiterroriste du parquet de Paris enquête.": (
        "La section antiterroriste | kg:partOf | parquet de Paris"
    ),
}


@pytest.mark.parametrize(("sentence", "claim"), DEEDS.items())
def test_what_is_done(told: Told, sentence: str, claim: str) -> None:
    assert claim in told(sentence)
