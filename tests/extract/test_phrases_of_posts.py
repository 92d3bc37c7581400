"""What belongs to a post and to a name, whose post it is, and what is no post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline

POSTS = {
    "Inga Holm, la secrétaire d'État chargée de l'aide aux victimes, est partie.": (
        "Inga Holm | kg:holdsPosition | la secrétaire d'État chargée de l'aide aux victimes"
    ),
    "Paul Marchand, ministre chargé des Relations avec le Parlement, est parti.": (
        "Paul Marchand | kg:holdsPosition | ministre chargé des Relations avec le Parlement"
    ),
    "Paul Marchand, lui aussi ancien ministre de la Justice, est parti.": (
        "Paul Marchand | kg:holdsPosition | ancien ministre de la Justice"
    ),
    "Paul Marchand, directeur du bureau de la Croix-Rouge en poste depuis 2009, est parti.": (
        "Paul Marchand | kg:holdsPosition | directeur du bureau de la Croix-Rouge"
    ),
    "Inga Holm est le plus jeune maire du pays.": (
        "Inga Holm | kg:holdsPosition | le plus jeune maire du pays"
    ),
    # two posts, two holders
    "Le ministre et le secrétaire d'État à l'Intérieur, Paul Marchand et Luc Vern, sont là.": (
        "Luc Vern | kg:holdsPosition | le secrétaire d'État à l'Intérieur"
    ),
    "La maire et le préfet, Inga Holm et Luc Vern, sont partis.": (
        "Luc Vern | kg:holdsPosition | le préfet"
    ),
    # who is somebody's is named behind a comma, not whose
    "Le fils de l'ancien président, Luc Vern, est parti.": (
        "Luc Vern | kg:childOf | l'ancien président"
    ),
    "La veuve du général, Inga Holm, est partie.": "Inga Holm | kg:marriedTo | général",
    "Le directeur de cabinet du préfet, Luc Vern, est parti.": (
        "Luc Vern | kg:holdsPosition | Le directeur de cabinet du préfet"
    ),
    "La famille du maire, Luc Vern, est partie.": "Luc Vern | kg:holdsPosition | maire",
    "Le consul de France à Jérusalem, Luc Vern, a parlé.": (
        "Luc Vern | kg:holdsPosition | Le consul de France à Jérusalem"
    ),
    "La junte a nommé Luc Vern Premier ministre.": (
        "Luc Vern | kg:holdsPosition | Premier ministre"
    ),
    "Inga Holm est candidate aux régionales.": "Inga Holm | kg:candidateFor | régionales",
    # peoples
    "Les Français Luc Vern et Paul Marchand, le Sud-Africain Henri Berg et le Russe Igor Poliak "
    "sortent de l'eau.": "Henri Berg | kg:citizenOf | le Sud-Africain",
    "C'est un homme de 36 ans de nationalité algérienne.": (
        "un homme de 36 ans de nationalité algérienne | kg:citizenOf | algérienne"
    ),
    "Un autre Allemand, Sebastian Kolb très en forme en ce moment espérait gagner.": (
        "Sebastian Kolb | kg:citizenOf | Un autre Allemand"
    ),
    # parties of a conflict
    "Le conflit oppose l'armée et le gouvernement aux rebelles.": (
        "l'armée | kg:opposes | rebelles"
    ),
    "Le conflit oppose l'armée et les rebelles.": "l'armée | kg:opposes | les rebelles",
    "Le numéro deux du parti, Paul Marchand, est parti.": (
        "Paul Marchand | kg:holdsPosition | Le numéro deux du parti"
    ),
}
NOT_STATED = {
    "Elle a battu la numéro trois mondiale Inga Holm.": "kg:holdsPosition",
    "Inga Holm, numéro deux mondiale, est partie.": "kg:holdsPosition",
    "Le joueur Luc Vern, n°4 mondial, est parti.": "kg:holdsPosition",
    "Le présentateur et journaliste de radio Paul Marchand est mort.": "kg:worksFor",
    "Le conflit oppose l'armée et le gouvernement aux rebelles.": (
        "l'armée | kg:opposes | le gouvernement"
    ),
    "L'Arkem, branche syrienne du réseau, a attaqué la ville.": "kg:partOf",
    "Paul Marchand, qui a collaboré avec Luc Vern, est parti.": "kg:alliedWith",
    "Le maire et le préfet, Paul Marchand et Luc Vern, sont partis.": (
        "Luc Vern | kg:holdsPosition | Le maire"
    ),
    "L'ex-femme du ministre, Inga Holm, est partie.": "kg:holdsPosition",
    "Le fils de l'ancien président, Luc Vern, est parti.": "kg:holdsPosition",
    "Le directeur de cabinet du préfet, Luc Vern, est parti.": "| préfet",
    "L'avocat du maire, Luc Vern, est parti.": "| maire",
    "Le négociateur en chef de l'Iran, Luc Vern, est parti.": "| chef de l'Iran",
    "Le consul de France à Jérusalem, Luc Vern, a parlé.": "kg:spokeWith",
    "Membre fondateur du Front populaire, Luc Vern est parti.": "fondateur |",
    "Le groupe Dulac, détenu par la famille Renaud, a grandi.": "kg:arrested",
    "Luc Vern a été remercié par le conseil d'administration.": "kg:praised",
}


@pytest.mark.parametrize("text", POSTS)
def test_it_is_stated(text: str, stated: Callable[[str], set[str]]) -> None:
    assert POSTS[text] in stated(text)


@pytest.mark.parametrize("text", NOT_STATED)
def test_it_is_not_stated(text: str, stated: Callable[[str], set[str]]) -> None:
    assert not [one for one in stated(text) if NOT_STATED[text] in one]
