"""What belongs to an argument: names and complements right behind it, quotation marks as pairs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[[str], set[str]]


@pytest.mark.parametrize(
    ("text", "stated_so"),
    [
        (
            "Le Brésil a acheté les drones Falcor construits en Suède.",
            "Le Brésil | kg:owns | les drones Falcor",
        ),
        (
            "L'organisation d'aide allemande WELTA est présente en Haïti.",
            "L'organisation d'aide allemande WELTA | kg:locatedIn | Haïti",
        ),
        (
            "Anna Delmas soutient le programme Arès depuis mars.",
            "Anna Delmas | kg:supports | le programme Arès",
        ),
    ],
)
def test_a_name_right_behind_a_noun_is_part_of_it(
    text: str, stated_so: str, stated: Stated
) -> None:
    """The jets were cut from their name."""
    assert stated_so in stated(text)


@pytest.mark.parametrize(
    ("text", "stated_so"),
    [
        (
            "La prise d'otages a eu lieu à Lille.",
            "La prise d'otages | kg:happenedIn | Lille",
        ),
        (
            "Un accident d'autocar s'est produit au Portugal.",
            "Un accident d'autocar | kg:happenedIn | Portugal",
        ),
        (
            "Les négociations de paix se sont tenues à Oslo.",
            "Les négociations de paix | kg:happenedIn | Oslo",
        ),
        (
            "L'édition 2015 des championnats de Norvège de ski s'est tenue à Bergen.",
            "L'édition 2015 des championnats de Norvège de ski | kg:happenedIn | Bergen",
        ),
    ],
)
def test_a_bare_complement_names_the_event_with_its_noun(
    text: str, stated_so: str, stated: Stated
) -> None:
    """A "prise d'otages" is no "prise"; a year inside of a phrase does not end it."""
    assert stated_so in stated(text)


def test_members_are_members_of_what_they_are_members_of(stated: Stated) -> None:
    """A definite complement takes part in what the noun tells, it is no part of its name."""
    assert "Des membres | kg:memberOf | parti" in stated("Des membres du parti ont été arrêtés.")


@pytest.mark.parametrize(
    ("text", "stated_so"),
    [
        (
            "Anna Delmas a réclamé un vote sur « toutes les taxes prévues par le maire ».",
            "Anna Delmas | kg:requested | un vote sur « toutes les taxes prévues par le maire »",
        ),
        (
            "Le syndicat a créé un « comité qui défend les marins ».",
            "Le syndicat | kg:founded | un « comité qui défend les marins »",
        ),
        (
            "Le maire a promis de « rouvrir l’école et d’en bâtir une autre ».",
            "Le maire | kg:promised | rouvrir l’école et d’en bâtir une autre",
        ),
        ("Il vit à Eaubonne (Val-d’Oise).", "Eaubonne | kg:locatedIn | Val-d’Oise"),
    ],
)
def test_a_phrase_never_stops_inside_of_marks(text: str, stated_so: str, stated: Stated) -> None:
    """It goes on to the mark that closes them; an apostrophe closes nothing."""
    assert stated_so in stated(text)


@pytest.mark.parametrize(
    "post",
    [
        "représentant auprès de l'Unesco",
        "ambassadeur auprès de l'Otan",
        "conseiller auprès de l'Onu",
    ],
)
def test_a_post_keeps_whom_it_is_held_with(post: str, stated: Stated) -> None:
    """The predicate's complement is no adverb of the sentence."""
    assert f"Paul Marchand | kg:holdsPosition | {post}" in stated(f"Paul Marchand est {post}.")


@pytest.mark.parametrize(
    ("text", "stated_so"),
    [
        (
            "Un inconnu attaque deux passants au couteau à Lorn.",
            "Un inconnu | kg:attacked | deux passants",
        ),
        (
            "Le retraité qui a tué un voleur d'un coup de fusil samedi soir a été arrêté.",
            "Le retraité | kg:killed | un voleur",
        ),
        (
            "Anna Delmas a remporté la primaire avec plus de 58 % des voix.",
            "Anna Delmas | kg:won | la primaire",
        ),
        (
            "Anna Delmas a remporté la troisième étape du tour en 3 heures et 12 minutes.",
            "Anna Delmas | kg:won | la troisième étape du tour",
        ),
        (
            "L'armée a mobilisé 900 soldats, soit un tiers de ses effectifs.",
            "L'armée | kg:deployed | 900 soldats",
        ),
        (
            "Le pays est dirigé par une coalition entre le Parti vert et trois petits partis.",
            "Le pays | kg:ledBy | une coalition entre le Parti vert et trois petits partis",
        ),
    ],
)
def test_how_it_was_done_is_no_part_of_an_object(text: str, stated_so: str, stated: Stated) -> None:
    """Weapons, shares of votes and spans of time are the verb's; "soit" adds no object."""
    assert stated_so in stated(text)


@pytest.mark.parametrize("people", ["le Belge", "l'Espagnol", "le Kényan"])
def test_a_name_behind_a_people_is_nobody_else(people: str, stated: Stated) -> None:
    """ "Le Belge Paul Marchand" is Paul Marchand, whoever stands before."""
    found = stated(f"À l'image de son rival, {people} Paul Marchand a remporté le titre.")
    assert "Paul Marchand | kg:won | le titre" in found


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Le directeur du journal, le Belge Paul Marchand, a fui.", "Le directeur du journal"),
        ("Le maire, l'Italien Paul Marchand, accuse la presse.", "Le maire"),
        ("Le président du club, l'Espagnol Paul Marchand, a fui.", "Le président du club"),
    ],
)
def test_a_people_between_a_post_and_a_name_parts_nothing(
    text: str, post: str, stated: Stated
) -> None:
    """Whose people somebody is of stands between the post and the name."""
    assert f"Paul Marchand | kg:holdsPosition | {post}" in stated(text)
