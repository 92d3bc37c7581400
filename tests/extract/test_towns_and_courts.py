"""Everyday words of towns, courts and lives, and bodies that are buildings, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline

Told = Callable[[str], set[str]]

STATED = {
    "Le gouvernement de Mario Varel hésite.": "Le gouvernement | kg:ledBy | Mario Varel",
    "Anne Dorel siège au conseil municipal.": "Anne Dorel | kg:memberOf | conseil municipal",
    "Luc Morel occupe le poste de trésorier.": (
        "Luc Morel | kg:holdsPosition | le poste de trésorier"
    ),
    "Luc Morel a été élu face à Anne Dorel.": "Luc Morel | kg:defeated | Anne Dorel",
    # courts
    "Le voleur a été déféré au parquet.": "- | kg:tried | Le voleur",
    "Le voleur a été placé sous mandat de dépôt.": "- | kg:arrested | Le voleur",
    "Le tribunal a infligé une peine de prison à Luc Morel.": (
        "Le tribunal | kg:convicted | Luc Morel"
    ),
    "Le suspect est recherché par la police.": "la police | kg:investigated | Le suspect",
    "Les otages ont retrouvé la liberté.": "- | kg:released | Les otages",
    # lives and deaths
    "Luc Morel s'est donné la mort.": "- | kg:died | Luc Morel",
    "Luc Morel vient de disparaître à l'âge de 80 ans.": "- | kg:died | Luc Morel",
    "Un motard a été mortellement blessé.": "- | kg:killed | Un motard",
    "Le corps sans vie d'une femme a été retrouvé.": "- | kg:died | une femme",
    "Trois élèves ont été grièvement blessés par la chute d'un arbre.": (
        "- | kg:injured | Trois élèves"
    ),
    "À la suite de l'arrestation de Paul Marchand, ses amis ont fui.": (
        "- | kg:arrested | Paul Marchand"
    ),
    "Un séisme de magnitude 6 a frappé le centre de l'Italie.": (
        "Un séisme de magnitude 6 | kg:happenedIn | le centre de l'Italie"
    ),
    "Les blessés ont été admis au centre hospitalier.": (
        "Les blessés | kg:locatedIn | centre hospitalier"
    ),
    "Le préfet a remis la médaille à Luc Morel.": "Luc Morel | kg:won | la médaille",
    # what is built, burnt and set up
    "Un incendie a détruit une grange.": "- | kg:destroyed | une grange",
    "Le château fut édifié par Luc Morel.": "Luc Morel | kg:founded | Le château",
    "Le musée se trouve au cœur de Lorn.": "Le musée | kg:locatedIn | Lorn",
    # a body is a building where something happens
    "La réunion se tiendra mardi à la mairie.": "La réunion | kg:happenedIn | la mairie",
    "Le conducteur a été transporté à l'hôpital de Lorn.": (
        "Le conducteur | kg:movedTo | l'hôpital de Lorn"
    ),
    # who strikes, gives, breaks off
    "Les salariés sont en grève contre le plan social.": (
        "Les salariés | kg:protestedAgainst | le plan social"
    ),
    "Le conseil a voté une subvention au club.": "Le conseil | kg:funds | club",
    "La Suède et le Mali ont rompu leurs relations.": "La Suède | kg:brokeOffWith | le Mali",
    "Le bombardement de l'OTAN sur Belgrade a duré.": "l'OTAN | kg:attacked | Belgrade",
    "Le président a échappé à un attentat.": "- | kg:attacked | Le président",
    "Luc Morel est le lauréat du prix Varel.": "Luc Morel | kg:won | prix Varel",
    "La bataille opposa les Suédois aux Russes.": "les Suédois | kg:opposes | Russes",
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(told: Told, sentence: str, claim: str) -> None:
    assert claim in told(sentence)


NOT_STATED = {
    "Le député a interpellé le ministre sur ce dossier.": "kg:arrested",
    "Luc Morel et Anne Dorel se sont unis à la mairie.": "kg:alliedWith",
    "Luc Morel a pris ses fonctions lundi.": "kg:holdsPosition",
    "La police recherche des témoins.": "kg:investigated",
    "Le Mali et Oman ont rompu leurs relations avec Cuba.": "Mali | kg:brokeOffWith | Oman",
    "On voit les Belges Luc Morel et Jean Varel, le Suisse Karl Dorn.": "Dorn | kg:citizenOf | les",
    "Le match opposa les Suédois aux Russes.": "kg:opposes",
}


@pytest.mark.parametrize(("sentence", "part"), NOT_STATED.items())
def test_what_it_does_not_state(told: Told, sentence: str, part: str) -> None:
    assert not any(part in claim for claim in told(sentence))
