"""Who is who in a sentence: posts and their holders, bodies, parties, names as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[[str], set[str]]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Avec le maire, Paul Marchand, la préfète, Anna Delmas, a affirmé que le pont tenait.",
            {
                "Paul Marchand | kg:holdsPosition | le maire",
                "Anna Delmas | kg:holdsPosition | la préfète",
            },
        ),
        (
            (
                "En l'absence du président du conseil, Marc Lebrun, la directrice de l'hôpital, "
                "Nadia Ferhat, a déclaré que les lits manquaient."
            ),
            {
                "Marc Lebrun | kg:holdsPosition | président du conseil",
                "Nadia Ferhat | kg:holdsPosition | la directrice de l'hôpital",
            },
        ),
        (
            (
                "Interrogé par le juge d'instruction, Karl Osten, l'ancien trésorier, Milan Roux, "
                "a nié les faits."
            ),
            {
                "Karl Osten | kg:holdsPosition | le juge d'instruction",
                "Milan Roux | kg:holdsPosition | l'ancien trésorier",
                "Milan Roux | kg:denied | les faits",
            },
        ),
    ],
)
def test_each_name_has_the_post_before_it(stated: Stated, text: str, held: set[str]) -> None:
    assert held <= stated(text)
    posts = {claim for claim in stated(text) if "kg:holdsPosition" in claim}
    assert posts <= held


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        (
            "Le roi a reçu les ministres et secrétaires d'État Karl Vermeer et Nora Aziz.",
            "holdsPosition",
        ),
        ("Ils ont élu les maires et députés Jean Delorme et Anne Roussel.", "holdsPosition"),
        ("La reine a reçu les consuls et attachés Karl Meyer et Rosa Lopez.", "holdsPosition"),
    ],
)
def test_nobody_knows_who_has_which_of_two_titles(stated: Stated, text: str, unknown: str) -> None:
    assert not [claim for claim in stated(text) if unknown in claim]


def test_one_title_before_names_is_everybodys(stated: Stated) -> None:
    found = stated("Les secrétaires d'État Karl Vermeer et Nora Aziz ont démissionné.")
    assert "Nora Aziz | kg:holdsPosition | Les secrétaires d'État" in found
    assert "Karl Vermeer | kg:holdsPosition | Les secrétaires d'État" in found


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        (
            "Selon la porte-parole du Secrétariat Mina Holt, la trêve tient.",
            "Mina Holt",
            "Secrétariat",
        ),
        (
            "Les propos du porte-parole de la Commission Stefan Keller ont surpris.",
            "Stefan Keller",
            "la Commission",
        ),
        ("Le porte-parole du HCR Adrian Edmond a appelé au calme.", "Adrian Edmond", "HCR"),
    ],
)
def test_behind_the_body_of_a_post_stands_its_holder(
    stated: Stated, text: str, name: str, body: str
) -> None:
    found = stated(text)
    assert f"{name} | kg:spokespersonFor | {body}" in found
    assert any(claim.startswith(f"{name} | kg:holdsPosition | ") for claim in found)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Lena Vogt (FDV) et Hugo Maes (N-VA) entrent au gouvernement.",
            {"Lena Vogt | kg:memberOf | FDV", "Hugo Maes | kg:memberOf | N-VA"},
        ),
        (
            "La sénatrice Jeanne Aubert (Parti radical) remplace le ministre Paul Roche (MR).",
            {"Jeanne Aubert | kg:memberOf | Parti radical", "Paul Roche | kg:memberOf | MR"},
        ),
        (
            "Au Parlement, Samir Khalil (U&D) a interpellé le Premier ministre.",
            {"Samir Khalil | kg:memberOf | U&D"},
        ),
        (
            "Paul Roche (ministre de la Santé, PLR) et Lise Morin (maire de Lorn) ont signé.",
            {
                "Paul Roche | kg:memberOf | PLR",
                "Paul Roche | kg:holdsPosition | ministre de la Santé",
                "Lise Morin | kg:holdsPosition | maire de Lorn",
            },
        ),
    ],
)
def test_in_brackets_behind_a_politician_stands_the_party(
    stated: Stated, text: str, members: set[str]
) -> None:
    assert members <= stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le sprinteur Usain Rolt (JAM) a battu Paul Roche (FRA) en finale.",
        "Selon Anna Delmas (AFP), le ministre a menti.",
        "Le ministre Paul Roche (53 ans) a démissionné.",
    ],
)
def test_not_all_brackets_tell_a_party(stated: Stated, text: str) -> None:
    assert not [claim for claim in stated(text) if "kg:memberOf" in claim or "(" in claim]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Les rebelles ont revendiqué la prise du village de Sarn, bastion des milices du nord.",
            "village de Sarn | kg:controlledBy | milices du nord",
        ),
        (
            "Le parquet a annoncé l'arrestation de Paul Roche, ministre des Transports.",
            "Paul Roche | kg:holdsPosition | ministre des Transports",
        ),
    ],
)
def test_an_apposition_is_said_of_its_kind(stated: Stated, text: str, claim: str) -> None:
    assert claim in stated(text)


def test_control_is_no_fief(stated: Stated) -> None:
    found = stated("L'armée a pris le contrôle de la ville de Lorn, dernier fief du Front.")
    assert not [claim for claim in found if claim.startswith("le contrôle")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Le parti de la Terre promise a critiqué le gouvernement.",
            "Le parti de la Terre promise | kg:criticized | le gouvernement",
        ),
        (
            "Le mouvement du Peuple souverain a accusé le maire.",
            "Le mouvement du Peuple souverain | kg:accused | le maire",
        ),
        (
            "Le dirigeant Choe Sang Un a rencontré le président du Front uni.",
            "Choe Sang Un | kg:metWith | le président du Front uni",
        ),
    ],
)
def test_names_are_whole(stated: Stated, text: str, claim: str) -> None:
    found = stated(text)
    assert claim in found or claim.replace("Choe", "Le dirigeant Choe") in found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Mars 2018 : Luc Perrin, ancien garde des Sceaux, a été condamné.",
            "Luc Perrin | kg:holdsPosition | ancien garde des Sceaux",
        ),
        (
            "L'ancienne garde des Sceaux Marie Colin a critiqué la loi.",
            "Marie Colin | kg:holdsPosition | L'ancienne garde des Sceaux",
        ),
        (
            "Novembre 2020 : Alice Moreau, ex-ministre des Armées",
            "Alice Moreau | kg:holdsPosition | ex-ministre des Armées",
        ),
    ],
)
def test_former_posts_are_posts(stated: Stated, text: str, claim: str) -> None:
    assert claim in stated(text)


@pytest.mark.parametrize(
    ("text", "partner", "town"),
    [
        ("La ministre a discuté à Vienne avec Lena Vogt.", "Lena Vogt", "Vienne"),
        ("Le général a parlé à Damas avec le maire.", "le maire", "Damas"),
        ("Le président s'est adressé à Paris aux députés.", "députés", "Paris"),
    ],
)
def test_one_speaks_with_somebody_in_a_town(
    stated: Stated, text: str, partner: str, town: str
) -> None:
    found = {claim for claim in stated(text) if "kg:spokeWith" in claim}
    assert [claim for claim in found if claim.endswith(f"| {partner}")]
    assert not [claim for claim in found if town in claim]
