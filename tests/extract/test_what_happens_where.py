"""Where things happen and smaller places are, who is there, what events do to people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

STATED = {
    # chains of places
    "Le tour a lieu dans la vallée de Joux en Suisse.": "la vallée de Joux | kg:locatedIn | Suisse",
    "La finale de Cozumel au Mexique a été reportée.": "Cozumel | kg:locatedIn | Mexique",
    "Le couple vivait dans la ville d'Avilés en Espagne.": "Avilés | kg:locatedIn | Espagne",
    "Ana Morel est morte à Leeds, Angleterre.": "Leeds | kg:locatedIn | Angleterre",
    "Le blessé a été soigné dans un hôpital à Berlin.": "un hôpital | kg:locatedIn | Berlin",
    "Un vote a eu lieu en Crimée en Ukraine.": "Crimée | kg:locatedIn | Ukraine",
    "Un camion a brûlé à Bormes (Var).": "Bormes | kg:locatedIn | Var",
    # what begins and ends somewhere
    "Le tournoi s'est terminé dimanche à Lyon.": "Le tournoi | kg:happenedIn | Lyon",
    "À Nantes, un incendie s'est déclaré au matin.": "un incendie | kg:happenedIn | Nantes",
    "La fête est maintenue à Dijon.": "La fête | kg:happenedIn | Dijon",
    "Le championnat se poursuit en Belgique.": "Le championnat | kg:happenedIn | Belgique",
    # what events do where they happen
    "Une tempête a fait un mort en Bretagne.": "Une tempête | kg:happenedIn | Bretagne",
    "À Portland, une manifestation a dégénéré.": "une manifestation | kg:happenedIn | Portland",
    "Deux explosions ont retenti à Istanbul.": "Deux explosions | kg:happenedIn | Istanbul",
    # headlines that begin with a place
    "Mali : attentat contre un camp": "attentat | kg:happenedIn | Mali",
    "Corée du Sud : violente manifestation contre la présidente": (
        "violente manifestation | kg:happenedIn | Corée du Sud"
    ),
    # events that nouns name
    "La crise politique en Espagne dure.": "La crise politique | kg:happenedIn | Espagne",
    "Il condamne l'intervention russe en Libye.": "l'intervention russe | kg:happenedIn | Libye",
    "Ils ont lancé une offensive dans le nord de la Syrie.": (
        "une offensive | kg:happenedIn | le nord de la Syrie"
    ),
    "Trois soldats sont morts dans une embuscade au Mali.": (
        "une embuscade | kg:happenedIn | Mali"
    ),
    "Les scènes de liesse à Tunis ont duré.": "Les scènes de liesse | kg:happenedIn | Tunis",
    # who is there
    "Ana Morel était présente au sommet de Davos.": (
        "Ana Morel | kg:participatedIn | sommet de Davos"
    ),
    "Le maire, présent à la cérémonie, a pleuré.": "Le maire | kg:participatedIn | la cérémonie",
    "La cérémonie s'est déroulée en présence du ministre.": (
        "ministre | kg:participatedIn | La cérémonie"
    ),
    "Paul Marchand, natif de Nantes, a gagné.": "Paul Marchand | kg:bornIn | Nantes",
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(
    stated: Callable[[str], set[str]], sentence: str, claim: str
) -> None:
    assert claim in stated(sentence)


NOT_STATED = {
    "Ils ont visité Lyon, Paris, la Belgique et la Suisse.": "Paris | kg:locatedIn | la Belgique",
    "Le championnat d'Europe en France a commencé.": "Europe | kg:locatedIn | France",
    "La réintégration du Donbass à l'Ukraine est discutée.": "Donbass | kg:locatedIn | l'Ukraine",
    "La route doit relier les puits de Lugny à l'Illinois.": "Lugny | kg:locatedIn | l'Illinois",
    "Ils vont de Lyon en Savoie.": "Lyon | kg:locatedIn | Savoie",
    "Il a trouvé refuge en Belgique.": "refuge | kg:locatedIn | Belgique",
    "La guerre a poussé mille familles en Suède.": "La guerre | kg:happenedIn | Suède",
    "Il a effectué une visite à Lyon.": "une visite | kg:happenedIn | Lyon",
    "Le procès du massacre de Lugny à Gap continue.": "massacre | kg:happenedIn | Gap",
    "Ana Morel est originaire de Suède.": "Ana Morel | kg:bornIn | Suède",
}


@pytest.mark.parametrize(("sentence", "claim"), NOT_STATED.items())
def test_what_a_sentence_does_not_state(
    stated: Callable[[str], set[str]], sentence: str, claim: str
) -> None:
    assert claim not in stated(sentence)


UNDERGONE = {
    "Un incendie a détruit une école de Lille.": ("kg:destroyed", "une école de Lille"),
    "Une tempête a ravagé le lycée.": ("kg:destroyed", "le lycée"),
    "Un bombardement a visé un immeuble.": ("kg:attacked", "un immeuble"),
    "Des bombardements touchent plusieurs hôpitaux.": ("kg:attacked", "plusieurs hôpitaux"),
    "L'offensive a mis en déroute les rebelles.": ("kg:defeated", "les rebelles"),
}


@pytest.mark.parametrize(("sentence", "told"), UNDERGONE.items())
def test_what_an_event_does_is_done_by_nobody(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, told: tuple[str, str]
) -> None:
    found = {
        (claim.predicate.id, claim.object.text)
        for claim in claims_of(sentence)
        if claim.subject is None and claim.object is not None
    }
    assert told in found


def test_an_inquiry_attacks_nobody(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    for sentence in (
        "Une enquête visant les dirigeants est ouverte.",
        "La grève touche les usagers.",
    ):
        assert "kg:attacked" not in {claim.predicate.id for claim in claims_of(sentence)}
